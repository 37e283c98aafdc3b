import { successorNumber } from '../../src/inferences/identity/successor-number.ts';
import type { ObserverId } from '../../src/simulate/scenario.ts';
import { bootstrapInterval } from '../../src/stats/bootstrap.ts';
import { benjaminiHochberg } from '../../src/stats/false-discovery.ts';
import { findMutualBest } from '../../src/stats/mutual-best.ts';
import { placeAmongImpostors } from '../../src/stats/pooled-impostors.ts';
import { createRandom } from '../../src/stats/random.ts';
import type { Successions } from '../../src/stats/successions.ts';
import { LIKENESSES, type Likeness } from '../../src/stats/usage-fingerprint.ts';
import { numberWorld, type RankedNumbers, rankNumbers } from './number-worlds.ts';

/** Four in ten change their number, so that there are couples and colleagues of whom the one leaves as the other comes. */
const CHANGES = { secondShare: 0.1, successorShare: 0.4 };
export const SIZE = { people: 200, days: 35 };

export const rankSuccessors = (seeds: readonly number[], observer: ObserverId): Promise<RankedNumbers[]> =>
  rankNumbers(
    successorNumber,
    seeds.map((seed) => numberWorld(seed, observer, SIZE, CHANGES)),
    observer,
  );

/** What is left of the fingerprint: all of it, rare contacts alone, or how a number is used without whom it is used with. */
const ABLATIONS = {
  'contacts and use': { contacts: 1, volume: 0.25, variety: 0.25, hours: 0.25, signature: 0.25 },
  'rare contacts alone': { contacts: 1, volume: 0, variety: 0, hours: 0, signature: 0 },
  'use alone': { contacts: 0, volume: 1, variety: 1, hours: 1, signature: 1 },
} as const satisfies Readonly<Record<string, Readonly<Record<Likeness, number>>>>;
export type Ablation = keyof typeof ABLATIONS;

/** Of one old number whose next one was compared with it. */
interface Succession {
  /** Whether the next one scores above all others that began soon after, and whether it is reported. */
  readonly first: number;
  readonly found: number;
  readonly rivals: number;
}

function followedBy({ ranking, pairs }: RankedNumbers, ablation: Ablation): Succession[] {
  const { found, opened } = ranking.working as { found: Successions; opened: number };
  const weights = LIKENESSES.map((aspect) => ABLATIONS[ablation][aspect]);
  const { score, p } = placeAmongImpostors(found.candidates, found.impostors, weights);
  const best = findMutualBest(found.old, found.next, score);
  const q = benjaminiHochberg(
    p.map((one, row) => (best[row] ? one * opened : 1)),
    ranking.tested,
  );
  return pairs
    .filter(({ sort }) => sort === 'one person')
    .map(({ row }) => {
      const rivals = Array.from(found.old.keys()).filter((other) => other !== row && found.old[other] === found.old[row]);
      const above = rivals.filter((other) => (score[other] as number) >= (score[row] as number)).length;
      return { first: Number(above === 0), found: Number((q[row] as number) <= 0.05), rivals: rivals.length };
    });
}

export interface Measured {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

const three = (value: number) => Math.round(1_000 * value) / 1_000;

/** Mean over old numbers, with its bootstrap interval at 90 %. */
function meanOf(cases: readonly number[]): Measured {
  const mean = (sample: ArrayLike<number>) => Array.from(sample).reduce((sum, i) => sum + (cases[i] as number), 0) / cases.length;
  const { low, high } = bootstrapInterval(cases.length, mean, { level: 0.9, replicates: 1_000, random: createRandom(1) });
  return { value: three(mean(cases.map((_, i) => i))), low: three(low), high: three(high), n: cases.length };
}

/** How often the next number comes first, and is reported, by what is left of the fingerprint; and what the rest of it adds to contacts. */
export function ablate(ranked: readonly RankedNumbers[]) {
  const of = (ablation: Ablation) => ranked.flatMap((one) => followedBy(one, ablation));
  const [whole, alone] = [of('contacts and use'), of('rare contacts alone')];
  // Whoever has no rival comes first whatever counts.
  const firsts = (cases: readonly Succession[]) => cases.filter(({ rivals }) => rivals > 0).map(({ first }) => first);
  const founds = (cases: readonly Succession[]) => cases.map(({ found }) => found);
  const less = (one: readonly number[], other: readonly number[]) => one.map((value, i) => value - (other[i] as number));
  return {
    rivals: meanOf(whole.map(({ rivals }) => rivals)).value,
    parts: (Object.keys(ABLATIONS) as Ablation[]).map((ablation) => ({
      by: ablation,
      first: meanOf(firsts(of(ablation))),
      found: meanOf(founds(of(ablation))),
    })),
    added: { first: meanOf(less(firsts(whole), firsts(alone))), found: meanOf(less(founds(whole), founds(alone))) },
  };
}

/**
 * Pairs that would be reported if every second of those who got another number had left for good instead: their new numbers are taken out,
 * so that nothing stands against those of a partner or colleague.
 */
export function countLeavers(ranked: readonly RankedNumbers[]): { right: number; wrong: number } {
  const count = { right: 0, wrong: 0 };
  for (const { ranking, pairs } of ranked) {
    const { found, opened, p } = ranking.working as { found: Successions; opened: number; p: Float64Array };
    const left = pairs.filter(({ other }) => other % 2 === 0);
    const best = findMutualBest(
      left.map(({ row }) => found.old[row] as number),
      left.map(({ row }) => found.next[row] as number),
      left.map(({ row }) => ranking.columns.score[row] as number),
    );
    const chances = Float64Array.from(left, ({ row }, i) => (best[i] ? (p[row] as number) * opened : 1));
    // Pairs that were not opened become fewer in step.
    const q = benjaminiHochberg(chances, Math.round((ranking.tested * left.length) / Math.max(1, pairs.length)));
    left.forEach(({ sort }, i) => {
      if ((q[i] as number) <= 0.05) count[sort === 'one person' ? 'right' : 'wrong']++;
    });
  }
  return count;
}
