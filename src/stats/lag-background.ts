import { row, type Series } from '../model/artifacts.ts';
import { type Duration, type Instant, MICROS_PER_MINUTE } from '../model/event.ts';
import { firstComparable, type PseudoEvents } from './pseudo-events.ts';
import { lowerBound } from './search.ts';

/** Time from `from` to `to`. */
interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
}

/** The time that comparable moments stand for, in step with their days, and the event's own. */
export interface ComparableTime {
  readonly days: readonly (readonly Stretch[])[];
  readonly own: readonly Stretch[];
}

/** How an endpoint's waits fall over comparable time, at one lag. */
export interface Background {
  /** Moments at which the last activity lies exactly `lag` back: activities that were followed by a longer silence. */
  starts: number;
  /** µs of the time during which the last activity lies more than `lag` back. */
  silent: number;
  /** µs of the time in all. */
  time: number;
}

const STEP = MICROS_PER_MINUTE;

/** Moments a minute apart as stretches. */
function joinMoments(points: Float64Array, before: Duration, after: Duration): Stretch[] {
  const stretches: Stretch[] = [];
  for (let i = 0; i < points.length; ) {
    const from = points[i] as number;
    let last = from;
    while (++i < points.length && (points[i] as number) - last <= STEP) last = points[i] as number;
    stretches.push({ from: from - before, to: last + after });
  }
  return stretches;
}

/** A moment of another day stands for half a minute on either side; the event's own half hour ends with the event. */
export const stretchTime = ({ points, own }: PseudoEvents): ComparableTime => ({
  days: points.map((day) => joinMoments(day, STEP / 2, STEP / 2)),
  own: joinMoments(own, STEP, 0),
});

/**
 * Adds what stretches of time show of an endpoint at one lag. `starts / time` is then the density of the wait at that lag,
 * counted without any smoothing over waits: every activity with a longer silence behind it has one moment of just that wait.
 * The kernel is the box of clock time from which the comparable moments are.
 */
export function addBackground(into: Background, at: Float64Array, stretches: readonly Stretch[], lag: Duration): void {
  for (const { from, to } of stretches) {
    let covered = 0;
    let end = from;
    for (let i = lowerBound(at, from - lag); i < at.length && (at[i] as number) <= to; i++) {
      const one = at[i] as number;
      if (one + lag <= to && (i + 1 === at.length || (at[i + 1] as number) - one > lag)) into.starts++;
      const until = Math.min(to, one + lag);
      if (until > end) {
        covered += until - Math.max(end, one);
        end = until;
      }
    }
    into.silent += to - from - covered;
    into.time += to - from;
  }
}

/** Density and survival of the wait of all endpoints together, by lag. */
export type PopulationCurve = (lag: Duration) => { readonly density: number; readonly survival: number };

/** Steps of the curve, and endpoints that it is taken from, evenly over all. */
const STEPS = 24;
const MOST_ENDPOINTS = 2_000;

/** The curve up to `reach`, in equal steps of lag, over comparable days alone. */
export function drawPopulationCurve(series: Series, pseudo: PseudoEvents, { days }: ComparableTime, reach: Duration): PopulationCurve {
  const endpoints = series.offsets.length - 1;
  const stride = Math.max(1, Math.ceil(endpoints / MOST_ENDPOINTS));
  const curve = Array.from({ length: STEPS }, (_, step) => {
    const found: Background = { starts: 0, silent: 0, time: 0 };
    const lag = ((step + 0.5) * reach) / STEPS;
    for (let id = 0; id < endpoints; id += stride) {
      const at = row(series.offsets, series.at, id);
      if (at.length === 0) continue;
      for (let d = firstComparable(at[0] as number, pseudo, reach); d < days.length; d++)
        addBackground(found, at, days[d] as Stretch[], lag);
    }
    return { density: found.time > 0 ? found.starts / found.time : 0, survival: found.time > 0 ? found.silent / found.time : 1 };
  });
  return (lag) => curve[Math.min(STEPS - 1, Math.floor((lag / reach) * STEPS))] as { density: number; survival: number };
}
