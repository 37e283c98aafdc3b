import type { Everyday } from '../communication/everyday.ts';
import { HOUR, MINUTE } from '../local-days.ts';
import { ACT } from '../protocol/acts.ts';
import type { Plant } from '../scenario.ts';
import type { Tie } from '../ties/tie.ts';
import { choosePerson, outsideDays, type Planted, type Seedbed } from './plant.ts';

/** Contacts of the suspect that contact chaining brings in; the last two are involved where he was handled. */
const CHAINED = 11;
/** How long before and after the event the suspect is otherwise still. */
const STILL_BEFORE = HOUR;
const STILL_AFTER = 20 * MINUTE;
/** From the handler's or the channel's message to the connection it causes. */
export const CARRIED = 1_400;
/** By when he has read it. */
const READ_BY = 6_001;
/** Contacts of planted ties a day. */
const HANDLING = 0.35;
const BESIDE = 0.12;

/**
 * A phone connects shortly before an event, for one of three reasons: its owner looked at the app by himself, a handler wrote to him,
 * or a channel that he reads posted something. The connection is the same to the millisecond. Without relations he connects at that
 * hour of another day before.
 */
export function plantLastConnection(bed: Seedbed, plant: Extract<Plant, { kind: 'last-connection' }>): Planted {
  const { society, roles, identities, scenario } = bed;
  const handled = plant.truth === 'handled' && scenario.related;
  const degree = new Int32Array(society.people.length);
  for (const { a, b } of bed.ties) {
    degree[a] = (degree[a] as number) + 1;
    degree[b] = (degree[b] as number) + 1;
  }
  const suspect = choosePerson(bed, (i) => {
    const person = society.people[i];
    const plain = person !== undefined && !person.abroad && !person.shift && !person.keepsAlive && !person.offAtNight;
    return (plain ? 0 : -1_000) - Math.abs((degree[i] as number) - CHAINED);
  });
  const handler = choosePerson(bed, (i) => (society.people[i]?.abroad ? 0 : -100) - (degree[i] as number));
  const accomplice = choosePerson(bed, (i) => -Math.abs((degree[i] as number) - 6));

  // Eleven contacts in all: the nine strongest of his own, and the two.
  const own = bed.ties.filter(
    ({ a, b }) => (a === suspect || b === suspect) && a !== handler && b !== handler && a !== accomplice && b !== accomplice,
  );
  const kept = new Set([...own].sort((x, y) => y.rate - x.rate || x.a - y.a || x.b - y.b).slice(0, CHAINED - 2));
  const tie = (one: number, other: number, rate: number): Tie => ({
    a: Math.min(one, other),
    b: Math.max(one, other),
    focus: handled ? 'planted' : 'loose',
    rate,
    from: 0,
    to: scenario.days,
  });
  const involved = (one: number) => one === suspect || one === handler || one === accomplice;
  bed.ties = bed.ties
    .filter((it) => (it.a !== suspect && it.b !== suspect) || kept.has(it))
    .filter(({ a, b }) => !(involved(a) && involved(b)))
    .concat(
      tie(suspect, handler, handled ? HANDLING : BESIDE),
      tie(suspect, accomplice, BESIDE),
      ...(handled ? [tie(handler, accomplice, HANDLING)] : []),
    );
  bed.groups = bed.groups.filter(({ members }) => !members.includes(suspect));
  roles.suspect = suspect;
  roles.handler = handler;
  roles.accomplice = accomplice;
  roles.target ??= suspect;

  const day = scenario.days - plant.dayFromEnd;
  if (day < 0 || (day === 0 && !scenario.related)) outsideDays(scenario, 'The event, or the day before it,');
  const event = bed.at(day, plant.clock);
  const told = Math.round(plant.lagSeconds * 1_000);
  const connects = (scenario.related ? event : bed.at(day - 1 - bed.random.below(Math.min(6, day)), plant.clock)) - told;
  return {
    truth: {
      events: [{ at: event, what: 'the event' }],
      lastConnection: { name: identities.nameOf(suspect), at: connects, event, truth: plant.truth },
      chained: [...kept]
        .map(({ a, b }) => ({ name: identities.nameOf(a === suspect ? b : a), involved: false }))
        .concat([handler, accomplice].map((other) => ({ name: identities.nameOf(other), involved: handled })))
        .sort((x, y) => (x.name < y.name ? -1 : 1)),
    },
    today({ messenger: { acts }, life, startOf }: Everyday) {
      const still = connects + told + STILL_AFTER;
      // Friends in zones further east begin tomorrow today.
      if (connects >= startOf(life.day - 1) && connects < startOf(life.day)) acts.silence(connects + READ_BY, still, suspect);
      if (connects < startOf(life.day) || connects >= startOf(life.day + 1)) return;
      acts.silence(connects - STILL_BEFORE, still, suspect);
      if (plant.truth === 'alone' || !scenario.related) acts.add(connects, ACT.open, suspect, -1, 40_000, -1);
      else {
        const from = plant.truth === 'handled' ? handler : (roles.channel ?? handler);
        if (plant.truth === 'handled') acts.add(connects - CARRIED, ACT.send, from, suspect, scenario.protocol.paddingBytes * 2, -1);
        acts.add(connects - CARRIED / 2, ACT.push, suspect, -1, 0, -1);
        acts.add(connects, ACT.deliver, suspect, from, scenario.protocol.paddingBytes * 2, -1);
        acts.add(connects + READ_BY - 1, ACT.read, suspect, from, 20_000, -1);
      }
    },
  };
}
