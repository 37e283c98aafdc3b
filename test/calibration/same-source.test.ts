import { describe, expect, it, test } from 'vitest';
import { UTC } from '../../src/model/calendar.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../src/model/event.ts';
import type { Random } from '../../src/model/random.ts';
import { buildSessions } from '../../src/reduce/sessions.ts';
import { binomialTail } from '../../src/stats/binomial-tail.ts';
import { cutSittings, type DrawStart, matchByChance } from '../../src/stats/coincidental-match.ts';
import { shuffle } from '../../src/stats/draw.ts';
import { pairDays, sortByDay } from '../../src/stats/paired-days.ts';
import { createRandom } from '../../src/stats/random.ts';
import { redrawByClock } from '../../src/stats/redraw-starts.ts';
import { type Habit, START, simulateSessions, toInput } from './phones.ts';

const DAYS = 42;
const GAP = 10 * MICROS_PER_MINUTE;
const NEAR = 10 * MICROS_PER_MINUTE;

/** Phones that have their daily peak in common, and nothing else. */
const impostors = (phones: number, rate: number, random: Random, habit: Habit = 'sessions', days = DAYS) =>
  toInput(simulateSessions(phones, days, rate, random, habit), days);

describe('coincidental match probabilities of unrelated phones with one daily rhythm', () => {
  const PAIRS = 80;
  const ROUNDS = 99;
  const chances = (law: (b: Float64Array) => DrawStart): number[] =>
    Array.from({ length: PAIRS }, (_, pair) => {
      const random = createRandom(8_500 + pair);
      const { series } = impostors(2, 2, random.fork('phones'), 'sessions', 14);
      const [a, b] = [0, 1].map((id) => series.at.subarray(series.offsets[id], series.offsets[id + 1])) as [Float64Array, Float64Array];
      return matchByChance(a, b, { gap: GAP, step: MICROS_PER_SECOND, rounds: ROUNDS, drawStart: law(b), random: random.fork('rounds') })
        .medianGap;
    });
  const below = (values: readonly number[], level: number) => values.filter((value) => value <= level).length;

  it('are badly too small where starts are redrawn at any time', () => {
    const anyTime = chances(() => (_sitting, random) => START + Math.floor(14 * MICROS_PER_DAY * random.next()));
    const found = below(anyTime, 0.05);
    // Several times as many as there may be.
    expect(found / PAIRS, `${found} of ${PAIRS}`).toBeGreaterThan(0.2);
  });

  it('keep their level where starts are redrawn by the clock, on their own days', () => {
    const byClock = chances((b) => redrawByClock(cutSittings(b, GAP), UTC));
    for (const level of [0.05, 0.2]) {
      const found = below(byClock, level);
      expect(binomialTail(found, PAIRS, level), `${found} of ${PAIRS} at ${level}`).toBeGreaterThan(1e-3);
    }
  });

  it('are least where one series follows the other', () => {
    const random = createRandom(8_700);
    const { series } = impostors(1, 2, random.fork('phone'), 'sessions', 14);
    const a = series.at;
    const b = a
      .filter((_, i) => i % 3 === 0)
      .map((at) => at + 20 * MICROS_PER_SECOND + random.below(60 * MICROS_PER_SECOND))
      .sort();
    const found = matchByChance(a, b, {
      gap: GAP,
      step: MICROS_PER_SECOND,
      rounds: ROUNDS,
      drawStart: redrawByClock(cutSittings(b, GAP), UTC),
      random,
    });
    expect([found.segregation, found.mingling, found.medianGap]).toEqual([0.01, 0.01, 0.01]);
  });
});

