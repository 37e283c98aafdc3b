import type { LabelSource } from '../labelling.ts';
import { brokenRoutine } from './broken-routine.ts';
import { broughtIn } from './brought-in.ts';
import { bursts } from './bursts.ts';
import { chainOfCommand } from './chain-of-command.ts';
import { changedAfter } from './changed-after.ts';
import { changedRoutine } from './changed-routine.ts';
import { circleLife } from './circle-life.ts';
import { circles } from './circles.ts';
import { connectedBefore } from './connected-before.ts';
import { dailyRhythm } from './daily-rhythm.ts';
import { deviceSessions } from './device-sessions.ts';
import { disclosure } from './disclosure.ts';
import { goBetweens } from './go-betweens.ts';
import { groupRoster } from './group-roster.ts';
import { homeAndWork } from './home-and-work.ts';
import { introducers } from './introducers.ts';
import { kindOfTie } from './kind-of-tie.ts';
import { linkedByTiming } from './linked-by-timing.ts';
import { partner } from './partner.ts';
import { presentAtAll } from './present-at-all.ts';
import { promptedBy } from './prompted-by.ts';
import { reIdentified } from './re-identified.ts';
import { reach } from './reach.ts';
import { reciprocityAndInitiative } from './reciprocity-and-initiative.ts';
import { relays } from './relays.ts';
import { routineAndEntropy } from './routine-and-entropy.ts';
import { sameSource } from './same-source.ts';
import { sealedSenderPartner } from './sealed-sender-partner.ts';
import { secondNumber } from './second-number.ts';
import { sensitiveContacts } from './sensitive-contacts.ts';
import { strongestTies } from './strongest-ties.ts';
import { successorNumber } from './successor-number.ts';
import { tieChange } from './tie-change.ts';
import { timeZone } from './time-zone.ts';
import { unicity } from './unicity.ts';

/** Where each question's truth comes from, by its id. */
export const LABELS: Readonly<Record<string, LabelSource>> = {
  'connected-before': connectedBefore,
  'prompted-by': promptedBy,
  'brought-in': broughtIn,
  'present-at-all': presentAtAll,
  'changed-after': changedAfter,
  'same-source': sameSource,
  'linked-by-timing': linkedByTiming,
  'sealed-sender-partner': sealedSenderPartner,
  'group-roster': groupRoster,
  disclosure,
  'strongest-ties': strongestTies,
  partner,
  'kind-of-tie': kindOfTie,
  introducers,
  'tie-change': tieChange,
  'reciprocity-and-initiative': reciprocityAndInitiative,
  'daily-rhythm': dailyRhythm,
  circles,
  'circle-life': circleLife,
  reach,
  'go-betweens': goBetweens,
  relays,
  'chain-of-command': chainOfCommand,
  'broken-routine': brokenRoutine,
  'changed-routine': changedRoutine,
  'device-sessions': deviceSessions,
  'routine-and-entropy': routineAndEntropy,
  'home-and-work': homeAndWork,
  bursts,
  'time-zone': timeZone,
  'successor-number': successorNumber,
  'second-number': secondNumber,
  unicity,
  're-identified': reIdentified,
  'sensitive-contacts': sensitiveContacts,
};
