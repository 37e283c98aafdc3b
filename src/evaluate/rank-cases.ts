import type { Score } from '../model/evaluation.ts';
import type { Random } from '../model/random.ts';
import { bootstrapByCluster } from '../stats/bootstrap-by-cluster.ts';
import { rankAgreement } from '../stats/rank-agreement.ts';
import { meanReciprocalRank, rankOf, topShare } from '../stats/retrieval.ts';
import { type Labels, onlyPerson, type RankedLog } from './labelling.ts';

/** Rows whose true rank is known, by world. */
export interface RankCases {
  readonly worlds: { readonly score: number[]; readonly truth: number[]; readonly person: number[] }[];
  /** Place of the first in truth among all candidates of its world; Infinity where the ranking lacks it. */
  readonly places: number[];
}

export const noRankCases = (): RankCases => ({ worlds: [], places: [] });

export function addRanks(cases: RankCases, labels: Extract<Labels, { kind: 'rank' }>, log: RankedLog): void {
  const { subjects, columns } = log.ranking;
  if (subjects.of !== 'endpoints') return;
  const world: RankCases['worlds'][number] = { score: [], truth: [], person: [] };
  let first = -1;
  for (let row = 0; row < subjects.id.length; row++) {
    const truth = labels.truth(row);
    const person = onlyPerson(log, subjects.id[row] as number);
    if (truth === undefined || person === undefined) continue;
    if (first < 0 || truth > (world.truth[first] as number)) first = world.truth.length;
    world.score.push(columns.score[row] as number);
    world.truth.push(truth);
    world.person.push(person);
  }
  cases.worlds.push(world);
  const seen = first >= 0 && (world.truth[first] as number) >= labels.highest;
  cases.places.push(seen ? rankOf(world.score[first] as number, columns.score) : Number.POSITIVE_INFINITY);
}

const INTERVAL = { level: 0.9, replicates: 200 } as const;

const round = (value: number): number => Math.round(value * 1e4) / 1e4;

/** Agreement of the order with the truth, over pairs within one world, people resampled; and where the first in truth stands. */
export function scoreRanks({ worlds, places }: RankCases, random: Random): Score[] {
  const n = worlds.reduce((sum, { truth }) => sum + truth.length, 0);
  // People of different worlds are different people.
  const width = 1 + Math.max(0, ...worlds.flatMap(({ person }) => person));
  const one = Int32Array.from(worlds.flatMap(({ person }, world) => person.map((id) => world * width + id)));
  const agreement = (weight: Int32Array): number | undefined => {
    let start = 0;
    let [right, pairs] = [0, 0];
    for (const { score, truth } of worlds) {
      const counted = rankAgreement(score, truth, weight.subarray(start, start + score.length));
      right += counted.balance;
      pairs += counted.pairs;
      start += score.length;
    }
    return pairs === 0 ? undefined : right / pairs;
  };
  const value = agreement(new Int32Array(n).fill(1));
  if (value === undefined) return [];
  const [bounds] = bootstrapByCluster({ one }, (weight) => [agreement(weight)], { ...INTERVAL, random });
  const ranks = Float64Array.from(places);
  const retrieved: Score[] = [
    { name: 'top1', value: round(topShare(ranks, 1) ?? 0), n: places.length },
    { name: 'top10', value: round(topShare(ranks, 10) ?? 0), n: places.length },
    { name: 'mrr', value: round(meanReciprocalRank(ranks) ?? 0), n: places.length },
  ];
  return [
    { name: 'rank-agreement', value: round(value), ...(bounds && { low: round(bounds.low), high: round(bounds.high) }), n },
    ...retrieved,
  ];
}
