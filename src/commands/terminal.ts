import { stripVTControlCharacters, styleText } from 'node:util';
import cliProgress from 'cli-progress';
import type { KnownFailure } from '../model/failure.ts';
import { makeVisible } from '../report/view/visible.ts';

/** How much goes to stderr. */
export type Verbosity = 'quiet' | 'normal' | 'verbose';

/** Where a command speaks: data on stdout, all else on stderr, progress only on a terminal. */
export interface Terminal {
  readonly color: boolean;
  readonly verbosity: Verbosity;
  /** Columns of stdout; 80 where it is no terminal. */
  readonly width: number;
  /** Data, to stdout. */
  print(text: string): void;
  /** A remark, to stderr; not when quiet. */
  say(text: string): void;
  /** A detail, to stderr; only when verbose. */
  detail(text: string): void;
  /** Something that went wrong, to stderr, always. */
  warn(text: string): void;
  /** A progress bar over `total` units; silent where stderr is no terminal. */
  progress(title: string, total: number): Progress;
}

export interface Progress {
  update(done: number, note?: string): void;
  stop(): void;
}

const SILENT: Progress = { update() {}, stop() {} };

/** NO_COLOR and TERM=dumb switch colour off; FORCE_COLOR switches it on; otherwise it follows whether stdout is a terminal. */
export function wantsColor(env: NodeJS.ProcessEnv = process.env, isTty: boolean = process.stdout.isTTY ?? false): boolean {
  if (env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0') return true;
  return isTty && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}

export function createTerminal(verbosity: Verbosity, color: boolean): Terminal {
  const { stdout, stderr } = process;
  const err = (text: string) => stderr.write(`${color ? text : stripVTControlCharacters(text)}\n`);
  return {
    color,
    verbosity,
    width: stdout.columns ?? 80,
    print: (text) => stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    say: (text) => verbosity !== 'quiet' && err(text),
    detail: (text) => verbosity === 'verbose' && err(text),
    warn: err,
    progress(title, total) {
      if (!stderr.isTTY || verbosity === 'quiet') return SILENT;
      const bar = new cliProgress.SingleBar(
        {
          format: `${title} {bar} {percentage}% {note} · {eta_formatted} left`,
          stream: stderr,
          hideCursor: true,
          clearOnComplete: true,
          etaBuffer: 50,
        },
        cliProgress.Presets.shades_grey,
      );
      bar.start(total, 0, { note: '' });
      return { update: (done, note) => bar.update(done, note === undefined ? {} : { note }), stop: () => bar.stop() };
    },
  };
}

/** An error as three lines: what, where, what to try. */
export function describeFailure({ message, where, remedy }: KnownFailure, color: boolean): string {
  const head = color ? styleText(['red', 'bold'], 'error') : 'error';
  const lines = [`${head}: ${makeVisible(message)}`];
  if (where !== undefined) lines.push(`  where: ${makeVisible(where)}`);
  if (remedy !== undefined) lines.push(`  try:   ${makeVisible(remedy)}`);
  return lines.join('\n');
}
