import { MICROS_PER_DAY, MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../src/model/event.ts';

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

/** Minutes of the day at which somebody who is often elsewhere looks at two phones, one right after the other. */
const LOOKS = [571, 793, 1_061, 1_277] as const;

/** The same world with one person more, who carries two phones about in town, at another place of it by the day and the hour. */
export function carryTwo(events: Events, [one, other]: readonly [string, string]): Events {
  const last = Math.floor(((events.at(-1)?.at ?? START) - START) / MICROS_PER_DAY);
  const added: Events[number][] = [];
  for (let day = 0; day < last; day++)
    LOOKS.forEach((minute, n) => {
      const at = START + day * MICROS_PER_DAY + (minute + ((17 * day + 29 * n) % 47)) * MICROS_PER_MINUTE;
      const place = `town-${(5 * day + 3 * n + Math.floor(day / 4)) % 4}`;
      added.push({ at, kind: 'connect', actor: one, place });
      added.push({ at: at + (60 + ((31 * day) % 90)) * MICROS_PER_SECOND, kind: 'connect', actor: other, place });
    });
  return [...events, ...added].sort((x, y) => x.at - y.at);
}

/** Days on which somebody brings two together, at ten in the morning and with a minute between messages. */
const INTRODUCED_ON = [15, 17, 20, 22] as const;

/**
 * The same world, but on some days the person with most contacts writes to two of them who were never in touch, the one of whom then writes to
 * the other, on that day and on the next ones.
 */
export function introduce(events: Events): Events {
  const partners = new Map<string, Map<string, number>>();
  for (const { actor, peer, at } of events) {
    if (peer === undefined || peer === actor) continue;
    for (const [one, other] of [
      [actor, peer],
      [peer, actor],
    ] as const) {
      const own = partners.get(one) ?? new Map<string, number>();
      partners.set(one, own.set(other, Math.min(own.get(other) ?? at, at)));
    }
  }
  const [third, own] = [...partners].sort(([m, x], [n, y]) => y.size - x.size || (m < n ? -1 : 1))[0] as [string, Map<string, number>];
  const added: Events[number][] = [];
  const used = new Set<string>();
  INTRODUCED_ON.forEach((day) => {
    const old = [...own].filter(([name, first]) => !used.has(name) && first < START + 5 * MICROS_PER_DAY).map(([name]) => name);
    const one = old.find((name) => old.some((other) => other !== name && !partners.get(name)?.has(other))) as string;
    const other = old.find((name) => name !== one && !partners.get(one)?.has(name)) as string;
    if (one === undefined || other === undefined) throw new Error('nobody to introduce');
    used.add(one).add(other);
    const at = (later: number, minutes: number) => START + (day + later) * MICROS_PER_DAY + (600 + minutes) * MICROS_PER_MINUTE;
    const write = (when: number, actor: string, peer: string) => added.push({ at: when, kind: 'send', actor, peer });
    write(at(0, 0), third, one);
    write(at(0, 1), third, other);
    for (const later of [0, 1, 2, 4]) write(at(later, 3), one, other);
  });
  return [...events, ...added].sort((x, y) => x.at - y.at);
}

/**
 * The same world with one person more, who writes to those to whom the phone of most contacts writes, half as often and a day later, and
 * from day `from` on does so from another number. The log has the deliveries alone, so that nobody is more active than before.
 */
export function addChangedNumber(events: Events, from: number, old: string, next: string): Events {
  const partners = new Map<string, Set<string>>();
  for (const { actor, peer } of events)
    if (peer !== undefined && actor.startsWith('phone')) partners.set(actor, (partners.get(actor) ?? new Set()).add(peer));
  const [[busiest] = ['']] = [...partners].sort(([m, x], [n, y]) => y.size - x.size || (m < n ? -1 : 1));
  const since = START + from * MICROS_PER_DAY;
  const end = events.at(-1)?.at ?? since;
  const added = events
    .filter(({ actor, peer }, i) => i % 2 === 0 && actor === busiest && peer !== undefined)
    .map((event) => ({ ...event, at: event.at + MICROS_PER_DAY }))
    .filter(({ at }) => at <= end)
    .map(({ at, peer }) => ({ at, kind: 'deliver' as const, actor: peer as string, peer: at < since ? old : next }));
  return [...events, ...added].sort((x, y) => x.at - y.at);
}

/** The same world with three services to which the first phone turns on some days, in turn, and to one of which two others turn once. */
export function addServices(events: Events, services: readonly string[]): Events {
  const callers = [...new Set(events.flatMap(({ actor }) => (actor.startsWith('phone') ? [actor] : [])))].slice(0, 3);
  const added = [8, 10, 13, 15].map((day, n) => [day, callers[0], services[n % services.length]] as const);
  const all = [...added, [9, callers[1], services[0]] as const, [20, callers[2], services[1]] as const].map(
    ([day, caller, service], n) => ({
      at: START + day * MICROS_PER_DAY + (600 + n) * MICROS_PER_MINUTE,
      kind: 'deliver' as const,
      actor: service as string,
      peer: caller as string,
    }),
  );
  return [...events, ...all].sort((x, y) => x.at - y.at);
}

/** The same world, but from day `first` on these people, who may have had little to do with each other, write to each other every noon, two of them a day. */
export function formCircle(events: Events, members: readonly string[], first: number): Events {
  const last = Math.floor(((events.at(-1)?.at ?? START) - START) / MICROS_PER_DAY);
  const added: Events[number][] = [];
  for (let day = first; day < last; day++)
    for (const turn of [0, 1]) {
      const actor = members[(2 * day + turn) % members.length] as string;
      const at = START + day * MICROS_PER_DAY + (720 + 2 * turn) * MICROS_PER_MINUTE;
      members
        .filter((peer) => peer !== actor)
        .forEach((peer, i) => {
          added.push({ at: at + i * MICROS_PER_SECOND, kind: 'send', actor, peer });
        });
    }
  return [...events, ...added].sort((x, y) => x.at - y.at);
}
