import { isWeekend } from '../../model/calendar.ts';
import type { Random } from '../../model/random.ts';
import { drawExponential, drawGamma, drawNormal } from '../../stats/draw.ts';
import { DAY, HOUR, type LocalDays, MINUTE, type Millis } from '../local-days.ts';
import type { Scenario } from '../scenario.ts';
import { HOURS, type HourShape } from './hours.ts';
import { drawNight, expectedMiddle } from './nights.ts';
import { type Person, USUAL_MIDDLE } from './person.ts';
import { type DayOfLife, joinsTrip } from './places.ts';

/** How the days of all people go, one day at a time: nothing grows with the number of days. Columns by person. */
export interface DaysOfLife {
  /** Moves to the next day; the first call to day −1, so that day 0 has a night before it. */
  advance(): void;
  readonly day: number;
  /** Whether nothing has come before today. */
  readonly isFirst: boolean;
  /** How much more or less the person does today than on average. */
  readonly drive: Float64Array;
  /** Whether today is free of work where the person lives. */
  isFree(person: number): boolean;
  /** Draws an instant of today's waking hours, by the shape of the hours; −1 if the person is never awake in them. */
  drawInstant(person: number, shape: HourShape, random: Random): Millis;
  /** The instant, or if the person sleeps then, one soon after waking; −1 where that lies beyond what is known of tomorrow. */
  whenAwake(person: number, at: Millis, random: Random): Millis;
  isAsleep(person: number, at: Millis): boolean;
  hourOf(person: number, at: Millis): number;
  /** Last day of the trip that the person is on; −1 for none. */
  tripEnd(person: number): number;
  /** The day to which an instant belongs by the clock of a person, of today and the day before. */
  dayAt(person: number, at: Millis): DayOfLife;
  /** Mean of the expected middle of sleep over those days so far that belong to the world, clock hours of the person's own zone. */
  meanMiddle(person: number): number;
}

const ATTEMPTS = 40;
const FIRST = -1;
/** How far the hours at which people are active follow the hours at which they sleep, about the usual middle of sleep. */
const FOLLOWS = 0.8;
/** What is left of a person's activity on a day away from the phone. */
const GLANCE = 0.1;

