import { DEFAULT_LIMIT } from '../analyze/analyze.ts';
import { judge } from '../analyze/judge.ts';
import type { Artifacts } from '../model/artifacts.ts';
import { UTC } from '../model/calendar.ts';
import type { AnyInference, Context, Ranking } from '../model/inference.ts';
import type { Observation } from '../model/vantage.ts';
import { simulateWorld, type World, type WorldOptions } from '../simulate/world.ts';
import { hoursApart } from '../stats/circular.ts';
import { createRandom } from '../stats/random.ts';

/** How often a question's intervals held the truth in simulated worlds. */
export interface IntervalCoverage {
  readonly question: string;
  readonly level: number;
  /** Share of the n intervals that held the truth. */
  readonly coverage: number;
  readonly n: number;
  /** Which worlds were counted. */
  readonly set: string;
}

/** A world as a question sees it, and which endpoint is which person. */
export interface ReducedWorld {
  readonly artifacts: Artifacts;
  /** Endpoint of a person by their number; −1 for one who never showed. */
  readonly idOf: (person: number) => number;
}

/** What is true of one row of a ranking; undefined where the world has no truth for it. */
type Truth = (ranking: Ranking, row: number) => number | undefined;

const TRUTHS: Readonly<Record<string, (world: World, reduced: ReducedWorld) => Truth>> = {
  'strongest-ties': ({ truth }, { idOf }) => {
    const shares = new Map<string, number>();
    for (const { a, b, contactShare } of truth.ties) {
      const [low, high] = [Math.min(idOf(a), idOf(b)), Math.max(idOf(a), idOf(b))];
      shares.set(`${low} ${high}`, contactShare);
    }
    return ({ subjects }, row) => (subjects.of === 'pairs' ? shares.get(`${subjects.a[row]} ${subjects.b[row]}`) : undefined);
  },
  'daily-rhythm': ({ truth }, { idOf }) => {
    const middles = new Map(truth.midSleep.map((hour, person) => [idOf(person), hour]));
    return ({ subjects, columns }, row) => {
      const hour = subjects.of === 'endpoints' ? middles.get(subjects.id[row] as number) : undefined;
      const value = columns.value?.[row];
      // On the same turn of the clock as the estimate.
      return hour === undefined || value === undefined ? undefined : value + hoursApart(value, hour);
    };
  },
};

const WORLD: Partial<WorldOptions> = { people: 60, days: 42 };

function contextOf({ events }: World, seed: number): Context {
  const observation = { clock: 'utc', clockStep: 1_000, events: events.length } as Partial<Observation> as Observation;
  return { calendar: UTC, observation, events: [], focus: [], random: createRandom(seed), side: {}, options: {} };
}

/**
 * Counts, over worlds of the given seeds, how often the intervals that a report shows held the truth.
 * @param reduce makes the artifacts of a world
 * @throws Error if a question has no truth to be held against
 */
export function measureIntervalCoverage(
  questions: readonly AnyInference[],
  seeds: readonly number[],
  reduce: (world: World) => ReducedWorld,
): IntervalCoverage[] {
  const held = new Map(questions.map(({ id }) => [id, { inside: 0, n: 0 }]));
  for (const seed of seeds) {
    const world = simulateWorld({ ...WORLD, seed });
    const reduced = reduce(world);
    for (const question of questions) {
      const { id, rank } = question;
      const truthOf = TRUTHS[id]?.(world, reduced);
      const count = held.get(id);
      if (truthOf === undefined || count === undefined) throw new Error(`no truth is simulated for ${id}`);
      const ranking: Ranking = rank(reduced.artifacts, contextOf(world, seed));
      const { low, high } = ranking.columns;
      // Only what a report would show: the best of many are the best partly by luck, which a count over all would hide.
      for (const { row } of judge(question, ranking, new Set(), DEFAULT_LIMIT).selected) {
        const truth = truthOf(ranking, row);
        if (truth === undefined) continue;
        count.n++;
        if ((low?.[row] as number) <= truth && truth <= (high?.[row] as number)) count.inside++;
      }
    }
  }
  return questions.map(({ id, interval }) => {
    const { inside, n } = held.get(id) as { inside: number; n: number };
    return {
      question: id,
      level: interval?.level ?? 0,
      coverage: n === 0 ? 0 : Math.round((inside / n) * 1_000) / 1_000,
      n,
      set: `simulated messenger worlds of ${WORLD.people} people over ${WORLD.days} days, seeds ${seeds[0]} to ${seeds.at(-1)}, as reported`,
    };
  });
}
