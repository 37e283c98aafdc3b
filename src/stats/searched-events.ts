import { type Coverage, row, type Series } from '../model/artifacts.ts';
import type { Duration, Instant } from '../model/event.ts';
import { poissonBinomialTail } from './poisson-binomial.ts';
import { chanceOf, countHits, halfHourBefore, lagBefore, type PseudoEvents } from './pseudo-events.ts';
import { upperBound } from './search.ts';

/** An endpoint beside one event. */
export interface ComparedEvent {
  /** Number of the event. */
  readonly e: number;
  /** First comparable day, and how many there are from it on. */
  readonly from: number;
  readonly days: number;
  /** Comparable moments with activity within the window before them. */
  readonly hits: number;
  /** Comparable moments. */
  readonly all: number;
  /** From its last activity to the event. */
  readonly lag: Duration;
}

/** The same search, held where nothing happened. */
export interface Search {
  /** Comparable moments, of one event or of all events together, at which all endpoints were looked at. */
  readonly rounds: number;
  /** The smallest p that any endpoint had in each of them, ascending. */
  readonly best: Float64Array;
}

/** A moment that takes the place of an event, with the half hour up to it. */
interface StandIn {
  readonly at: Instant;
  readonly own: Float64Array;
}

const MOST_ROUNDS = 200;
const FEWEST_ROUNDS = 40;
/** Moments of one day, two minutes apart at the least. */
const MOST_SLOTS = 15;
/** Endpoints × events × rounds that are looked at, about. Some 20 million take a few seconds. */
const BUDGET = 2e7;

/** Stand-ins of an event, `slots` a day, evenly over its moments: by comparable day, and on its own day those before it. */
interface StandIns {
  readonly days: readonly (readonly StandIn[])[];
  readonly own: readonly StandIn[];
}

/** An endpoint's event in one round: the stand-in, and the day it is on, −1 for the event's own. */
interface Turn {
  readonly beside: ComparedEvent;
  readonly one: PseudoEvents;
  readonly day: number;
  readonly standIn: StandIn;
}

function chooseStandIns(pseudo: PseudoEvents, slots: number, window: Duration, uncertainty: Duration, coverage: Coverage): StandIns {
  const standIn = (at: Instant): StandIn => ({ at, own: halfHourBefore(at, uncertainty, window, coverage) });
  const choose = (moments: Float64Array) =>
    Array.from({ length: slots }, (_, slot) => standIn(moments[Math.floor(((slot + 0.5) * moments.length) / slots)] as Instant));
  return { days: pseudo.points.map(choose), own: choose(pseudo.own.subarray(0, Math.max(1, pseudo.own.length - 1))) };
}

/**
 * Repeats the whole search on moments at which nothing happened, and notes the best endpoint of each: what a reader who looks at
 * everyone and keeps the best must reckon with. All endpoints are looked at in the same moments, so that what moves many at once counts
 * once (the largest statistic over a permutation of whole days: P. Westfall, S. Young, Resampling-Based Multiple Testing, 1993).
 *
 * Each stand-in is judged exactly as the event is: against the other days, the event's own half hour among them, and the half hour up
 * to it. Moments before the event on its own day take their turn too. Of several events each is moved to a day of its own. An endpoint
 * that first showed later is looked at on days since.
 */
