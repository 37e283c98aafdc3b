import { ask } from '../../src/analyze/ask.ts';
import { gatherFacts } from '../../src/analyze/row-facts.ts';
import type { AnyInference } from '../../src/model/inference.ts';
import type { ObserverId, Plant, Scenario } from '../../src/simulate/scenario.ts';
import { burner } from '../../src/simulate/scenarios/burner.ts';
import type { Truth } from '../../src/simulate/truth.ts';
import { eachSimulatedLog } from './simulated-logs.ts';

/** Seeds that maps of the questions about numbers are fitted to, on which they are costed and mistakes counted, and of the tests that hold these. */
export const NUMBERS_FITTED_ON = [8_701, 8_702, 8_703, 8_704, 8_705, 8_706, 8_707, 8_708];
export const NUMBERS_SCORED_ON = [8_711, 8_712, 8_713, 8_714, 8_715, 8_716, 8_717, 8_718, 8_719, 8_720];
export const NUMBERS_TESTED_ON = [8_721, 8_722];
/** Worlds of people of one home who are together nearly as often as `second-number` allows for. */
export const CLOSE_HOMES_ON = [8_841, 8_842, 8_843, 8_844, 8_845, 8_846];
/** Days of the shortest and the longest world, and people of the smallest and the largest. */
export const SPAN = { least: 28, most: 63 };
export const CROWD = { least: 200, most: 500 };

/** What two numbers are to each other: of one person, or of two who share a home, a couple or not, or a place of work. */
export type Sort = 'one person' | 'couple' | 'home' | 'work' | 'strangers';

/** The words of findings for those who are two. */
export const SORT_WORDS = {
  couple: 'couples who live together',
  home: 'parents, children and others of one home',
  work: 'colleagues',
  strangers: 'pairs who share neither',
} as const;

/** One pair of numbers that a question ranked. */
interface NumberPair {
  /** Numbers of the two people, which no other world has. */
  readonly one: number;
  readonly other: number;
  readonly sort: Sort;
  readonly row: number;
  readonly p: number;
}

export interface RankedNumbers {
  readonly seed: number;
  readonly ranking: NonNullable<Awaited<ReturnType<typeof ask>>['ranking']>;
  readonly pairs: readonly NumberPair[];
  readonly passing: ReadonlySet<number>;
  readonly facts: (row: number) => { readonly observedDays: number; readonly eventsADay: readonly number[] };
  readonly truth: Truth;
}

/** The burner scenario, of several sizes unless one is stated. */
export const numberWorld = (
  seed: number,
  observer: ObserverId,
  size: Partial<Pick<Scenario, 'people' | 'days'>> = {},
  plants: Partial<Extract<Plant, { kind: 'numbers' }>> = {},
): Scenario => {
  const scenario = burner.worlds[''] as Scenario;
  return {
    ...scenario,
    seed,
    days: SPAN.least + 7 * (seed % 6),
    people: CROWD.least + 100 * (seed % 4),
    ...size,
    plants: scenario.plants.map((plant) => (plant.kind === 'numbers' ? { ...plant, ...plants } : plant)),
    observers: scenario.observers.filter(({ id }) => id === observer),
  };
};

function createSorter({ people, couples }: Truth): (one: number, other: number) => Sort {
  const partner = new Map(couples.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]));
  return (one, other) => {
    if (one === other) return 'one person';
    if (partner.get(one) === other) return 'couple';
    if (people.household[one] === people.household[other]) return 'home';
    const work = people.workplace[one] as number;
    return work >= 0 && work === people.workplace[other] ? 'work' : 'strangers';
  };
}

/** Asks a question about pairs of numbers of each world, as one observer logged it. */
export async function rankNumbers(
  inference: AnyInference,
  scenarios: readonly Scenario[],
  observer: ObserverId,
  options: Readonly<Record<string, number>> = {},
): Promise<RankedNumbers[]> {
  const ranked: RankedNumbers[] = [];
  await eachSimulatedLog(scenarios, observer, async ({ scenario, truth, reducer, context, people }, place) => {
    const answer = await ask(inference, { reducer, context, side: {}, options, limit: 1 });
    const { ranking, passing } = answer;
    if (ranking?.subjects.of !== 'pairs') return;
    const sortOf = createSorter(truth);
    const factsOf = await gatherFacts(context.observation, reducer);
    const { a, b } = ranking.subjects;
    const pairs = Array.from(a, (_, row) => row).flatMap((row): NumberPair[] => {
      const [one, other] = [people[a[row] as number]?.[0], people[b[row] as number]?.[0]];
      if (one === undefined || other === undefined) return [];
      const base = place * 10_000;
      return [{ one: base + one, other: base + other, sort: sortOf(one, other), row, p: ranking.columns.p?.[row] as number }];
    });
    const subject = (row: number) => [a[row] as number, b[row] as number];
    ranked.push({
      seed: scenario.seed,
      ranking,
      pairs,
      passing: new Set(passing),
      facts: (row) => factsOf(answer, row, subject(row)),
      truth,
    });
  });
  return ranked;
}
