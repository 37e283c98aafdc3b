import { ask } from '../../src/analyze/ask.ts';
import { sameSource } from '../../src/inferences/around-an-event/same-source.ts';
import { MICROS_PER_DAY } from '../../src/model/event.ts';
import type { ObserverId, Scenario } from '../../src/simulate/scenario.ts';
import { createScenario } from '../../src/simulate/scenario-family.ts';
import type { Truth } from '../../src/simulate/truth.ts';
import { COARSEST_CLOCK, SPAN } from './ratio-cases.ts';
import { eachSimulatedLog, type SimulatedLog } from './simulated-logs.ts';

/** What two numbers have to do with each other, the nearest first. */
type Bond = 'same person' | 'household' | 'workplace' | 'tie' | 'club' | 'none';

/** Pairs of numbers that the question opened. Columns in step; people of different worlds have numbers of their own. */
export interface PairCases {
  readonly score: number[];
  readonly bond: Bond[];
  readonly one: number[];
  /** −1 where both numbers are of one person. */
  readonly other: number[];
  /** Of the less active and of the more active number. */
  readonly eventsADay: [number, number][];
  readonly daysTogether: number[];
  readonly observedDays: number[];
}

/** Ordinary people over four to nine weeks, by clocks of a millisecond or a second, of whom one in five has a second number for half of the contacts. */
const numbersWorld = (seed: number, observer: ObserverId): Scenario => {
  const scenario = createScenario({
    id: 'calibration',
    title: 'Second numbers',
    note: 'Fictional.',
    people: 150,
    days: SPAN.least + 7 * (seed % 6),
    seed,
    plants: [{ kind: 'numbers', secondShare: 0.2, successorShare: 0, keptContacts: 1 }],
  });
  const clockStepMs = seed % 2 === 0 ? 1 : COARSEST_CLOCK / 1_000;
  return {
    ...scenario,
    observers: scenario.observers.filter(({ id }) => id === observer).map((settings) => ({ ...settings, clockStepMs })),
  };
};

function createBonds({ people, ties }: Truth): (one: number, other: number) => Bond {
  const tied = new Set(ties.a.map((a, i) => `${a} ${ties.b[i]}`));
  const shared = (groups: readonly number[], one: number, other: number) => groups[one] === groups[other] && groups[one] !== -1;
  return (one, other) => {
    if (one === other) return 'same person';
    if (shared(people.household, one, other)) return 'household';
    if (shared(people.workplace, one, other)) return 'workplace';
    if (tied.has(`${Math.min(one, other)} ${Math.max(one, other)}`)) return 'tie';
    return shared(people.club, one, other) ? 'club' : 'none';
  };
}

/** All pairs that same-source opens in the worlds of these seeds, as one observer logs them. */
export async function collectPairCases(seeds: readonly number[], observer: ObserverId): Promise<PairCases> {
  const cases: PairCases = { score: [], bond: [], one: [], other: [], eventsADay: [], daysTogether: [], observedDays: [] };
  const scenarios = seeds.map((seed) => numbersWorld(seed, observer));
  await eachSimulatedLog(scenarios, observer, (log, place) => addWorld(cases, place * 1_000, log));
  return cases;
}

async function addWorld(cases: PairCases, base: number, { truth, reducer, context, people }: SimulatedLog): Promise<void> {
  const { offsets } = await reducer.get('series');
  const days = (await reducer.get('coverage')).observed / MICROS_PER_DAY;
  cases.observedDays.push(days);
  const bondOf = createBonds(truth);
  const rate = (id: number) => ((offsets[id + 1] as number) - (offsets[id] as number)) / days;
  // Only the ranking is read: findings need not be explained.
  const { ranking } = await ask(sameSource, { reducer, context, side: {}, options: {}, limit: 1 });
  if (ranking?.subjects.of !== 'pairs' || ranking.columns.ratio === undefined) return;
  const together = ranking.scope?.['days together'] as Float64Array;
  for (const [row, a] of ranking.subjects.a.entries()) {
    const ends = [a, ranking.subjects.b[row] as number] as const;
    const [one, other] = ends.map((id) => ((people[id] ?? []).length === 1 ? people[id]?.[0] : undefined));
    // A line that several share is nobody's.
    if (one === undefined || other === undefined) continue;
    cases.score.push(ranking.columns.ratio[row] as number);
    cases.bond.push(bondOf(one, other));
    cases.one.push(base + one);
    cases.other.push(one === other ? -1 : base + other);
    const [x, y] = ends.map(rate) as [number, number];
    cases.eventsADay.push([Math.min(x, y), Math.max(x, y)]);
    cases.daysTogether.push(together[row] as number);
  }
}