export function createDaysOfLife(
  { population, days }: Scenario,
  people: readonly Person[],
  zones: { readonly home: LocalDays; readonly abroad: LocalDays },
  random: Random,
): DaysOfLife {
  const count = people.length;
  const drive = new Float64Array(count);
  const drift = new Float64Array(count);
  const zoneOf = (person: number): LocalDays => ((people[person] as Person).abroad ? zones.abroad : zones.home);
  // Sleep that ends yesterday, today and tomorrow.
  const nights = [0, 1, 2].map(() => ({ from: new Float64Array(count), to: new Float64Array(count) }));
  const tripEnds = new Int32Array(count).fill(-1);
  const lastTrip = new Int32Array(count).fill(-1);
  const middles = new Float64Array(count);
  let day = FIRST - 1;
  const midnights = { home: 0, abroad: 0 };
  // On most days the hour follows from the time since midnight; not where clocks change.
  const even = { home: true, abroad: true };

  const drawNights = (into: (typeof nights)[number], of: number): void => {
    const nightly = random.fork(`night ${of}`);
    for (let i = 0; i < count; i++) {
      const { from, to } = drawNight(people[i] as Person, of, zoneOf(i), nightly);
      into.from[i] = from;
      into.to[i] = to;
    }
  };
  /** Those of a home go on some trips together: whoever stays joins the one before them in it. */
  const joinHome = (i: number): void => {
    const [before, who] = [people[i - 1], people[i] as Person];
    const ends = tripEnds[i - 1] as number;
    if (before?.household === who.household && ends >= day && (tripEnds[i] as number) < day && joinsTrip(who, ends)) tripEnds[i] = ends;
  };
  drawNights(nights[1] as (typeof nights)[number], FIRST - 1);
  drawNights(nights[2] as (typeof nights)[number], FIRST);
  const today = () => nights[1] as (typeof nights)[number];
  const tomorrow = () => nights[2] as (typeof nights)[number];

  const nightAt = (person: number, at: Millis): Millis | undefined => {
    for (const { from, to } of nights) if (at >= (from[person] as number) && at < (to[person] as number)) return to[person];
    return undefined;
  };

  const yesterday: DayOfLife = {
    get day() {
      return day - 1;
    },
    isFree: (person) => isWeekend(zoneOf(person).firstDay + day - 1),
    tripEnd: (person) => ((lastTrip[person] as number) >= day - 1 ? (lastTrip[person] as number) : -1),
    hourOf: (person, at) => zoneOf(person).hourOf(at),
  };

  return {
    get day() {
      return day;
    },
    get isFirst() {
      return day === FIRST;
    },
    drive,
    advance() {
      day++;
      for (const zone of ['home', 'abroad'] as const) {
        midnights[zone] = zones[zone].at(day, 0);
        even[zone] = zones[zone].at(day + 2, 0) - midnights[zone] === 2 * DAY;
      }
      const freed = nights.shift() as (typeof nights)[number];
      nights.push(freed);
      drawNights(freed, day + 1);
      const daily = random.fork(`day ${day}`);
      const { driftMemory, driftSpread, tripsAMonth } = population;
      for (let i = 0; i < count; i++) {
        if (day % 7 === 0 || day === FIRST)
          drift[i] =
            day === FIRST
              ? driftSpread * drawNormal(daily)
              : driftMemory * (drift[i] as number) + Math.sqrt(1 - driftMemory ** 2) * driftSpread * drawNormal(daily);
        const { presence } = people[i] as Person;
        // What is not done on days away from the phone is done on the others.
        const today = daily.next() < presence ? (1 - GLANCE * (1 - presence)) / presence : GLANCE;
        drive[i] = Math.exp((drift[i] as number) - driftSpread ** 2 / 2) * drawGamma(5, daily) * today;
        lastTrip[i] = tripEnds[i] as number;
        if ((tripEnds[i] as number) < day && daily.next() < tripsAMonth / 30) tripEnds[i] = day + daily.below(5);
        joinHome(i);
        if (day >= 0 && day < days) middles[i] = (middles[i] as number) + expectedMiddle(people[i] as Person, zones.home.firstDay, day);
      }
    },
    isFree: (person) => isWeekend(zoneOf(person).firstDay + day),
    drawInstant(person, shape, draw) {
      const zone = (people[person] as Person).abroad ? 'abroad' : 'home';
      const from = today().to[person] as number;
      const to = tomorrow().from[person] as number;
      if (to <= from) return -1;
      const weights = HOURS[shape];
      // In private, those who sleep late also live late; work keeps its hours.
      const late = shape === 'work' ? 0 : FOLLOWS * ((people[person] as Person).midSleep - USUAL_MIDDLE);
      const midnight = midnights[zone];
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const at = Math.floor(from + draw.next() * (to - from));
        const clock = even[zone] ? (at - midnight) / HOUR : zones[zone].hourOf(at);
        const hour = (Math.floor(clock - late) + 48) % 24;
        if (draw.next() < (weights[hour] as number)) return at;
      }
      return -1;
    },
    whenAwake(person, at, draw) {
      const wakes = nightAt(person, at);
      if (wakes === undefined) return at;
      const later = Math.floor(wakes + 30 * MINUTE * drawExponential(draw));
      return nightAt(person, later) === undefined ? later : -1;
    },
    isAsleep: (person, at) => nightAt(person, at) !== undefined,
    hourOf: (person, at) => zoneOf(person).hourOf(at),
    tripEnd: (person) => ((tripEnds[person] as number) >= day ? (tripEnds[person] as number) : -1),
    dayAt(person, at) {
      return at < midnights[(people[person] as Person).abroad ? 'abroad' : 'home'] ? yesterday : this;
    },
    meanMiddle: (person) => (middles[person] as number) / Math.max(1, Math.min(days, day + 1)),
  };
}
