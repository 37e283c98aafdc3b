import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Command } from 'commander';
import { calendarOf } from '../formats/zone.ts';
import { KnownFailure } from '../model/failure.ts';
import { describeWorld } from '../simulate/describe-world.ts';
import type { LogFormat } from '../simulate/observers/row.ts';
import { createWorld, type World } from '../simulate/run-world.ts';
import { OBSERVER_IDS, type Scenario } from '../simulate/scenario.ts';
import { MOST_DAYS, MOST_PEOPLE, parseScenario } from '../simulate/scenario-file.ts';
import { SCENARIOS } from '../simulate/scenarios/registry.ts';
import type { Truth } from '../simulate/truth.ts';
import { elapsedSeconds, now } from './clock.ts';
import { nearest } from './nearest.ts';
import { parseWhole } from './parse-values.ts';
import type { Shared } from './shared.ts';
import { toParquet } from './simulate-parquet.ts';
import { createUnfinishedFolder, type UnfinishedFolder } from './unfinished-folder.ts';
import { prepareFolder, systemReason } from './write-files.ts';

/** Whatever a world's folder may hold: a log beside the truth of another world would mislead. */
const WORLD_FILES = [
  ...['scenario.json', 'truth.json', 'README.md', 'truth-people.parquet', 'truth-ties.parquet'],
  ...OBSERVER_IDS.flatMap((id) => ['csv', 'jsonl', 'parquet'].map((format) => `${id}.${format}`)),
];
const FORMATS = ['csv', 'jsonl', 'parquet'] as const;
type Format = (typeof FORMATS)[number];

interface SimulateFlags {
  readonly output: string;
  readonly people?: string;
  readonly days?: string;
  readonly seed?: string;
  readonly format: string;
  readonly force?: true;
  readonly json?: true;
}

/** The worlds that a name or a file stands for, by sub-folder. */
async function findWorlds(given: string): Promise<Readonly<Record<string, Scenario>>> {
  const family = SCENARIOS.find(({ id }) => id === given);
  if (family) return family.worlds;
  const slash = given.indexOf('/');
  const one = SCENARIOS.find(({ id }) => id === given.slice(0, slash))?.worlds[given.slice(slash + 1)];
  if (one) return { '': one };
  if (!given.endsWith('.json') && !existsSync(given)) {
    const names = SCENARIOS.flatMap(({ id, worlds }) => [
      id,
      ...Object.keys(worlds).flatMap((sub) => (sub === '' ? [] : [`${id}/${sub}`])),
    ]);
    throw new KnownFailure('usage', 'There is no such scenario', {
      where: given,
      remedy: `${nearest(given, names)} Give one of ${SCENARIOS.map(({ id }) => id).join(', ')}, or a JSON file.`.trim(),
    });
  }
  try {
    return { '': parseScenario(await readFile(given, 'utf8'), given) };
  } catch (error) {
    if (error instanceof KnownFailure) throw error;
    throw new KnownFailure('unreadable', `The scenario could not be read: ${systemReason(error)}`, {
      where: given,
      remedy: 'Name a scenario, or a JSON file that states one.',
    });
  }
}

function applyFlags(scenario: Scenario, { people, days, seed }: SimulateFlags): Scenario {
  return {
    ...scenario,
    ...(people !== undefined && { people: parseWhole(people, '--people', 2, MOST_PEOPLE) }),
    ...(days !== undefined && { days: parseWhole(days, '--days', 1, MOST_DAYS) }),
    ...(seed !== undefined && { seed: parseWhole(seed, '--seed', 0, 2 ** 31 - 1) }),
  };
}

/** A world before its first day, and the files that it is going to fill. */
interface PlannedWorld {
  readonly scenario: Scenario;
  readonly folder: string;
  readonly files: UnfinishedFolder;
  readonly world: World;
}

