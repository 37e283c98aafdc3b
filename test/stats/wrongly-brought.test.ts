import { expect, it } from 'vitest';
import { citeWrongly, measureWrongly, type WronglyBrought } from '../../src/stats/wrongly-brought.ts';

const table: readonly WronglyBrought[] = [
  {
    observer: 'server',
    worlds: 10,
    involved: 20,
    steps: [
      { label: 'by any contact', broughtIn: 100, wrongly: 80, missed: 0 },
      { label: 'by contact on 2 days or more', broughtIn: 60, wrongly: 42, missed: 2 },
      { label: 'by contact on 3 days or more', broughtIn: 40, wrongly: 30, missed: 10 },
      { label: 'by contact on 10 days or more', broughtIn: 0, wrongly: 0, missed: 20 },
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
  expect(figures[2]?.label).toContain('10 of 20 involved were missed');
  expect(measureWrongly('push', table)).toEqual([]);
});

it('says it in words, a world at a time', () => {
  const text = plain(citeWrongly('server', table));
  expect(text).toContain(
    'in 10 simulated worlds, each with 2 involved contacts, 80 % of those brought in by any contact were not involved',
  );
  expect(text).toContain('75 % of those brought in by contact on 3 days or more, which missed 50 % of the involved');
  expect(plain(citeWrongly(undefined, table))).toContain('was not counted');
});
