import { describe, expect, it } from 'vitest';
import { MICROS_PER_SECOND } from '../../src/model/event.ts';
import { createRandom } from '../../src/stats/random.ts';
import { createRunFinder } from '../../src/store/keep-alive.ts';

/** Flags of one series of instants. */
function flagsOf(instants: readonly number[], step: number): boolean[] {
  const finder = createRunFinder(step);
  instants.forEach((at, i) => {
    finder.next(i, at, i > 0);
  });
  const flags = instants.map(() => false);
  const runs = finder.finish();
  for (let i = 0; i < runs.length; i += 2) flags.fill(true, runs[i], runs[i + 1]);
  return flags;
}

const share = (flags: readonly boolean[]): number => flags.filter(Boolean).length / flags.length;
const SECOND = MICROS_PER_SECOND;

/** Instants of a timer, each beat off by up to `jitter` either way, beats missing with probability `miss`. */
function timer(seed: string, beats: number, period: number, jitter: number, miss: number): number[] {
  const random = createRandom(1).fork(seed);
  return Array.from({ length: beats }, (_, i) => ({
    at: Math.round(i * period + (2 * random.next() - 1) * jitter),
    kept: random.next() >= miss,
  }))
    .filter(({ kept }) => kept)
    .map(({ at }) => at);
}

function human(seed: string, events: number, meanGap: number, bursty: boolean, step: number): number[] {
  const random = createRandom(1).fork(seed);
  let at = 0;
  return Array.from({ length: events }, () => {
    const mean = bursty && random.next() < 0.7 ? meanGap / 20 : meanGap;
    at += -Math.log(1 - random.next()) * mean;
    return Math.floor(at / step) * step;
  });
}

describe('keep-alive runs', () => {
  it('takes an exact timer whole, and not one beat less than six', () => {
    const beats = (n: number) => Array.from({ length: n }, (_, i) => i * 60 * SECOND);
    expect(flagsOf(beats(6), 1)).toEqual(Array(6).fill(true));
    expect(flagsOf(beats(5), 1)).toEqual(Array(5).fill(false));
  });

  it('takes gaps from ten seconds to four hours, and nothing else', () => {
    const every = (gap: number) =>
      share(
        flagsOf(
          Array.from({ length: 20 }, (_, i) => i * gap * SECOND),
          1,
        ),
      );
    expect([9.999, 10, 14_400, 14_400.001].map(every)).toEqual([0, 1, 1, 0]);
  });

  it('finds none among rows without a time', () => {
    expect(share(flagsOf(Array(20).fill(Number.NaN), 1))).toBe(0);
    expect(share(flagsOf(Array(20).fill(Number.NaN), 0))).toBe(0);
  });

  it('keeps two timers of one pair apart', () => {
    const finder = createRunFinder(1);
    for (let i = 0; i < 16; i++) finder.next(i, (i % 8) * 60 * SECOND, i !== 0 && i !== 8);
    expect(finder.finish()).toEqual([0, 8, 8, 16]);
  });

  it('lets consecutive gaps differ by two per cent, and not by three', () => {
    const growing = (rate: number) => {
      const instants = [0];
      for (let i = 1; i < 10; i++) instants.push(Math.round((instants.at(-1) ?? 0) + 100 * SECOND * rate ** i));
      return instants;
    };
    expect(share(flagsOf(growing(1.019), 1))).toBe(1);
    expect(share(flagsOf(growing(1.03), 1))).toBe(0);
  });

  it('finds nearly all of a timer with jitter and missed beats', () => {
    // Jitter of 0.4 % each way: consecutive gaps differ by at most 1.6 %.
    expect(share(flagsOf(timer('jitter', 2000, 300 * SECOND, 1.2 * SECOND, 0), 1))).toBe(1);
    // A missed beat cuts a run: at 2 % missing, a stretch is shorter than six in about one of ten.
    expect(share(flagsOf(timer('missed', 5000, 300 * SECOND, 1.2 * SECOND, 0.02), 1))).toBeGreaterThan(0.9);
  });

  it('finds most of a timer between which a person acts now and then', () => {
    const beats = timer('beats', 2000, 300 * SECOND, SECOND, 0);
    // One act in four hours on average: 48 beats.
    const acts = human('acts', 40, 4 * 3600 * SECOND, false, 1);
    const both = [...beats.map((at) => ({ at, beat: true })), ...acts.map((at) => ({ at, beat: false }))].sort((a, b) => a.at - b.at);
    const flags = flagsOf(
      both.map(({ at }) => at),
      1,
    );
    expect(share(flags.filter((_, i) => both[i]?.beat))).toBeGreaterThan(0.85);
    expect(share(flags.filter((_, i) => !both[i]?.beat))).toBe(0);
  });

  // Chance of five equal gaps in a row, of any length, at a tolerance of 2 %: (about 0.02)^4 a start. With a step of one second, short gaps
  // are taken as equal up to two steps: at 20 s by 10 % each way, still below (0.1)^4 a start.
  it.each([
    ['Poisson, a gap of 2 minutes', 120, false, 1],
    ['Poisson, a gap of 30 minutes', 1800, false, 1],
    ['bursty', 600, true, 1],
    ['Poisson, in whole seconds', 60, false, SECOND],
    ['bursty, in whole seconds', 600, true, SECOND],
    ['Poisson, in whole minutes', 1800, false, 60 * SECOND],
  ])('leaves people alone: %s', (name, gap, bursty, step) => {
    expect(share(flagsOf(human(name, 200_000, gap * SECOND, bursty, step), step))).toBeLessThan(5e-4);
  });
});
