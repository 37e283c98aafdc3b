import type { Coverage, Series } from '../model/artifacts.ts';
import type { Calendar } from '../model/calendar.ts';
import type { EndpointId } from '../model/event.ts';
import { createCountCollector } from './geometric-tail.ts';
import { chooseWholeDays, countDays, type WholeDays } from './local-days.ts';
import { logTails, type NegativeBinomial, pooledDispersion, predictive } from './negative-binomial.ts';
import { type LogCounts, logCount, logStudentTail, standardizeLog, sumLogs } from './student-tail.ts';

/** What a day can stand out by. */
export const DEPARTURES = ['more', 'less', 'hours'] as const;
export type Departure = (typeof DEPARTURES)[number];

/** One endpoint's days of one kind (working days, or weekends). */
export interface Routine {
  /** Positions in {@link WholeDays}. */
  readonly places: readonly number[];
  readonly mean: number;
  readonly variance: number;
  readonly logs: LogCounts;
  /** Days with activity in each hour. */
  readonly activeDays: Float64Array;
  /** Days with activity in each part of the day. */
  readonly activeParts: readonly number[];
}

/** Days of a kind with fewer others are not compared. */
const FEWEST_OTHERS = 5;
/** Share of the days of a kind on which an endpoint must be active: who comes now and then has no routine to depart from. */
const ROUTINE = 0.5;
/** An hour counts as usually quiet if on no more than this share of the other days there is activity in it. */
const QUIET = 0.1;
/** Parts of a day: one sitting seldom reaches into two of three hours each. */
const PARTS = 8;

const bits = (hours: number): number => {
  let count = 0;
  for (let left = hours; left !== 0; left &= left - 1) count++;
  return count;
};

/** Masks of the parts of half a day, by the mask of its twelve hours. */
const PARTS_OF_HALF = Uint8Array.from({ length: 1 << 12 }, (_, hours) => {
  let mask = 0;
  for (let h = 0; h < 12; h++) if ((hours >> h) & 1) mask |= 1 << Math.floor((h * PARTS) / 24);
  return mask;
});

/** Mask of the parts of a day, from a mask of its hours. */
const partsOf = (hours: number): number =>
  (PARTS_OF_HALF[hours & 0xfff] as number) | ((PARTS_OF_HALF[hours >> 12] as number) << (PARTS / 2));

/** Mask of the hours that are usually quiet on the days other than that with `own`. */
function quietHours({ activeDays, places }: Pick<Routine, 'activeDays' | 'places'>, own: number): number {
  const most = QUIET * (places.length - 1);
  let mask = 0;
  for (let h = 0; h < 24; h++) if ((activeDays[h] as number) - ((own >> h) & 1) <= most) mask |= 1 << h;
  return mask;
}

const countActive = (places: readonly number[], events: Int32Array): number =>
  places.filter((place) => (events[place] as number) > 0).length;

function moments(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) };
}

function describeRoutine(places: readonly number[], events: Int32Array, hours: Int32Array): Routine {
  const activeDays = new Float64Array(24);
  for (const place of places)
    for (let left = hours[place] as number; left !== 0; left &= left - 1) {
      const h = 31 - Math.clz32(left & -left);
      activeDays[h] = (activeDays[h] as number) + 1;
    }
  const counts = places.map((place) => events[place] as number);
  const parts = places.map((place) => partsOf(hours[place] as number));
  const activeParts = Array.from({ length: PARTS }, (_, part) => parts.filter((mask) => (mask >> part) & 1).length);
  return { places, ...moments(counts), logs: sumLogs(counts), activeDays, activeParts };
}

/** The same routine with one more day, of so many events in such hours. What is usual stays as it was. */
export function addDay(routine: Routine, events: number, hours: number): Routine {
  const { places, activeParts, logs } = routine;
  const parts = partsOf(hours);
  const log = logCount(events);
  return {
    ...routine,
    places: [...places, -1],
    activeParts: activeParts.map((days, part) => days + ((parts >> part) & 1)),
    logs: { n: logs.n + 1, sum: logs.sum + log, squares: logs.squares + log * log },
  };
}

/** Endpoints of about equal activity share their dispersion: a factor of two. */
const stratumOf = (mean: number): number => Math.floor(Math.log2(mean + 0.5)) + 2;

/** How much days vary by themselves, in one log. */
export interface Variation {
  /** Dispersion of the count of a day, by stratum of activity. */
  readonly dispersions: readonly number[];
  /** log P of at least so many active hours among those usually quiet, by how many are expected. */
  readonly hoursTail: (expected: number, hours: number) => number;
}

/**
 * Walks over the routines of endpoints `first` … `end` − 1, working days before weekends. The arrays are reused between calls.
 * @returns whole days of the log, and endpoints without a routine
 */
