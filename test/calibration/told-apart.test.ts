import { writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import committed from '../../src/stats/told-apart.json' with { type: 'json' };
import { measureTruths } from './three-truths.ts';

const SEEDS = Array.from({ length: 20 }, (_, i) => 7501 + i);
const SIZE = { people: 100, days: 4 };
const FILE = new URL('../../src/stats/told-apart.json', import.meta.url);

it('says of the three truths what was counted', { timeout: 900_000 }, async () => {
  const observers = measureTruths(SEEDS, SIZE);
  const measured = {
    set: `two-minutes-before, ${SIZE.people} people, ${SIZE.days} days, seeds ${SEEDS[0]} to ${SEEDS.at(-1)}`,
    observers,
  };
  if (process.env['UPDATE_CALIBRATION']) await writeFile(FILE, `${JSON.stringify(measured, null, 2)}\n`);
  else expect(committed).toEqual(measured);
});
