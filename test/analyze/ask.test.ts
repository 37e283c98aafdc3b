import { expect, it } from 'vitest';
import { ask } from '../../src/analyze/ask.ts';
import { connectedBefore } from '../../src/inferences/around-an-event/connected-before.ts';
import type { ArtifactName } from '../../src/model/artifacts.ts';
import { UTC } from '../../src/model/calendar.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR } from '../../src/model/event.ts';
import type { Reducer } from '../../src/reduce/reduce.ts';
import { createRandom } from '../../src/stats/random.ts';
import { observe, simulateInput } from '../inferences/simulated-input.ts';

const { artifacts, world } = simulateInput({ seed: 12, people: 10, days: 30 });
const inside = Date.UTC(2017, 2, 1, 14, 40) * 1_000;
const before = Date.UTC(2017, 0, 2, 9, 0, 1, 500) * 1_000;
const silent = Date.UTC(2017, 2, 2, 12) * 1_000;
const gap = { gapFrom: Float64Array.of(silent - MICROS_PER_HOUR), gapTo: Float64Array.of(silent + MICROS_PER_HOUR) };

async function askAbout(events: number[]) {
  const all = { ...artifacts, coverage: { ...artifacts.coverage, ...gap } };
  const reducer: Reducer = { get: async (name: ArtifactName) => all[name] as never, has: () => true, setLinks() {} };
  const context = { calendar: UTC, observation: observe(world.events), events, focus: [], random: createRandom(1) };
  return (await ask(connectedBefore, { reducer, context, side: {}, options: {}, limit: 20 })).outcome;
}

it('leaves events out that the log was not watching, and says which', async () => {
  const [alone, among] = [await askAbout([inside]), await askAbout([before, inside, silent])];
  expect(alone.kind).toBe('none-found');
  expect({ ...among, skipped: [] }).toEqual({ ...alone, skipped: [] });
  expect(among.kind === 'none-found' && among.skipped).toEqual([
    { count: 1, why: 'the event at 2017-01-02T09:00:01.5Z, at which the log was not watching' },
    { count: 1, why: 'the event at 2017-03-02T12:00:00Z, at which the log was not watching' },
  ]);
});

it('refuses where it was watching none of them', async () => {
  const outcome = await askAbout([before, silent, inside + 90 * MICROS_PER_DAY]);
  expect(outcome.kind === 'not-observable' && outcome.missing).toHaveLength(3);
});

it('whoever had nothing to look at has not looked and found nothing', async () => {
  // Three days in, nobody has days enough to compare with.
  const outcome = await askAbout([Date.UTC(2017, 1, 8, 14) * 1_000, before]);
  const said =
    outcome.kind === 'not-observable'
      ? outcome.missing
          .flat()
          .map((part) => JSON.stringify(part))
          .join('')
      : outcome.kind;
  expect(said).toMatch(/something to look at: of what is there.*comparable days.*2017-01-02T09:00:01.5Z/);
});
