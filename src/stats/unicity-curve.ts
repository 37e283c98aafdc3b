import { quantileSorted } from 'simple-statistics';
import type { Random } from '../model/random.ts';
import { shuffle } from './draw.ts';
import type { Interval } from './interval.ts';
import { jeffreysInterval } from './interval-binomial.ts';
import type { PointIndex } from './points.ts';
import { fitPowerDecay } from './power-decay.ts';
import type { MeasuredShare } from './share-columns.ts';
import { type Coarsening, countPoints, groupItems, isSingledOut, pointsNeeded } from './unicity.ts';

/** Points that an adversary knows, at most. */
export const MOST_POINTS = 10;
/** Points by which resolutions are compared. */
export const FEW_POINTS = 4;
/** People whose points are drawn, at most. */
const MOST_PEOPLE = 2_000;
/** Of these, people by whom resolutions are compared. */
const MOST_COMPARED = 500;
const REPLICATES = 200;
/** Hours and items taken for one. */
const RESOLUTIONS: readonly Coarsening[] = [1, 2, 4, 8].flatMap((hours) => [1, 2, 4, 8].map((items) => ({ hours, items })));

export interface UnicityCurve {
  /** People with at least {@link MOST_POINTS} points, in ascending order, and those of them who were drawn. */
  readonly eligible: number;
  readonly sampled: Int32Array;
  /** In step with `sampled`: points that singled the person out; Infinity where {@link MOST_POINTS} did not. */
  readonly needed: Float64Array;
  /** Share of the sampled who are singled out by 1, 2, … points. */
  readonly curve: readonly MeasuredShare[];
  /** Median number of points of a person. */
  readonly medianPoints: number;
  /** Share singled out by {@link FEW_POINTS} points at each resolution. */
  readonly byResolution: readonly (Coarsening & MeasuredShare)[];
  /** Exponent by which that falls with hours times items; undefined where it does not. */
  readonly exponent: (Interval & { readonly beta: number }) | undefined;
}

/** Local `items` ordered, neighbours first to be taken together; `level` of the intervals, over people. */
export function measureUnicity(index: PointIndex, order: Int32Array, level: number, random: Random, most = MOST_PEOPLE): UnicityCurve {
  const people = index.people.offsets.length - 1;
  const eligible = Int32Array.from({ length: people }, (_, id) => id).filter((id) => countPoints(index.people, id) >= MOST_POINTS);
  const sampled = shuffle(eligible.slice(), random.fork('people')).slice(0, most).sort();
  const finest = groupItems(order, { hours: 1, items: 1 });
  const needed = Float64Array.from(sampled, (id) => pointsNeeded(index, id, MOST_POINTS, finest, random.fork(`points ${id}`)).points);
  const shareOf = (yes: number, n: number): MeasuredShare => ({ share: yes / n, n, ...jeffreysInterval(yes, n, level) });
  const compared = shuffle(sampled.slice(), random.fork('compared')).slice(0, MOST_COMPARED).sort();
  const resolved = RESOLUTIONS.map((coarsening) => {
    const grouping = groupItems(order, coarsening);
    return Uint8Array.from(compared, (id) => (isSingledOut(index, id, FEW_POINTS, grouping, random.fork(`points ${id}`)) ? 1 : 0));
  });
  const sizes = Array.from(eligible, (id) => countPoints(index.people, id)).sort((a, b) => a - b);
  return {
    eligible: eligible.length,
    sampled,
    needed,
    curve:
      sampled.length === 0
        ? []
        : Array.from({ length: MOST_POINTS }, (_, p) => shareOf(needed.filter((one) => one <= p + 1).length, needed.length)),
    medianPoints: sizes.length === 0 ? Number.NaN : quantileSorted(sizes, 0.5),
    byResolution:
      sampled.length === 0
        ? []
        : resolved.map((values, r) => ({
            ...(RESOLUTIONS[r] as Coarsening),
            ...shareOf(values.filter((one) => one === 1).length, values.length),
          })),
    exponent: sampled.length === 0 ? undefined : fitExponent(resolved, level, random.fork('replicates')),
  };
}

/** By resampling people, whose answers at all resolutions stay together. */
function fitExponent(single: readonly Uint8Array[], level: number, random: Random): UnicityCurve['exponent'] {
  const n = single[0]?.length ?? 0;
  const x = RESOLUTIONS.map(({ hours, items }) => hours * items);
  const shares = (draw: (i: number) => number) =>
    single.map((column) => {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += column[draw(i)] as number;
      return sum / n;
    });
  const observed = shares((i) => i);
  if (Math.max(...observed) - Math.min(...observed) < 0.02) return undefined;
  const { beta } = fitPowerDecay(x, observed);
  const betas: number[] = [];
  const drawn = new Int32Array(n);
  for (let r = 0; r < REPLICATES; r++) {
    for (let i = 0; i < n; i++) drawn[i] = random.below(n);
    betas.push(
      fitPowerDecay(
        x,
        shares((i) => drawn[i] as number),
      ).beta,
    );
  }
  betas.sort((a, b) => a - b);
  const tail = (1 - level) / 2;
  return { beta, low: quantileSorted(betas, tail), high: quantileSorted(betas, 1 - tail) };
}
