import type { Random } from '../../model/random.ts';
import { drawExponential, drawGamma, drawGeometric, drawNormal, drawPoisson } from '../../stats/draw.ts';
import { MINUTE, type Millis, SECOND } from '../local-days.ts';
import type { Person } from '../people/person.ts';
import { ACT, type ActBuffer } from '../protocol/acts.ts';
import { FREE_FACTOR, type Tie } from '../ties/tie.ts';
import { converse, drawOpening, drawReplyDelay, shapeOf } from './conversations.ts';
import type { Everyday } from './everyday.ts';

/** Days for which the warmth of a tie holds, and the shape of its gamma law. */
export const SPELL = 3;
export const WARMTH = 2;
/** Posts of a thread after the first, on average. */
const POSTS = 3;
/** Messages of an errand after the first, on average. */
const ERRAND = 1;
/** Share of what passes between two people that is a telephone call, by the ratio of the two rates. */
const CALL = { median: 70 * SECOND, spread: 1.2 };

/** Conversations a day of a tie today, before its warmth: the mean of the Poisson law. */
export function rateToday({ a, b, focus, rate, from, to }: Tie, { life }: Everyday): number {
  if (life.day < from || life.day >= to) return 0;
  const free = life.isFree(a) ? FREE_FACTOR[focus] : 1;
  return rate * free * 0.5 * ((life.drive[a] as number) + (life.drive[b] as number));
}

/** Conversations and calls of all ties. `meet` says whom a person talks to instead, in a world without relations. */
export function talkToday(everyday: Everyday, random: Random, meet?: (one: number) => number): void {
  const { ties, warmth, life, scenario } = everyday;
  const callShare = scenario.talk.calls / Math.max(1e-9, scenario.talk.conversations);
  for (let t = 0; t < ties.length; t++) {
    const tie = ties[t] as Tie;
    if (life.day % SPELL === t % SPELL || life.day === 0) warmth[t] = drawGamma(WARMTH, random);
    const mean = rateToday(tie, everyday) * (warmth[t] as number);
    if (mean === 0) continue;
    for (let n = drawPoisson(mean, random); n > 0; n--) {
      const opens = random.next() < 0.5;
      const one = opens ? tie.a : tie.b;
      const usual = opens ? tie.b : tie.a;
      const other = meet === undefined ? usual : meet(one);
      const at = drawOpening(one, other, tie.focus, life, random);
      if (at < 0 || other === one) continue;
      converse({ people: [one, other], identities: [everyday.identityFor(one, other), everyday.identityFor(other, one)] }, 0, at, everyday);
    }
    for (let n = drawPoisson(mean * callShare, random); n > 0; n--) {
      const opens = random.next() < 0.5;
      const one = opens ? tie.a : tie.b;
      const other = meet === undefined ? (opens ? tie.b : tie.a) : meet(one);
      const at = drawOpening(one, other, tie.focus, life, random);
      if (at < 0 || other === one) continue;
      const length = Math.floor(CALL.median * Math.exp(CALL.spread * drawNormal(random)));
      // One call in four goes over the app, once the app is there.
      const kind = random.next() < 0.25 ? ACT.appCall : ACT.call;
      everyday.messenger.acts.add(
        at,
        kind,
        everyday.identityFor(one, other),
        everyday.identityFor(other, one),
        length,
        -1,
        everyday.cellOf(one, at),
      );
    }
  }
}

/** Messages to people whom one has nothing else to do with: an errand, a question, a wrong number. Most are never followed by another. */
export function writeToStrangers(everyday: Everyday, random: Random): void {
  const { people, life, scenario, identityFor } = everyday;
  for (let one = 0; one < people.length; one++) {
    const mean = scenario.talk.strangers * (people[one]?.vigour ?? 1) * (life.drive[one] as number);
    for (let n = drawPoisson(mean, random); n > 0; n--) {
      const other = random.below(people.length);
      const at = drawOpening(one, other, 'loose', life, random);
      if (at < 0 || other === one) continue;
      converse({ people: [one, other], identities: [identityFor(one, other), identityFor(other, one)] }, 0, at, everyday, ERRAND);
    }
  }
}

