import type { Interval } from './interval.ts';

/** Half hours of a day: zones lie whole or half hours apart, but for a few. */
export const SLOTS = 48;
/** Clock hours by which a person can be ahead: −12 to 11.5, by half hours. */
const FIRST_OFFSET = -12;

/** Hours by which people's days lie apart within one zone, as a standard deviation, in round figures: chronotypes, after T. Roenneberg et al., Epidemiology of the human circadian clock, Sleep Medicine Reviews 11 (2007). */
const CHRONOTYPES = 1;
/** Share of people whose days are no shifted usual day: shift workers, insomniacs, accounts of several people. */
const ODD = 0.05;
/** Added to each slot of a profile, as a share of its mean: what was never seen is not impossible. */
const FLOOR = 0.05;

/** Profile that sums to 1, smoothed over the two neighbours of each slot. */
export function smoothProfile(counts: ArrayLike<number>): Float64Array {
  let total = 0;
  for (let slot = 0; slot < SLOTS; slot++) total += counts[slot] as number;
  const at = (slot: number) => counts[(slot + SLOTS) % SLOTS] as number;
  const profile = Float64Array.from(
    { length: SLOTS },
    (_, slot) => (at(slot - 1) + 2 * at(slot) + at(slot + 1)) / 4 / Math.max(1e-300, total),
  );
  return profile.map((share) => (share + FLOOR / SLOTS) / (1 + FLOOR));
}

/**
 * When people use their telephones, by local hour, relative to the busiest, in round figures: next to nothing from 2 to 6, a rise towards
 * noon, and a longer one in the evening, as T. Aledavood et al., PLoS ONE 10(9), 2015, describe it.
 */
const PUBLISHED = [0.4, 0.2, 0.1, 0.1, 0.1, 0.1, 0.2, 0.4, 0.6, 0.7, 0.7, 0.8, 0.9, 0.8, 0.8, 0.8, 0.9, 1, 1, 1, 1, 0.9, 0.8, 0.6] as const;

export const publishedProfile = (): Float64Array =>
  smoothProfile(Float64Array.from({ length: SLOTS }, (_, slot) => PUBLISHED[slot >> 1] as number));

/** Offset of each entry of a distribution, hours. */
export const offsetAt = (i: number): number => FIRST_OFFSET + i / 2;

/**
 * log likelihood of what one endpoint does at which half hour, for each number of hours by which its day lies before the reference:
 * Σ n log p, multinomial, with the counts divided by their overdispersion, since sittings of one day are not independent.
 */
export function shiftLikelihood(counts: ArrayLike<number>, profile: Float64Array, overdispersion: number): Float64Array {
  const logs = profile.map(Math.log);
  return Float64Array.from({ length: SLOTS }, (_, i) => {
    const shift = 2 * offsetAt(i) + SLOTS;
    let sum = 0;
    for (let slot = 0; slot < SLOTS; slot++) sum += (counts[slot] as number) * (logs[(slot + shift) % SLOTS] as number);
    return sum / Math.max(1, overdispersion);
  });
}

const kernel = ((): Float64Array => {
  const weights = Float64Array.from({ length: SLOTS }, (_, i) => Math.exp(-((offsetAt(i) / CHRONOTYPES) ** 2) / 2));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => ((1 - ODD) * weight) / total + ODD / SLOTS);
})();

/**
 * Distribution over the hours by which an endpoint's clock is ahead, every offset being as likely before: the likelihood of the shift of
 * its day, spread by how far days of people in one zone lie apart.
 */
export function offsetPosterior(logLikelihood: Float64Array): Float64Array {
  const most = logLikelihood.reduce((a, b) => Math.max(a, b));
  const likelihood = logLikelihood.map((log) => Math.exp(log - most));
  const total = likelihood.reduce((sum, value) => sum + value, 0);
  const middle = SLOTS / 2;
  return Float64Array.from({ length: SLOTS }, (_, i) => {
    let sum = 0;
    for (let shift = 0; shift < SLOTS; shift++)
      sum += (likelihood[shift] as number) * (kernel[(shift - i + middle + SLOTS) % SLOTS] as number);
    return sum / total;
  });
}

/** The likeliest offset, and the shortest stretch of offsets about it that holds at least `level` of the distribution, half a step wider at each end. */
export function credibleOffsets(posterior: Float64Array, level: number): Interval & { readonly best: number } {
  let best = 0;
  for (let i = 1; i < SLOTS; i++) if ((posterior[i] as number) > (posterior[best] as number)) best = i;
  const at = (i: number) => posterior[(i + 2 * SLOTS) % SLOTS] as number;
  let [from, to] = [best, best];
  let mass = at(best);
  while (mass < level && to - from + 1 < SLOTS) {
    if (at(from - 1) >= at(to + 1)) mass += at(--from);
    else mass += at(++to);
  }
  return { best: offsetAt(best), low: offsetAt(from) - 0.25, high: offsetAt(to) + 0.25 };
}

/** Share of a distribution within so many hours of an offset. */
export function massNear(posterior: Float64Array, offset: number, within: number): number {
  let sum = 0;
  for (let i = 0; i < SLOTS; i++) {
    const apart = Math.abs(((((offsetAt(i) - offset) % 24) + 36) % 24) - 12);
    if (apart <= within) sum += posterior[i] as number;
  }
  return sum;
}
