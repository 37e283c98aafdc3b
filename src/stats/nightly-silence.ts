import jstat from 'jstat';
import { medianSorted } from 'simple-statistics';
import type { Coverage } from '../model/artifacts.ts';
import { type Calendar, dayOf, localTime } from '../model/calendar.ts';
import { type Instant, MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE } from '../model/event.ts';
import { isWatched } from './observed-time.ts';
import { lowerBound, upperBound } from './search.ts';

/** The longest silence of one night. */
export interface Night {
  /** Local day of its morning. */
  readonly day: number;
  readonly from: Instant;
  readonly to: Instant;
  /** Hours from the noon before. */
  readonly onset: number;
  readonly end: number;
  /** Bursts of activity in the four hours before the silence, and after it, its two edges left out. */
  readonly burstsBefore: number;
  readonly burstsAfter: number;
}

/** Activity on fewer occasions than this, from noon to noon, says nothing about a night. */
const FEWEST_EVENTS = 3;
/** Hours from noon before which the middle of a night's silence does not lie: 18:00. */
const EARLIEST = 6;
/** Hours: a longer silence is a day without activity, and says little about the night in it. */
const LONGEST = 16;
const EDGE_HOURS = 2;
const BURST = 10 * MICROS_PER_MINUTE;

/** Bursts of activity among instants[from … to), a burst ending after ten minutes' pause. */
function countBursts(at: Float64Array, from: number, to: number): number {
  let bursts = 0;
  for (let i = from; i < to; i++) if (i === from || (at[i] as number) - (at[i - 1] as number) >= BURST) bursts++;
  return bursts;
}

/** The silence that ends with instants[edge], as a night. */
function describeNight(at: Float64Array, edge: number, noon: number, hoursOf: (instant: Instant) => number): Night {
  const [from, to] = [at[edge - 1] as number, at[edge] as number];
  const reach = EDGE_HOURS * MICROS_PER_HOUR;
  return {
    day: noon + 1,
    from,
    to,
    onset: hoursOf(from),
    end: hoursOf(to),
    burstsBefore: countBursts(at, lowerBound(at, from - reach), edge) - 1,
    burstsAfter: countBursts(at, edge, upperBound(at, to + reach)) - 1,
  };
}

/**
 * For every night, noon to noon local, with activity enough: the longest silence between two moments of activity whose
 * middle lies from 18:00 to 12:00. Nights in which the log was not watching throughout that silence are left out.
 * @param at instants of one endpoint, ascending
 */
export function findNights(at: Float64Array, coverage: Coverage, calendar: Calendar): Night[] {
  const nights: Night[] = [];
  const half = MICROS_PER_DAY / 2;
  const noonBefore = (instant: Instant) => dayOf(localTime(calendar, instant) - half);
  const hoursFrom = (noon: number) => (instant: Instant) => (localTime(calendar, instant) - half - noon * MICROS_PER_DAY) / MICROS_PER_HOUR;
  for (let start = 0; start < at.length; ) {
    const noon = noonBefore(at[start] as number);
    const hoursOf = hoursFrom(noon);
    let end = start + 1;
    while (end < at.length && hoursOf(at[end] as number) < 24) end++;
    let longest = 0;
    let edge = -1;
    // The silences that touch the noon before and the noon after are looked at too: their middle decides.
    for (let i = Math.max(1, start); i <= Math.min(end, at.length - 1); i++) {
      const silence = (at[i] as number) - (at[i - 1] as number);
      const middle = hoursOf((at[i] as number) - silence / 2);
      if (silence > longest && middle >= EARLIEST && middle < 24) {
        longest = silence;
        edge = i;
      }
    }
    if (
      end - start >= FEWEST_EVENTS &&
      edge > 0 &&
      longest <= LONGEST * MICROS_PER_HOUR &&
      isWatched(coverage, at[edge - 1] as number, at[edge] as number)
    ) {
      nights.push(describeNight(at, edge, noon, hoursOf));
    }
    start = end;
  }
  return nights;
}

