import type { Duration, EndpointId } from '../model/event.ts';
import type { Figure } from '../model/inference.ts';
import { duration, endpoint, figure, instant, say, type Text } from '../model/text.ts';
import type { Trigger } from './lag-ratio.ts';
import type { MatchedLag, Side } from './matched-lag.ts';

/** What is known of one wait, as people read it. */
export function measureLag(first: MatchedLag): Figure[] {
  const wait = first.event - first.last;
  const n = first.days;
  const measures: Figure[] = [
    wait >= 0
      ? { label: 'time since its last activity', value: wait, unit: 'µs' }
      : { label: 'activity after the event, within the uncertainty of the clocks', value: -wait, unit: 'µs' },
    { label: 'chance of a wait as short, same clock time', value: first.chance, low: first.low, high: first.high, unit: 'share', n },
    { label: 'how often active within the window anyway, same clock time', value: first.withinWindow, unit: 'share', n },
    { label: 'earlier days with any such activity at that clock time', value: first.daysWithin, unit: 'days', n },
  ];
  if (Number.isFinite(first.after)) {
    measures.push(
      { label: 'time to its next activity after the event', value: Math.max(0, first.next - first.event), unit: 'µs' },
      { label: 'chance of a next activity as soon, same clock time', value: first.afterChance, unit: 'share', n },
      {
        label: 'which way round: how many times rarer the wait before is than the one after',
        value: first.afterChance / first.chance,
        unit: 'times',
        n,
      },
    );
  }
  return measures;
}

const DOUBTS: Readonly<Record<Exclude<Side, 'before'>, string>> = {
  open: 'The clocks leave open whether it was active before the event or after it',
  both: 'It was also active unusually soon after the event, as it would be if the event had caused it',
  after: 'The other way round fits better: it was active unusually soon after the event, as if the event had caused that',
};

/** What speaks for the event having caused the activity: the same statistic on both sides. Nothing where only the side before stands out. */
export const doubtDirection = ({ chance, afterChance, standsOut }: MatchedLag): Text[] =>
  standsOut === 'before'
    ? []
    : [
        say`${DOUBTS[standsOut]}: ${figure(chance * 100, 1)} % of comparable moments have activity as soon before them, ${figure(afterChance * 100, 1)} % as soon after.`,
      ];

/** What the ratio weighs; the model's assumptions are part of it. */
export const propose = (id: EndpointId, { chance, mean }: Trigger, events: number): [Text, Text] => [
  say`what led to ${events === 1 ? 'the event' : 'each event'} also made ${endpoint(id)} connect before it, with a chance of ${chance} and ${duration(mean)} before it on average, on top of what it does anyway`,
  say`${endpoint(id)} has nothing to do with ${events === 1 ? 'the event' : 'the events'}, and was active as on other days at that time`,
];

/** What one wait comes to, in a sentence or two. */
export function claimOne(id: EndpointId, { event, last, lag, withinWindow, daysWithin, days }: MatchedLag, reach: Duration): Text {
  const what =
    last <= event
      ? say`${endpoint(id)} was last active ${duration(event - last)} before ${instant(event)}.`
      : say`${endpoint(id)} was active ${duration(last - event)} after ${instant(event)}, within the uncertainty of the clocks.`;
  const outside = lag > reach ? say` That is outside the window, and counts as no sign.` : say``;
  return say`${what}${outside} At this time of day it was active within such a window at ${figure(withinWindow * 100, 1)} % of the comparable moments, which lie on ${daysWithin} of ${days} earlier days.`;
}

/** The same of several events. */
export const claimMany = (id: EndpointId, hits: number, shown: readonly MatchedLag[]): Text =>
  say`${endpoint(id)} was active shortly before ${hits} of ${shown.length} events. Going by how often it was active at those times on earlier days, ${figure(
    shown.reduce((sum, { withinWindow }) => sum + withinWindow, 0),
    2,
  )} would be expected.`;
