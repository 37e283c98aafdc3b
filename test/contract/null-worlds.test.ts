import { describe, expect, test } from 'vitest';
import { ask } from '../../src/analyze/ask.ts';
import { inferences } from '../../src/inferences/index.ts';
import type { ArtifactName } from '../../src/model/artifacts.ts';
import { UTC } from '../../src/model/calendar.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR } from '../../src/model/event.ts';
import type { Reducer } from '../../src/reduce/reduce.ts';
import { WORLD_DEFAULTS } from '../../src/simulate/world.ts';
import { poissonBinomialTail } from '../../src/stats/poisson-binomial.ts';
import { createRandom } from '../../src/stats/random.ts';
import { observe, simulateInput } from '../inferences/simulated-input.ts';

/** Rate of false discoveries at which the engine reports tests. */
const RATE = 0.05;
const WORLDS = 60;
/** Chance with which a sound question may fail this test. */
const CHANCE = 1e-4;

const tests = inferences.filter(({ asks }) => asks === 'test');

/** Whether the question reports anything in a world without any relation, about an event at a random evening hour. */
async function reportsAnything(inference: (typeof tests)[number], seed: number): Promise<boolean> {
  const { artifacts, world } = simulateInput({ seed, people: 24, days: 36, related: false, keepAliveShare: 0.1 });
  const hour = 17 + createRandom(seed).fork('hour').next() * 5;
  const event = WORLD_DEFAULTS.start + 33 * MICROS_PER_DAY + Math.round(hour * MICROS_PER_HOUR);
  const reducer: Reducer = { get: async (name: ArtifactName) => artifacts[name] as never, setLinks() {} };
  const { outcome } = await ask(inference, {
    reducer,
    context: { calendar: UTC, observation: observe(world.events), events: [event], focus: [], random: createRandom(seed) },
    side: {},
    options: {},
    limit: 20,
  });
  if (outcome.kind !== 'found') expect(outcome.kind).toBe('none-found');
  return outcome.kind === 'found';
}

describe.each(tests.map((inference) => [inference.id, inference] as const))('%s', (_, inference) => {
  // Where nothing is true, every discovery is false, so the share of worlds with any is bounded by the rate itself.
  test(`reports something in no more than ${RATE * 100} % of worlds with nothing in them`, async () => {
    let found = 0;
    for (let world = 0; world < WORLDS; world++) if (await reportsAnything(inference, 7_000 + world)) found++;
    expect(poissonBinomialTail(new Array(WORLDS).fill(RATE), found), `${found} of ${WORLDS} worlds`).toBeGreaterThan(CHANCE);
  });
});
