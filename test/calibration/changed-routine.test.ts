import { describe, expect, it } from 'vitest';
import { changedRoutine } from '../../src/inferences/rhythm/changed-routine.ts';
import { benjaminiHochberg } from '../../src/stats/false-discovery.ts';
import { contextFor, simulateInput } from '../inferences/simulated-input.ts';
import { type DailyWorld, simulateDays } from './daily-worlds.ts';
import { binomialBound } from './uniformity.ts';

function rank(world: DailyWorld) {
  const { subjects, columns, tested } = changedRoutine.rank(simulateDays(world), contextFor({}));
  const p = columns.p ?? new Float64Array();
  const q = benjaminiHochberg(p, tested);
  const id = subjects.of === 'endpoints' ? subjects.id : new Int32Array();
  return { p, found: Array.from(id).filter((_, row) => (q[row] as number) <= 0.05) };
}

describe('changed-routine where nothing changes', { timeout: 240_000 }, () => {
  it('keeps its level among simulated people, whose weeks are busy and quiet by themselves', () => {
    const p: number[] = [];
    let tested = 0;
    for (let seed = 5_101; seed <= 5_106; seed++) {
      const { artifacts } = simulateInput({ seed, people: 60, days: seed % 2 === 0 ? 42 : 70, related: seed % 4 < 2 });
      const ranking = changedRoutine.rank(artifacts, contextFor({}));
      tested += ranking.tested;
      p.push(...(ranking.columns.p ?? []));
    }
    expect(tested).toBeGreaterThan(300);
    for (const level of [0.05, 0.01]) {
      const share = p.filter((one) => one <= level).length / tested;
      expect(share, `at ${level}: ${share}`).toBeLessThanOrEqual(binomialBound(level, tested));
    }
  });

  it.each<[string, Partial<DailyWorld>]>([
    ['steady', { mean: 12 }],
    ['lognormal, σ 0.7', { mean: 15, sigma: 0.7 }],
    ['exponential', { mean: 15, gamma: 1 }],
    ['lognormal and weekly', { mean: 25, sigma: 0.5, weekend: 0.3 }],
    ['in bursts of eight', { mean: 40, burst: 8, sigma: 0.3 }],
  ])('reports anything in at most one world of twenty: %s', (_, law) => {
    for (const [endpoints, days] of [
      [1, 60],
      [4, 60],
      [12, 40],
      [2, 150],
    ] as const) {
      const worlds = 40;
      const withAny = Array.from({ length: worlds }, (_, i) => rank({ mean: 15, endpoints, days, ...law, seed: 51_001 + i })).filter(
        ({ found }) => found.length > 0,
      );
      expect(withAny.length / worlds, `${endpoints} endpoints, ${days} days`).toBeLessThanOrEqual(binomialBound(0.05, worlds));
    }
  });
});
