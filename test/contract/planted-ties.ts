import { MICROS_PER_DAY, MICROS_PER_SECOND } from '../../src/model/event.ts';
import { START, type World } from '../simulated-world.ts';

type Events = World['events'];

const keyOf = ({ actor, peer }: Events[number]): string => [actor, peer].sort().join(' ');

/** Days on which each two are in contact, most first. */
function busiestPairs(events: Events): string[] {
  const days = new Map<string, Set<number>>();
  for (const event of events) {
    if (event.peer === undefined) continue;
    const own = days.get(keyOf(event)) ?? new Set();
    days.set(keyOf(event), own.add(Math.floor((event.at - START) / MICROS_PER_DAY)));
  }
  return [...days].sort(([m, x], [n, y]) => y.size - x.size || (m < n ? -1 : 1)).map(([pair]) => pair);
}

/** The same world, but the tie of the third busiest pair ends with day `last`: its ends no longer write to each other. */
export function endTie(events: Events, last: number): Events {
  const ended = busiestPairs(events)[2] as string;
  return events.filter((event) => event.peer === undefined || keyOf(event) !== ended || event.at < START + (last + 1) * MICROS_PER_DAY);
}

/** Connections after every third one of a phone of middling activity, some minutes later: a second number of the same person. */
export function addSecondNumber(events: Events, name: string): Events {
  const connects = new Map<string, Events[number][]>();
  for (const event of events) if (event.kind === 'connect') connects.set(event.actor, [...(connects.get(event.actor) ?? []), event]);
  const ordered = [...connects.values()].sort((x, y) => x.length - y.length || (x[0]?.actor ?? '').localeCompare(y[0]?.actor ?? ''));
  const middling = ordered[Math.floor(ordered.length / 2)] ?? [];
  const followed = middling.filter((_, i) => i % 3 === 0);
  const second = followed.map((event, i) => ({ ...event, actor: name, at: event.at + (150 + 37 * (i % 9)) * MICROS_PER_SECOND }));
  return [...events, ...second].sort((x, y) => x.at - y.at);
}
