import type { Links } from '../model/artifacts.ts';
import type { Observation } from '../model/vantage.ts';
import { benjaminiHochberg } from '../stats/false-discovery.ts';
import type { Answer } from './ask.ts';
import { observes } from './observability.ts';

/**
 * The ties that pass a linking question, those beyond the limit included, as the artifact that later questions read. None where the log
 * itself names second parties: what is guessed would be mixed with what is known.
 */
export function linksOf({ inference, ranking, passing }: Answer, observation: Observation): Links | undefined {
  if (!inference.infersLinks || ranking?.subjects.of !== 'pairs' || observes(observation, 'peer')) return undefined;
  const { subjects, columns } = ranking;
  const q = columns.p && benjaminiHochberg(columns.p, ranking.tested);
  const ties = passing
    .map((row) => {
      const [a, b] = [subjects.a[row] as number, subjects.b[row] as number].sort((x, y) => x - y) as [number, number];
      return { a, b, score: columns.score[row] as number, q: q?.[row] ?? Number.NaN, support: columns.support?.[row] ?? 0 };
    })
    .sort((x, y) => x.a - y.a || x.b - y.b);
  return {
    count: ties.length,
    a: Int32Array.from(ties, ({ a }) => a),
    b: Int32Array.from(ties, ({ b }) => b),
    score: Float64Array.from(ties, ({ score }) => score),
    q: Float64Array.from(ties, ({ q }) => q),
    support: Int32Array.from(ties, ({ support }) => support),
    by: inference.id,
  };
}
