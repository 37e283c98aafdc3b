import type { Calendar } from '../model/calendar.ts';
import type { Instant } from '../model/event.ts';
import { KnownFailure } from '../model/failure.ts';
import { TIME_NOTATIONS } from './time-notation.ts';
import { localReader } from './zone.ts';

/**
 * An instant as a person states it: ISO 8601 with Z or an offset, or without one where the calendar has a stated zone or floats;
 * decimal seconds on a relative clock.
 * @param where option that it came with, for the error
 * @throws KnownFailure 'usage'
 */
export function parseInstant(text: string, calendar: Calendar, where: string): Instant {
  if (calendar.clock === 'none') {
    throw new KnownFailure('usage', 'The log observes no time, and no instant can be placed in it', {
      where,
      remedy: 'Leave the instant out.',
    });
  }
  if (calendar.clock === 'relative') {
    const seconds = TIME_NOTATIONS['epoch-s'].parse(text);
    if (seconds !== undefined) return seconds;
    throw new KnownFailure('usage', 'The clock of the log is relative, and no date can be placed on it', {
      where,
      remedy: "State seconds since the log's own zero, such as 3600.",
    });
  }
  const absolute = TIME_NOTATIONS['iso-offset'].parse(text);
  const local = TIME_NOTATIONS['iso-local'].parse(text);
  if (calendar.clock === 'floating') {
    if (local !== undefined) return local;
    if (absolute !== undefined) {
      throw new KnownFailure('usage', 'The log keeps wall time, and the instant has a zone', {
        where,
        remedy: 'State it as the log would, without Z or offset.',
      });
    }
  }
  if (absolute !== undefined) return absolute;
  if (local !== undefined && calendar.stated) return localReader(calendar.spans)(local).at;
  if (local !== undefined)
    throw new KnownFailure('usage', 'The instant has no zone', {
      where,
      remedy: 'End it with Z or an offset such as +02:00, or state the zone of the log with --tz.',
    });
  throw new KnownFailure('usage', 'The instant could not be read', { where, remedy: 'Write it as 2017-03-22T14:40:00Z.' });
}
