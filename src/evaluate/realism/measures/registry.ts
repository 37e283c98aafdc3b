import { endpointBurstiness, endpointMemory, tieBurstiness } from './burstiness.ts';
import { clustering } from './clustering.ts';
import { conversationLengths } from './conversations.ts';
import { activeDays, dayVolumes } from './daily-activity.ts';
import { degree } from './degree.ts';
import type { Measure } from './measure.ts';
import { overlapByStrength } from './overlap.ts';
import { balance, reciprocity } from './reciprocity.ts';
import { replyShare, replyTimes } from './replies.ts';
import { daysOfWeek, hoursOfDay, hoursOfWeek } from './rhythm.ts';
import { signature } from './signature.ts';
import { tieGaps } from './tie-gaps.ts';
import { singleContactTies, tieStrength } from './tie-strength.ts';
import { turnover } from './turnover.ts';

/** All measures of realism, in the order in which tables show them. */
export const MEASURES: readonly Measure[] = [
  degree,
  tieStrength,
  singleContactTies,
  reciprocity,
  balance,
  clustering,
  overlapByStrength,
  turnover,
  signature,
  hoursOfDay,
  daysOfWeek,
  hoursOfWeek,
  activeDays,
  dayVolumes,
  endpointBurstiness,
  endpointMemory,
  tieBurstiness,
  tieGaps,
  replyTimes,
  replyShare,
  conversationLengths,
];
