import type { Random } from '../model/random.ts';

/** A draw from the exponential law of mean 1. */
export const drawExponential = (random: Random): number => -Math.log1p(-random.next());

/** A draw from the standard normal law, by Box and Muller (Ann. Math. Stat. 29, 1958). */
export const drawNormal = (random: Random): number => Math.sqrt(2 * drawExponential(random)) * Math.cos(2 * Math.PI * random.next());

/** A draw from the Poisson law, by counting exponential waits. Takes time in proportion to the mean. */
export function drawPoisson(mean: number, random: Random): number {
  let count = -1;
  for (let waited = 0; waited <= mean; waited += drawExponential(random)) count++;
  return count;
}

/** Failures before the first success: 0, 1, 2 … with the given mean. */
export const drawGeometric = (mean: number, random: Random): number =>
  mean === 0 ? 0 : Math.floor(-drawExponential(random) / Math.log(mean / (1 + mean)));

/** A draw from the gamma law of mean 1 and a whole shape, as a sum of waits. */
export function drawGamma(shape: number, random: Random): number {
  let sum = 0;
  for (let i = 0; i < shape; i++) sum += drawExponential(random);
  return sum / shape;
}

/** A draw from the Pareto law: at least 1, with P(X > x) = x^−exponent. */
export const drawPareto = (exponent: number, random: Random): number => Math.exp(drawExponential(random) / exponent);

/** Puts values into a random order, in place (Fisher–Yates), and returns them. */
export function shuffle<V extends unknown[] | Int32Array>(values: V, random: Random): V {
  const places: { [index: number]: unknown } = values;
  for (let i = values.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const kept = places[i];
    places[i] = places[j];
    places[j] = kept;
  }
  return values;
}
