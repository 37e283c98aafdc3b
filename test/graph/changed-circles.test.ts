import { describe, expect, test } from 'vitest';
import { findChangedCircles, jaccard } from '../../src/graph/changed-circles.ts';
import { findChangedTies, isLearnt } from '../../src/graph/changed-ties.ts';
import { createCircleCourses, nameTurn } from '../../src/graph/circle-course.ts';
import type { PairDays } from '../../src/graph/pair-days.ts';
import { indexPairs } from '../../src/graph/pair-exchanges.ts';
import { createRandom } from '../../src/stats/random.ts';
import { contactsOf } from './artifacts.ts';

const DAYS = 56;
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

/** Pairs [a, b, days in contact], ascending. */
function worldOf(endpoints: number, pairs: readonly (readonly [number, number, readonly number[]])[]) {
  const offsets = new Int32Array(pairs.length + 1);
  pairs.forEach(([, , own], pair) => {
    offsets[pair + 1] = (offsets[pair] as number) + own.length;
  });
  const days: PairDays = {
    offsets,
    day: Int32Array.from(pairs.flatMap(([, , own]) => own)),
    first: 17_000,
    days: DAYS,
    pairs: new Float64Array(DAYS),
    watched: new Uint8Array(DAYS).fill(1),
  };
  const contacts = contactsOf(
    endpoints,
    pairs.map(([a, b, own]) => [a, b, { forth: own.length, days: own.length }] as const),
  );
  return { days, contacts };
}

describe('ties that change', () => {
  const { days } = worldOf(4, [
    [0, 1, range(28, 56)],
    [0, 2, range(0, 28)],
    [0, 3, range(0, 56)],
    // Three learnt days say too little, and eight days of which none is learnt say nothing.
    [1, 2, [30, 32, 34]],
    [1, 3, range(28, 44).filter((day) => !isLearnt(day))],
  ]);

  test('grew or fell, by the learnt days alone', () => {
    const { grew, fell } = findChangedTies(days, 28);
    expect([Array.from(grew.pair), Array.from(fell.pair)]).toEqual([[0], [1]]);
    // 14 learnt days in contact on the side on which 7 are due: 14 ln 2.
    expect(grew.weight[0]).toBeCloseTo(14 * Math.LN2, 12);
    expect(fell.weight[0]).toBeCloseTo(14 * Math.LN2, 12);
  });

  test('do neither at a boundary at which their rate is less than three times another', () => {
    const { grew } = findChangedTies(days, 42);
    // The first pair has 7 of 21 learnt days before and 7 of 7 after: exactly three times as many a day. Later it is 11 of 25 and 3 of 3.
    expect(Array.from(grew.pair)).toEqual([0]);
    expect(Array.from(findChangedTies(days, 49).grew.pair)).toEqual([]);
  });
});

describe('circles of changed ties', () => {
  const inside = (members: readonly number[], own: readonly number[]) =>
    members.flatMap((a) => members.filter((b) => b > a).map((b) => [a, b, own] as const));
  const steady = range(0, DAYS).filter((day) => day % 3 === 0);
  const standing = [inside(range(10, 16), steady), inside(range(16, 22), steady)].flat();
  const sorted = (pairs: readonly (readonly [number, number, readonly number[]])[]) =>
    [...pairs].sort((x, y) => x[0] - y[0] || x[1] - y[1]);
  const find = (pairs: readonly (readonly [number, number, readonly number[]])[]) => {
    const world = worldOf(22, sorted([...pairs, ...standing]));
    const circles = findChangedCircles(world.contacts, world.days, [14, 21, 28, 35, 42], createRandom(1));
    return { ...world, circles, turns: circles.map((circle) => nameTurn(circle, world.days, indexPairs(world.contacts))) };
  };

  test('one that begins is found at its day, with its ties and days', () => {
    const { circles, turns, contacts, days } = find(inside(range(0, 5), range(28, DAYS)));
    expect(circles.map(({ boundary, grew, members, changed }) => [boundary, grew, Array.from(members), changed.length])).toEqual([
      [28, true, [0, 1, 2, 3, 4], 10],
    ]);
    expect(turns[0]?.turn).toBe('born');
    const [circle] = circles as [(typeof circles)[number]];
    const course = createCircleCourses(contacts, days)(circle);
    expect(Array.from(course.changed)).toEqual(range(0, DAYS).map((day) => (day < 28 ? 0 : 10)));
    expect(Array.from(course.others)).toEqual(new Array(DAYS).fill(0));
  });

  test('one that splits is found with its parts', () => {
    const [left, right] = [range(0, 3), range(3, 6)];
    const whole = inside(range(0, 6), range(0, 28)).map(([a, b, own]) => [a, b, a < 3 === b < 3 ? range(0, DAYS) : own] as const);
    const { circles, turns } = find(whole);
    expect(circles.length).toBe(1);
    expect(turns[0]).toEqual({ turn: 'split', parts: [left, right] });
  });

  test('none is found where nothing changes, nor where there are but strings of changed ties', () => {
    expect(find([]).circles).toEqual([]);
    expect(find(range(0, 6).map((a) => [a, a + 1, range(28, DAYS)] as const)).circles).toEqual([]);
  });
});

test('the overlap of groups is that of Jaccard', () => {
  expect(jaccard(Int32Array.of(1, 2, 3), Int32Array.of(2, 3, 4))).toBe(0.5);
  expect(jaccard(Int32Array.of(1, 2), Int32Array.of(3))).toBe(0);
});
