import { describe, expect, it } from 'vitest';
import { brokenRoutine } from '../../src/inferences/rhythm/broken-routine.ts';
import { benjaminiHochberg } from '../../src/stats/false-discovery.ts';
import { contextFor, simulateInput } from '../inferences/simulated-input.ts';
import { type DailyWorld, PLANTED, simulateDays } from './daily-worlds.ts';
import { binomialBound } from './uniformity.ts';

describe('broken-routine in worlds where nobody departs from anything', () => {
  // Bursty, weekly, and heavy-tailed people; seeds that were not used to build the method.
  it('keeps its level, far into the tail', () => {
    const p: number[] = [];
    let tested = 0;
    for (let seed = 2_001; seed <= 2_012; seed++) {
      const { artifacts } = simulateInput({ seed, people: 50, related: seed % 2 === 0 });
      const ranking = brokenRoutine.rank(artifacts, contextFor({}));
      tested += ranking.tested;
      p.push(...(ranking.columns.p ?? []));
    }
    expect(tested).toBeGreaterThan(20_000);
    for (const level of [0.05, 0.01, 0.001]) {
      const share = p.filter((one) => one <= level).length / tested;
      expect(share, `at ${level}`).toBeLessThanOrEqual(binomialBound(level, tested));
      // A test that never rejects would pass the line above. Further out it is the planted days below that show otherwise.
      if (level >= 0.01) expect(share, `at ${level}`).toBeGreaterThan(level / 20);
    }
  });
});

/** Days, with the endpoint, that are reported. */
function findDays(world: DailyWorld): { id: number; day: number }[] {
  const { subjects, columns, tested } = brokenRoutine.rank(simulateDays(world), contextFor({}));
  if (subjects.of !== 'endpoint-days') throw new Error('not of endpoint-days');
  const q = benjaminiHochberg(columns.p ?? new Float64Array(), tested);
  return Array.from(q.keys())
    .filter((row) => (q[row] as number) <= 0.05)
    .map((row) => ({ id: subjects.id[row] as number, day: subjects.day[row] as number }));
}

const SIZES = [1, 3, 10, 30].flatMap((endpoints) => [60, 180].map((days) => ({ endpoints, days })));

describe('broken-routine in small logs of heavy-tailed, independent days', () => {
  it.each<[string, Partial<DailyWorld>]>([
    ['lognormal, σ 0.7', { mean: 30, sigma: 0.7 }],
    ['lognormal, σ 0.7, few events', { mean: 6, sigma: 0.7 }],
    ['exponential', { mean: 30, gamma: 1 }],
    ['gamma and weekly', { mean: 20, gamma: 3, weekend: 0.4 }],
    ['lognormal and weekly', { mean: 25, sigma: 0.5, weekend: 0.3 }],
    ['steady', { mean: 12 }],
    ['in bursts of eight', { mean: 80, burst: 8, sigma: 0.3 }],
    ['in bursts of five', { mean: 40, burst: 5 }],
  ])('reports anything in at most one world of twenty: %s', (_, law) => {
    for (const size of SIZES) {
      const worlds = Math.max(12, Math.min(120, Math.floor(12_000 / (size.endpoints * size.days))));
      const withAny = Array.from({ length: worlds }, (_, i) => findDays({ mean: 30, ...size, ...law, seed: 40_001 + i })).filter(
        (found) => found.length > 0,
      );
      expect(withAny.length / worlds, `${size.endpoints} endpoints, ${size.days} days`).toBeLessThanOrEqual(binomialBound(0.05, worlds));
    }
  });

  it.each<[string, number, Partial<DailyWorld>]>([
    ['a silent day of one who is steadily active', 0.9, { mean: 25, plant: 'silent' }],
    ['a silent day of one whose days vary by a quarter', 0.7, { mean: 30, sigma: 0.25, plant: 'silent' }],
    ['a tenfold day of a steady one', 0.9, { mean: 10, plant: 'tenfold' }],
    ['a tenfold day of one whose days vary by three tenths', 0.3, { mean: 30, sigma: 0.3, plant: 'tenfold' }],
  ])('finds %s at least %d of the time', (_, power, law) => {
    for (const endpoints of [3, 10]) {
      const worlds = 40;
      const hits = Array.from({ length: worlds }, (_, i) => findDays({ mean: 30, endpoints, days: 60, ...law, seed: 50_001 + i })).filter(
        (found) => found.some(({ id, day }) => id === 0 && day === PLANTED),
      );
      expect(hits.length / worlds, `among ${endpoints}`).toBeGreaterThanOrEqual(power);
    }
  });
});
