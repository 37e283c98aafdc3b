import type { Softmax } from '../../src/stats/softmax.ts';

/** Of the squared weights, for one case: keeps them finite where classes can be told apart without error. */
const RIDGE = 1e-3;
const STEPS = 1_500;

/**
 * Fits a multinomial logistic model by maximum likelihood with a ridge, by gradient descent with momentum from nothing.
 * @param cases of each the place of its class, and its features
 */
export function fitSoftmax(
  classes: readonly string[],
  cases: readonly { readonly kind: number; readonly features: ArrayLike<number> }[],
): Softmax {
  const width = cases[0]?.features.length ?? 0;
  const n = cases.length;
  const column = (f: number) => cases.map(({ features }) => features[f] as number);
  const mean = Array.from({ length: width }, (_, f) => column(f).reduce((sum, value) => sum + value, 0) / n);
  const spread = mean.map((middle, f) => Math.max(1e-6, Math.sqrt(column(f).reduce((sum, value) => sum + (value - middle) ** 2, 0) / n)));
  const x = cases.map(({ features }) => [1, ...mean.map((middle, f) => ((features[f] as number) - middle) / (spread[f] as number))]);
  const weights = classes.map(() => new Float64Array(width + 1));
  const speed = classes.map(() => new Float64Array(width + 1));
  for (let step = 0; step < STEPS; step++) {
    const gradient = weights.map((own) => Float64Array.from(own, (weight, f) => (f === 0 ? 0 : RIDGE * weight)));
    x.forEach((row, i) => {
      const scores = weights.map((own) => {
        let sum = 0;
        for (let f = 0; f <= width; f++) sum += (row[f] as number) * (own[f] as number);
        return sum;
      });
      const largest = Math.max(...scores);
      const raised = scores.map((score) => Math.exp(score - largest));
      const whole = raised.reduce((sum, one) => sum + one, 0);
      raised.forEach((one, k) => {
        const excess = (one / whole - Number(cases[i]?.kind === k)) / n;
        const into = gradient[k] as Float64Array;
        for (let f = 0; f <= width; f++) into[f] = (into[f] as number) + excess * (row[f] as number);
      });
    });
    weights.forEach((own, k) => {
      const pace = speed[k] as Float64Array;
      for (let f = 0; f <= width; f++) {
        pace[f] = 0.9 * (pace[f] as number) - 0.3 * ((gradient[k] as Float64Array)[f] as number);
        own[f] = (own[f] as number) + (pace[f] as number);
      }
    });
  }
  const round = (value: number): number => Number(value.toPrecision(5));
  return { classes, mean: mean.map(round), spread: spread.map(round), weights: weights.map((own) => Array.from(own, round)) };
}
