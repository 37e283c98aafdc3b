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

/** Variance over mean of how many there are in each of `all` places; 1 where they fall at random, and never taken below. */
function overdispersion(places: readonly number[], all: number): number {
  const counts = new Map<number, number>();
  for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  if (places.length === 0 || all < 2) return 1;
  const mean = places.length / all;
  const squares = [...counts.values()].reduce((sum, count) => sum + (count - mean) ** 2, 0) + (all - counts.size) * mean ** 2;
  return Math.max(1, squares / (all - 1) / mean);
}

/** How many p at most the level are worth one independent one, since they come in bunches: on people, or where there are many worlds on those. */
function bunching(rows: readonly number[], { one, other, people, world, worlds }: PCases): number {
  const ends = rows.flatMap((row) => [one[row] as number, other[row] as number]).filter((person) => person !== -1);
  const byWorld =
    worlds < FEWEST_WORLDS
      ? 1
      : overdispersion(
          rows.map((row) => world[row] as number),
          worlds,
        );
  return Math.max(overdispersion(ends, Math.max(people, new Set(ends).size)), byWorld);
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
  const { p, hypotheses, apart } = cases;
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
