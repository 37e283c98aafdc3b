import type { Score, ScoreName } from '../model/evaluation.ts';
import type { Random } from '../model/random.ts';
import { bootstrapByCluster } from '../stats/bootstrap-by-cluster.ts';
import { areaOf, truePositiveRateOf } from '../stats/discrimination.ts';
import type { Interval } from '../stats/interval.ts';
import { meanReciprocalRank, topShare } from '../stats/retrieval.ts';
import { indexCases, type ScoreTable, weighCases } from '../stats/score-table.ts';
import type { PairCases, ValueCases, YesNoCases } from './cases.ts';
import { DIVISIONS } from './labelling.ts';
import { INTERVAL, REPLICATES, score } from './score.ts';

const RATES = [0.1, 0.01, 0.001] as const;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Scores of a question that asks who or what: how well its order tells the true ones from the others, and what a report would show of it. */
export function scoreYesNo(cases: YesNoCases, random: Random): Score[] {
  const { isTrue, places, positives, falseFindings } = cases;
  const n = isTrue.length;
  const found = isTrue.filter(Boolean).length;
  const others = n - found;
  const scores: Score[] = [];
  if (found > 0 && others > 0) {
    // Rows in the order of the index: the true ones first.
    const rows = [...isTrue.keys()].sort((i, j) => Number(isTrue[j]) - Number(isTrue[i]) || i - j);
    const column = (of: readonly number[]) => rows.map((row) => of[row] as number);
    const ranked = column(cases.score);
    const index = indexCases(Float64Array.from(ranked.slice(0, found)), Float64Array.from(ranked.slice(found)));
    const read = (table: ScoreTable) => [areaOf(table), ...RATES.map((rate) => truePositiveRateOf(table, rate))];
    const whole = read(index.table);
    // With one true case there is nothing to resample but the others: an interval would pretend to know more.
    const people = { one: Int32Array.from(column(cases.one)), other: Int32Array.from(column(cases.other)) };
    const bounds =
      found > 1
        ? bootstrapByCluster(people, (weight) => read(weighCases(index, weight)), { level: INTERVAL, replicates: REPLICATES, random })
        : [];
    scores.push(...score('auc', whole[0], n, bounds[0]));
    RATES.forEach((rate, r) => {
      scores.push(...score(`tpr@${rate}` as ScoreName, whole[r + 1], n, bounds[r + 1]));
    });
  }
  if (places.length > 0) {
    const ranks = Float64Array.from(places);
    scores.push(...score('top1', topShare(ranks, 1), places.length), ...score('top10', topShare(ranks, 10), places.length));
    scores.push(...score('mrr', meanReciprocalRank(ranks), places.length));
  }
  if (positives > 0) scores.push(...score('found', cases.shown / positives, positives));
  if (falseFindings.length > 0) {
    scores.push(...score('false-findings', mean(falseFindings), falseFindings.length));
    scores.push(...score('worlds-with-false-findings', mean(falseFindings.map((count) => Number(count > 0))), falseFindings.length));
  }
  return scores;
}

/** Scores of an estimate: how often its intervals hold the truth, and how far its values lie from it. */
export function scoreValues({ distance, inside, shown, one, other }: ValueCases, unit: string, random: Random): Score[] {
  const n = inside.length;
  if (n === 0) return [];
  const share = (weight: Int32Array, counts: (i: number) => boolean): number | undefined => {
    let held = 0;
    let all = 0;
    for (let i = 0; i < n; i++) {
      if (!counts(i)) continue;
      all += weight[i] as number;
      if (inside[i]) held += weight[i] as number;
    }
    return all === 0 ? undefined : held / all;
  };
  const statistics = (weight: Int32Array) => [share(weight, () => true), share(weight, (i) => shown[i] === true)];
  const [all, reported] = statistics(new Int32Array(n).fill(1));
  const bounds = resample(one, other, statistics, random);
  const ascending = [...distance].sort((a, b) => a - b);
  return [
    ...score('coverage', all, n, bounds[0]),
    ...score('coverage-reported', reported, shown.filter(Boolean).length, bounds[1]),
    ...score('median-error', ascending[Math.floor((n - 1) / 2)] as number, n, undefined, unit),
  ];
}

/** Scores of a division into groups: over all pairs of people, how well being put together tells who belongs together. */
export function scorePairs({ agreement, together, isTrue, one, other }: PairCases, random: Random): Score[] {
  const n = isTrue.length;
  const statistics = (weight: Int32Array) => {
    let right = 0;
    let belonging = 0;
    let apart = 0;
    let strangers = 0;
    for (let i = 0; i < n; i++) {
      const times = weight[i] as number;
      if (isTrue[i]) {
        belonging += times;
        if (together[i]) right += times;
      } else {
        strangers += times;
        if (!together[i]) apart += times;
      }
    }
    return [belonging > 0 && strangers > 0 ? (right / belonging + apart / strangers) / 2 : undefined];
  };
  if (n === 0) return [];
  return [
    ...score('balanced-accuracy', statistics(new Int32Array(n).fill(1))[0], n, resample(one, other, statistics, random)[0]),
    ...DIVISIONS.flatMap((name) => {
      const worlds = agreement[name];
      const people = worlds.reduce((sum, world) => sum + world.people, 0);
      return worlds.length === 0 ? [] : score(`agrees-with-${name}`, mean(worlds.map(({ index }) => index)), people);
    }),
  ];
}

const resample = (
  one: readonly number[],
  other: readonly number[],
  statistics: (weight: Int32Array) => readonly (number | undefined)[],
  random: Random,
): (Interval | undefined)[] =>
  bootstrapByCluster({ one: Int32Array.from(one), other: Int32Array.from(other) }, statistics, {
    level: INTERVAL,
    replicates: REPLICATES,
    random,
  });
