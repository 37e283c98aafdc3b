import { row } from '../../../model/artifacts.ts';
import { burstinessOf, memoryOf } from '../../../stats/burstiness.ts';
import { distribution } from '../statistic.ts';
import type { Traffic } from '../traffic.ts';
import { type Measure, requiring } from './measure.ts';

/** Fewer events say too little of the law of their gaps. */
const FEWEST_EVENTS = 20;

/** @returns gaps between successive instants */
const gapsOf = (at: Float64Array): Float64Array =>
  Float64Array.from({ length: Math.max(0, at.length - 1) }, (_, i) => (at[i + 1] as number) - (at[i] as number));

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
  measure: requiring({ time: true }, (traffic) => overEndpoints(traffic, (at) => burstinessOf(gapsOf(at)))),
};

export const endpointMemory: Measure = {
  id: 'endpoint-memory',
  title: 'memory, endpoints',
  describes: `Correlation M of successive gaps between the contacts that an endpoint made; endpoints with at least ${FEWEST_EVENTS}.`,
  source: 'Goh and Barabási, EPL 81 (2008)',
  unit: 'point',
  measure: requiring({ time: true }, (traffic) => overEndpoints(traffic, (at) => memoryOf(gapsOf(at)))),
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
      const value = at.length < FEWEST_EVENTS ? Number.NaN : burstinessOf(gapsOf(at));
      if (Number.isFinite(value)) values.push(value);
    }
    return distribution(Float64Array.from(values), 'linear', `ties with ${FEWEST_EVENTS} contacts`);
  }),
};
