import { writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import committed from '../../src/stats/wrongly-brought.json' with { type: 'json' };
import type { WronglyBrought } from '../../src/stats/wrongly-brought.ts';
import { measureChains } from './chained-worlds.ts';

const UPDATE = process.env['UPDATE_CALIBRATION'] !== undefined;
const FILE = new URL('../../src/stats/wrongly-brought.json', import.meta.url);

const SEEDS = Array.from({ length: 20 }, (_, i) => 7501 + i);
const SIZE = { people: 60, days: 30 };

let measured: readonly WronglyBrought[];
beforeAll(async () => {
  measured = measureChains(SEEDS, SIZE);
  if (!UPDATE) return;
  const set = `two-minutes-before/handled, ${SIZE.people} people, ${SIZE.days} days, seeds ${SEEDS[0]} to ${SEEDS.at(-1)}`;
  await writeFile(FILE, `${JSON.stringify({ set, observers: measured }, null, 2)}\n`);
}, 900_000);

describe('whom contact chaining brings in where a handler wrote', () => {
  it.skipIf(UPDATE)('is what the findings cite', () => {
    expect(committed.observers).toEqual(measured);
  });

  it('is counted without remainder: those brought in rightly and those missed are all who were involved', () => {
    for (const { involved, worlds, steps } of measured) {
      // Handler and accomplice.
      expect(involved).toBe(2 * worlds);
      for (const { broughtIn, wrongly, missed } of steps) expect(broughtIn - wrongly + missed).toBe(involved);
    }
  });

  it('is for the most part wrong by every rule that misses no more than half, and stricter rules miss more', () => {
    for (const { involved, steps } of measured) {
      for (const { broughtIn, wrongly, missed } of steps) if (2 * missed <= involved) expect(2 * wrongly).toBeGreaterThan(broughtIn);
      const missedByDays = steps.slice(0, 5).map(({ missed }) => missed);
      expect(missedByDays).toEqual([...missedByDays].sort((x, y) => x - y));
    }
  });
});
