import { Temporal } from 'temporal-polyfill';
import { type Calendar, type ClockKind, type OffsetSpan, UTC } from '../model/calendar.ts';
import type { Instant } from '../model/event.ts';
import { KnownFailure } from '../model/failure.ts';

const CONSTANT: readonly OffsetSpan[] = [{ from: Number.NEGATIVE_INFINITY, offset: 0 }];
const YEARS = { from: 1990, to: 2100 };
const micros = (nanoseconds: number): number => Math.round(nanoseconds / 1000);

function findZone(zone: string): Temporal.ZonedDateTime | undefined {
  try {
    return Temporal.Instant.fromEpochMilliseconds(Date.UTC(YEARS.from, 0, 1)).toZonedDateTimeISO(zone);
  } catch {
    return undefined;
  }
}

const pairs = (text: string): Set<string> => new Set(Array.from(text.toLowerCase(), (char, i) => char + (text[i + 1] ?? '').toLowerCase()));

/** The known zone that shares most neighbouring letters with the text. */
function nearestZone(text: string): string | undefined {
  const given = pairs(text);
  const scored = Intl.supportedValuesOf('timeZone').map((zone) => {
    const name = pairs(zone);
    const shared = [...given].filter((pair) => name.has(pair)).length;
    return { zone, score: (2 * shared) / (given.size + name.size) };
  });
  const best = scored.sort((a, b) => b.score - a.score || (a.zone < b.zone ? -1 : 1))[0];
  return best !== undefined && best.score > 0.3 ? best.zone : undefined;
}

/** Offsets of an IANA zone (or `+02:00`) from 1990 to 2100; times outside take the first or last of them. @throws KnownFailure usage */
export function zoneSpans(zone: string): readonly OffsetSpan[] {
  let moment = findZone(zone);
  if (moment === undefined) {
    const nearest = nearestZone(zone);
    throw new KnownFailure('usage', 'There is no such time zone', {
      where: `--tz ${zone}`,
      remedy: `${nearest === undefined ? '' : `Did you mean ${nearest}? `}Give an IANA name such as Europe/Berlin, or "floating" to keep wall time as it is.`,
    });
  }
  const spans = [{ from: Number.NEGATIVE_INFINITY, offset: micros(moment.offsetNanoseconds) }];
  for (;;) {
    moment = moment.getTimeZoneTransition('next') ?? undefined;
    if (moment === undefined || moment.year >= YEARS.to) return spans;
    const offset = micros(moment.offsetNanoseconds);
    // Some transitions change the name or the rule and not the offset.
    if (offset !== spans.at(-1)?.offset) spans.push({ from: moment.epochMilliseconds * 1000, offset });
  }
}

/**
 * The calendar that `--tz` asks for: a zone's name, 'floating', or nothing, which is UTC, not stated.
 * `clock` is what the log itself observes; a relative clock, or none, has no calendar that a zone could change.
 * @throws KnownFailure usage, where the zone is unknown
 */
export function calendarOf(tz: string | undefined, clock: ClockKind = 'utc'): Calendar {
  if (clock === 'relative' || clock === 'none') return { clock, zone: 'UTC', stated: false, spans: CONSTANT };
  if (tz === undefined) return clock === 'floating' ? { clock, zone: 'floating', stated: false, spans: CONSTANT } : UTC;
  if (tz.toLowerCase() === 'floating') return { clock: 'floating', zone: 'floating', stated: true, spans: CONSTANT };
  const spans = zoneSpans(tz);
  return { clock: 'utc', zone: findZone(tz)?.timeZoneId ?? tz, stated: true, spans };
}

/** The zone as the tz database spells it, or 'floating'. @throws KnownFailure usage */
export const zoneName = (tz: string): string => calendarOf(tz).zone;

export type LocalTrouble = 'none' | 'nonexistent' | 'ambiguous';

/** Code of a {@link LocalTrouble} in SQL: its position. */
export const LOCAL_TROUBLES: readonly LocalTrouble[] = ['none', 'nonexistent', 'ambiguous'];

/**
 * A change of offset, seen from the wall clock. Before `until` the old offset holds; from `troubled` to `until`, wall times do not exist
 * (clocks went forward: the old offset moves them on by the gap) or exist twice (clocks went back: the old offset takes the first).
 */
interface WallChange {
  readonly troubled: number;
  readonly until: number;
  readonly before: number;
  readonly trouble: LocalTrouble;
}

function wallChanges(spans: readonly OffsetSpan[]): WallChange[] {
  return spans.slice(1).map(({ from, offset }, i) => {
    const before = (spans[i] as OffsetSpan).offset;
    return {
      troubled: from + Math.min(before, offset),
      until: from + Math.max(before, offset),
      before,
      trouble: offset > before ? 'nonexistent' : 'ambiguous',
    };
  });
}

/** Reader of local µs in one zone. */
export function localReader(spans: readonly OffsetSpan[]): (local: number) => { readonly at: Instant; readonly trouble: LocalTrouble } {
  const changes = wallChanges(spans);
  const last = (spans.at(-1) as OffsetSpan).offset;
  return (local) => {
    let low = 0;
    let high = changes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((changes[middle] as WallChange).until <= local) low = middle + 1;
      else high = middle;
    }
    const change = changes[low];
    return { at: local - (change?.before ?? last), trouble: change !== undefined && local >= change.troubled ? change.trouble : 'none' };
  };
}

/** A balanced tree of comparisons: each row meets the logarithm of the number of changes, not all of them. */
function decide(local: string, changes: readonly WallChange[], leaf: (change: WallChange | undefined) => string): string {
  const branch = (low: number, high: number): string => {
    if (low === high) return leaf(changes[low]);
    const middle = (low + high) >> 1;
    return `CASE WHEN ${local} < ${(changes[middle] as WallChange).until} THEN ${branch(low, middle)} ELSE ${branch(middle + 1, high)} END`;
  };
  return branch(0, changes.length);
}

/** The same as {@link localReader}, in SQL, over a column (not an expression: it is named often) of local µs. `trouble` is a code of {@link LOCAL_TROUBLES}. */
export function localSql(spans: readonly OffsetSpan[], column: string): { readonly at: string; readonly trouble: string } {
  const changes = wallChanges(spans);
  if (changes.length === 0) return { at: `${column} - ${(spans[0] as OffsetSpan).offset}`, trouble: '0' };
  const last = (spans.at(-1) as OffsetSpan).offset;
  return {
    at: `${column} - (${decide(column, changes, (change) => String(change?.before ?? last))})`,
    trouble: decide(column, changes, (change) =>
      change === undefined ? '0' : `CASE WHEN ${column} >= ${change.troubled} THEN ${LOCAL_TROUBLES.indexOf(change.trouble)} ELSE 0 END`,
    ),
  };
}
