import { expect, it } from 'vitest';
import { citeWrongly, measureWrongly, type WronglyBrought } from '../../src/stats/wrongly-brought.ts';

const table: readonly WronglyBrought[] = [
  {
    observer: 'server',
    worlds: 10,
    involved: 20,
    steps: [
      { label: 'any contact', broughtIn: 100, wrongly: 80, missed: 0 },
      { label: 'contact on 2 days or more', broughtIn: 60, wrongly: 42, missed: 2 },
      { label: 'contact on 3 days or more', broughtIn: 40, wrongly: 30, missed: 10 },
      { label: 'contact on 10 days or more', broughtIn: 0, wrongly: 0, missed: 20 },
    ],
  },
];

const plain = (parts: ReturnType<typeof citeWrongly>) =>
  parts.map((part) => (typeof part === 'string' ? part : 'number' in part ? part.number.toFixed(part.digits ?? 0) : '?')).join('');

it('gives the share of each rule that was wrong, and whom it missed', () => {
  const figures = measureWrongly('server', table);
  expect(figures.map(({ value, n }) => [value, n])).toEqual([
    [0.8, 100],
    [0.7, 60],
    [0.75, 40],
  ]);
  expect(figures[2]?.label).toContain('missed 10 of 20');
  expect(measureWrongly('push', table)).toEqual([]);
});

it('says it in words, a world at a time', () => {
  const text = plain(citeWrongly('server', table));
  expect(text).toContain(
    'In 10 simulated worlds in which 2 of the contacts were involved, any contact brought in 10.0 on average, 80 % of them wrongly',
  );
  expect(text).toContain('contact on 3 days or more 4.0, 75 % wrongly, and it missed 50 % of those involved');
  expect(plain(citeWrongly(undefined, table))).toContain('has not been counted');
});
