import { describe, expect, it } from 'vitest';
import { UTC } from '../../src/model/calendar.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_SECOND } from '../../src/model/event.ts';
import type { Random } from '../../src/model/random.ts';
import { findCoinciding } from '../../src/stats/coinciding-pairs.ts';
import { setCrowdsAside } from '../../src/stats/crowds.ts';
import { countExcess } from '../../src/stats/excess-company.ts';
import { collectMoments, type Moments } from '../../src/stats/moments.ts';
import { createRandom } from '../../src/stats/random.ts';
import { START, toInput } from '../calibration/phones.ts';
import { exchangesOf } from '../graph/exchanges.ts';

const DAYS = 20;
const NEAR = 5 * MICROS_PER_SECOND;

/** Phones used at random from 8 to 22 h, and pairs who answer each other within seconds twice on most days. */
function phones(count: number, rate: number, pairs: readonly (readonly [number, number])[], random: Random): number[][] {
  const any = (day: number) => START + day * MICROS_PER_DAY + Math.floor((8 + 14 * random.next()) * MICROS_PER_HOUR);
  const all = Array.from({ length: count }, () => Array.from({ length: DAYS * rate }, (_, i) => any(i % DAYS)));
  for (const [a, b] of pairs)
    for (let n = 0; n < 2 * DAYS; n++) {
      const at = any(n % DAYS);
      all[a]?.push(at);
      all[b]?.push(at + random.below(4) * MICROS_PER_SECOND);
    }
  return all;
}

const momentsOf = (all: readonly number[][]): Moments => collectMoments(toInput(all, DAYS).series, exchangesOf([]), UTC, NEAR);
const ids = (n: number) => Array.from({ length: n }, (_, id) => id);

describe('moments', () => {
  it('are beginnings: what comes within the quiet after another counts no more, however long that goes on', () => {
    const burst = [0, 3, 6, 9, 12, 30].map((s) => START + s * MICROS_PER_SECOND);
    const moments = collectMoments(toInput([burst, []], DAYS).series, exchangesOf([]), UTC, NEAR);
    expect(Array.from(moments.at, (at) => (at - START) / MICROS_PER_SECOND)).toEqual([0, 30]);
    expect([moments.merged, moments.offsets.at(-1)]).toEqual([4, 2]);
  });

  it('are of what reached an endpoint from an unnamed sender, too, and of nothing that has a sender', () => {
    const at = (s: number) => START + s * MICROS_PER_SECOND;
    const exchanges = exchangesOf([
      [START / MICROS_PER_SECOND + 100, -1, 1],
      [START / MICROS_PER_SECOND + 200, 0, 1],
      [START / MICROS_PER_SECOND + 300, 0, -1],
    ]);
    const moments = collectMoments(toInput([[at(0)], []], DAYS).series, exchanges, UTC, NEAR);
    expect(Array.from(moments.at)).toEqual([at(0), at(100)]);
    expect(Array.from(moments.offsets)).toEqual([0, 1, 2]);
  });

  it('days begin at four in the morning', () => {
    const own = [2, 5, 27, 29].map((hours) => START + hours * MICROS_PER_HOUR);
    expect(Array.from(momentsOf([own]).day)).toEqual([0, 1, 1, 2]);
  });
});

describe('the index of common moments', () => {
  const random = createRandom(8_406);
  const pairs = [
    [0, 1],
    [2, 3],
    [10, 40],
    [11, 12],
    [11, 13],
  ] as const;
  const moments = momentsOf(phones(60, 6, pairs, random));
  const all = findCoinciding(moments, ids(60), [], NEAR);

  it('takes all pairs where they are few', () => {
    expect([all.a.length, all.proposed]).toEqual([1_770, false]);
  });

  it('loses no true pair, though it opens a fortieth of them', () => {
    const { a, b, proposed, considered } = findCoinciding(moments, ids(60), [], NEAR, { most: 44 });
    expect(proposed).toBe(true);
    expect(a.length).toBeLessThanOrEqual(44);
    expect(considered).toBeGreaterThan(44);
    const opened = new Set(Array.from(a, (one, i) => `${one} ${b[i]}`));
    for (const [one, other] of pairs) expect(opened, `${one} ${other}`).toContain(`${one} ${other}`);
  });

  it('counts what coincides as going over all pairs does', () => {
    const few = momentsOf(phones(20, 5, [[0, 1]], random.fork('few')));
    const { considered } = findCoinciding(few, ids(20), [], NEAR, { most: 100 });
    const pairs = new Set<string>();
    const owner = ids(20).flatMap((id) => new Array<number>((few.offsets[id + 1] as number) - (few.offsets[id] as number)).fill(id));
    few.at.forEach((at, i) => {
      few.at.forEach((other, j) => {
        if ((owner[i] as number) < (owner[j] as number) && Math.abs(at - other) <= NEAR) pairs.add(`${owner[i]} ${owner[j]}`);
      });
    });
    expect(considered).toBe(pairs.size);
  });

  it('leaves the busiest moments out first where the budget ends, and says how many', () => {
    const full = findCoinciding(moments, ids(60), [], NEAR, { most: 44 });
    const spare = findCoinciding(moments, ids(60), [], NEAR, { most: 44, budget: 200 });
    expect(full.unlisted).toBe(0);
    expect(spare.unlisted).toBeGreaterThan(0);
    expect(spare.considered).toBeLessThan(full.considered);
  });

  it('opens all pairs of an endpoint that was named', () => {
    const { a, b } = findCoinciding(moments, ids(60), [7], NEAR, { most: 10 });
    expect(Array.from(a).filter((one, i) => one === 7 || b[i] === 7)).toHaveLength(59);
  });
});

describe('crowds', () => {
  it('of a post to all are set aside, and the rest stays', () => {
    const random = createRandom(8_407);
    const quiet = phones(40, 4, [[0, 1]], random);
    const posts = [9, 13, 21].map((hour) => START + 5 * MICROS_PER_DAY + hour * MICROS_PER_HOUR);
    const posted = quiet.map((own) => [...own, ...posts.map((at) => at + random.below(4) * MICROS_PER_SECOND)]);
    const around = 600 * MICROS_PER_SECOND;
    const before = setCrowdsAside(momentsOf(quiet), NEAR, around);
    const { moments, crowded } = setCrowdsAside(momentsOf(posted), NEAR, around);
    expect(before.crowded).toBe(0);
    // Every post but where it fell into a burst of its own.
    expect(crowded).toBeGreaterThan(110);
    expect(crowded).toBeLessThanOrEqual(125);
    expect(moments.at.length).toBeGreaterThan(0.98 * before.moments.at.length);
    expect(
      Array.from(moments.at).filter((at) => posts.some((post) => at >= post && at <= post + 4 * MICROS_PER_SECOND)).length,
    ).toBeLessThan(5);
  });
});

it('moments that others have near beyond what the surroundings give are counted without going over pairs', () => {
  const random = createRandom(8_408);
  const excess = countExcess(momentsOf(phones(60, 6, [[0, 1]], random)), NEAR, 600 * MICROS_PER_SECOND);
  // Forty answers either way, less what fell into bursts; the spread of chance is that of a few coincidences.
  for (const id of [0, 1]) expect(Math.abs((excess[id] as number) - 40)).toBeLessThan(15);
  const others = Array.from(excess.subarray(2));
  expect(Math.abs(others.reduce((sum, one) => sum + one, 0) / others.length)).toBeLessThan(1.5);
});
