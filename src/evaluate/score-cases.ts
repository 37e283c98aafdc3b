import type { Score, ScoreName } from '../model/evaluation.ts';
import type { Random } from '../model/random.ts';
import { clopperPearsonInterval } from '../stats/interval-binomial.ts';
import type { PairCases, ValueCases, YesNoCases } from './cases.ts';
import { type CaseWeight, LEVEL as INTERVAL, resamplePeople } from './resample-people.ts';
import { orderCases, sweepCases } from './sweep.ts';

const RATES = [0.1, 0.01, 0.001] as const;
const LEVELS = [0.05, 0.01, 0.001] as const;
const round = (value: number): number => Math.round(value * 1e4) / 1e4;

function score(
  name: ScoreName,
  value: number,
  n: number,
  bounds?: { readonly low: number; readonly high: number },
  unit?: string,
): Score[] {
  if (!Number.isFinite(value)) return [];
  const known = bounds && Number.isFinite(bounds.low) && Number.isFinite(bounds.high);
  return [
    {
      name,
      value: round(value),
      ...(known && { low: round(bounds.low), high: round(bounds.high) }),
      n,
      ...(unit !== undefined && { unit }),
    },
  ];
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Scores of a question that asks who or what: how well its order tells the true ones from the others, and what a report would show of it. */
export function scoreYesNo(cases: YesNoCases, random: Random): Score[] {
  const { isTrue, places, positives, falseFindings } = cases;
  const n = isTrue.length;
  const found = isTrue.filter(Boolean).length;
  const others = n - found;
  const scores: Score[] = [];
  if (found > 0 && others > 0) {
    const order = orderCases(cases.score);
    const statistics = (weight: CaseWeight) => {
      const { auc, found: shares } = sweepCases(order, cases.score, isTrue, weight, RATES);
      return [auc, ...shares];
    };
    const whole = statistics(() => 1);
    // With one true case there is nothing to resample but the others: an interval would pretend to know more.
    const bounds = found > 1 ? resamplePeople(cases.one, cases.other, statistics, random) : [];
    scores.push(...score('auc', whole[0] as number, n, bounds[0]));
    RATES.forEach((rate, r) => {
      // A rate below one in the others there are cannot be told from none.
      if (others * rate >= 1) scores.push(...score(`tpr@${rate}` as ScoreName, whole[r + 1] as number, n, bounds[r + 1]));
    });
  }
  if (places.length > 0) {
    const share = (most: number) => mean(places.map((place) => Number(place <= most)));
    scores.push(...score('top1', share(1), places.length), ...score('top10', share(10), places.length));
    scores.push(...score('mrr', mean(places.map((place) => 1 / place)), places.length));
  }
  if (positives > 0) scores.push(...score('found', cases.shown / positives, positives));
  if (falseFindings.length > 0) {
    // Of a world without relations every p is one of a true null hypothesis.
    const p = cases.p.filter((value) => !Number.isNaN(value));
    const { hypotheses } = cases;
    if (found === 0 && hypotheses > 0)
      for (const level of LEVELS) {
        const below = p.filter((value) => value <= level).length;
        scores.push(
          ...score(`p-at-${level}` as ScoreName, below / hypotheses, hypotheses, clopperPearsonInterval(below, hypotheses, INTERVAL)),
        );
      }
    scores.push(...score('false-findings', mean(falseFindings), falseFindings.length));
    scores.push(...score('worlds-with-false-findings', mean(falseFindings.map((count) => Number(count > 0))), falseFindings.length));
  }
  return scores;
}

/** Scores of an estimate: how often its intervals hold the truth, and how far its values lie from it. */
export function scoreValues({ distance, inside, shown, one, other }: ValueCases, unit: string, random: Random): Score[] {
  const n = inside.length;
  if (n === 0) return [];
  const share = (weight: CaseWeight, counts: (i: number) => boolean): number => {
    let held = 0;
    let all = 0;
    for (let i = 0; i < n; i++) {
      if (!counts(i)) continue;
      const times = weight(i);
      all += times;
      if (inside[i]) held += times;
    }
    return all === 0 ? Number.NaN : held / all;
  };
  const everyCase = () => true;
  const statistics = (weight: CaseWeight) => [share(weight, everyCase), share(weight, (i) => shown[i] === true)];
  const [all, reported] = statistics(() => 1) as [number, number];
  const bounds = resamplePeople(one, other, statistics, random);
  const ascending = [...distance].sort((a, b) => a - b);
  return [
    ...score('coverage', all, n, bounds[0]),
    ...score('coverage-reported', reported, shown.filter(Boolean).length, bounds[1]),
    ...score('median-error', ascending[Math.floor((n - 1) / 2)] as number, n, undefined, unit),
  ];
}

/** Scores of a division into groups: over all pairs of people, how well being put together tells who belongs together. */
export function scorePairs({ together, isTrue, one, other }: PairCases, random: Random): Score[] {
  const n = isTrue.length;
  const statistics = (weight: CaseWeight): number[] => {
    let right = 0;
    let belonging = 0;
    let apart = 0;
    let strangers = 0;
    for (let i = 0; i < n; i++) {
      const times = weight(i);
      if (isTrue[i]) {
        belonging += times;
        if (together[i]) right += times;
      } else {
        strangers += times;
        if (!together[i]) apart += times;
      }
    }
    return [(right / belonging + apart / strangers) / 2];
  };
  if (n === 0) return [];
  return score('balanced-accuracy', statistics(() => 1)[0] as number, n, resamplePeople(one, other, statistics, random)[0]);
}
