import { describe, expect, it } from 'vitest';
import { isPartial, likelyVantage, type Observation } from '../../src/model/vantage.ts';
import { OBSERVER_IDS, type ObserverId, type Scenario } from '../../src/simulate/scenario.ts';
import { DEMO } from '../../src/simulate/scenarios/demo.ts';
import { SCENARIOS } from '../../src/simulate/scenarios/registry.ts';
import { createLogReader } from '../calibration/log-reader.ts';
import { analyzeText } from '../contract/analyze-text.ts';
import { runScenario } from '../simulate/run-scenario.ts';

const SEED = 8301;
const every = OBSERVER_IDS.map((id) => ({ id, clockStepMs: 1, clockOffsetMs: 0, loss: 0.05 }));
/** A few days of every scenario, its plants left out, since they belong to later days. */
const worlds = [DEMO, ...SCENARIOS.map(({ worlds }) => Object.values(worlds)[0] as Scenario)].map(
  (scenario): Scenario => ({ ...scenario, people: Math.min(scenario.people, 30), days: 4, seed: SEED, observers: every, plants: [] }),
);

function observationOf(text: string): Observation {
  const reader = createLogReader(1_000, 'all');
  reader.take(text);
  return reader.finish().observation;
}

it.each(worlds.map((world) => [world.id, world] as const))('each observer’s log of %s is taken for its own', (_, world) => {
  const { logs } = runScenario(world);
  const taken: Partial<Record<ObserverId, string | undefined>> = {};
  for (const id of OBSERVER_IDS) taken[id] = likelyVantage(observationOf(logs[id] as string));
  expect(taken).toEqual(Object.fromEntries(OBSERVER_IDS.map((id) => [id, id])));
  expect(OBSERVER_IDS.filter((id) => isPartial(observationOf(logs[id] as string)))).toEqual(['device', 'co-participant']);
});

describe('where it cannot be told', () => {
  const { logs } = runScenario(worlds[0] as Scenario);
  /** Rows of a log in which somebody acts or is acted upon: what a server or carrier would give out about one subscriber. */
  const about = (id: ObserverId, name: string) => {
    const [header, ...rows] = (logs[id] as string).trimEnd().split('\n') as [string, ...string[]];
    return [header, ...rows.filter((row) => row.split(',').includes(name)), ''].join('\n');
  };
  const busiest = (id: ObserverId) => {
    const rows = new Map<string, number>();
    for (const row of (logs[id] as string).trimEnd().split('\n').slice(1)) {
      const actor = row.split(',')[2] as string;
      rows.set(actor, (rows.get(actor) ?? 0) + 1);
    }
    return [...rows].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
  };

  it.each<ObserverId>(['server', 'sealed-server', 'carrier', 'access-network', 'push'])(
    'what a %s gives out about one subscriber is no device’s log, and not its whole log either',
    (id) => {
      const observation = observationOf(about(id, busiest(id)));
      expect(observation.parties?.most).toBe(observation.events);
      expect(likelyVantage(observation)).toBeUndefined();
      expect(isPartial(observation)).toBe(true);
    },
  );

  it('the store counts rows of either role once', async () => {
    const { observation } = await analyzeText(
      'time,kind,actor,peer\n2020-01-01T00:00:00Z,send,a,b\n2020-01-01T00:01:00Z,send,b,a\n2020-01-01T00:02:00Z,send,c,c\n2020-01-01T00:03:00Z,send,c,a\n',
      { inferences: [] },
    );
    expect(observation.parties).toEqual({ endpoints: 3, most: 3 });
  });
});