describe('the chance of as many matching sessions', () => {
  const regimes: readonly (readonly [string, number, Habit, number])[] = [
    ['phones used a few times a day', 4, 'sessions', 12],
    ['phones used now and then', 0.7, 'sessions', 20],
    ['phones used in long sessions', 3, 'long sessions', 12],
    ['phones idle on most days', 2, 'idle days', 16],
  ];
  test.each(regimes)('keeps its level among %s', (name, rate, habit, phones) => {
    const p: number[] = [];
    let all = 0;
    for (let world = 0; world < 25; world++) {
      const { series, coverage } = impostors(phones, rate, createRandom(8_600 + world).fork(name), habit);
      const byDay = sortByDay(buildSessions(series), coverage, UTC);
      for (let a = 0; a < phones; a++)
        for (let b = a + 1; b < phones; b++) {
          const found = pairDays(byDay, a, b, NEAR);
          if (!found) continue;
          all++;
          p.push(found.p);
        }
    }
    expect(all).toBeGreaterThan(1_000);
    for (const level of [0.05, 0.01, 1e-3, 1e-4]) {
      const found = p.filter((one) => one <= level).length;
      // Pairs share phones: their number counts for a third.
      expect(binomialTail(Math.floor(found / 3), Math.ceil(all / 3), level), `${found} of ${all} at ${level}`).toBeGreaterThan(1e-3);
    }
  });

  it('is that of exchanging days, counted over many orders', () => {
    const random = createRandom(8_800);
    const { series, coverage } = impostors(2, 5, random.fork('phones'));
    const byDay = sortByDay(buildSessions(series), coverage, UTC);
    const found = pairDays(byDay, 0, 1, NEAR);
    if (!found) throw new Error('nothing found');
    const ROUNDS = 4_000;
    const orders = Array.from({ length: ROUNDS }, () => {
      const to = Array.from({ length: byDay.days }, (_, d) => d);
      for (const stratum of byDay.strata) {
        const mixed = shuffle([...stratum], random);
        stratum.forEach((d, i) => {
          to[d] = mixed[i] as number;
        });
      }
      return countMatches(byDay, to);
    });
    const mean = orders.reduce((sum, one) => sum + one, 0) / ROUNDS;
    expect(found.matches).toBe(
      countMatches(
        byDay,
        Array.from({ length: byDay.days }, (_, d) => d),
      ),
    );
    expect(Math.abs(mean - found.expected)).toBeLessThan((4 * found.deviation) / Math.sqrt(ROUNDS));
    const atLeast = orders.filter((one) => one >= found.matches).length / ROUNDS;
    expect(Math.abs(atLeast - found.p)).toBeLessThan(0.02 + 4 * Math.sqrt(found.p / ROUNDS));
  });
});

/** Matches of phone 0 with the sessions of phone 1 of other days, session by session. */
function countMatches({ days, offsets, start, end }: ReturnType<typeof sortByDay>, to: readonly number[]): number {
  const range = (id: number, d: number) => {
    const from = offsets[id * (days + 1) + d] as number;
    return Array.from({ length: (offsets[id * (days + 1) + d + 1] as number) - from }, (_, i) => from + i);
  };
  let matches = 0;
  for (let d = 0; d < days; d++)
    for (const i of range(0, d))
      for (const j of range(1, to[d] as number)) {
        const apart = Math.max((start[i] as number) - (end[j] as number), (start[j] as number) - (end[i] as number));
        if (apart <= NEAR) matches++;
      }
  return matches;
}

it('two of one person, who takes up one after the other, are found among the others', () => {
  const random = createRandom(8_900);
  const phones = simulateSessions(25, DAYS, 4, random.fork('phones'));
  const second = (phones[0] as number[]).filter((_, i) => i % 40 === 0).map((at) => at + 5 * MICROS_PER_MINUTE);
  const { series, coverage } = toInput([...phones, second], DAYS);
  const byDay = sortByDay(buildSessions(series), coverage, UTC);
  const chance = (id: number) => pairDays(byDay, id, 25, NEAR)?.p ?? 1;
  expect(chance(0)).toBeLessThan(1e-6);
  expect(Math.min(...Array.from({ length: 24 }, (_, i) => chance(i + 1)))).toBeGreaterThan(1e-4);
  // There for a few hours together: nothing can be said.
  expect(
    pairDays(
      sortByDay(buildSessions(toInput([[START + MICROS_PER_DAY], [START + 2 * MICROS_PER_HOUR]], DAYS).series), coverage, UTC),
      0,
      1,
      NEAR,
    ),
  ).toBeUndefined();
});
