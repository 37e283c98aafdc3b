import type { EvaluatedRatios, Score, Share } from '../model/evaluation.ts';
import type { Random } from '../model/random.ts';
import { bootstrapByCluster } from '../stats/bootstrap-by-cluster.ts';
import type { Interval } from '../stats/interval.ts';
import { clopperPearsonInterval } from '../stats/interval-binomial.ts';
import { splitCost } from '../stats/likelihood-cost.ts';
import { excessOverBound, shareMisleading, shareOf } from '../stats/misleading-evidence.ts';
import { pavDeviation } from '../stats/pav-deviation.ts';
import { type CaseIndex, indexCases, type ScoreTable, weighCases } from '../stats/score-table.ts';
import type { YesNoCases } from './cases.ts';
import { INTERVAL, REPLICATES, round, score } from './score.ts';

/** With fewer people of a kind, resampling them says too little for an interval. */
const FEWEST_PEOPLE = 10;
/** Unrelated cases over k from which P(LR ≥ k) is told: with none as large among them, its upper 95 % limit is about 1/k. */
const ENOUGH = 3;

/** Cases of which a set speaks, the related ones first, and how many people are behind each kind. */
interface Weighed {
  readonly log10: Float64Array;
  readonly related: number;
  readonly one: Int32Array;
  readonly other: Int32Array;
  readonly peopleOf: { readonly related: number; readonly unrelated: number };
}

function gatherWeighed({ log10, isTrue, one, other }: YesNoCases): Weighed {
  const rows = [...log10.keys()].filter((row) => !Number.isNaN(log10[row])).sort((i, j) => Number(isTrue[j]) - Number(isTrue[i]) || i - j);
  const related = rows.filter((row) => isTrue[row]).length;
  const people = (of: readonly number[]) => new Set(of.map((row) => one[row])).size;
  return {
    log10: Float64Array.from(rows, (row) => log10[row] as number),
    related,
    one: Int32Array.from(rows, (row) => one[row] as number),
    other: Int32Array.from(rows, (row) => other[row] as number),
    peopleOf: { related: people(rows.slice(0, related)), unrelated: people(rows.slice(related)) },
  };
}

/** Statistics of weighted cases, always in the same order; undefined where the cases say nothing of one. */
const costsOf = (table: ScoreTable): (number | undefined)[] => {
  const { cost, least, calibration } = splitCost(table) ?? {};
  return [cost, least, calibration, pavDeviation(table)];
};

/** A share with its interval: of people resampled; where all cases agree, of as many independent people as there are. */
function stateShare(value: number, n: number, people: number, resampled: Interval | undefined): Share {
  const stated = { value: round(value), n };
  if (people < FEWEST_PEOPLE) return stated;
  const bounds = value === 0 || value === 1 ? clopperPearsonInterval(value * people, people, INTERVAL) : resampled;
  return bounds ? { ...stated, low: round(bounds.low), high: round(bounds.high) } : stated;
}

function resample({ one, other }: Weighed, index: CaseIndex, read: (table: ScoreTable) => (number | undefined)[], random: Random) {
  if (one.length === 0) return [];
  return bootstrapByCluster({ one, other }, (weight) => read(weighCases(index, weight)), {
    level: INTERVAL,
    replicates: REPLICATES,
    random,
  });
}

/**
 * Scores of the ratios that a report would print: their cost, what of it is owed to their numbers, and how often they mislead.
 * @returns undefined for a question that gives no ratios
 */
export function scoreRatios(
  cases: YesNoCases,
  random: Random,
): { readonly scores: readonly Score[]; readonly ratios: EvaluatedRatios } | undefined {
  const weighed = gatherWeighed(cases);
  const { log10, related, peopleOf } = weighed;
  const unrelated = log10.length - related;
  const none = Array.from(cases.unlicensed, ([why, count]) => ({ count, why })).sort(
    (a, b) => b.count - a.count || (a.why < b.why ? -1 : 1),
  );
  if (log10.length === 0 && none.length === 0) return undefined;

  const index = indexCases(log10.subarray(0, related), log10.subarray(related));
  const excess = unrelated > 0 ? excessOverBound(log10.subarray(related)).filter(({ ratio }) => unrelated >= ENOUGH * ratio) : [];
  const sharesOf = (table: ScoreTable): (number | undefined)[] => {
    const misleading = shareMisleading(table);
    const atLeast = (counts: Float64Array, ratio: number) => shareOf(counts, (i) => (table.score[i] as number) >= Math.log10(ratio));
    return [
      misleading.for,
      misleading.against,
      ...excess.flatMap(({ ratio }) => [atLeast(table.negatives, ratio), atLeast(table.positives, ratio)]),
    ];
  };
  const read = (table: ScoreTable) => [...costsOf(table), ...sharesOf(table)];
  const whole = read(index.table);
  const bounds = resample(weighed, index, read, random);

  const scores: Score[] = [];
  const enough = Math.min(peopleOf.related, peopleOf.unrelated) >= FEWEST_PEOPLE;
  (['cllr', 'cllr-min', 'cllr-cal', 'dev-pav'] as const).forEach((name, s) => {
    if (Number.isFinite(whole[s])) scores.push(...score(name, whole[s], log10.length, enough ? bounds[s] : undefined));
  });
  const share = (place: number, kind: 'related' | 'unrelated'): Share | undefined => {
    const value = whole[place];
    return value === undefined ? undefined : stateShare(value, kind === 'related' ? related : unrelated, peopleOf[kind], bounds[place]);
  };
  for (const [name, place, kind] of [
    ['misleading-for', 4, 'unrelated'],
    ['misleading-against', 5, 'related'],
  ] as const) {
    const stated = share(place, kind);
    if (stated) scores.push({ name, ...stated });
  }
  const atLeast = excess.map(({ ratio, bound }, i) => {
    const found = share(7 + 2 * i, 'related');
    return { ratio, unrelated: share(6 + 2 * i, 'unrelated') as Share, bound, ...(found && { related: found }) };
  });
  return { scores, ratios: { related, unrelated, none, atLeast } };
}
