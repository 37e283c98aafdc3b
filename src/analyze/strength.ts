import type { Dots, Strength } from '../model/analysis.ts';
import type { AnyInference, Finding, Ranking, Subjects } from '../model/inference.ts';
import type { Selected } from './judge.ts';
import measuredCoverage from './measured-coverage.json' with { type: 'json' };

/** How often a question's intervals held the truth, counted on simulated worlds. */
export interface MeasuredCoverage {
  readonly question: string;
  /** Whose logs were counted. */
  readonly observer: string;
  readonly level: number;
  readonly coverage: number;
  readonly n: number;
  readonly set: string;
}

/** Whom a test's p speaks of. */
const UNINVOLVED: Readonly<Record<Subjects['of'], string>> = {
  endpoints: 'uninvolved endpoints',
  'endpoint-days': 'ordinary days of endpoints',
  pairs: 'uninvolved pairs',
  groups: 'uninvolved groups',
  population: 'logs with nothing in them',
};

/** Draws a share as dots, over the smallest number on which it is at least half a dot. Rounded up, so that rarity is never overstated. */
export function lookalikes(share: number, each: string): Dots {
  const of = share >= 0.025 ? 20 : share >= 0.0005 ? 1000 : 10_000;
  return { meaning: 'lookalikes', each, filled: Math.min(of, Math.max(0, Math.ceil(share * of - 1e-9))), of };
}

/**
 * The kind of strength that a question can claim for one row, and no more than that.
 * @param vantage from which the log was likely written: coverage that was counted elsewhere says nothing of it
 */
export function strengthOf(
  inference: AnyInference,
  ranking: Ranking,
  { row, q, family }: Selected,
  finding: Finding,
  vantage: string | undefined,
  measured: readonly MeasuredCoverage[] = measuredCoverage,
): Strength {
  const { p, value, low, high } = ranking.columns;
  if (inference.asks === 'test') {
    const own = p?.[row];
    if (own === undefined || q === undefined) throw new Error(`${inference.id} asks a test and gives no p`);
    return {
      kind: 'test',
      p: own,
      q,
      tested: family,
      expectedByChance: own * family,
      dots: lookalikes(own, UNINVOLVED[inference.subjects as Subjects['of']]),
    };
  }
  if (inference.asks === 'estimate') {
    const { interval } = inference;
    if (!value || !low || !high || !interval) throw new Error(`${inference.id} asks an estimate and gives no interval`);
    const record = measured.find(
      ({ question, observer, level }) => question === inference.id && observer === vantage && level === interval.level,
    );
    if (record) {
      return {
        kind: 'estimate',
        value: value[row] as number,
        low: low[row] as number,
        high: high[row] as number,
        unit: interval.unit,
        level: interval.level,
        measured: { coverage: record.coverage, n: record.n, set: record.set },
        dots: { meaning: 'coverage', each: 'intervals', filled: Math.round(record.coverage * 20), of: 20 },
      };
    }
    return { kind: 'graded', word: 'weak', reason: 'how often its intervals hold the truth has not been measured for logs of this sort' };
  }
  if (!finding.grade) throw new Error(`${inference.id} is a description and gives no grade`);
  return { kind: 'graded', ...finding.grade };
}
