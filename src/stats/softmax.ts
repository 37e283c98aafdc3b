/** A multinomial logistic model: one row of weights a class, the intercept first; features are taken as (x − mean) / spread. */
export interface Softmax {
  readonly classes: readonly string[];
  readonly mean: readonly number[];
  readonly spread: readonly number[];
  readonly weights: readonly (readonly number[])[];
}

/** Chance of each class, in their order. */
export function classify({ mean, spread, weights }: Softmax, features: ArrayLike<number>): Float64Array {
  const scores = Float64Array.from(weights, (own) => {
    let sum = own[0] as number;
    for (let f = 0; f < mean.length; f++)
      sum += (own[f + 1] as number) * (((features[f] as number) - (mean[f] as number)) / (spread[f] as number));
    return sum;
  });
  const largest = scores.reduce((most, one) => Math.max(most, one), Number.NEGATIVE_INFINITY);
  const raised = scores.map((score) => Math.exp(score - largest));
  const whole = raised.reduce((sum, one) => sum + one, 0);
  return raised.map((one) => one / whole);
}
