import { guessTime } from './guess-time.ts';
import type { KindPlan, RecordPlan } from './read-plan.ts';

/** What both spellings of Zeek's conn.log can observe. */
export const ZEEK_OBSERVES = ['time', 'hours', 'actor', 'peer', 'via', 'duration', 'bytes', 'message'] as const;

/** Columns without which a row of conn.log says nothing. */
export const ZEEK_NEEDS = ['ts', 'id.orig_h'] as const;

/** Columns that a JSON log leaves out of rows where they are unset, and maybe out of all that were looked at. */
export const ZEEK_COLUMNS = ['ts', 'uid', 'id.orig_h', 'id.resp_h', 'id.resp_p', 'proto', 'duration', 'orig_bytes', 'resp_bytes'] as const;

/**
 * Zeek's columns as fields of the event. `ts` is the first packet. `via` is protocol and port, such as `tcp/443`: what Zeek calls the service is a guess
 * that changes with its version, and is unset for most encrypted messengers.
 */
export function zeekRecord(columns: readonly string[], times: readonly string[], kind: KindPlan): RecordPlan {
  const has = (column: string): boolean => columns.includes(column);
  const guess = guessTime(times);
  const at =
    guess?.kind === 'absolute'
      ? { notation: guess.notation, step: guess.step }
      : { notation: 'epoch-s' as const, step: guess && guess.kind !== 'ambiguous' ? guess.step : 1 };
  const via = ['proto', 'id.resp_p'].filter(has);
  return {
    at: { column: 'ts', ...at, clock: 'utc', zone: 'UTC' },
    kind,
    actor: 'id.orig_h',
    ...(has('id.resp_h') && { peer: 'id.resp_h' }),
    ...(via.length > 0 && { via }),
    ...(has('duration') && { duration: { column: 'duration', unit: 's' } }),
    ...(has('orig_bytes') && { bytesOut: 'orig_bytes' }),
    ...(has('resp_bytes') && { bytesIn: 'resp_bytes' }),
    ...(has('uid') && { message: 'uid' }),
  };
}

/** Names of Zeek's logs are short words; anything else is not repeated. */
export const otherZeekLog = (path: string | undefined): string =>
  path !== undefined && /^[a-z][a-z0-9_-]{0,30}$/.test(path) ? `a Zeek ${path} log` : 'a Zeek log other than conn';