/** Threads of all chat groups. `meet` as above: each recipient is then anybody. */
export function chatToday(everyday: Everyday, random: Random, meet?: (one: number) => number): void {
  const { groups, life, messenger, people } = everyday;
  for (const { members, threads, kind } of groups) {
    const focus = kind === 'work' ? 'work' : kind === 'home' ? 'home' : 'loose';
    const drive = members.reduce((sum, member) => sum + (life.drive[member] as number), 0) / members.length;
    for (let n = drawPoisson(threads * drive, random); n > 0; n--) {
      let writer = members[random.below(members.length)] as number;
      let at = life.drawInstant(writer, shapeOf(focus, life.isFree(writer)), random);
      for (let left = drawGeometric(POSTS, random); at >= 0; left--) {
        const recipients = meet === undefined ? members.filter((member) => member !== writer) : strangers(writer, members.length - 1, meet);
        messenger.post(writer, recipients, at);
        if (left <= 0) break;
        writer = members[random.below(members.length)] as number;
        at = life.whenAwake(writer, at + drawReplyDelay(people[writer]?.slowness ?? 1, random), random);
      }
    }
  }
}

function strangers(writer: number, count: number, meet: (one: number) => number): number[] {
  const found = new Set<number>();
  for (let tries = 0; found.size < count && tries < 4 * count; tries++) found.add(meet(writer));
  found.delete(writer);
  return [...found].sort((a, b) => a - b);
}

/** Looks at the app without a message, contacts with services, second devices and timers. */
export function useToday({ scenario, people, life, messenger, services, cellOf, startOf }: Everyday, random: Random): void {
  const { acts } = messenger;
  const { opens, serviceContacts } = scenario.talk;
  for (let i = 0; i < people.length; i++) {
    const person = people[i];
    if (person === undefined) continue;
    const drive = life.drive[i] as number;
    const shape = shapeOf('loose', life.isFree(i));
    for (let n = drawPoisson(opens * person.vigour * drive, random); n > 0; n--) {
      let at = life.drawInstant(i, shape, random);
      if (at < 0) continue;
      // People come back to the app after a minute or two: openings come in clusters.
      for (let again = Math.min(4, drawGeometric(0.5, random)); again >= 0; again--) {
        messenger.open(i, at, Math.floor(45 * SECOND * Math.exp(0.9 * drawNormal(random))));
        at += 2 * MINUTE + Math.floor(3 * MINUTE * drawExponential(random));
      }
    }
    for (let n = services.length === 0 ? 0 : drawPoisson(serviceContacts * drive, random); n > 0; n--) {
      const at = life.drawInstant(i, 'work', random);
      if (at < 0) continue;
      // Zipf-like: a few services are called by nearly everyone.
      const service = services[Math.floor(services.length * random.next() ** 2)] as number;
      if (random.next() < 0.5) acts.add(at, ACT.call, i, service, Math.floor(120 * SECOND * drawExponential(random)), -1, cellOf(i, at));
      else acts.add(at, ACT.text, service, i, 0, -1, -1);
    }
    if (person.secondDevice && random.next() < 0.7) {
      const at = life.drawInstant(i, life.isFree(i) ? 'free' : 'work', random);
      if (at >= 0) acts.add(at, ACT.second, i, -1, Math.floor(2 * 60 * MINUTE * drawExponential(random)), -1);
    }
  }
  keepAliveToday(people, acts, scenario.protocol.keepAliveMinutes, startOf(life.day), startOf(life.day + 1), random);
}

/** Timers of devices that reconnect day and night, with a second of jitter. */
function keepAliveToday(people: readonly Person[], acts: ActBuffer, minutes: number, from: Millis, to: Millis, random: Random): void {
  const step = Math.round(minutes * MINUTE);
  people.forEach(({ keepsAlive, keepAlivePhase }, i) => {
    if (!keepsAlive) return;
    for (let at = from + ((((keepAlivePhase - from) % step) + step) % step); at < to; at += step)
      acts.add(Math.max(from, at + random.below(SECOND) - SECOND / 2), ACT.keepAlive, i, -1, 0, -1);
  });
}
