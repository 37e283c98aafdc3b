import { row } from '../../../model/artifacts.ts';
import { distribution } from '../statistic.ts';
import type { Traffic } from '../traffic.ts';
import { type Measure, requiring } from './measure.ts';

/** Fewer events say too little of the law of their gaps. */
const FEWEST_EVENTS = 20;

/** @returns gaps between successive instants */
const gapsOf = (at: Float64Array): Float64Array =>
  Float64Array.from({ length: Math.max(0, at.length - 1) }, (_, i) => (at[i + 1] as number) - (at[i] as number));

function momentsOf(values: Float64Array): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, deviation: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) };
}

/**
 * Burstiness of m gaps, −1 for periodic, 0 for a Poisson process of any length, towards 1 for bursts:
 * (√(m+1) r − √(m−1)) / ((√(m+1) − 2) r + √(m−1)) with r the deviation of the gaps over their mean.
 * Goh and Barabási, EPL 81 (2008), (r − 1) / (r + 1), corrected for finite length by Kim and Jo, Phys. Rev. E 94 (2016). Their n events lie on a ring
 * and have n gaps; here events lie on a line, given the first and the last, and the gaps of n events are n − 1, to which the same reasoning applies.
 * @param at ascending, at least three instants
 * @returns NaN where all instants are one
 */
export function burstinessOf(at: Float64Array): number {
  const gaps = gapsOf(at);
  const m = gaps.length;
  const { mean, deviation } = momentsOf(gaps);
  const r = deviation / mean;
  const [more, less] = [Math.sqrt(m + 1), Math.sqrt(m - 1)];
  return (more * r - less) / ((more - 2) * r + less);
}

/**
 * Memory: correlation of each gap with the next one. Goh and Barabási, EPL 81 (2008).
 * @param at ascending
 * @returns NaN where gaps do not vary
 */
export function memoryOf(at: Float64Array): number {
  const gaps = gapsOf(at);
  const before = gaps.subarray(0, -1);
  const after = gaps.subarray(1);
  const [one, other] = [momentsOf(before), momentsOf(after)];
  let sum = 0;
  for (let i = 0; i < before.length; i++) sum += ((before[i] as number) - one.mean) * ((after[i] as number) - other.mean);
  return sum / before.length / (one.deviation * other.deviation);
}

function overEndpoints({ acts, endpoints }: Traffic, of: (at: Float64Array) => number) {
  const values: number[] = [];
  for (let id = 0; id < endpoints; id++) {
    const at = row(acts.offsets, acts.at, id);
    const value = at.length < FEWEST_EVENTS ? Number.NaN : of(at);
    if (Number.isFinite(value)) values.push(value);
  }
  return distribution(Float64Array.from(values), 'linear', `endpoints with ${FEWEST_EVENTS} events`);
}

export const endpointBurstiness: Measure = {
  id: 'endpoint-burstiness',
  title: 'burstiness, endpoints',
  describes: `Burstiness B of the contacts that an endpoint made, corrected for their number; endpoints with at least ${FEWEST_EVENTS}. The daily rhythm is left in.`,
  source: 'Goh and Barabási, EPL 81 (2008); Kim and Jo, Phys. Rev. E 94 (2016)',
  unit: 'point',
  measure: requiring({ time: true }, (traffic) => overEndpoints(traffic, burstinessOf)),
};

export const endpointMemory: Measure = {
  id: 'endpoint-memory',
  title: 'memory, endpoints',
  describes: `Correlation M of successive gaps between the contacts that an endpoint made; endpoints with at least ${FEWEST_EVENTS}.`,
  source: 'Goh and Barabási, EPL 81 (2008)',
  unit: 'point',
  measure: requiring({ time: true }, (traffic) => overEndpoints(traffic, memoryOf)),
};

export const tieBurstiness: Measure = {
  id: 'tie-burstiness',
  title: 'burstiness, ties',
  describes: `Burstiness B of the contacts of a tie, both ways; ties with at least ${FEWEST_EVENTS}.`,
  source: 'Goh and Barabási, EPL 81 (2008); Kim and Jo, Phys. Rev. E 94 (2016)',
  unit: 'point',
  measure: requiring({ ties: true, time: true }, ({ ties }) => {
    const values: number[] = [];
    for (let tie = 0; tie < ties.count; tie++) {
      const at = ties.at.subarray(ties.offsets[tie], ties.offsets[tie + 1]);
      const value = at.length < FEWEST_EVENTS ? Number.NaN : burstinessOf(at);
      if (Number.isFinite(value)) values.push(value);
    }
    return distribution(Float64Array.from(values), 'linear', `ties with ${FEWEST_EVENTS} contacts`);
  }),
};
