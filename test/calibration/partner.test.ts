import { expect, it } from 'vitest';
import { partner as label } from '../../src/evaluate/labels/partner.ts';
import { partner } from '../../src/inferences/ties/partner.ts';
import { binomialTail } from '../../src/stats/binomial-tail.ts';
import record from '../../src/stats/records/partner-record.json' with { type: 'json' };
import type { TrackRecord } from '../../src/stats/track-record.ts';
import { coverageWorld } from './coverage-worlds.ts';
import { rankWorlds, TIES_COUNTED_ON, TIES_TESTED_ON } from './ranked-worlds.ts';

const UPDATE = process.env['UPDATE_CALIBRATION'] !== undefined;
/** Pairs below which a share says too little to be printed. */
const FEWEST = 20;
const OBSERVERS = ['carrier', 'server', 'everyone'] as const;

/** How many pairs that would be named are couples, by observer. */
async function countCouples(seeds: readonly number[]): Promise<TrackRecord> {
  const counts = new Map<string, { right: number; n: number }>();
  for (const { observer, log, answer } of await rankWorlds(partner, seeds, OBSERVERS)) {
    const labels = label.label(log);
    const count = counts.get(observer) ?? { right: 0, n: 0 };
    counts.set(observer, count);
    for (const row of answer.passing) {
      count.n++;
      if (labels.kind === 'yes-or-no' && labels.truth(row) === true) count.right++;
    }
  }
  const { people, days } = coverageWorld(0);
  return {
    set: `simulated worlds of ${people} people over ${days} days, seeds ${seeds[0]} to ${seeds.at(-1)}`,
    observers: OBSERVERS.flatMap((observer) => {
      const count = counts.get(observer);
      return count && count.n >= FEWEST ? [{ observer, named: 'partner', ...count }] : [];
    }),
  };
}

it.runIf(UPDATE)('how often a named pair is a couple is counted anew (npm run update:calibration)', { timeout: 3_600_000 }, async () => {
  await expect(`${JSON.stringify(await countCouples(TIES_COUNTED_ON), null, 2)}\n`).toMatchFileSnapshot(
    '../../src/stats/records/partner-record.json',
  );
});

it('what findings print of couples is of the seeds set apart for it', () => {
  expect(record.set).toContain(`seeds ${TIES_COUNTED_ON[0]} to ${TIES_COUNTED_ON.at(-1)}`);
  expect(record.observers.map(({ observer }) => observer)).toContain('server');
  for (const { right, n } of record.observers) {
    expect(n).toBeGreaterThanOrEqual(FEWEST);
    expect(right).toBeLessThanOrEqual(n);
  }
});

it('and holds on other worlds, as far as so few can tell', { timeout: 300_000 }, async () => {
  const counts = new Map<string, number[]>();
  for (const { observer, log, answer } of await rankWorlds(partner, TIES_TESTED_ON, ['server'])) {
    const labels = label.label(log);
    counts.set(observer, [
      ...(counts.get(observer) ?? []),
      ...answer.passing.map((row) => Number(labels.kind === 'yes-or-no' && labels.truth(row) === true)),
    ]);
  }
  const said = (record as TrackRecord).observers.find(({ observer }) => observer === 'server');
  const right = counts.get('server') ?? [];
  const share = (said?.right ?? 0) / (said?.n ?? 1);
  expect(right.length).toBeGreaterThan(5);
  const found = right.reduce((sum, one) => sum + one, 0);
  expect(binomialTail(found, right.length, share)).toBeGreaterThan(1e-3);
  expect(binomialTail(right.length - found, right.length, 1 - share)).toBeGreaterThan(1e-3);
});
