import { quantileSorted } from 'simple-statistics';
import type { Coverage, Series } from '../model/artifacts.ts';
import type { Calendar } from '../model/calendar.ts';
import type { EndpointId, Instant } from '../model/event.ts';
import {
  ASPECTS,
  compareWindows,
  type DailySums,
  type DayLine,
  isUsable,
  lineUpDays,
  makeRoom,
  sumDays,
  volumeError,
} from './daily-habits.ts';
import type { PartnerDays } from './partner-days.ts';
import { clearMoments, type JudgedEvent, placeEvent } from './place-event.ts';
import { lowerBound } from './search.ts';

/** Days with activity in the two windows below which nothing is said of an endpoint. */
export const FEWEST_ACTIVE = 5;
/** Endpoints from which the aspects' scales are learnt. */
const MOST_SAMPLED = 2_000;
/** An aspect counts in units of what one moment in twenty reaches. */
const SCALE = 0.95;

/** One endpoint at the event at which it changed most. */
export interface HabitChanges {
  readonly ids: Int32Array;
  readonly p: Float64Array;
  /** Number of the event and of the aspect that stands out, and by how many times its scale. */
  readonly event: Int32Array;
  readonly aspect: Int32Array;
  readonly change: Float64Array;
  readonly events: readonly JudgedEvent[];
  readonly line: DayLine;
  /** By event: endpoints judged, and those whose change is one that one moment in twenty shows. */
  readonly judged: readonly number[];
  readonly changed: readonly number[];
  /** Moments of all endpoints with which the last event was compared. */
  readonly moments: number;
  /** Factor of volume that would have been found of an endpoint of middling steadiness; undefined where none would. */
  readonly smallestFactor: number | undefined;
}

/** What is compared: when endpoints act, and with whom they are in contact, where the log names anybody. */
export interface Lives {
  readonly series: Series;
  readonly partners?: PartnerDays;
}

/** Visits every endpoint with its days added up. */
function forEachEndpoint(
  { series, partners }: Lives,
  line: DayLine,
  calendar: Calendar,
  stride: number,
  visit: (id: EndpointId, sums: DailySums) => void,
): void {
  const room = makeRoom(line);
  for (let id = 0; id + 1 < series.offsets.length; id += stride) {
    if (series.offsets[id] === series.offsets[id + 1]) continue;
    sumDays(series, id, line, calendar, room, partners);
    visit(id, room);
  }
}

/** What one moment in twenty reaches, by aspect, over all clear moments of a sample of endpoints. */
function learnScales(lives: Lives, line: DayLine, calendar: Calendar, { at, days }: JudgedEvent): Float64Array {
  const seen = ASPECTS.map((): number[] => []);
  const into = new Float64Array(ASPECTS.length);
  const moments = clearMoments(at, days, line.length);
  const stride = Math.max(1, Math.ceil((lives.series.offsets.length - 1) / MOST_SAMPLED));
  forEachEndpoint(lives, line, calendar, stride, (_id, sums) => {
    for (const moment of moments) {
      if (!isUsable(sums, { at: moment, days }, FEWEST_ACTIVE)) continue;
      compareWindows(sums, { at: moment, days }, into);
      seen.forEach((of, a) => {
        of.push(into[a] as number);
      });
    }
  });
  return Float64Array.from(seen, (of) =>
    of.length === 0
      ? Number.NaN
      : quantileSorted(
          of.sort((x, y) => x - y),
          SCALE,
        ),
  );
}

interface OneEvent {
  readonly ids: number[];
  readonly p: number[];
  readonly change: number[];
  readonly aspect: number[];
  readonly changed: number;
  readonly moments: number;
  /** Ascending. */
  readonly pool: Float64Array;
  readonly errors: number[];
  readonly scale: number;
}

/**
 * The largest change of any aspect at the event, ranked among the largest at other moments: all those of the endpoint itself, so that a
 * slow change weighs as many moments near the event as elsewhere, and those of all others that lie clear of it. A rank among moments
 * pays for the aspects, and windows that overlap do it no harm, since the event is one moment like any.
 */
