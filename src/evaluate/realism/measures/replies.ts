import { MICROS_PER_DAY, MICROS_PER_SECOND } from '../../../model/event.ts';
import { distribution, share } from '../statistic.ts';
import type { TieTimes } from '../traffic.ts';
import { type Measure, requiring } from './measure.ts';

const LONGEST = MICROS_PER_DAY;

/**
 * Waits for a reply, µs: from a contact to the next one of its tie, where that goes the other way within a day. Of several in a row the last one is
 * answered, as in bandicoot's response delay (de Montjoye et al., JMLR 17, 2016), so that one reply counts once.
 */
export function waitsOf({ count, offsets, at, forth }: TieTimes): {
  readonly waits: number[];
  readonly ties: number;
  readonly turns: number;
} {
  const waits: number[] = [];
  let ties = 0;
  let turns = 0;
  for (let tie = 0; tie < count; tie++) {
    const before = waits.length;
    const end = offsets[tie + 1] as number;
    for (let i = offsets[tie] as number; i < end; i++) {
      // A turn ends where the other one, or nobody, goes on.
      if (i + 1 < end && forth[i + 1] === forth[i] && (at[i + 1] as number) - (at[i] as number) <= LONGEST) continue;
      turns++;
      const wait = i + 1 < end ? (at[i + 1] as number) - (at[i] as number) : Number.POSITIVE_INFINITY;
      if (wait <= LONGEST && forth[i + 1] !== forth[i]) waits.push(wait);
    }
    if (waits.length > before) ties++;
  }
  return { waits, ties, turns };
}

export const replyTimes: Measure = {
  id: 'reply-times',
  title: 'reply times, s',
  describes:
    'Seconds from a contact to the next one the other way, within a day; less than one second counts as one, since clocks differ; log scale.',
  source: 'Eckmann, Moses and Sergi, PNAS 101 (2004)',
  unit: 'decade',
  measure: requiring({ ties: true, direction: true, time: true }, (traffic) => {
    const { waits, ties } = waitsOf(traffic.ties);
    return distribution(
      Float64Array.from(waits, (wait) => Math.max(1, wait / MICROS_PER_SECOND)),
      'log',
      'ties with a reply',
      ties,
    );
  }),
};

export const replyShare: Measure = {
  id: 'reply-share',
  title: 'turns replied to',
  describes: 'Share of turns (contacts of a tie in one direction, no more than a day apart) that the other side answered within a day.',
  source: 'de Montjoye et al., JMLR 17 (2016), response rate',
  unit: 'point',
  measure: requiring({ ties: true, direction: true, time: true }, (traffic) => {
    const { waits, turns } = waitsOf(traffic.ties);
    return share(waits.length, turns, 'ties', traffic.ties.count);
  }),
};
