import { describe, expect, test } from 'vitest';
import { ask } from '../../src/analyze/ask.ts';
import { inferences } from '../../src/inferences/index.ts';
import type { ArtifactName, Artifacts } from '../../src/model/artifacts.ts';
import { UTC } from '../../src/model/calendar.ts';
import { type Instant, MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_SECOND } from '../../src/model/event.ts';
import type { AnyInference } from '../../src/model/inference.ts';
import type { Random } from '../../src/model/random.ts';
import type { Reducer } from '../../src/reduce/reduce.ts';
import { buildSessions } from '../../src/reduce/sessions.ts';
import { poissonBinomialTail } from '../../src/stats/poisson-binomial.ts';
import { createRandom } from '../../src/stats/random.ts';
import { START, simulateNewcomers, simulatePhones, simulateSessions, toInput } from '../calibration/phones.ts';
import { contactsOf, endpointsOf } from '../graph/artifacts.ts';
import { exchangesOf } from '../graph/exchanges.ts';
import { activityPairs } from '../graph/worlds.ts';
import { observe, simulateInput } from '../inferences/simulated-input.ts';
import { START as WORLD_START } from '../simulated-world.ts';

/** Rate of false discoveries at which the engine reports tests, and of divisions that chance makes as well at which it shows groups. */
const RATE = 0.05;
/** Chance with which a sound question may fail one of these tests. */
const CHANCE = 1e-3;

const tests = inferences.filter(({ asks }) => asks === 'test');
const observation = { ...observe([]), present: { ...observe([]).present, at: 1, actor: 1, peer: 1, kind: 1 } };

/** What one kind of world shows of what the tests read, and the instants that they are asked about. */
interface Regime {
  readonly worlds: number;
  readonly days: number;
  simulate(random: Random): { artifacts: Partial<Artifacts>; events: Instant[] };
}

const at = (day: number, hour: number): Instant => START + day * MICROS_PER_DAY + Math.floor(hour * 3_600) * MICROS_PER_SECOND;
const PHONES = 30;
const DAYS = 40;

/** Phones without anything to do with each other or the events. */
const phones = (draw: (random: Random) => number[][], events: (random: Random) => Instant[], worlds = 300): Regime => ({
  worlds,
  days: DAYS,
  simulate: (random) => ({ artifacts: toInput(draw(random.fork('phones')), DAYS), events: events(random.fork('events')) }),
});
const anyHour = (random: Random) => [at(38, 1 + 22.8 * random.next())];
const sparse = (rate: number) => (random: Random) => simulateSessions(PHONES, DAYS, rate, random);

const regimes: Readonly<Record<string, Regime>> = {
  'people without any relation': {
    worlds: 60,
    days: 36,
    simulate(random) {
      const { artifacts } = simulateInput({ seed: random.below(2 ** 31), people: 24, days: 36, related: false, keepAliveShare: 0.1 });
      return { artifacts, events: [WORLD_START + 33 * MICROS_PER_DAY + Math.round((17 + random.next() * 5) * MICROS_PER_HOUR)] };
    },
  },
  'phones used once in ten days, in bursts': phones(sparse(0.1), anyHour),
  'phones used every other day, in bursts': phones(sparse(0.5), anyHour),
  'phones used three times a day, in bursts': phones(sparse(3), anyHour, 100),
  'phones used all day': phones((random) => simulatePhones(10, DAYS, random), anyHour, 100),
  'newcomers among them': phones(
    (random) => [...simulateSessions(25, DAYS, 0.5, random), ...simulateNewcomers(5, DAYS, 37, random)],
    anyHour,
  ),
  'three events within a minute': phones(sparse(0.5), (random) => {
    const [first] = anyHour(random) as [Instant];
    return [first, first + 20 * MICROS_PER_SECOND, first + 40 * MICROS_PER_SECOND];
  }),
  'three events on three days': phones(sparse(0.5), (random) => [36, 37, 38].map((day) => at(day, 20 + random.next()))),
};

async function reportsAnything(inference: AnyInference, artifacts: Partial<Artifacts>, events: Instant[], seed: number): Promise<boolean> {
  const reducer: Reducer = {
    get: async (name: ArtifactName) => (name === 'sessions' ? sessionsIn(artifacts) : (artifacts[name] ?? NOTHING[name])) as never,
    has: () => true,
    setLinks() {},
  };
  const { outcome } = await ask(inference, {
    reducer,
    context: {
      calendar: UTC,
      observation: { ...observation, first: START, last: at(DAYS, 0) },
      events,
      focus: [],
      random: createRandom(seed),
    },
    side: {},
    options: {},
    limit: 20,
  });
  if (outcome.kind !== 'found') expect(outcome).toMatchObject({ kind: 'none-found' });
  return outcome.kind === 'found';
}

const NO_LINKS: Artifacts['links'] = {
  count: 0,
  a: new Int32Array(),
  b: new Int32Array(),
  score: new Float64Array(),
  q: new Float64Array(),
  support: new Int32Array(),
  by: undefined,
};

const sessionsIn = ({ sessions, series }: Partial<Artifacts>) => sessions ?? buildSessions(series as Artifacts['series']);

/** What a world without any contact shows of them. */
const NOTHING: Partial<Artifacts> = {
  links: NO_LINKS,
  contacts: contactsOf(0, []),
  exchanges: exchangesOf([]),
  endpoints: endpointsOf(contactsOf(0, [])),
};

/** How likely as many worlds with a finding are, if the rate is kept. */
const chanceOf = (found: number, worlds: number) => poissonBinomialTail(new Array<number>(worlds).fill(RATE), found);

describe.each(Object.entries(regimes))('%s', (name, { worlds, simulate }) => {
  // Where nothing is true, every discovery is false, so the share of worlds with any is bounded by the rate itself.
  test.each(tests.map((inference) => [inference.id, inference] as const))(
    `%s reports something in no more than ${RATE * 100} % of the worlds`,
    async (id, inference) => {
      let found = 0;
      for (let world = 0; world < worlds; world++) {
        const { artifacts, events } = simulate(createRandom(7_000 + world).fork(name));
        if (await reportsAnything(inference, artifacts, events, world)) found++;
      }
      expect(chanceOf(found, worlds), `${id}: ${found} of ${worlds} worlds`).toBeGreaterThan(CHANCE);
    },
  );
});

describe('endpoints that differ in nothing but how active they are', () => {
  test('circles shows groups in no more than 5 % of the worlds', async () => {
    const circles = inferences.find(({ id }) => id === 'circles') as AnyInference;
    const NODES = 60;
    const worlds = 150;
    let found = 0;
    for (let world = 0; world < worlds; world++) {
      const pairs = activityPairs(NODES, 1.2, 0.1, createRandom(9_000 + world));
      const contacts = contactsOf(
        NODES,
        [...pairs].map(([[a, b], days]) => [a, b, { forth: days, days }] as const),
      );
      const endpoints = { count: NODES } as Artifacts['endpoints'];
      const coverage = { observed: at(DAYS, 0) - START } as Artifacts['coverage'];
      if (await reportsAnything(circles, { contacts, endpoints, coverage, links: NO_LINKS }, [], world)) found++;
    }
    expect(chanceOf(found, worlds), `${found} of ${worlds} worlds`).toBeGreaterThan(CHANCE);
  });
});
