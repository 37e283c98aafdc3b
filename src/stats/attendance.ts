import { row, type Series } from '../model/artifacts.ts';
import type { EndpointId } from '../model/event.ts';
import { correlatedTail } from './correlated-tail.ts';
import { type EventWindows, moveTogether } from './event-windows.ts';
import { hypergeometric, tailOfSum } from './hypergeometric.ts';
import { poissonBinomialTail } from './poisson-binomial.ts';
import { lowerBound } from './search.ts';

/** With fewer comparable windows than this within its time in the log nothing is said of an endpoint. */
export const FEWEST_WINDOWS = 3;
/** Windows × endpoints of the moved events that are looked at, about. */
const BUDGET = 2e7;
const MOST_ROUNDS = 120;
/** A chance above this is not made exact by looking at how windows hang together: that could only make it larger. */
const WORTH = 0.05;

/** How many are left after each event. */
interface ShrinkingSet {
  /** After the first k + 1 events: endpoints present at all of them. */
  readonly left: Int32Array;
  /** The same at moved events: mean, and the bounds between which nine of ten rounds lie. */
  readonly byChance: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly rounds: number;
}

export interface Attendance {
  /** Endpoints that could be compared, ascending; columns in step. */
  readonly ids: Int32Array;
  /** Events at which each was present, and how many would be usual. */
  readonly attended: Int32Array;
  readonly usual: Float64Array;
  readonly p: Float64Array;
  /** Correlation between windows of one endpoint that was reckoned with; NaN where it was not needed. */
  readonly correlation: Float64Array;
  readonly set: ShrinkingSet;
}

/** Whether the endpoint was active in each window; 2 where the log did not watch it. */
function lookIn(at: Float64Array, { from, to }: EventWindows, into: Uint8Array): void {
  const last = at[at.length - 1] ?? Number.NEGATIVE_INFINITY;
  const first = at[0] ?? Number.POSITIVE_INFINITY;
  for (let w = 0; w < into.length; w++) {
    const [start, end] = [from[w] as number, to[w] as number];
    if (Number.isNaN(start)) into[w] = 2;
    else if (end < first || start > last) into[w] = 0;
    else into[w] = (at[lowerBound(at, start)] ?? Number.POSITIVE_INFINITY) <= end ? 1 : 0;
  }
}

/** What one endpoint did in comparable windows, those within its time in the log. */
interface Elsewhere {
  /** By event: windows with it, of so many. */
  readonly hits: readonly number[];
  readonly all: readonly number[];
}

/** @returns undefined where too few windows can be compared */
function lookElsewhere(present: Uint8Array, alive: (w: number) => boolean, { comparable }: EventWindows): Elsewhere | undefined {
  const hits: number[] = [];
  const all: number[] = [];
  for (const windows of comparable) {
    let [found, looked] = [0, 0];
    for (const w of windows) {
      if (!alive(w)) continue;
      looked++;
      found += present[w] as number;
    }
    if (looked < FEWEST_WINDOWS) return undefined;
    hits.push(found);
    all.push(looked);
  }
  return { hits, all };
}

/** Events that have their comparable days in common: those of one class, whatever their clock. */
function groupEvents({ comparable, days }: EventWindows): number[][] {
  const groups = new Map<string, number[]>();
  comparable.forEach((windows, e) => {
    const key = Array.from(windows, (w) => w % days.length).join(' ');
    groups.set(key, [...(groups.get(key) ?? []), e]);
  });
  return [...groups.values()];
}

/**
 * Chance of presence at as many events: the larger of two tails.
 *
 * Given at how many windows the endpoint is present in all, each is as likely to be an event's as any other: a hypergeometric law a
 * group of events, in which every comparable day counts once. And given how often it is present at each event's own clock time: a
 * Poisson-binomial law, in which a night event counts for more than an evening one.
 */
function chanceOf(attendedAt: (e: number) => number, { hits, all }: Elsewhere, groups: readonly (readonly number[])[]): number {
  let attended = 0;
  const laws = groups.map((events) => {
    const own = events.reduce((sum, e) => sum + attendedAt(e), 0);
    const days = Math.min(...events.map((e) => all[e] as number));
    const share = events.reduce((sum, e) => sum + (hits[e] as number) / (all[e] as number), 0) / events.length;
    attended += own;
    return hypergeometric(days + events.length, Math.min(days, Math.ceil(share * days - 1e-9)) + own, events.length);
  });
  const chances = hits.map((found, e) => (1 + found) / (1 + (all[e] as number)));
  return Math.max(tailOfSum(laws, attended), poissonBinomialTail(chances, attended));
}