/** When sleep begins or ends, hours from noon: where it lies and half the width of its interval. */
export interface SleepEdge {
  readonly at: number;
  readonly half: number;
}

/** When an endpoint is usually silent. Hours from noon; `half` is half the width of the interval of the middle. */
export interface UsualSilence {
  readonly middle: number;
  readonly half: number;
  /** Before the correction for the waits at both edges. */
  readonly uncorrected: number;
  /** The silence less the wait at each of its ends. */
  readonly begins: SleepEdge;
  readonly ends: SleepEdge;
  readonly nights: readonly Night[];
}

const middleOf = ({ onset, end }: Night): number => (onset + end) / 2;

export const medianOf = (values: readonly number[]): number => medianSorted([...values].sort((a, b) => a - b));

/** Of what the correction may be wrong by, relative to it and to the waits, beyond what chance explains: the rate of activity is not the same throughout the four hours. Set on simulated households of seeds 5101 to 5106, where people’s evenings fade out before they sleep. */
const DOUBT = { correction: 0.4, waits: 0.28 };

/** Of what one end of sleep may be wrong by: relative to its wait, and in hours. Set on the same worlds. */
const EDGE_DOUBT = { wait: 0.4, hours: 0.22 };

/**
 * Middle of the usual nightly silence. Activity ends a while before sleep begins and starts a while after it ends; where the
 * two waits differ, the middle of the silence is off by half their difference. The waits are one over the rate of bursts in
 * the four hours on either side, and are taken off.
 * @param nights at least two
 * @param level of the interval: Student's, over nights, with the uncertainty of the correction added
 */
export function estimateSilence(nights: readonly Night[], level: number): UsualSilence {
  const centre = medianOf(nights.map(middleOf));
  const spread = medianOf(nights.map((night) => Math.abs(middleOf(night) - centre)));
  // Nights of another kind (no sleep, or another silence was longer) are set aside; three normal deviations are 4.4 such spreads.
  const usual = nights.filter((night) => Math.abs(middleOf(night) - centre) <= Math.max(2, 4.4 * spread));
  const n = usual.length;
  const middle = usual.reduce((sum, night) => sum + middleOf(night), 0) / n;
  const variance = usual.reduce((sum, night) => sum + (middleOf(night) - middle) ** 2, 0) / Math.max(1, n - 1);

  const hours = EDGE_HOURS * n;
  const before = usual.reduce((sum, { burstsBefore }) => sum + burstsBefore, 0.5);
  const after = usual.reduce((sum, { burstsAfter }) => sum + burstsAfter, 0.5);
  const [waitBefore, waitAfter] = [Math.min(EDGE_HOURS, hours / before), Math.min(EDGE_HOURS, hours / after)];
  const correction = (waitAfter - waitBefore) / 2;
  const ofRates = (waitBefore ** 2 / before + waitAfter ** 2 / after) / 4;
  const doubt = (DOUBT.correction * correction) ** 2 + ((DOUBT.waits * (waitBefore + waitAfter)) / 2) ** 2;
  const t = jstat.studentt.inv(1 - (1 - level) / 2, Math.max(1, n - 1));
  const edge = (values: readonly number[], wait: number, bursts: number, way: 1 | -1): SleepEdge => {
    const mean = values.reduce((sum, value) => sum + value, 0) / n;
    const spread = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, n - 1);
    return {
      at: mean + way * wait,
      half: t * Math.sqrt(spread / n + wait ** 2 / bursts + (EDGE_DOUBT.wait * wait) ** 2 + EDGE_DOUBT.hours ** 2),
    };
  };
  const [onsets, endings] = [usual.map(({ onset }) => onset), usual.map(({ end }) => end)];
  return {
    begins: edge(onsets, waitBefore, before, 1),
    ends: edge(endings, waitAfter, after, -1),
    middle: middle - correction,
    half: t * Math.sqrt(variance / n + ofRates + doubt),
    uncorrected: middle,
    nights: usual,
  };
}
