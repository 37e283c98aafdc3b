import { hasHours } from '../model/calendar.ts';
import { EVENT_KIND_NAMES, EVENT_KINDS, type EventKind, MICROS_PER_DAY } from '../model/event.ts';
import type { AnyInference } from '../model/inference.ts';
import { duration, figure, say, type Text } from '../model/text.ts';
import { likelyVantage, type Observable, type Observation } from '../model/vantage.ts';

/** What a reader would have to look for in a log, by what it makes observable. */
const NEEDED: Readonly<Record<Observable, Text>> = {
  time: say`a time for every row`,
  hours: say`a clock that shows the hour of the day; this one is relative, or shows no time`,
  actor: say`who acted`,
  peer: say`a second party in the rows: who was contacted`,
  via: say`the app or server of each connection`,
  duration: say`how long each call or flow lasted`,
  bytes: say`how many bytes went each way`,
  place: say`a place, such as a cell`,
  message: say`a key that ties the copies of one message together`,
  activity: say`rows that show an endpoint being itself active: a connection, a message or a call of its own`,
  arrivals: say`what reached each endpoint and when: deliveries, messages or calls to it, or pushes`,
};

/** Share of rows with a second party from which on a log says itself who was in contact with whom; below, it names a few of many. */
const NAMES_PARTIES = 0.1;

const UNNAMED = say`rows that do not name the second party: where they do, who was in contact with whom is in the log itself, and strongest-ties reads it there (where second parties are servers, state them as via by --map)`;

/**
 * Whether a log says itself who was in contact with whom. What somebody’s own app tells of those they share a chat with names that one’s
 * contacts alone, and of any two others shows no more than when each was there.
 */
function namesParties(observation: Observation): boolean {
  const { present, events } = observation;
  return present.peer > 0 && present.peer >= NAMES_PARTIES * events && likelyVantage(observation) !== 'co-participant';
}

/** Whether a log shows a field at all. */
export function observes(observation: Observation, field: Observable): boolean {
  const { present, kinds } = observation;
  const rowsOf = (...names: readonly EventKind[]) => names.reduce((sum, kind) => sum + (kinds[kind] ?? 0), 0);
  switch (field) {
    case 'time':
      return present.at > 0;
    case 'hours':
      return present.at > 0 && hasHours(observation);
    case 'bytes':
      return present.bytesOut + present.bytesIn > 0;
    case 'peer':
      // Memberships name no second party, and bring together all who share an organisation.
      return present.peer > 0 || ((observation.kinds.tie ?? 0) > 0 && present.via > 0);
    case 'activity':
      return EVENT_KIND_NAMES.some((kind) => EVENT_KINDS[kind].activity && rowsOf(kind) > 0);
    case 'arrivals':
      return rowsOf('deliver', 'receive', 'ring', 'push') > 0 || (present.peer > 0 && rowsOf('send', 'call', 'flow') > 0);
    default:
      return present[field] > 0;
  }
}

/** What is known of a log once it is reduced. */
interface Beyond {
  /** Whether a question before has inferred ties. */
  readonly hasLinks?: boolean;
  /** µs for which the log was watching; its span where that is not known yet. */
  readonly observed?: number;
}

/**
 * What the log would have to show before the question can be asked of it.
 * @returns one text a thing that is missing; empty where the question can be asked
 */
export function findMissing(inference: AnyInference, observation: Observation, beyond: Beyond = {}): Text[] {
  const { hasLinks = false, observed } = beyond;
  const { vantage } = inference;
  // Who talks with whom may have been inferred where the log does not name it.
  const inferred = (field: Observable) => field === 'peer' && hasLinks && inference.needs.includes('links') && !vantage.namedPeer;
  const missing = (vantage.observes as readonly Observable[])
    .filter((field) => !observes(observation, field) && !inferred(field))
    .map((field) => NEEDED[field]);
  if (vantage.namedPeer === false && namesParties(observation)) missing.push(UNNAMED);
  const { first, last } = observation;
  if (vantage.minWindowDays !== undefined && first !== undefined && last !== undefined) {
    const days = (observed ?? last - first) / MICROS_PER_DAY;
    if (days < vantage.minWindowDays) {
      // Rounded down: just short of the days it takes is not those days.
      const watched = figure(days < 0.1 ? days : Math.floor(10 * days) / 10, 1);
      missing.push(
        vantage.minWindowDays === 1
          ? say`at least a day on which the log was watching; this one was for ${watched}`
          : say`at least ${vantage.minWindowDays} days on which the log was watching; this one was for ${watched}`,
      );
    }
  }
  if (vantage.maxClockStep !== undefined && observation.clockStep > vantage.maxClockStep) {
    missing.push(say`a clock in steps of ${duration(vantage.maxClockStep)} or finer; this one has ${duration(observation.clockStep)}`);
  }
  return missing;
}
