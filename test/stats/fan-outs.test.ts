import { describe, expect, it } from 'vitest';
import { gatherFanOuts } from '../../src/stats/fan-outs.ts';
import { deliveriesOf } from '../graph/deliveries.ts';

const WINDOW = 2_000_000;
const gather = (rows: Parameters<typeof deliveriesOf>[0]) => {
  const { count, at, receiver } = gatherFanOuts(deliveriesOf(rows), WINDOW);
  return Array.from({ length: count }, (_, i) => [at[i] as number, receiver[i] as number]);
};

describe('fan-outs', () => {
  it('are deliveries to three or more within the window of the first', () => {
    expect(
      gather([
        [10, 4],
        [10.5, 2],
        [12, 7],
        [12.1, 1],
      ]),
    ).toEqual([
      [1e7, 2],
      [1e7, 4],
      [1e7, 7],
    ]);
  });

  it('are of one size and one sender', () => {
    expect(
      gather([
        [1, 1, -1, 320],
        [1.1, 2, -1, 320],
        [1.2, 3, -1, 480],
        [1.3, 4, -1, 320],
      ]),
    ).toEqual([
      [1e6, 1],
      [1e6, 2],
      [1e6, 4],
    ]);
    expect(
      gather([
        [1, 1, 8],
        [1.1, 2, 9],
        [1.2, 3, 9],
      ]),
    ).toEqual([
      [1.1e6, 2],
      [1.1e6, 3],
      [1.1e6, 9],
    ]);
  });

  it('are none where two talk, or one gets much', () => {
    expect(
      gather([
        [1, 1],
        [1.2, 2],
        [1.3, 1],
        [1.4, 2],
      ]),
    ).toEqual([]);
    expect(gather([])).toEqual([]);
  });

  it('have an instant each, however many begin at once', () => {
    const rows = gather([
      [1, 1, 8],
      [1, 2, 8],
      [1, 3, 9],
      [1, 4, 9],
    ]);
    expect(new Set(rows.map(([at]) => at)).size).toBe(2);
    expect(rows).toHaveLength(6);
  });
});
