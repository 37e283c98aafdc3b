import { expect, it } from 'vitest';
import { homeAndWork as label } from '../../src/evaluate/labels/home-and-work.ts';
import { homeAndWork } from '../../src/inferences/places/home-and-work.ts';
import { binomialTail } from '../../src/stats/binomial-tail.ts';
import record from '../../src/stats/records/home-and-work-record.json' with { type: 'json' };
import { type Counted, findRecord, type TrackRecord } from '../../src/stats/track-record.ts';
import { coverageWorld } from './coverage-worlds.ts';
import { rankWorlds, TIES_COUNTED_ON, TIES_TESTED_ON } from './ranked-worlds.ts';

const UPDATE = process.env['UPDATE_CALIBRATION'] !== undefined;
/** Named places below which a share says too little to be printed. */
const FEWEST = 20;
const OBSERVERS = ['carrier', 'everyone'] as const;
const PLACES = ['home', 'work'] as const;

/** How many places that would be named are the true ones, by observer and by what they are named as. */
async function countPlaces(seeds: readonly number[]): Promise<TrackRecord['observers']> {
  const worlds = await rankWorlds(homeAndWork, seeds, OBSERVERS);
  return OBSERVERS.flatMap((observer) =>
    PLACES.map((named) => {
      const said = worlds
        .filter((world) => world.observer === observer)
        .flatMap(({ log }) => {
          const labels = label.label(log);
          return labels.kind === 'sayings' ? labels.cases : [];
        })
        .filter((one) => one.said === `${named}: its place` || one.said === `${named}: another place`);
      return { observer, named, right: said.filter((one) => one.said === one.truth).length, n: said.length };
    }),
  ).filter(({ n }) => n > 0);
}

it.runIf(UPDATE)(
  'how often a named place is the true one is counted anew (npm run update:calibration)',
  { timeout: 3_600_000 },
  async () => {
    const { people, days } = coverageWorld(0);
    const counted: TrackRecord = {
      set: `simulated worlds of ${people} people over ${days} days, seeds ${TIES_COUNTED_ON[0]} to ${TIES_COUNTED_ON.at(-1)}`,
      observers: (await countPlaces(TIES_COUNTED_ON)).filter(({ n }) => n >= FEWEST),
    };
    await expect(`${JSON.stringify(counted, null, 2)}\n`).toMatchFileSnapshot('../../src/stats/records/home-and-work-record.json');
  },
);

it('what findings print of homes and workplaces holds on other worlds, as far as so few can tell', { timeout: 300_000 }, async () => {
  expect(record.set).toContain(`seeds ${TIES_COUNTED_ON[0]} to ${TIES_COUNTED_ON.at(-1)}`);
  for (const { observer, named, right, n } of await countPlaces(TIES_TESTED_ON)) {
    const counted = findRecord(record as TrackRecord, observer, named) as Counted;
    const share = (counted.right + 0.5) / (counted.n + 1);
    expect(n, `${observer}, ${named}`).toBeGreaterThan(5);
    expect(binomialTail(right, n, share), `${observer}, ${named}, more`).toBeGreaterThan(1e-3);
    expect(binomialTail(n - right, n, 1 - share), `${observer}, ${named}, fewer`).toBeGreaterThan(1e-3);
  }
});
