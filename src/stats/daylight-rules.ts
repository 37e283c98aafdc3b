import { dayOf } from '../model/calendar.ts';
import { type Instant, MICROS_PER_DAY, MICROS_PER_HOUR } from '../model/event.ts';
import { SLOTS, shiftLikelihood } from './zone-offsets.ts';

/** Sundays of a year on which a rule changes clocks: month from 0, which Sunday of it (−1: the last), UTC hour of that day. */
interface Change {
  readonly month: number;
  readonly sunday: number;
  readonly hour: number;
}

/** A rule by which clocks are put forward for a part of the year; none for places that leave them alone. */
export interface DaylightRule {
  readonly name: string;
  readonly forward?: Change;
  readonly back?: Change;
}

/**
 * Rules in force since 2008, of the IANA time zone database. Hours are those of one zone of each: elsewhere under the same rule the change
 * comes some hours earlier or later, which is nothing beside weeks of activity.
 */
export const DAYLIGHT_RULES: readonly DaylightRule[] = [
  { name: 'no change of clocks' },
  { name: 'as in Europe', forward: { month: 2, sunday: -1, hour: 1 }, back: { month: 9, sunday: -1, hour: 1 } },
  { name: 'as in North America', forward: { month: 2, sunday: 2, hour: 7 }, back: { month: 10, sunday: 1, hour: 6 } },
  { name: 'as in south-eastern Australia', forward: { month: 9, sunday: 1, hour: -8 }, back: { month: 3, sunday: 1, hour: -8 } },
];

function instantOf({ month, sunday, hour }: Change, year: number): Instant {
  // Day 0 of the next month is the last of this one.
  const from = sunday > 0 ? Date.UTC(year, month, 1 + 7 * (sunday - 1)) : Date.UTC(year, month + 1, 0) - 6 * 86_400_000;
  const weekday = new Date(from).getUTCDay();
  return (from + ((7 - weekday) % 7) * 86_400_000) * 1_000 + hour * MICROS_PER_HOUR;
}

/** Instants within (from, to) at which a rule changes clocks, ascending. */
export function changesOf({ forward, back }: DaylightRule, from: Instant, to: Instant): Instant[] {
  const years = [from, to].map((at) => new Date(at / 1_000).getUTCFullYear()) as [number, number];
  const all: Instant[] = [];
  for (let year = years[0]; year <= years[1]; year++) for (const change of [forward, back]) if (change) all.push(instantOf(change, year));
  return all.filter((at) => at > from && at < to).sort((x, y) => x - y);
}

/** Hours by which clocks are put forward at an instant. */
export function hoursForward({ forward, back }: DaylightRule, at: Instant): 0 | 1 {
  if (!forward || !back) return 0;
  const year = new Date(at / 1_000).getUTCFullYear();
  const [on, off] = [instantOf(forward, year), instantOf(back, year)];
  return (on < off ? at >= on && at < off : at >= on || at < off) ? 1 : 0;
}

/** A stretch of the log between two changes of any rule, and when sittings begin in it, by half hour UTC. */
export interface Stretch {
  readonly from: Instant;
  readonly to: Instant;
}

/** Days that a log must run on either side of a change of clocks. */
const FEWEST_DAYS = 7;

/** Stretches of a log in which no rule changes clocks; none where the log does not reach a week over any change. */
export function cutAtChanges(from: Instant, to: Instant): Stretch[] {
  const margin = FEWEST_DAYS * MICROS_PER_DAY;
  if (dayOf(to) - dayOf(from) < 2 * FEWEST_DAYS) return [];
  const changes = [...new Set(DAYLIGHT_RULES.flatMap((rule) => changesOf(rule, from + margin, to - margin)))].sort((x, y) => x - y);
  if (changes.length === 0) return [];
  // Changes in the first or last week count as well: what comes after them is another clock.
  const all = [...new Set(DAYLIGHT_RULES.flatMap((rule) => changesOf(rule, from, to)))].sort((x, y) => x - y);
  return [from, ...all].map((start, i) => ({ from: start, to: all[i] ?? to }));
}

/**
 * Share of the likelihood of each rule, any number of hours ahead being as likely before: of what one endpoint does in each stretch under
 * clocks that are put forward as the rule says. A share of likelihood, which no prior has been put to. Rules that say the same of a log
 * get the same share.
 * @param stretches with counts by half hour UTC
 * @param profile usual day, by half hour
 */
export function weighRules(
  stretches: readonly (Stretch & { readonly counts: ArrayLike<number> })[],
  profile: Float64Array,
  overdispersion: number,
): Float64Array {
  const likelihoods = stretches.map(({ counts }) => shiftLikelihood(counts, profile, overdispersion));
  const joint = DAYLIGHT_RULES.map((rule) =>
    Float64Array.from({ length: SLOTS }, (_, i) =>
      stretches.reduce((sum, { from }, s) => {
        const slots = 2 * hoursForward(rule, from);
        return sum + ((likelihoods[s] as Float64Array)[(i + slots) % SLOTS] as number);
      }, 0),
    ),
  );
  const most = joint.flatMap((values) => [...values]).reduce((x, y) => Math.max(x, y));
  const weights = joint.map((values) => values.reduce((sum, log) => sum + Math.exp(log - most), 0));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return Float64Array.from(weights, (weight) => weight / total);
}
