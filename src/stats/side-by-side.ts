import { type Calendar, localTime } from '../model/calendar.ts';
import { type Duration, type Instant, MICROS_PER_HOUR } from '../model/event.ts';
import { eachSwitch, type Registrations, type Switch } from './co-usage.ts';
import { STRETCH_HOURS } from './place-habits.ts';
import { poissonBinomialHead } from './poisson-binomial.ts';

/** Stretches that are compared at least. */
export const FEWEST_STRETCHES = 5;
/** Of the raw ratio: how often two who live alike are together where their habits leave it open; and how often one person's phones show apart. */
const USUALLY_TOGETHER = 0.5;
const MOVING = 0.03;
/** No place is so usual that nobody could be elsewhere. */
const MOST_USUAL = 0.999;

/** Two phones over the stretches of the day in which both show a place, one right after the other. */
export interface SideBySide {
  /** Of each stretch the switch that took the least time, and the chance by habit alone that it shows one place. Ascending in time. */
  readonly switches: readonly Switch[];
  readonly usual: readonly number[];
  readonly apart: number;
  /** Stretches that would show them apart by their habits alone. */
  readonly apartByHabit: number;
  /** Chance of no more stretches apart if two carry them who are together, where habits leave it open, for the stated share of the time. */
  readonly p: number;
  /** log10 of the chance under one carrier over that under two who are together half of the time. Raw: stretches hang together. */
  readonly ratio: number;
}

/**
 * Compares two phones: under one carrier the places of each switch are the same, but for those who are on their way.
 * Under two, who have their habits, and beyond these are together in a share of the stretches, each stretch shows them apart with the
 * chance (1 − share) × (1 − usual); the number of such stretches has a Poisson–binomial law. Shares that are smaller make it larger, so
 * that the chance is a bound for them. Of each stretch one switch counts, since those of a few hours are of one stay.
 * @param share of the second's usual rows at the place of the first: {@link PlaceHabits.share}, for the phone that shows later
 * @param together share of the time, in [0, 1)
 * @returns undefined where there are too few stretches
 */
export function compareCarriers(
  a: Registrations,
  b: Registrations,
  near: Duration,
  together: number,
  calendar: Calendar,
  share: (ofFirst: boolean, place: number, at: Instant) => number,
): SideBySide | undefined {
  const switches: Switch[] = [];
  let current = Number.NaN;
  eachSwitch(a, b, near, (one) => {
    const stretch = Math.floor(localTime(calendar, one.later) / (STRETCH_HOURS * MICROS_PER_HOUR));
    const last = switches.length - 1;
    const before = switches[last];
    // They come in the order of time.
    if (before === undefined || stretch !== current) switches.push(one);
    else if (one.later - one.at < before.later - before.at) switches[last] = one;
    current = stretch;
  });
  if (switches.length < FEWEST_STRETCHES) return undefined;
  const usual = switches.map(({ toFirst, place, later }) => Math.min(MOST_USUAL, share(toFirst, place, later)));
  let [apart, apartByHabit, ratio] = [0, 0, 0];
  switches.forEach(({ place, laterPlace }, i) => {
    const q = usual[i] as number;
    apartByHabit += 1 - q;
    if (place === laterPlace) ratio += Math.log10((1 - MOVING) / (USUALLY_TOGETHER + (1 - USUALLY_TOGETHER) * q));
    else {
      apart++;
      ratio += Math.log10(MOVING / ((1 - USUALLY_TOGETHER) * (1 - q)));
    }
  });
  const expected = (1 - together) * apartByHabit;
  const p =
    apart >= expected
      ? 1
      : poissonBinomialHead(
          usual.map((q) => (1 - together) * (1 - q)),
          apart,
        );
  return { switches, usual, apart, apartByHabit, p, ratio };
}
