import { MICROS_PER_HOUR } from '../../../model/event.ts';
import { distribution } from '../statistic.ts';
import type { TieTimes } from '../traffic.ts';
import { type Measure, requiring } from './measure.ts';

/** Numbers of contacts in runs of a tie with no gap of an hour, as bandicoot cuts conversations. */
export function conversationsOf({ count, offsets, at }: TieTimes): number[] {
  const lengths: number[] = [];
  for (let tie = 0; tie < count; tie++) {
    for (let i = offsets[tie] as number; i < (offsets[tie + 1] as number); i++) {
      const begins = i === offsets[tie] || (at[i] as number) - (at[i - 1] as number) >= MICROS_PER_HOUR;
      if (begins) lengths.push(1);
      else lengths[lengths.length - 1] = (lengths.at(-1) as number) + 1;
    }
  }
  return lengths;
}

export const conversationLengths: Measure = {
  id: 'conversation-lengths',
  title: 'contacts a conversation',
  describes: 'Contacts in a run of a tie without a gap of an hour; log scale.',
  source: 'de Montjoye et al., JMLR 17 (2016), conversations',
  unit: 'decade',
  measure: requiring({ ties: true, time: true }, ({ ties }) =>
    distribution(Float64Array.from(conversationsOf(ties)), 'log', 'ties', ties.count),
  ),
};
