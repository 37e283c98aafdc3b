import { MICROS_PER_DAY } from '../../src/model/event.ts';
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
