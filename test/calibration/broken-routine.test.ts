import { describe, expect, it } from 'vitest';
import { brokenRoutine } from '../../src/inferences/rhythm/broken-routine.ts';
import { contextFor, simulateInput } from '../inferences/simulated-input.ts';
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
      // A test that never rejects would pass the line above.
      expect(share, `at ${level}`).toBeGreaterThan(level / 10);
    }
  });
});
