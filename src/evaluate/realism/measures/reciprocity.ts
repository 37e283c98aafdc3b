import { distribution, share } from '../statistic.ts';
import type { TieTimes } from '../traffic.ts';
import { type Measure, requiring } from './measure.ts';

/** Contacts each way of the ties that have both: from a to b, and back. */
function bothWays({ count, offsets, forth }: TieTimes): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (let tie = 0; tie < count; tie++) {
    const ways = forth.subarray(offsets[tie], offsets[tie + 1]);
    const there = ways.reduce((sum, way) => sum + way, 0);
    if (there > 0 && there < ways.length) found.push([there, ways.length - there]);
  }
  return found;
}

export const reciprocity: Measure = {
  id: 'reciprocity',
  title: 'ties used both ways',
  describes: 'Share of ties with contacts in both directions.',
  source: 'Onnela et al., PNAS 104 (2007), who keep only these',
  unit: 'point',
  measure: requiring({ ties: true, direction: true }, ({ ties }) => share(bothWays(ties).length, ties.count, 'ties')),
};

export const balance: Measure = {
  id: 'balance',
  title: 'balance of those',
  describes: 'Of ties with contacts both ways: the fewer over the more.',
  source: 'counting',
  unit: 'point',
  measure: requiring({ ties: true, direction: true }, ({ ties }) => {
    const ratios = Float64Array.from(bothWays(ties), ([there, back]) => Math.min(there, back) / Math.max(there, back));
    return distribution(ratios, 'linear', 'ties used both ways');
  }),
};
