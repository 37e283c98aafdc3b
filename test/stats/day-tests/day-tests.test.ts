import { describe, expect, it, test } from 'vitest';
import type { Random } from '../../../src/model/random.ts';
import { binomialTail } from '../../../src/stats/binomial-tail.ts';
import { momentsOfBars } from '../../../src/stats/day-tests/bar-moments.ts';
import { falseMatch, matchOnce } from '../../../src/stats/day-tests/flow-events.ts';
import { shapeScore } from '../../../src/stats/day-tests/flow-shape.ts';
import { DAY_TESTS } from '../../../src/stats/day-tests/registry.ts';
import type { Sizes } from '../../../src/stats/day-tests/sizes.ts';
import { tilingCoefficient } from '../../../src/stats/day-tests/tiling.ts';
import { rankWaits } from '../../../src/stats/day-tests/waits.ts';
import { drawExponential } from '../../../src/stats/draw.ts';
import { createRandom } from '../../../src/stats/random.ts';
import { measureUniformity } from '../../../src/stats/uniformity.ts';

const SECOND = 1_000_000;
const HOUR = 3_600 * SECOND;
const instants = (values: readonly number[]) => Float64Array.from(values).sort();
const flow = (perHour: number, hours: number, random: Random) => {
  const at: number[] = [];
  for (let t = (drawExponential(random) * HOUR) / perHour; t < hours * HOUR; t += (drawExponential(random) * HOUR) / perHour) at.push(t);
  return instants(at);
};

/** A day with an evening that both have in common: four times as much from 18 to 22 h. */
const evening = (perHour: number, random: Random) =>
  instants([...flow(perHour, 16, random), ...flow(3 * perHour, 4, random).map((at) => at + 10 * HOUR)]);

describe.each(Object.entries(DAY_TESTS))('%s', (_, judge) => {
  const nearness = { near: 5 * SECOND, around: 600 * SECOND, step: 0 };

  test.each([2, 6])('where nothing is there but a shared evening, hits come no more often than stated: %i an hour', (perHour) => {
    let hits = 0;
    let chance = 0;
    const DAYS = 400;
    for (let day = 0; day < DAYS; day++) {
      const random = createRandom(8_402 + day);
      const outcome = judge(evening(perHour, random.fork('a')), evening(perHour, random.fork('b')), nearness);
      if (outcome.hit) hits++;
      chance += outcome.chance;
    }
    expect(binomialTail(hits, DAYS, chance / DAYS), `${hits} where ${chance} would be usual`).toBeGreaterThan(1e-3);
  });

  it('hits on days on which one answers the other, and not on an empty one', () => {
    let hits = 0;
    for (let day = 0; day < 20; day++) {
      const random = createRandom(8_500 + day);
      const a = evening(2, random.fork('a'));
      const b = instants([...evening(2, random.fork('b')), ...a.filter((_, i) => i % 5 === 0).map((at) => at + 2 * SECOND)]);
      if (judge(a, b, nearness).hit) hits++;
    }
    // Presence is coarser, and sees fewer.
    expect(hits).toBeGreaterThan(judge === DAY_TESTS.presence ? 3 : 12);
    expect(judge(instants([HOUR]), instants([]), nearness).hit).toBe(false);
    expect(judge(instants([HOUR]), instants([9 * HOUR]), nearness)).toMatchObject({ hit: false });
  });
});

describe.each([
  ['flow-events', DAY_TESTS['flow-events']],
  ['flow-shape', DAY_TESTS['flow-shape']],
] as const)('%s with sizes and a lag', (_, judge) => {
  const sized = (a: Float64Array, b: Float64Array, random: Random): Sizes => {
    const draw = (at: Float64Array) => at.map(() => 50_000 * drawExponential(random));
    return { outA: draw(a), inA: draw(a), outB: draw(b), inB: draw(b), most: 20_000 };
  };

  test.each([
    ['sizes', 0],
    ['sizes and a short lag', 3],
    ['sizes and a long lag', 30],
  ] as const)('where nothing is there, hits come no more often than stated: %s', (_, lag) => {
    const nearness = { near: 5 * SECOND, around: 600 * SECOND, step: 0, lag: lag * SECOND };
    let hits = 0;
    let chance = 0;
    const DAYS = 400;
    for (let day = 0; day < DAYS; day++) {
      const random = createRandom(8_722_000 + day);
      const [a, b] = [evening(6, random.fork('a')), evening(6, random.fork('b'))];
      const outcome = judge(a, b, nearness, sized(a, b, random));
      if (outcome.hit) hits++;
      chance += outcome.chance;
    }
    expect(binomialTail(hits, DAYS, chance / DAYS), `${hits} where ${chance} would be usual`).toBeGreaterThan(1e-3);
  });

  it('takes chance from where the lag lies, such as that of one who is busy two hours before the other', () => {
    const nearness = { near: 5 * SECOND, around: 600 * SECOND, step: 0, lag: 2 * HOUR };
    let hits = 0;
    let chance = 0;
    const DAYS = 200;
    for (let day = 0; day < DAYS; day++) {
      const random = createRandom(8_726_000 + day);
      const busy = (of: string, from: number) =>
        instants([...flow(3, 24, random.fork(`${of} all day`)), ...flow(60, 1, random.fork(of)).map((at) => at + from * HOUR)]);
      const outcome = judge(busy('a', 10), busy('b', 12), nearness);
      if (outcome.hit) hits++;
      chance += outcome.chance;
    }
    expect(binomialTail(hits, DAYS, chance / DAYS), `${hits} where ${chance} would be usual`).toBeGreaterThan(1e-3);
  });
});