export function forEachRoutine(
  series: Series,
  coverage: Coverage,
  calendar: Calendar,
  visit: (id: EndpointId, routine: Routine, whole: WholeDays, events: Int32Array, hours: Int32Array) => void,
  first: EndpointId = 0,
  end: EndpointId = series.offsets.length - 1,
): { readonly days: number; readonly skippedEndpoints: number } {
  const whole = chooseWholeDays(coverage);
  const into = { events: new Int32Array(whole.days.length), hours: new Int32Array(whole.days.length) };
  let skippedEndpoints = 0;
  for (let id = first; id < end; id++) {
    const { from, count } = countDays(series, id, whole, calendar, into);
    let visited = false;
    for (const free of [0, 1]) {
      const places: number[] = [];
      for (let place = from; place < from + count; place++) if (whole.free[place] === free) places.push(place);
      if (places.length <= FEWEST_OTHERS || countActive(places, into.events) < ROUTINE * places.length) continue;
      visited = true;
      visit(id, describeRoutine(places, into.events, into.hours), whole, into.events, into.hours);
    }
    if (!visited) skippedEndpoints++;
  }
  return { days: whole.days.length, skippedEndpoints };
}

/** Learns from all endpoints how much days vary: dispersions by the method of moments, hours as they come. */
export function estimateVariation(series: Series, coverage: Coverage, calendar: Calendar): Variation {
  const samples: { n: number; mean: number; variance: number }[][] = [];
  const collector = createCountCollector();
  forEachRoutine(series, coverage, calendar, (_id, routine, _whole, events, hours) => {
    const { places, mean, variance } = routine;
    const stratum = stratumOf(mean);
    const alike = samples[stratum] ?? [];
    samples[stratum] = alike;
    alike.push({ n: places.length, mean, variance });
    for (const place of places) {
      const { expectedQuietHours, quietHours: active } = compareDay(routine, place, events, hours);
      collector.add(expectedQuietHours, active);
    }
  });
  return { dispersions: Array.from(samples, (alike) => pooledDispersion(alike ?? [])), hoursTail: collector.fit() };
}

/**
 * log P of activity in so few parts of a day, going by sittings instead of events: as many as would leave each part idle as often as
 * it is on the other days, with the same variance, relative to the square of their mean, as events have. Sixty events in six sittings are absent by chance about
 * as often as six are, and a law of their number does not see it.
 */
function logFewParts({ places, activeParts }: Routine, hours: number, { mean, dispersion }: NegativeBinomial): number {
  const own = partsOf(hours);
  let sittings = 0;
  activeParts.forEach((days, part) => {
    sittings -= Math.log(1 - (days - ((own >> part) & 1) + 0.5) / places.length);
  });
  return logTails({ mean: sittings, dispersion: Math.max(0, dispersion + 1 / mean - 1 / sittings) }, bits(own)).atMost;
}

/** One endpoint-day beside the others of its kind. */
export interface DayComparison {
  readonly events: number;
  /** Hours of the day with an event: bit h for hour h. */
  readonly hours: number;
  /** Mean of the other days. */
  readonly expected: number;
  readonly others: number;
  /** Active hours among those usually quiet, and how many would be expected. */
  readonly quietHours: number;
  readonly expectedQuietHours: number;
}

export function compareDay(routine: Routine, place: number, events: Int32Array, hours: Int32Array): DayComparison {
  const { places, mean, activeDays } = routine;
  const n = places.length;
  const own = events[place] as number;
  const ownHours = hours[place] as number;
  const quiet = quietHours(routine, ownHours);
  let expectedQuietHours = 0;
  // Half an event, or day, more than was seen: what was never seen is not impossible.
  for (let h = 0; h < 24; h++) if ((quiet >> h) & 1) expectedQuietHours += ((activeDays[h] as number) - ((ownHours >> h) & 1) + 0.5) / n;
  return {
    events: own,
    hours: ownHours,
    expected: (mean * n - own + 0.5) / (n - 1),
    others: n - 1,
    quietHours: bits(ownHours & quiet),
    expectedQuietHours,
  };
}

/** Standard deviations that a count must be off by before its chance is worth working out: none nearer has one in sixty. */
const OFF = { more: 1.2, less: 0.7 };

/**
 * log p of each departure of one day. A count's chance is the larger of two: a negative binomial law that endpoints of about equal
 * activity share, and Student's t of its logarithm among the endpoint's own days; whoever is less steady than the others, or has
 * days of heavier tails, is held to the second. NaN where it is plainly no departure and `all` is not asked. */
export function judgeDay(
  { events, hours, expected, others, quietHours: active, expectedQuietHours }: DayComparison,
  routine: Routine,
  variation: Variation,
  all: boolean,
): Record<Departure, number> {
  const stratum = stratumOf(routine.mean);
  const law = predictive({ mean: expected, dispersion: variation.dispersions[stratum] ?? 0 }, others);
  const deviation = Math.sqrt(law.mean + law.dispersion * law.mean * law.mean);
  const result = { more: Number.NaN, less: Number.NaN, hours: Number.NaN };
  const ownTail = (way: 1 | -1) => logStudentTail(way * standardizeLog(routine.logs, events), others - 1);
  if (all || events > expected + OFF.more * deviation) result.more = Math.max(logTails(law, events).atLeast, ownTail(1));
  if (all || events < expected - OFF.less * deviation)
    result.less = Math.max(logTails(law, events).atMost, ownTail(-1), logFewParts(routine, hours, law));
  if (all || active > expectedQuietHours) {
    result.hours = variation.hoursTail(expectedQuietHours, active);
  }
  return result;
}
