import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built program: `npm test` builds it first. */
export const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What the run left in its temporary folder. */
  readonly left: readonly string[];
}

export interface RunOptions {
  readonly cwd?: string;
  /** Beside PATH, HOME and TMPDIR; nothing else is inherited, so that neither CI nor a colour setting of the host reaches the program. */
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Uint8Array;
  /** Flags of Node itself. */
  readonly node?: readonly string[];
  /** Called with the running program and its temporary folder. */
  readonly during?: (child: ChildProcess, temporary: string) => void;
  /** Program and arguments that Node is started by. */
  readonly under?: readonly string[];
}

/** Runs the program as a child process with a temporary folder of its own. */
export async function runCli(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const temporary = mkdtempSync(join(tmpdir(), 'penregister-cli-'));
  const env = { PATH: process.env['PATH'] ?? '', HOME: temporary, TMPDIR: temporary, ...options.env };
  const [program = process.execPath, ...rest] = [...(options.under ?? []), process.execPath, ...(options.node ?? []), CLI, ...args];
  try {
    const child = spawn(program, rest, { cwd: options.cwd, env });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    // A program that does not read its input to the end is no trouble of these tests.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
    options.during?.(child, temporary);
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    return { code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString(), left: readdirSync(temporary) };
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

export interface Workspace {
  readonly folder: string;
  /** Absolute path of something in it. */
  path(name: string): string;
  remove(): void;
}

export function createWorkspace(...folders: string[]): Workspace {
  const folder = mkdtempSync(join(tmpdir(), 'penregister-commands-'));
  for (const name of folders) mkdirSync(join(folder, name), { recursive: true });
  return { folder, path: (name) => join(folder, name), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Every file below a folder: path → bytes as Latin-1, in which each byte is one character. */
export function readAll(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    names.filter((name) => statSync(join(folder, name)).isFile()).map((name) => [name, readFileSync(join(folder, name), 'latin1')]),
  );
}