/**
 * By how much presence at one event goes with presence at another: the mean product of the deviations at two events that are moved
 * together, over that of one, from moved windows that count as comparable.
 */
function correlate(present: Uint8Array, moved: readonly Int32Array[], usable: Uint8Array, elsewhere: readonly number[]): number {
  let together = 0;
  let alone = 0;
  for (const round of moved) {
    let [sum, squares, variance, deviations] = [0, 0, 0, 0];
    round.forEach((w, e) => {
      if (!usable[w]) return;
      const chance = elsewhere[e] as number;
      const off = (present[w] as number) - chance;
      const spread = Math.sqrt(chance * (1 - chance));
      sum += off;
      squares += off * off;
      deviations += spread;
      variance += spread * spread;
    });
    together += sum * sum - squares;
    alone += deviations * deviations - variance;
  }
  return alone > 0 ? Math.min(1, Math.max(0, together / alone)) : 0;
}

const quantile = (sorted: Float64Array, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] as number;

/** Looks at every endpoint around all events, and at moved events. */
export function attend(series: Pick<Series, 'offsets' | 'at'>, windows: EventWindows): Attendance {
  const { own, from, to, comparable } = windows;
  const endpoints = series.offsets.length - 1;
  const events = own.length;
  const moved = moveTogether(windows, Math.min(MOST_ROUNDS, Math.max(20, Math.floor(BUDGET / Math.max(1, endpoints * events)))));
  const groups = groupEvents(windows);
  const usable = new Uint8Array(from.length);
  for (const one of comparable) for (const w of one) usable[w] = 1;
  const left = new Int32Array(events);
  const survivors = moved.map(() => new Float64Array(events));
  const present = new Uint8Array(from.length);
  const ids: EndpointId[] = [];
  const columns = { attended: [] as number[], usual: [] as number[], p: [] as number[], correlation: [] as number[] };
  for (let id = 0; id < endpoints; id++) {
    const at = row(series.offsets, series.at, id);
    if (at.length === 0) continue;
    lookIn(at, windows, present);
    for (let e = 0; e < events && present[own[e] as number] === 1; e++) left[e] = (left[e] as number) + 1;
    moved.forEach((round, r) => {
      const one = survivors[r] as Float64Array;
      for (let e = 0; e < events && present[round[e] as number] === 1; e++) one[e] = (one[e] as number) + 1;
    });
    const attended = own.reduce((sum, w) => sum + (present[w] as number), 0);
    const [first, last] = [at[0] as number, at[at.length - 1] as number];
    const found = lookElsewhere(present, (w) => (to[w] as number) >= first && (from[w] as number) <= last, windows);
    if (!found) continue;
    const shares = found.hits.map((hits, e) => hits / (found.all[e] as number));
    let p = chanceOf((e) => present[own[e] as number] as number, found, groups);
    let correlation = Number.NaN;
    if (p <= WORTH) {
      correlation = correlate(present, moved, usable, shares);
      const mean = found.hits.reduce((sum, hits, e) => sum + (1 + hits) / (1 + (found.all[e] as number)), 0) / events;
      if (correlation > 0) p = Math.max(p, correlatedTail(attended, events, mean, correlation));
    }
    ids.push(id);
    columns.attended.push(attended);
    columns.usual.push(shares.reduce((sum, share) => sum + share, 0));
    columns.p.push(p);
    columns.correlation.push(correlation);
  }
  const steps = Array.from({ length: events }, (_, e) => Float64Array.from(survivors, (one) => one[e] as number).sort());
  return {
    ids: Int32Array.from(ids),
    attended: Int32Array.from(columns.attended),
    usual: Float64Array.from(columns.usual),
    p: Float64Array.from(columns.p),
    correlation: Float64Array.from(columns.correlation),
    set: {
      left,
      byChance: Float64Array.from(steps, (one) => one.reduce((sum, n) => sum + n, 0) / one.length),
      low: Float64Array.from(steps, (one) => quantile(one, 0.05)),
      high: Float64Array.from(steps, (one) => quantile(one, 0.95)),
      rounds: moved.length,
    },
  };
}
