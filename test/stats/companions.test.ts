import { describe, expect, it } from 'vitest';
import type { Deliveries } from '../../src/model/artifacts.ts';
import { UTC } from '../../src/model/calendar.ts';
import { costByTarget, createCompanionScan, epochsOf } from '../../src/stats/companions.ts';
import { dayOfHour, indexDeliveries, withoutSenders } from '../../src/stats/delivery-index.ts';
import { createRandom } from '../../src/stats/random.ts';
import { deliveriesOf } from '../graph/deliveries.ts';

const ENDPOINTS = 12;
const SECOND = 1_000_000;
const DAY = 86_400;

/** Deliveries at whole seconds of a few busy minutes on each of five days, so that many fall together. */
function drawDeliveries(seed: number): Deliveries {
  const random = createRandom(seed);
  return deliveriesOf(
    Array.from({ length: 400 }, () => [DAY * random.below(5) + 40_000 + random.below(200), random.below(ENDPOINTS)] as const),
  );
}

describe('companions', () => {
  it.each([1, 2, 3])('are those whom brute force finds, by epochs and by days (seed %d)', (seed) => {
    const deliveries = drawDeliveries(seed);
    const index = indexDeliveries(deliveries, ENDPOINTS, UTC);
    const scan = createCompanionScan(index, ENDPOINTS);
    const length = 2 * SECOND;
    const events = Array.from(deliveries.at, (at, i) => ({ at, id: deliveries.receiver[i] as number }));
    for (let target = 0; target < ENDPOINTS; target++) {
      const starts: number[] = [];
      for (const { at, id } of events) if (id === target && at > (starts.at(-1) ?? -1e18) + length) starts.push(at);
      const epochs = epochsOf(index, target, length, dayOfHour);
      expect([...epochs.start]).toEqual(starts);
      const company = scan(epochs, length, target);
      for (let other = 0; other < ENDPOINTS; other++) {
        if (other === target) continue;
        const within = starts.filter((start) => events.some(({ at, id }) => id === other && at >= start && at <= start + length));
        expect(company.epochs[other]).toBe(within.length);
        expect(company.slots[other]).toBe(new Set(within.map((at) => Math.floor((at / SECOND - 4 * 3600) / DAY))).size);
      }
      expect([...company.id]).toEqual([...company.id].sort((x, y) => x - y));
      expect(company.present.reduce((sum, n) => sum + n, 0)).toBe(
        [...company.id].reduce((sum, id) => sum + (company.slots[id] as number), 0),
      );
    }
  });

  it('cost what is delivered in the epochs', () => {
    const deliveries = drawDeliveries(4);
    const cost = costByTarget(indexDeliveries(deliveries, ENDPOINTS, UTC), ENDPOINTS, SECOND);
    const counted = Array.from(deliveries.at, (at, i) => deliveries.at.filter((other, j) => j >= i && other <= at + SECOND).length);
    expect(cost.reduce((sum, n) => sum + n, 0)).toBe(counted.reduce((sum, n) => sum + n, 0));
  });

  it('are looked for among deliveries without a sender alone', () => {
    const { at, receiver, count } = withoutSenders(
      deliveriesOf([
        [1, 0],
        [2, 1, 3],
        [3, 2],
      ]),
    );
    expect([count, [...at], [...receiver]]).toEqual([2, [SECOND, 3 * SECOND], [0, 2]]);
  });
});
