import type { EvaluatedP, Score, ScoreName } from '../model/evaluation.ts';
import { binomialTail } from '../stats/binomial-tail.ts';
import { clopperPearsonInterval } from '../stats/interval-binomial.ts';
import { measureUniformity } from '../stats/uniformity.ts';
import type { PCases } from './p-cases.ts';
import { INTERVAL, round, score } from './score.ts';

const LEVELS = [0.05, 0.01, 0.001] as const;
/** With fewer p the distance says nothing. */
const FEWEST = 20;

/** With fewer worlds, how their counts vary says nothing. */
const FEWEST_WORLDS = 10;

/** How often each number is there. */
function tally(places: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  return counts;
}

/**
 * Pearson's dispersion of counts over places: mean squared distance from what is expected, over the latter; 1 where they fall at random,
 * and never taken below.
 * @param expected by place, adding up to the counts
 */
function dispersion(counts: ReadonlyMap<number, number>, expected: ReadonlyMap<number, number>): number {
  let [squares, sum] = [0, 0];
  for (const [place, mean] of expected) {
    squares += ((counts.get(place) ?? 0) - mean) ** 2;
    sum += mean;
  }
  return sum > 0 && expected.size > 1 ? Math.max(1, ((squares / sum) * expected.size) / (expected.size - 1)) : 1;
}

/** How many p at most the level are worth one independent one, since they come in bunches: on people, or where there are many worlds on those. */
function bunching(below: readonly number[], { p, one, other, people, world, tested }: PCases): number {
  const ends = (rows: readonly number[]) =>
    rows.flatMap((row) => [one[row] as number, other[row] as number]).filter((person) => person !== -1);
  const hypotheses = tested.reduce((sum, count) => sum + count, 0);
  const rate = below.length / hypotheses;
  const byPerson = tally(ends(below));
  let expected: Map<number, number>;
  if (p.length === hypotheses) {
    // A person expects as many as it has hypotheses.
    expected = new Map(Array.from(tally(ends([...p.keys()])), ([person, count]) => [person, rate * count]));
  } else {
    // It is not known whose the hypotheses are that a ranking leaves out: each person expects the same.
    const all = Math.max(people, byPerson.size);
    const others = Array.from({ length: all - byPerson.size }, (_, i) => Number.MIN_SAFE_INTEGER + i);
    expected = new Map([...byPerson.keys(), ...others].map((person) => [person, ends(below).length / all]));
  }
  const byWorld =
    tested.length < FEWEST_WORLDS
      ? 1
      : dispersion(tally(below.map((row) => world[row] as number)), new Map(tested.map((count, w) => [w, rate * count])));
  return Math.max(dispersion(byPerson, expected), byWorld);
}

/** KS distance of p from uniform, with its p. */
const distanceOf = (p: readonly number[]): { readonly n: number; readonly distance: number; readonly p: number } => {
  const { distance, p: chance } = measureUniformity(Float64Array.from(p));
  return { n: p.length, distance: round(distance), p: round(chance) };
};

/**
 * Whether p keeps its levels, over all hypotheses, with bounds that take in how p bunch on people; and whether it is uniform, over
 * hypotheses of which no two share a person.
 * @param bounded why the p of the question is a bound, so that it need not be uniform
 */
export function scoreP(cases: PCases, bounded: string | undefined): { readonly scores: readonly Score[]; readonly p: EvaluatedP } {
  const { p, apart } = cases;
  const hypotheses = cases.tested.reduce((sum, count) => sum + count, 0);
  const scores: Score[] = [];
  const levels: EvaluatedP['levels'][number][] = [];
  if (hypotheses > 0)
    for (const level of LEVELS) {
      const below = [...p.keys()].filter((row) => (p[row] as number) <= level);
      const bunch = bunching(below, cases);
      const [count, n] = [below.length / bunch, hypotheses / bunch];
      const share = below.length / hypotheses;
      scores.push(...score(`p-at-${level}` as ScoreName, share, hypotheses, clopperPearsonInterval(count, n, INTERVAL)));
      levels.push({
        level,
        count: below.length,
        n: hypotheses,
        bunching: round(bunch),
        tail: round(binomialTail(Math.floor(count), Math.floor(n), level)),
      });
    }
  const textbook = apart.textbook.filter((value) => !Number.isNaN(value));
  return {
    scores,
    p: {
      levels,
      ...(apart.uniform.length >= FEWEST && cases.bounded === 0 && { uniform: { ...distanceOf(apart.uniform), drawn: cases.drawn } }),
      ...(bounded !== undefined && { bounded }),
      ...(textbook.length >= FEWEST && {
        textbook: {
          ...distanceOf(textbook),
          shares: LEVELS.map((level) => ({
            level,
            share: round(textbook.filter((value) => value <= level).length / textbook.length),
          })),
        },
      }),
    },
  };
}
