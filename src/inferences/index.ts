import type { AnyInference } from '../model/inference.ts';
import { broughtIn } from './around-an-event/brought-in.ts';
import { changedAfter } from './around-an-event/changed-after.ts';
import { connectedBefore } from './around-an-event/connected-before.ts';
import { presentAtAll } from './around-an-event/present-at-all.ts';
import { promptedBy } from './around-an-event/prompted-by.ts';
import { sameSource } from './around-an-event/same-source.ts';
import { chainOfCommand } from './groups/chain-of-command.ts';
import { circleLife } from './groups/circle-life.ts';
import { circles } from './groups/circles.ts';
import { goBetweens } from './groups/go-betweens.ts';
import { reach } from './groups/reach.ts';
import { relays } from './groups/relays.ts';
import { disclosure } from './hidden-links/disclosure.ts';
import { groupRoster } from './hidden-links/group-roster.ts';
import { linkedByTiming } from './hidden-links/linked-by-timing.ts';
import { sealedSenderPartner } from './hidden-links/sealed-sender-partner.ts';
import { reIdentified } from './identity/re-identified.ts';
import { secondNumber } from './identity/second-number.ts';
import { successorNumber } from './identity/successor-number.ts';
import { unicity } from './identity/unicity.ts';
import { homeAndWork } from './places/home-and-work.ts';
import { brokenRoutine } from './rhythm/broken-routine.ts';
import { bursts } from './rhythm/bursts.ts';
import { changedRoutine } from './rhythm/changed-routine.ts';
import { dailyRhythm } from './rhythm/daily-rhythm.ts';
import { deviceSessions } from './rhythm/device-sessions.ts';
import { routineAndEntropy } from './rhythm/routine-and-entropy.ts';
import { timeZone } from './rhythm/time-zone.ts';
import { sensitiveContacts } from './sensitive/sensitive-contacts.ts';
import { introducers } from './ties/introducers.ts';
import { kindOfTie } from './ties/kind-of-tie.ts';
import { partner } from './ties/partner.ts';
import { reciprocityAndInitiative } from './ties/reciprocity-and-initiative.ts';
import { strongestTies } from './ties/strongest-ties.ts';
import { tieChange } from './ties/tie-change.ts';

/** The table of contents: every question, in the order in which they are asked and reported. */
export const inferences: readonly AnyInference[] = [
  connectedBefore,
  promptedBy,
  broughtIn,
  presentAtAll,
  changedAfter,
  sameSource,
  linkedByTiming,
  sealedSenderPartner,
  groupRoster,
  disclosure,
  strongestTies,
  partner,
  kindOfTie,
  introducers,
  tieChange,
  reciprocityAndInitiative,
  dailyRhythm,
  circles,
  circleLife,
  reach,
  goBetweens,
  relays,
  chainOfCommand,
  brokenRoutine,
  changedRoutine,
  deviceSessions,
  routineAndEntropy,
  homeAndWork,
  bursts,
  timeZone,
  successorNumber,
  secondNumber,
  unicity,
  reIdentified,
  sensitiveContacts,
];
