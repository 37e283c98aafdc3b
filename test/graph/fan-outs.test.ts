import { expect, test } from 'vitest';
import { withoutFanOuts } from '../../src/graph/fan-outs.ts';
import { exchangesOf } from './exchanges.ts';

test('messages to several at once are left out, and the same message twice to one is not', () => {
  const kept = withoutFanOuts(
    exchangesOf([
      [10, 0, 1],
      [12, 0, 2],
      [14, 0, 3],
      [20, 0, 1],
      [24, 0, 1],
      [40, 1, 2],
      [41, 0, 2],
      [50, 0, 1],
      [56, 0, 2],
      [60, -1, 2],
    ]),
  );
  expect(Array.from(kept.at, (at) => at / 1e6)).toEqual([20, 24, 40, 41, 50, 56]);
  expect(Array.from(kept.receiver)).toEqual([1, 1, 2, 2, 1, 2]);
  expect([kept.count, kept.kind.length, kept.duration.length]).toEqual([6, 6, 6]);
});
