import { writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import committed from '../../src/stats/wrongly-brought.json' with { type: 'json' };
import { measureChains } from './chained-worlds.ts';

const SEEDS = Array.from({ length: 20 }, (_, i) => 7501 + i);
const SIZE = { people: 60, days: 30 };
const FILE = new URL('../../src/stats/wrongly-brought.json', import.meta.url);

it('says of contact chaining what was counted', { timeout: 900_000 }, async () => {
  const measured = {
    set: `two-minutes-before/handled, ${SIZE.people} people, ${SIZE.days} days, seeds ${SEEDS[0]} to ${SEEDS.at(-1)}`,
    observers: measureChains(SEEDS, SIZE),
  };
  if (process.env['UPDATE_CALIBRATION']) {
    await writeFile(FILE, `${JSON.stringify(measured, null, 2)}\n`);
    return;
  }
  expect(committed).toEqual(measured);
});
