import { dayOf, isWeekend } from '../model/calendar.ts';
import { type Instant, MICROS_PER_DAY, MICROS_PER_HOUR } from '../model/event.ts';
import type { Random } from '../model/random.ts';
import { drawGamma, drawNormal } from '../stats/draw.ts';

/** A person with one device, whose clock is UTC. */
export interface Person {
  readonly name: string;
  /** Middle of sleep, clock hours; on free days later by `weekendShift`. */
  readonly midSleep: number;
  readonly weekendShift: number;
  readonly sleepHours: number;
  /** Mean sessions a day, heavy-tailed over people. */
  readonly sessions: number;
  /** Sessions of a free day over those of a working day. */
  readonly weekendFactor: number;
  /** Whether the device also reconnects by itself, every fifteen minutes. */
  readonly keepsAlive: boolean;
  /** Sleep of each night, by the day of its morning; one night more than there are days. */
  readonly asleep: readonly { readonly from: Instant; readonly to: Instant }[];
  /** How busy each day is, mean 1. */
  readonly busy: readonly number[];
}

/** First day and number of days, UTC. */
export interface Period {
  readonly start: Instant;
  readonly days: number;
}

export function createPerson(name: string, { start, days }: Period, keepAliveShare: number, random: Random): Person {
  const midSleep = 3.6 + drawNormal(random);
  const weekendShift = 0.8 + 0.4 * drawNormal(random);
  const sleepHours = Math.max(5.5, 7.5 + 0.7 * drawNormal(random));
  const asleep = Array.from({ length: days + 1 }, (_, i) => {
    const morning = start + i * MICROS_PER_DAY;
    const middle = midSleep + (isWeekend(dayOf(morning)) ? weekendShift : 0) + 0.5 * drawNormal(random);
    const half = Math.max(3.5, sleepHours + 0.6 * drawNormal(random)) / 2;
    return { from: morning + Math.round((middle - half) * MICROS_PER_HOUR), to: morning + Math.round((middle + half) * MICROS_PER_HOUR) };
  });
  return {
    name,
    midSleep,
    weekendShift,
    sleepHours,
    sessions: Math.max(4, 12 * Math.exp(0.6 * drawNormal(random))),
    weekendFactor: 0.7 + 0.6 * random.next(),
    keepsAlive: random.next() < keepAliveShare,
    asleep,
    busy: Array.from({ length: days }, () => drawGamma(5, random)),
  };
}

/** Expected middle of sleep, averaged over the nights of the period. */
export function expectedMidSleep({ midSleep, weekendShift }: Person, { start, days }: Period): number {
  let free = 0;
  for (let i = 0; i < days; i++) if (isWeekend(dayOf(start) + i)) free++;
  return midSleep + (weekendShift * free) / days;
}

/** How likely the person is to do something at an instant, in [0, 1]: nothing asleep, and more towards the evening. */
export function wakefulness({ asleep }: Person, { start }: Period, at: Instant): number {
  const day = Math.floor((at - start) / MICROS_PER_DAY);
  let woke = (asleep[Math.max(0, day - 1)] as Person['asleep'][number]).to;
  for (let night = Math.max(0, day); night <= day + 1 && night < asleep.length; night++) {
    const { from, to } = asleep[night] as Person['asleep'][number];
    if (at < from) return 0.4 + 0.6 * Math.min(1, (at - woke) / (from - woke));
    if (at < to) return 0;
    woke = to;
  }
  return 0.4 + 0.6 * Math.min(1, (at - woke) / (16 * MICROS_PER_HOUR));
}

/** An instant on the given day at which all of the people are awake, by their rhythms; undefined if none is found. */
export function drawInstant(people: readonly Person[], day: number, period: Period, random: Random): Instant | undefined {
  for (let attempt = 0; attempt < 60; attempt++) {
    const at = period.start + day * MICROS_PER_DAY + random.below(MICROS_PER_DAY);
    if (random.next() < people.reduce((product, person) => product * wakefulness(person, period, at), 1)) return at;
  }
  return undefined;
}
