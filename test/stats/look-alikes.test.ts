import { expect, it } from 'vitest';
import type { Text } from '../../src/model/text.ts';
import { citeAlike, figuresOfAlike, type LookAlikes } from '../../src/stats/look-alikes.ts';

const told = (text: Text): string => text.map((part) => (typeof part === 'string' ? part : 'number' in part ? part.number : '#')).join('');
const counted: LookAlikes = {
  observer: 'carrier',
  whose: 'a carrier',
  set: 'worlds',
  reported: { right: 38, wrong: 2 },
  sorts: [
    { who: 'couples', n: 100, reported: 2, strength: [3, 2, 1.3] },
    { who: 'colleagues', n: 900, reported: 0, strength: [1.1] },
    { who: 'neighbours', n: 50, reported: 0, strength: [] },
  ],
};

it('counts those of each sort that are at least as strong', () => {
  expect(told(citeAlike(counted, 0.01))).toBe(
    'In simulated worlds as a carrier logs them 2 of 100 couples, 0 of 900 colleagues and 0 of 50 neighbours look as much alike; of 40 pairs that were reported there, 2 were of two people.',
  );
  expect(told(citeAlike(counted, 0.1))).toContain('3 of 100 couples, 1 of 900 colleagues');
  expect(told(citeAlike(counted, 1e-4))).toContain('0 of 100 couples');
});

it('gives an interval that says how few were compared', () => {
  const [couples, , neighbours] = figuresOfAlike(counted, 0.01);
  expect(couples).toMatchObject({ value: 0.02, n: 100 });
  // None of 50 at 90 %: 1 − 0.05^(1/50).
  expect(neighbours?.value).toBe(0);
  expect(neighbours?.high).toBeCloseTo(1 - 0.05 ** (1 / 50), 6);
});