test('bars give on average what they give on a fine grid, overlapping or cut off', () => {
  const random = createRandom(8_723);
  for (let round = 0; round < 20; round++) {
    const at = instants(Array.from({ length: 1 + random.below(9) }, () => 100 * random.next() - 20));
    const { share, powers } = momentsOfBars(at, 7, 0, 60);
    const POINTS = 60_000;
    const sums = [0, 0, 0, 0];
    for (let k = 0; k < POINTS; k++) {
      const u = (60 * (k + 0.5)) / POINTS;
      const given = at.reduce((sum, one) => sum + Math.max(0, 1 - Math.abs(u - one) / 7), 0);
      [Number(given > 0), given, given ** 2, given ** 3].forEach((value, n) => {
        sums[n] = (sums[n] as number) + value;
      });
    }
    [share, ...powers].forEach((value, n) => {
      expect(value).toBeCloseTo((sums[n] as number) / POINTS, 3);
    });
  }
});

describe('event-based flow correlation', () => {
  it('has the closed form as its chance of a false match, sizes included', () => {
    // p_F = 1 − exp(−2 Δ λ P(|size − size′| < Γ)), the paper's model: one user event of its own is enough, so none is taken.
    const random = createRandom(8_403);
    const [near, rate, largest, most] = [3 * SECOND, 90 / HOUR, 100_000, 10_000];
    const alike = 1 - (1 - most / largest) ** 2;
    const ROUNDS = 20_000;
    let plain = 0;
    let sized = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const user = flow(90, 0.05, random);
      const ofA = user.map(() => largest * random.next());
      const channel = instants([90 * SECOND]);
      plain += matchOnce(user, channel, near);
      const size = largest * random.next();
      sized += matchOnce(user, channel, near, (i) => Math.abs((ofA[i] as number) - size) <= most);
    }
    for (const [count, expected] of [
      [plain, falseMatch(near, rate)],
      [sized, falseMatch(near, rate, alike)],
    ] as const)
      expect(Math.abs(count / ROUNDS - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / ROUNDS));
  });

  it.each([0, 2, 3, 20])('has the closed form too where the two are %i s apart, either way round', (lag) => {
    // Distances from lag − Δ to lag + Δ, cut off at 0: 1 − exp(−2 min(lag + Δ, 2 Δ) λ).
    const random = createRandom(8_721);
    const [near, rate] = [3 * SECOND, 90 / HOUR];
    const ROUNDS = 20_000;
    let matched = 0;
    for (let round = 0; round < ROUNDS; round++)
      matched += matchOnce(flow(90, 0.05, random), instants([90 * SECOND]), near, () => true, lag * SECOND);
    const expected = falseMatch(Math.min(lag * SECOND + near, 2 * near), rate);
    expect(Math.abs(matched / ROUNDS - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / ROUNDS));
  });

  it('matches each event once, and late ones as well', () => {
    expect(matchOnce(instants([10]), instants([8, 9, 10, 11]), 5)).toBe(1);
    expect(matchOnce(instants([10, 12]), instants([8, 11, 500]), 5)).toBe(2);
    // More channel events than user events: the released code never looked at the last.
    expect(matchOnce(instants([500]), instants([1, 2, 500]), 5)).toBe(1);
  });
});

describe('shape-based flow correlation', () => {
  it('is what bars on a fine grid give', () => {
    const random = createRandom(8_404);
    const half = 50;
    const draw = () => instants(Array.from({ length: 12 }, () => random.below(3_000)));
    const [a, b] = [draw(), draw()];
    const bars = (at: Float64Array) => {
      const grid = new Float64Array(3_200);
      for (const one of at) for (let t = one - half; t < one + half; t++) grid[t + 100] = (grid[t + 100] as number) + 1;
      return grid;
    };
    const [x, y] = [bars(a), bars(b)];
    const dot = (u: Float64Array, v: Float64Array) => u.reduce((sum, value, i) => sum + value * (v[i] as number), 0);
    expect(shapeScore(a, b, half)).toBeCloseTo((2 * dot(x, y)) / (dot(x, x) + dot(y, y)), 9);
    expect(shapeScore(a, a, half)).toBeCloseTo(1, 12);
    expect(
      shapeScore(
        a,
        a.map((at) => at + 7),
        half,
        7,
      ),
    ).toBeCloseTo(1, 12);
    expect(shapeScore(instants([]), instants([]), half)).toBeNaN();
    expect(shapeScore(a, instants([]), half)).toBe(0);
  });
});

test('spike time tiling has its published values', () => {
  const a = instants([1, 2, 3, 4, 5]);
  expect(
    tilingCoefficient(
      a,
      a.map((at) => at + 0.01),
      0.05,
      1,
      5.01,
    ),
  ).toBeCloseTo(1, 12);
  expect(
    tilingCoefficient(
      a,
      a.map((at) => at + 0.5),
      0.05,
      1,
      5.5,
    ),
  ).toBeCloseTo(-0.1, 12);
});

test('ranks of waits are uniform where nothing is there, at any rhythm, and small where one answers', () => {
  const random = createRandom(8_405);
  const a = evening(20, random.fork('a'));
  const b = Array.from({ length: 6 }, (_, i) => Array.from(evening(5, random.fork(`b${i}`)))).flat();
  const ranks = rankWaits(a, instants(b), 600 * SECOND);
  expect(ranks.length).toBeGreaterThan(300);
  expect(measureUniformity(Float64Array.from(ranks)).p).toBeGreaterThan(1e-3);
  const answers = rankWaits(
    a,
    a.map((at) => at + SECOND),
    600 * SECOND,
  );
  expect(answers.reduce((sum, rank) => sum + rank, 0) / answers.length).toBeLessThan(0.1);
});
