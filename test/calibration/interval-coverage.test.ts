import { describe, expect, it } from 'vitest';
import { measureIntervalCoverage } from '../../src/evaluate/interval-coverage.ts';
import { dailyRhythm } from '../../src/inferences/rhythm/daily-rhythm.ts';
import { strongestTies } from '../../src/inferences/ties/strongest-ties.ts';
import type { AnyInference } from '../../src/model/inference.ts';
import { toArtifacts } from '../inferences/simulated-input.ts';

const estimates: readonly AnyInference[] = [strongestTies, dailyRhythm];

/** Worlds on which the intervals were built, and worlds kept apart on which they are measured. */
const BUILT_ON = [1, 2, 3, 4, 5, 6];
const MEASURED_ON = Array.from({ length: 24 }, (_, i) => 2_001 + i);

/** What a share of n draws of chance `level` stays above in 999 of 1,000 cases. */
const lowerBound = (level: number, n: number) => level - 3.09 * Math.sqrt((level * (1 - level)) / n);

describe('intervals hold the truth as often as they state', () => {
  const apart = measureIntervalCoverage(estimates, MEASURED_ON, toArtifacts);

  it.each([
    ['the worlds they were built on', measureIntervalCoverage(estimates, BUILT_ON, toArtifacts)],
    ['worlds kept apart', apart],
  ])('in %s', (_, measured) => {
    for (const { question, level, coverage, n } of measured) {
      expect(n, question).toBeGreaterThanOrEqual(100);
      expect(coverage, question).toBeGreaterThanOrEqual(lowerBound(level, n));
    }
  });

  it('and the figures that reports print are those of the worlds kept apart (update with vitest --update)', async () => {
    await expect(`${JSON.stringify(apart, null, 2)}\n`).toMatchFileSnapshot('../../src/analyze/measured-coverage.json');
  });
});