function judgeEvent(lives: Lives, line: DayLine, calendar: Calendar, one: JudgedEvent): OneEvent {
  const { at, days } = one;
  const scales = learnScales(lives, line, calendar, one);
  const into = new Float64Array(ASPECTS.length);
  const clear = clearMoments(at, days, line.length);
  let pool = new Float64Array(1_024);
  let moments = 0;
  const ids: number[] = [];
  const change: number[] = [];
  const aspect: number[] = [];
  const errors: number[] = [];
  const own: { readonly atLeast: number; readonly all: number }[] = [];
  let best = 0;
  const largest = (sums: DailySums, t: number): number => {
    compareWindows(sums, { at: t, days }, into);
    let most = 0;
    for (let a = 0; a < into.length; a++) {
      const scaled = (scales[a] as number) > 0 ? (into[a] as number) / (scales[a] as number) : 0;
      if (scaled <= most) continue;
      most = scaled;
      best = a;
    }
    return most;
  };
  forEachEndpoint(lives, line, calendar, 1, (id, sums) => {
    for (const t of clear) {
      if (!isUsable(sums, { at: t, days }, FEWEST_ACTIVE)) continue;
      if (moments === pool.length) {
        const wider = new Float64Array(2 * moments);
        wider.set(pool);
        pool = wider;
      }
      pool[moments++] = largest(sums, t);
    }
    if (!isUsable(sums, { at, days }, FEWEST_ACTIVE)) return;
    best = 0;
    const here = largest(sums, at);
    ids.push(id);
    change.push(here);
    aspect.push(best);
    errors.push(volumeError(sums, { at, days }));
    let [atLeast, all] = [0, 0];
    for (let t = at - days; t <= at + days; t++) {
      if (!isUsable(sums, { at: t, days }, FEWEST_ACTIVE)) continue;
      all++;
      if (t === at || largest(sums, t) >= here) atLeast++;
    }
    own.push({ atLeast, all });
  });
  const sorted = pool.slice(0, moments).sort();
  const p = change.map((here, i) => {
    const { atLeast, all } = own[i] as { atLeast: number; all: number };
    return (atLeast + moments - lowerBound(sorted, here)) / (all + moments);
  });
  const usual = moments > 0 ? (sorted[Math.min(moments - 1, Math.floor(SCALE * moments))] as number) : Number.POSITIVE_INFINITY;
  return {
    ids,
    p,
    change,
    aspect,
    errors,
    moments,
    pool: sorted,
    changed: change.filter((here) => here >= usual).length,
    scale: scales[0] as number,
  };
}

/**
 * Compares days before and after events, for every endpoint; over several events its chance is that of the least, times their number.
 * @param longest days of each window, at most
 * @param level rate of false discoveries at which a change is to be found
 */
export function judgeChanges(
  lives: Lives,
  coverage: Coverage,
  calendar: Calendar,
  events: readonly Instant[],
  { longest, level }: { readonly longest: number; readonly level: number },
): HabitChanges {
  const line = lineUpDays(coverage);
  const placed = events.map((event) => placeEvent(event, longest, line, calendar)).filter((one) => one !== undefined);
  const best = new Map<EndpointId, { p: number; event: number; aspect: number; change: number }>();
  const judged: number[] = [];
  const changed: number[] = [];
  let last: OneEvent | undefined;
  placed.forEach((one, event) => {
    const found = judgeEvent(lives, line, calendar, one);
    judged.push(found.ids.length);
    changed.push(found.changed);
    last = found;
    found.ids.forEach((id, i) => {
      const [p, aspect, change] = [found.p[i] as number, found.aspect[i] as number, found.change[i] as number];
      const before = best.get(id);
      if (before === undefined || p < before.p) best.set(id, { p, event, aspect, change });
    });
  });
  const rows = [...best].sort(([x], [y]) => x - y);
  return {
    ids: Int32Array.from(rows, ([id]) => id),
    p: Float64Array.from(rows, ([, { p }]) => Math.min(1, p * placed.length)),
    event: Int32Array.from(rows, ([, { event }]) => event),
    aspect: Int32Array.from(rows, ([, { aspect }]) => aspect),
    change: Float64Array.from(rows, ([, { change }]) => change),
    events: placed,
    line,
    judged,
    changed,
    moments: last?.moments ?? 0,
    smallestFactor: last && smallestFactor(last, level / (Math.max(1, rows.length) * placed.length)),
  };
}

/** The factor by which the events of an endpoint of middling steadiness would have to grow to reach a chance of `chance`. */
function smallestFactor({ pool, moments, errors, scale }: OneEvent, chance: number): number | undefined {
  const above = Math.floor(chance * moments) - 1;
  if (above < 0 || errors.length === 0) return undefined;
  const needed = pool[Math.max(0, moments - 1 - above)] as number;
  const middling = errors.sort((x, y) => x - y)[Math.floor(errors.length / 2)] as number;
  return Math.exp(needed * scale * middling);
}
