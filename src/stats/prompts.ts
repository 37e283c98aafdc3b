import type { Exchanges } from '../model/artifacts.ts';
import { type Duration, type Instant, MICROS_PER_HOUR, MICROS_PER_SECOND } from '../model/event.ts';
import type { Spread } from './arrivals.ts';
import { lowerBound, upperBound } from './search.ts';

/** What can have reached an endpoint as a stretch of its activity began, in the words of results. */
export const PROMPTS = ['nothing', 'one-contact', 'one-of-many', 'unnamed', 'inactive'] as const;
export type Prompt = (typeof PROMPTS)[number];
export const PROMPT = Object.fromEntries(PROMPTS.map((name, i) => [name, i])) as Readonly<Record<Prompt, number>>;

/** What has no sender is one of many if so many times as many are reached at once as in the hour around. */
const CROWD = 3;
/** And if they are reached within so short a time, either way. */
export const CROWD_WITHIN = 3 * MICROS_PER_SECOND;

export interface PromptSettings {
  /** µs before the beginning, and after it: a phone that a push woke connects first and fetches then. */
  readonly before: Duration;
  readonly after: Duration;
  /** Receivers from which on what a sender writes at once is one of many. */
  readonly many: number;
}

/** What reached an endpoint at a beginning. */
export interface Found {
  readonly category: number;
  /** The exchange that decides, or −1. */
  readonly exchange: number;
  /** How many things reached it then. */
  readonly arrived: number;
  /** How many would be reached at once by what has no sender, by the hour around; NaN where there is a sender. */
  readonly usual: number;
}

/** Distinct receivers that the unnamed things of the hour around would give within the span of a crowd, if they came evenly. */
export function usualCrowd(unnamedAt: Float64Array, at: Instant): number {
  const half = MICROS_PER_HOUR / 2;
  const within = (reach: Duration) => upperBound(unnamedAt, at + reach) - lowerBound(unnamedAt, at - reach);
  return (Math.max(0, within(half) - within(CROWD_WITHIN)) * CROWD_WITHIN) / (half - CROWD_WITHIN);
}

/** Which category one arrival stands for. */
export function categoryOf(exchanges: Exchanges, spread: Spread, many: number, i: number): number {
  const receivers = spread.receivers[i] as number;
  if ((exchanges.sender[i] as number) >= 0) return receivers >= many ? PROMPT['one-of-many'] : PROMPT['one-contact'];
  return receivers >= many && receivers >= CROWD * usualCrowd(spread.unnamedAt, exchanges.at[i] as number)
    ? PROMPT['one-of-many']
    : PROMPT.unnamed;
}

/**
 * What reached an endpoint within reach of an instant. What has a sender goes before what has none; then the nearest counts, and of
 * equally near ones the earlier.
 * @param index the endpoint's arrivals, ascending in time
 */
export function findPrompt(
  at: Instant,
  index: Int32Array,
  exchanges: Exchanges,
  spread: Spread,
  { before, after, many }: PromptSettings,
): Found {
  let low = 0;
  let high = index.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((exchanges.at[index[middle] as number] as number) < at - before) low = middle + 1;
    else high = middle;
  }
  let best = -1;
  let arrived = 0;
  for (let k = low; k < index.length; k++) {
    const i = index[k] as number;
    if ((exchanges.at[i] as number) > at + after) break;
    arrived++;
    if (best < 0 || isNearer(exchanges, i, best, at)) best = i;
  }
  if (best < 0) return { category: PROMPT.nothing, exchange: -1, arrived, usual: Number.NaN };
  const usual = (exchanges.sender[best] as number) < 0 ? usualCrowd(spread.unnamedAt, exchanges.at[best] as number) : Number.NaN;
  return { category: categoryOf(exchanges, spread, many, best), exchange: best, arrived, usual };
}

function isNearer({ at, sender }: Exchanges, one: number, other: number, to: Instant): boolean {
  const named = Number((sender[one] as number) >= 0) - Number((sender[other] as number) >= 0);
  if (named !== 0) return named > 0;
  return Math.abs((at[one] as number) - to) < Math.abs((at[other] as number) - to);
}

/** Places in `at` at which a stretch of activity begins: the first, and each after a pause of at least `pause`. */
export function beginnings(at: Float64Array, pause: Duration): number[] {
  const places: number[] = [];
  for (let i = 0; i < at.length; i++) if (i === 0 || (at[i] as number) - (at[i - 1] as number) >= pause) places.push(i);
  return places;
}
