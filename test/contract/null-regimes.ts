import type { ArtifactName, Artifacts } from '../../src/model/artifacts.ts';
import { type Instant, MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_SECOND } from '../../src/model/event.ts';
import type { AnyInference } from '../../src/model/inference.ts';
import type { Random } from '../../src/model/random.ts';
import { buildSessions } from '../../src/reduce/sessions.ts';
import { createRandom } from '../../src/stats/random.ts';
import { START, simulateNewcomers, simulatePhones, simulateSessions, toInput } from '../calibration/phones.ts';
import { simulateInput } from '../inferences/simulated-input.ts';
import { START as WORLD_START } from '../simulated-world.ts';

/** A world in which nothing is true: what it shows, and the instants that one asks about. */
export interface NullWorld {
  readonly artifacts: Partial<Artifacts>;
  readonly events: Instant[];
}

/** One kind of such worlds. */
export interface Regime {
  readonly worlds: number;
  /** Artifacts in which these worlds are not empty; all, unless stated. */
  readonly shows?: readonly ArtifactName[];
  /** Whether they are worlds of another regime but for the instants asked about. */
  readonly onlyEventsDiffer?: boolean;
  simulate(random: Random): NullWorld;
}

export const PHONE_DAYS = 40;
const PHONES = 30;

export const at = (day: number, hour: number): Instant => START + day * MICROS_PER_DAY + Math.floor(hour * 3_600) * MICROS_PER_SECOND;

/** Phones without anything to do with each other or the events. */
const phones = (
  draw: (random: Random) => number[][],
  events: (random: Random) => Instant[],
  parts: Partial<Pick<Regime, 'worlds' | 'onlyEventsDiffer'>> = {},
): Regime => ({
  worlds: 300,
  shows: ['series', 'sessions'],
  ...parts,
  simulate(random) {
    const artifacts = toInput(draw(random.fork('phones')), PHONE_DAYS);
    return { artifacts: { ...artifacts, sessions: buildSessions(artifacts.series) }, events: events(random.fork('events')) };
  },
});
const anyHour = (random: Random) => [at(38, 1 + 22.8 * random.next())];
const sparse = (rate: number) => (random: Random) => simulateSessions(PHONES, PHONE_DAYS, rate, random);

export const REGIMES: Readonly<Record<string, Regime>> = {
  'people without any relation': {
    worlds: 60,
    shows: ['contacts', 'exchanges', 'rhythms', 'series', 'sessions'],
    simulate(random) {
      const { artifacts } = simulateInput({ seed: random.below(2 ** 31), people: 24, days: 36, related: false, keepAliveShare: 0.1 });
      return { artifacts, events: [WORLD_START + 33 * MICROS_PER_DAY + Math.round((17 + random.next() * 5) * MICROS_PER_HOUR)] };
    },
  },
  'people without any relation, whose senders the log does not name': {
    worlds: 20,
    shows: ['deliveries', 'series'],
    simulate: (random) => {
      const world = { seed: random.below(2 ** 31), people: 24, days: 14, related: false, groupThreads: 0.3 };
      return { artifacts: simulateInput({ ...world, observer: 'sealed-server' }).artifacts, events: [] };
    },
  },
  'people without any relation, and where they were': {
    worlds: 60,
    shows: ['visits'],
    simulate: (random) => {
      const plants = [{ kind: 'numbers' as const, secondShare: 0.2, successorShare: 0, keptContacts: 1 }];
      const world = { seed: random.below(2 ** 31), people: 24, days: 28, related: false, plants };
      return { artifacts: simulateInput({ ...world, observer: 'carrier' }).artifacts, events: [] };
    },
  },
  'phones used once in ten days, in bursts': phones(sparse(0.1), anyHour),
  'phones used every other day, in bursts': phones(sparse(0.5), anyHour),
  'phones used three times a day, in bursts': phones(sparse(3), anyHour, { worlds: 100 }),
  'phones used all day': phones((random) => simulatePhones(10, PHONE_DAYS, random), anyHour, { worlds: 100 }),
  'newcomers among them': phones(
    (random) => [...simulateSessions(25, PHONE_DAYS, 0.5, random), ...simulateNewcomers(5, PHONE_DAYS, 37, random)],
    anyHour,
  ),
  'three events within a minute': phones(
    sparse(0.5),
    (random) => {
      const [first] = anyHour(random) as [Instant];
      return [first, first + 20 * MICROS_PER_SECOND, first + 40 * MICROS_PER_SECOND];
    },
    { onlyEventsDiffer: true },
  ),
  'three events on three days': phones(sparse(0.5), (random) => [36, 37, 38].map((day) => at(day, 20 + random.next())), {
    onlyEventsDiffer: true,
  }),
};

/**
 * Whether worlds of a regime can show anything about a question: not if all that it reads, but for the span of the log and who is in it,
 * is empty there, nor if they differ from those of another regime in nothing that it reads.
 */
export const isAsked = ({ needs, needsEvents }: AnyInference, { shows, onlyEventsDiffer }: Regime): boolean =>
  (needsEvents || !onlyEventsDiffer) &&
  (shows === undefined || (needs as readonly ArtifactName[]).some((name) => name !== 'coverage' && shows.includes(name)));

/** The worlds of a regime, each simulated when it is first asked for and kept for the questions that come after. */
export function worldsOf(
  name: string,
  { worlds, simulate }: Regime,
): { readonly count: number; get(world: number): NullWorld; drop(): void } {
  const made: NullWorld[] = [];
  return {
    count: worlds,
    get(world) {
      made[world] ??= simulate(createRandom(7_000 + world).fork(name));
      return made[world] as NullWorld;
    },
    drop: () => made.splice(0),
  };
}
