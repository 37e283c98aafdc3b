/** Lags over which the decay is fitted, days. */
const LONGEST = 35;
const ROUNDS = 30;
/** Decays that are tried, a day. */
const DECAYS = Array.from({ length: 60 }, (_, i) => 0.6 + (0.397 * i) / 59);

/** decay^k at k, and decay^2k, of each decay that is tried: the fit asks for them again and again. */
const POWERS = DECAYS.map((decay) => ({
  decay,
  once: Float64Array.from({ length: LONGEST + 1 }, (_, k) => decay ** k),
  twice: Float64Array.from({ length: LONGEST + 1 }, (_, k) => decay ** (2 * k)),
}));

/** How days hang together: correlation `share` · `decay`^k of days k apart. */
export interface Persistence {
  readonly share: number;
  readonly decay: number;
}

/** Σ over ordered pairs of m days of decay^|i − j|, i ≠ j. */
const within = (m: number, decay: number): number => (2 * decay * (m * (1 - decay) - (1 - decay ** m))) / (1 - decay) ** 2;

/** Variance of a mean over n days, in units of that of a day. */
export const varianceOfMean = (n: number, { share, decay }: Persistence): number => 1 / n + (share * within(n, decay)) / n ** 2;

/** Variance of the difference between the means of the first k and the other n − k days, in units of that of a day. */
export function varianceOfDifference(n: number, k: number, persistence: Persistence): number {
  const { share, decay } = persistence;
  const across = (share * decay * (1 - decay ** k) * (1 - decay ** (n - k))) / (1 - decay) ** 2;
  return varianceOfMean(k, persistence) + varianceOfMean(n - k, persistence) - (2 * across) / (k * (n - k));
}

/** Collects series of days, and learns from all of them how days hang together. */
export interface PersistenceFit {
  /** @param values one a day, in order; each series counts alike, by its own mean and variance */
  add(values: Float64Array): void;
  /** The least squares fit of a decaying correlation; deviations from a series' own mean make every correlation too small, which is put back. */
  estimate(): Persistence;
}

export function createPersistenceFit(): PersistenceFit {
  const products = new Float64Array(LONGEST + 1);
  const pairs = new Float64Array(LONGEST + 1);
  let days = 0;
  let series = 0;
  return {
    add(values) {
      const n = values.length;
      let mean = 0;
      for (const value of values) mean += value / n;
      let variance = 0;
      for (const value of values) variance += (value - mean) ** 2 / n;
      if (!(variance > 1e-12)) return;
      series++;
      days += n;
      for (let k = 1; k <= Math.min(LONGEST, n - 1); k++) {
        let sum = 0;
        for (let i = k; i < n; i++) sum += ((values[i] as number) - mean) * ((values[i - k] as number) - mean);
        products[k] = (products[k] as number) + sum / variance;
        pairs[k] = (pairs[k] as number) + n - k;
      }
    },
    estimate() {
      if (series === 0) return { share: 0, decay: DECAYS[0] as number };
      const n = days / series;
      let fit: Persistence = { share: 0, decay: DECAYS[0] as number };
      for (let round = 0; round < ROUNDS; round++) {
        const hidden = Math.min(0.9, varianceOfMean(n, fit));
        // A deviation's variance is 1 − hidden of a day's, and its covariance is less by hidden.
        const target = products.map((product, k) => (pairs[k] === 0 ? 0 : (product / (pairs[k] as number)) * (1 - hidden) + hidden));
        let least = Number.POSITIVE_INFINITY;
        for (const { decay, once, twice } of POWERS) {
          let [cross, square] = [0, 0];
          for (let k = 1; k <= LONGEST; k++) {
            cross += (pairs[k] as number) * (target[k] as number) * (once[k] as number);
            square += (pairs[k] as number) * (twice[k] as number);
          }
          const share = Math.min(1, Math.max(0, cross / square));
          let error = 0;
          for (let k = 1; k <= LONGEST; k++) error += (pairs[k] as number) * ((target[k] as number) - share * (once[k] as number)) ** 2;
          if (error < least) {
            least = error;
            fit = { share, decay };
          }
        }
      }
      return fit;
    },
  };
}