export function searchPseudoEvents(
  series: Series,
  pseudo: readonly PseudoEvents[],
  { ids, compared }: { readonly ids: Int32Array; readonly compared: readonly (readonly ComparedEvent[])[] },
  { reach, uncertainty, coverage }: { readonly reach: Duration; readonly uncertainty: Duration; readonly coverage: Coverage },
): Search {
  const events = pseudo.length;
  if (events === 0 || ids.length === 0) return { rounds: 0, best: new Float64Array() };
  const days = Math.min(...pseudo.map(({ points }) => points.length));
  const wanted = Math.min(MOST_ROUNDS, Math.max(FEWEST_ROUNDS, Math.floor(BUDGET / (ids.length * events))));
  const slots = Math.min(MOST_SLOTS, Math.max(1, Math.round(wanted / days)));
  const stride = Math.max(1, Math.ceil(days / wanted));
  const standIns = pseudo.map((one) => chooseStandIns(one, slots, reach, uncertainty, coverage));
  const rounds: { readonly slot: number; readonly day: number }[] = [];
  for (let slot = 0; slot < slots; slot++) {
    for (let day = 0; day < days; day += stride) rounds.push({ slot, day });
    rounds.push({ slot, day: -1 });
  }
  const apart = Math.max(1, Math.floor(days / events));
  const turnOf = (beside: ComparedEvent, slot: number, round: number): Turn => {
    const { e, from } = beside;
    const one = pseudo[e] as PseudoEvents;
    const moved = (round + e * apart) % one.points.length;
    const day = round < 0 ? -1 : moved >= from ? moved : from + (moved % (one.points.length - from));
    const { days: byDay, own } = standIns[e] as StandIns;
    return { beside, one, day, standIn: (day < 0 ? own : (byDay[day] as readonly StandIn[]))[slot] as StandIn };
  };

  const best = new Float64Array(rounds.length).fill(1);
  compared.forEach((beside, r) => {
    const at = row(series.offsets, series.at, ids[r] as number);
    const judge = beside.length === 1 ? judgeWait(at, reach) : judgeHits(at, reach);
    rounds.forEach(({ slot, day }, i) => {
      const turns = beside.map((one) => turnOf(one, slot, day));
      if (turns.some(({ standIn }) => lagBefore(at, standIn.at) <= reach)) best[i] = Math.min(best[i] as number, judge(turns));
    });
  });
  return { rounds: rounds.length, best: best.sort() };
}

/** Chance of the wait before one stand-in. Its own day is no comparison for it, and its half hour up to it is. */
function judgeWait(at: Float64Array, reach: Duration): (turns: readonly Turn[]) => number {
  let lags: Float64Array | undefined;
  return (turns) => {
    const { beside, one, day, standIn } = turns[0] as Turn;
    const lag = lagBefore(at, standIn.at);
    lags ??= collectLags(at, one, beside.from, reach);
    const itself = day < 0 ? one.own : (one.points[day] as Float64Array);
    const hits = upperBound(lags, lag) - countHits(at, itself, lag);
    return chanceOf(countHits(at, standIn.own, lag), standIn.own.length, hits, beside.all + one.own.length - itself.length);
  };
}

/** Chance of as many hits over several stand-ins, in the same way. */
function judgeHits(at: Float64Array, reach: Duration): (turns: readonly Turn[]) => number {
  return (turns) => {
    let within = 0;
    let ownHits = 0;
    let ownAll = 0;
    for (const { standIn } of turns) {
      if (lagBefore(at, standIn.at) <= reach) within++;
      ownHits += countHits(at, standIn.own, reach);
      ownAll += standIn.own.length;
    }
    const chances = turns.map(({ beside: { hits, all }, one: { points, own }, day }) => {
      if (day < 0) return chanceOf(ownHits, ownAll, hits, all);
      const itself = points[day] as Float64Array;
      return chanceOf(ownHits, ownAll, hits - countHits(at, itself, reach) + countHits(at, own, reach), all - itself.length + own.length);
    });
    return poissonBinomialTail(chances, within);
  };
}

/** All waits up to `reach` at the comparable moments from day `from` on and in the event's own half hour, ascending. */
function collectLags(at: Float64Array, { points, own }: PseudoEvents, from: number, reach: Duration): Float64Array {
  const lags: number[] = [];
  const collect = (moments: Float64Array) => {
    const last = moments[moments.length - 1];
    if (last === undefined) return;
    let next = upperBound(at, last);
    for (let i = moments.length - 1; i >= 0; i--) {
      const moment = moments[i] as number;
      while (next > 0 && (at[next - 1] as number) > moment) next--;
      if (next === 0) break;
      const lag = moment - (at[next - 1] as number);
      if (lag <= reach) lags.push(lag);
    }
  };
  for (let d = from; d < points.length; d++) collect(points[d] as Float64Array);
  collect(own);
  return Float64Array.from(lags).sort();
}

/**
 * How often the best of all endpoints looks at least as good as `p` where nothing happened: (1 + rounds with one) / (rounds + 1).
 * @returns NaN where nothing was searched
 */
export const chanceOfBest = ({ rounds, best }: Search, p: number): number =>
  rounds === 0 ? Number.NaN : (1 + upperBound(best, p * (1 + 1e-9))) / (rounds + 1);
