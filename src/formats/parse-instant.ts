import type { Calendar } from '../model/calendar.ts';
import type { Instant } from '../model/event.ts';
import { KnownFailure } from '../model/failure.ts';
import { TIME_NOTATIONS } from './time-notation.ts';
import { localReader } from './zone.ts';

/**
 * An instant as a person writes it: ISO with Z or an offset, or without one where the calendar says what that means;
 * seconds on a relative clock.
 * @param where what to name in a failure, such as `--event TEXT`
 * @throws KnownFailure usage
 */
export function parseInstant(text: string, calendar: Calendar, where: string): Instant {
  const refuse = (what: string, remedy: string): never => {
    throw new KnownFailure('usage', what, { where, remedy });
  };
  if (calendar.clock === 'none') return refuse('The log observes no time', 'Leave the instant out.');
  if (calendar.clock === 'relative') {
    const seconds = TIME_NOTATIONS['epoch-s'].parse(text);
    return (
      seconds ??
      refuse('The clock of the log is relative: no date can be placed on it', "Give seconds since the log's own zero, such as 3600.")
    );
  }
  const absolute = TIME_NOTATIONS['iso-offset'].parse(text);
  const local = TIME_NOTATIONS['iso-local'].parse(text);
  if (absolute !== undefined) {
    if (calendar.clock !== 'floating') return absolute;
    return refuse(
      'The log has wall time without a zone, and the instant has one',
      'Leave out Z or the offset, or read the log with --tz ZONE.',
    );
  }
  if (local === undefined) return refuse('That is not an instant', 'Write it as 2017-03-22T14:40:00Z or 2017-03-22T15:40:00+01:00.');
  if (!calendar.stated && calendar.clock === 'utc')
    return refuse('An instant without a zone could mean any hour', 'Add Z or an offset, or state the zone with --tz ZONE.');
  return localReader(calendar.spans)(local).at;
}