/** Touches no disk: a scenario that cannot be is refused before anything is there. */
function planWorld(scenario: Scenario, folder: string, format: Format): PlannedWorld {
  const log: LogFormat = format === 'jsonl' ? 'jsonl' : 'csv';
  const files = createUnfinishedFolder(folder);
  const world = createWorld(
    scenario,
    { home: calendarOf(scenario.zone), abroad: calendarOf(scenario.population.abroadZone) },
    log,
    (observer, text) => files.append(`${observer}.${log}`, text),
  );
  return { scenario, folder, files, world };
}

/** Simulates one world into its folder, which is there, and returns its truth. */
async function writeWorld({ scenario, files, world }: PlannedWorld, format: Format, shared: Shared): Promise<Truth> {
  const terminal = shared.terminal();
  try {
    const began = now();
    const progress = terminal.progress('Simulating', scenario.days);
    try {
      for (let day = 0; day < scenario.days; day++) {
        shared.signal.throwIfAborted();
        world.runDay();
        progress.update(day + 1, `${Math.round(world.rows / Math.max(1e-3, elapsedSeconds(began)) / 1_000)} thousand rows a second`);
        await setImmediate();
      }
    } finally {
      progress.stop();
    }
    const told = world.finish();
    const truth: Truth = { ...told, observers: told.observers.map((observer) => ({ ...observer, file: `${observer.id}.${format}` })) };
    const seconds = elapsedSeconds(began);
    terminal.detail(`${world.rows} rows in ${seconds.toFixed(1)} s, ${Math.round(world.rows / seconds)} rows a second`);
    files.append('scenario.json', `${JSON.stringify(scenario, null, 2)}\n`);
    files.append('truth.json', `${JSON.stringify(truth)}\n`);
    if (format === 'parquet') await toParquet(files, told, shared.signal);
    files.append('README.md', describeWorld(truth));
    await files.finish(WORLD_FILES);
    return truth;
  } finally {
    files.discard();
  }
}

export function simulateCommand(shared: Shared): Command {
  return new Command('simulate')
    .description('make the logs of a fictional population as each observer would have them, and the truth')
    .argument('<scenario>', `${SCENARIOS.map(({ id }) => id).join(', ')}; or a JSON file`)
    .requiredOption('-o, --output <folder>', 'where to write logs, truth.json, scenario.json and a README')
    .option('--people <n>', 'how many people')
    .option('--days <n>', 'how many days')
    .option('--seed <n>', 'seed of everything that is drawn')
    .option('--format <format>', `of the logs: ${FORMATS.join(', ')}`, 'csv')
    .option('--force', 'overwrite what is there')
    .option('--json', 'print what was written as JSON')
    .action(async (given: string, flags: SimulateFlags) => {
      const format = FORMATS.find((known) => known === flags.format);
      if (format === undefined)
        throw new KnownFailure('usage', 'There is no such format of logs', {
          where: `--format ${flags.format}`,
          remedy: `Give one of ${FORMATS.join(', ')}.`,
        });
      const worlds = Object.entries(await findWorlds(given)).map(([sub, scenario]) => ({
        folder: join(flags.output, sub),
        scenario: applyFlags(scenario, flags),
      }));
      const planned = worlds.map(({ folder, scenario }) => planWorld(scenario, folder, format));
      for (const { folder } of worlds) await prepareFolder(folder, WORLD_FILES, [], flags.force ?? false);
      const terminal = shared.terminal();
      const written: object[] = [];
      // Taken off the list, so that a world that is over takes no room.
      for (let world = planned.shift(); world !== undefined; world = planned.shift()) {
        const { folder } = world;
        const truth = await writeWorld(world, format, shared);
        const rows = truth.observers.reduce((sum, observer) => sum + observer.rows, 0);
        written.push({ folder, scenario: truth.scenario, seed: truth.seed, people: truth.people.name.length, days: truth.days, rows });
        if (!flags.json)
          terminal.print(
            `${folder}: ${rows} rows in ${truth.observers.length} logs, ${truth.people.name.length} people, ${truth.days} days`,
          );
      }
      if (flags.json) terminal.print(JSON.stringify(written, null, 2));
    });
}
