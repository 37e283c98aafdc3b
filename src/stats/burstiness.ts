function momentsOf(values: Float64Array): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, deviation: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) };
}

/**
 * Burstiness of m gaps, −1 for periodic, 0 for a Poisson process of any length, towards 1 for bursts:
 * (√(m+1) r − √(m−1)) / ((√(m+1) − 2) r + √(m−1)) with r the deviation of the gaps over their mean.
 * Goh and Barabási, EPL 81 (2008), (r − 1) / (r + 1), corrected for finite length by Kim and Jo, Phys. Rev. E 94 (2016). Their n events lie on a ring
 * and have n gaps; here events lie on a line, given the first and the last, and the gaps of n events are n − 1, to which the same reasoning applies.
 * @param gaps at least two
 * @returns NaN where all gaps are 0
 */
export function burstinessOf(gaps: Float64Array): number {
  const m = gaps.length;
  const { mean, deviation } = momentsOf(gaps);
  const r = deviation / mean;
  const [more, less] = [Math.sqrt(m + 1), Math.sqrt(m - 1)];
  return (more * r - less) / ((more - 2) * r + less);
}

/**
 * Memory: correlation of each gap with the next one. Goh and Barabási, EPL 81 (2008).
 * @returns NaN where gaps do not vary
 */
export function memoryOf(gaps: Float64Array): number {
  const before = gaps.subarray(0, -1);
  const after = gaps.subarray(1);
  const [one, other] = [momentsOf(before), momentsOf(after)];
  let sum = 0;
  for (let i = 0; i < before.length; i++) sum += ((before[i] as number) - one.mean) * ((after[i] as number) - other.mean);
  return sum / before.length / (one.deviation * other.deviation);
}
