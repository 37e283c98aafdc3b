import { afterAll, describe, expect, test } from 'vitest';
import { ask } from '../../src/analyze/ask.ts';
import { inferences } from '../../src/inferences/index.ts';
import type { ArtifactName, Artifacts } from '../../src/model/artifacts.ts';
import { UTC } from '../../src/model/calendar.ts';
import type { Instant } from '../../src/model/event.ts';
import type { AnyInference } from '../../src/model/inference.ts';
import type { Reducer } from '../../src/reduce/reduce.ts';
import { poissonBinomialTail } from '../../src/stats/poisson-binomial.ts';
import { createRandom } from '../../src/stats/random.ts';
import { START } from '../calibration/phones.ts';
import { contactsOf, endpointsOf } from '../graph/artifacts.ts';
import { exchangesOf } from '../graph/exchanges.ts';
import { activityPairs } from '../graph/worlds.ts';
import { observe } from '../inferences/simulated-input.ts';
import { at, isAsked, PHONE_DAYS, REGIMES, worldsOf } from './null-regimes.ts';

/** Rate of false discoveries at which the engine reports tests, and of divisions that chance makes as well at which it shows groups. */
const RATE = 0.05;
/** Chance with which a sound question may fail one of these tests. */
const CHANCE = 1e-3;

const tests = inferences.filter(({ asks }) => asks === 'test');
const observation = {
  ...observe([]),
  kinds: { receive: 1 },
  present: { ...observe([]).present, at: 1, actor: 1, peer: 1, kind: 1, place: 1 },
};

/** Worlds without anything to look at, after which no more of them are tried. */
const ENOUGH = 3;

/** Whether it reports something; undefined where the world has nothing that it could look at. */
async function reportsAnything(
  inference: AnyInference,
  artifacts: Partial<Artifacts>,
  events: Instant[],
  seed: number,
): Promise<boolean | undefined> {
  const reducer: Reducer = {
    get: async (name: ArtifactName) => (artifacts[name] ?? NOTHING[name]) as never,
    has: () => true,
    setLinks() {},
  };
  // What is asked only where no second party is named is kept from worlds that name them; all else is asked of every world.
  const named = (artifacts.contacts?.count ?? 0) > 0 || inference.vantage.namedPeer !== false;
  const present = { ...observation.present, peer: named ? 1 : 0 };
  const { outcome } = await ask(inference, {
    reducer,
    context: {
      calendar: UTC,
      observation: { ...observation, present, first: START, last: at(PHONE_DAYS, 0) },
      events,
      focus: [],
      random: createRandom(seed),
    },
    side: {},
    options: {},
    // Whether anything is found is all that is asked; each finding more would only be explained.
    limit: 1,
  });
  expect(['found', 'none-found', 'not-observable']).toContain(outcome.kind);
  return outcome.kind === 'not-observable' ? undefined : outcome.kind === 'found';
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

/** What a world without any contact shows of them. */
const NOTHING: Partial<Artifacts> = {
  links: NO_LINKS,
  contacts: contactsOf(0, []),
  exchanges: exchangesOf([]),
  endpoints: endpointsOf(contactsOf(0, [])),
  visits: { offsets: new Float64Array(1), at: new Float64Array(), place: new Int32Array(), places: 0 },
};

/** How likely as many worlds with a finding are, if the rate is kept. */
const chanceOf = (found: number, worlds: number) => poissonBinomialTail(new Array<number>(worlds).fill(RATE), found);

describe.each(Object.entries(REGIMES))('%s', (name, regime) => {
  const worlds = worldsOf(name, regime);
  afterAll(() => worlds.drop());

  // Where nothing is true, every discovery is false, so the share of worlds with any is bounded by the rate itself.
  test.for(tests.filter((inference) => isAsked(inference, regime)).map((inference) => [inference.id, inference] as const))(
    `%s reports something in no more than ${RATE * 100} % of the worlds`,
    async ([id, inference], { skip }) => {
      let found = 0;
      let unlooked = 0;
      for (let world = 0; world < worlds.count; world++) {
        const { artifacts, events } = worlds.get(world);
        const reported = await reportsAnything(inference, artifacts, events, world);
        if (reported) found++;
        if (reported === undefined) unlooked++;
        // A rate counted where nothing was looked at would say nothing: the run is to show that it was not counted.
        if (unlooked === ENOUGH && unlooked === world + 1) skip(`${id} has nothing to look at in such worlds`);
      }
      expect(chanceOf(found, worlds.count), `${id}: ${found} of ${worlds.count} worlds`).toBeGreaterThan(CHANCE);
    },
  );
});

test('every test is asked of worlds that can show something', () => {
  const unasked = tests.filter((inference) => !Object.values(REGIMES).some((regime) => isAsked(inference, regime)));
  expect(unasked.map(({ id }) => id)).toEqual([]);
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
      const coverage = { observed: at(PHONE_DAYS, 0) - START } as Artifacts['coverage'];
      if (await reportsAnything(circles, { contacts, endpoints, coverage, links: NO_LINKS }, [], world)) found++;
    }
    expect(chanceOf(found, worlds), `${found} of ${worlds} worlds`).toBeGreaterThan(CHANCE);
  });
});
