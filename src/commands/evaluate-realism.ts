import { basename, join } from 'node:path';
import type { FoundWorld } from '../evaluate/find-worlds.ts';
import { type LogProfile, profileLog } from '../evaluate/realism/profile-log.ts';
import { realismJson, renderRealism } from '../evaluate/realism/render-realism.ts';
import { tabulateRealism } from '../evaluate/realism/tabulate-realism.ts';
import { ingest } from '../ingest/ingest.ts';
import { KnownFailure } from '../model/failure.ts';
import { parseWhole } from './parse-values.ts';
import type { Terminal } from './terminal.ts';

export interface RealismFlags {
  /** Real logs, as PATH or PATH@ZONE. */
  readonly against?: readonly string[];
  readonly cut?: string;
  readonly observer?: string;
  readonly alignHours?: true;
  readonly json?: true;
}

interface Log {
  readonly name: string;
  readonly path: string;
  readonly zone?: string;
}

/** `logs/a.csv@Europe/Berlin`: a zone holds no dot, a path seldom an @. */
function parseLog(text: string): Log {
  const at = text.lastIndexOf('@');
  const zone = at < 0 ? '' : text.slice(at + 1);
  return zone === '' || zone.includes('.')
    ? { name: basename(text), path: text }
    : { name: basename(text.slice(0, at)), path: text.slice(0, at), zone };
}

/** The log of a world by which it is compared: of the observer asked for, or else of the server or of whoever sees both sides. */
function logOf({ folder, truth }: FoundWorld, observer: string | undefined): Log {
  const wanted = observer === undefined ? ['server', 'everyone', 'carrier'] : [observer];
  const found = wanted.map((id) => truth.observers.find((one) => one.id === id)).find((one) => one !== undefined);
  if (!found)
    throw new KnownFailure('usage', 'The world has no log of such an observer', {
      where: folder,
      remedy: `Give --observer one of ${truth.observers.map(({ id }) => id).join(', ')}.`,
    });
  return { name: `${truth.scenario} ${found.id}`, path: join(folder, found.file), zone: truth.zone };
}

/** Prints how far simulated logs are from real ones, and real ones from each other. */
export async function evaluateRealism(
  worlds: readonly FoundWorld[],
  flags: RealismFlags,
  seed: number,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<void> {
  if (!flags.against || flags.against.length === 0)
    throw new KnownFailure('usage', 'There is nothing to compare the worlds with', {
      where: '--realism',
      remedy: 'Name real logs: --against LOG, or LOG@ZONE where its times are local; two or more, to see how far those are apart.',
    });
  const days = flags.cut === undefined ? undefined : parseWhole(flags.cut, '--cut', 1, 10_000);
  const profile = async ({ name, path, zone }: Log): Promise<LogProfile> => {
    const { store, calendar } = await ingest([path], { ...(zone !== undefined && { zone }), signal });
    try {
      return await profileLog(store, calendar, { name, seed, ...(days !== undefined && { days }) });
    } finally {
      await store.close();
    }
  };
  const progress = terminal.progress('Profiling', worlds.length + flags.against.length);
  const profiles: LogProfile[] = [];
  try {
    for (const log of [...worlds.map((world) => logOf(world, flags.observer)), ...flags.against.map(parseLog)]) {
      progress.update(profiles.length, log.name);
      profiles.push(await profile(log));
    }
  } finally {
    progress.stop();
  }
  const table = tabulateRealism(profiles.slice(0, worlds.length), profiles.slice(worlds.length), { alignHours: flags.alignHours ?? false });
  terminal.print(flags.json ? realismJson(table) : renderRealism(table, Math.min(100, terminal.width)));
}
