import { describe, expect, it } from 'vitest';
import { createCompanyDraws } from '../../src/stats/company-draws.ts';

/** Σ over all but the target of the chance of having come up. */
const expected = (volume: readonly number[], target: number, draws: number) =>
  volume.reduce((sum, n, id) => sum + (id === target ? 0 : 1 - Math.exp(-draws * n)), 0);

describe('company by chance', () => {
  const volume = [5, 0, 40, 3, 3, 900, 17, 1, 60];

  it.each([0.01, 0.5, 1, 3, 5.5])('solves for the draws after which %d have come up', (present) => {
    const drawsFor = createCompanyDraws(volume);
    expect(expected(volume, 2, drawsFor(present, 40)) / present).toBeCloseTo(1, 1);
  });

  it('says that nobody comes up without a draw, and that all are never reached', () => {
    const drawsFor = createCompanyDraws(volume);
    expect(drawsFor(0, 5)).toBe(0);
    expect(drawsFor(8, 5)).toBe(Number.POSITIVE_INFINITY);
  });
});
