import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askLog } from '../../src/evaluate/ask-log.ts';
import { findWorlds } from '../../src/evaluate/find-worlds.ts';
import { disclosure } from '../../src/inferences/hidden-links/disclosure.ts';
import { reIdentified } from '../../src/inferences/identity/re-identified.ts';
import { unicity } from '../../src/inferences/identity/unicity.ts';
import type { AnyInference } from '../../src/model/inference.ts';
import type { ObserverId } from '../../src/simulate/scenario.ts';
import { worldFiles } from '../../src/simulate/world-files.ts';
import { analyzeText } from '../contract/analyze-text.ts';
import { CROWDS_MEASURED_ON, coverageWorld, MIXES_MEASURED_ON } from './coverage-worlds.ts';
import { type CountedCoverage, FEWEST } from './measure-coverage.ts';
import { MIX, numberOf, writeMixLog } from './mix-log.ts';

/** Estimates about a crowd as a whole: no world states their truth, which is what such crowds show on average. */
const OF_CROWDS: readonly AnyInference[] = [unicity, reIdentified];
/** Those whose logs show them: the others see no contacts or places of many people. */
const OBSERVERS: readonly ObserverId[] = ['carrier', 'server', 'everyone'];

interface Told {
  readonly question: string;
  readonly observer: string;
  /** Which of the rows that the question has of such logs. */
  readonly row: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What is told of one crowd a seed, by each of these observers. */
async function askCrowds(seeds: readonly number[]): Promise<Told[]> {
  const told: Told[] = [];
  for (const seed of seeds) {
    const folder = mkdtempSync(join(tmpdir(), 'penregister-crowds-'));
    try {
      mkdirSync(join(folder, 'world'));
      const scenario = coverageWorld(seed);
      const watched = { ...scenario, observers: scenario.observers.filter(({ id }) => OBSERVERS.includes(id)) };
      for (const [name, content] of Object.entries(worldFiles(watched))) writeFileSync(join(folder, 'world', name), content);
      for (const world of await findWorlds([folder]))
        for (const observer of world.truth.observers)
          for (const { inference, ranking } of (await askLog(world, observer, { inferences: OF_CROWDS, seed: 1 })).answers) {
            const { value, low, high, support } = ranking?.columns ?? {};
            value?.forEach((one, row) => {
              if ((support?.[row] as number) < (inference.minSupport ?? 0)) return;
              const bounds = { low: low?.[row] as number, high: high?.[row] as number };
              told.push({ question: inference.id, observer: observer.id, row: `${row} of ${value.length}`, value: one, ...bounds });
            });
          }
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
  return told;
}

const three = (share: number): number => Math.round(share * 1e3) / 1e3;
const group = <T>(items: readonly T[], keyOf: (item: T) => string): T[][] => {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
};

/** How often an interval from one crowd holds the mean of all the others. */
export async function countCrowds(): Promise<CountedCoverage[]> {
  const told = await askCrowds(CROWDS_MEASURED_ON);
  const { people, days } = coverageWorld(0);
  return group(told, ({ question, observer }) => `${question} ${observer}`).flatMap((own) => {
    const held = group(own, ({ row }) => row).flatMap((alike) => {
      const sum = alike.reduce((total, { value }) => total + value, 0);
      return alike.map(({ value, low, high }) => {
        const mean = (sum - value) / (alike.length - 1);
        // Where all crowds show the same, sums in another order must not say otherwise.
        return alike.length > 1 && low <= mean + 1e-9 && mean - 1e-9 <= high;
      });
    });
    const [{ question, observer }] = own as [Told];
    if (held.length < FEWEST) return [];
    return [
      {
        question,
        observer,
        level: OF_CROWDS.find(({ id }) => id === question)?.interval?.level ?? 0,
        coverage: three(held.filter(Boolean).length / held.length),
        n: held.length,
        set: `simulated crowds of ${people} people over ${days} days as such an observer logs them, seeds ${CROWDS_MEASURED_ON[0]} to ${CROWDS_MEASURED_ON.at(-1)}, and what the others of them show on average, as reported`,
      },
    ];
  });
}

/** How often the shares of disclosure hold the true ones, of those that a report of a mix's log shows. No observer of the worlds sees such a log. */
export async function countMixes(): Promise<CountedCoverage> {
  let [held, n] = [0, 0];
  for (const seed of MIXES_MEASURED_ON) {
    const { log, truth } = writeMixLog(seed);
    const { endpoints, findings } = await analyzeText(log, { inferences: [disclosure] }, 'mix.jsonl');
    const names = new Map(endpoints.id.map((id, i) => [id, endpoints.name[i] as string]));
    for (const { subject, measures } of findings) {
      const [a, b] = subject.map((id) => numberOf(names.get(id) as string)) as [number, number];
      const share = truth[a * MIX.people + b] as number;
      n++;
      held += Number((measures[0]?.low as number) <= share && share <= (measures[0]?.high as number));
    }
  }
  return {
    question: disclosure.id,
    observer: 'mix',
    level: disclosure.interval?.level ?? 0,
    coverage: three(held / n),
    n,
    set: `simulated mixes that hand out ${MIX.rounds} batches of ${MIX.batch} messages of ${MIX.people} people, who write to ${MIX.friends} each alike, seeds ${MIXES_MEASURED_ON[0]} to ${MIXES_MEASURED_ON.at(-1)}, as reported`,
  };
}
