import { dayOf, isWeekend } from '../model/calendar.ts';
import { type Event, type Instant, MICROS_PER_DAY, MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../model/event.ts';
import type { Random } from '../model/random.ts';
import { drawExponential, drawGamma, drawGeometric, drawPoisson } from '../stats/draw.ts';
import { drawInstant, type Period, type Person, wakefulness } from './people.ts';
import type { Tie } from './ties.ts';

/** One row of the server's log, and whether a timer rather than a person made it. */
export interface Logged {
  readonly event: Event & { readonly at: Instant };
  readonly byTimer: boolean;
}

const SERVER = 'chat.example.org';
const KEEP_ALIVE = 15 * MICROS_PER_MINUTE;
/** Days for which the warmth of a tie holds. */
const SPELL = 3;
/** Shape of the gamma law of that warmth. */
const WARMTH = 2;

/** The server's clock shows whole milliseconds. */
const toClock = (at: Instant) => Math.round(at / 1_000) * 1_000;

export const connect = (actor: Person, at: Instant, byTimer = false): Logged => ({
  event: { at: toClock(at), kind: 'connect', actor: actor.name, via: SERVER },
  byTimer,
});

const send = (actor: Person, peer: Person, at: Instant): Logged => ({
  event: { at: toClock(at), kind: 'send', actor: actor.name, peer: peer.name, via: SERVER },
  byTimer: false,
});

/** Sessions in which a person looks at the app, one to six connects within some five minutes each. */
export function* useAlone(person: Person, period: Period, random: Random): Generator<Logged> {
  for (let day = 0; day < period.days; day++) {
    const free = isWeekend(dayOf(period.start) + day) ? person.weekendFactor : 1;
    for (let n = drawPoisson(person.sessions * free * (person.busy[day] as number), random); n > 0; n--) {
      let at = drawInstant([person], day, period, random);
      if (at === undefined) continue;
      yield connect(person, at);
      for (let more = Math.min(5, drawGeometric(0.8, random)); more > 0; more--) {
        at += 1.5 * MICROS_PER_MINUTE * drawExponential(random);
        yield connect(person, at);
      }
    }
  }
}

/** Reconnects of a device's own timer, day and night, with a second of jitter. */
export function* keepAlive(person: Person, period: Period, random: Random): Generator<Logged> {
  const end = period.start + period.days * MICROS_PER_DAY;
  for (let at = period.start + random.below(KEEP_ALIVE); at < end; at += KEEP_ALIVE)
    yield connect(person, at + Math.round((random.next() - 0.5) * MICROS_PER_SECOND), true);
}

/** Share of days on which the two of a tie are expected to talk: warmth averaged out of 1 − exp(−rate · warmth). */
export const expectedContactShare = ({ rate }: Pick<Tie, 'rate'>): number => 1 - (1 + rate / WARMTH) ** -WARMTH;

/**
 * Conversations of a tie: both connect, and messages go to and fro. Ties are warm for some days and cool for others.
 * @param meet whom the first person talks to instead, for a world without relations
 */
export function* talk(tie: Tie, people: readonly Person[], period: Period, random: Random, meet?: () => number): Generator<Logged> {
  let warmth = 1;
  for (let day = 0; day < period.days; day++) {
    if (day % SPELL === 0) warmth = drawGamma(WARMTH, random);
    for (let n = drawPoisson(tie.rate * warmth, random); n > 0; n--) {
      const opens = random.next() < 0.5;
      const one = people[opens ? tie.a : tie.b] as Person;
      let other = people[opens ? tie.b : tie.a] as Person;
      const at = drawInstant([one, other], day, period, random);
      if (at === undefined) continue;
      if (meet !== undefined) {
        do other = people[meet()] as Person;
        while (other === one || wakefulness(other, period, at) === 0);
      }
      yield* converse(one, other, at, random);
    }
  }
}

function* converse(one: Person, other: Person, start: Instant, random: Random): Generator<Logged> {
  yield connect(one, start);
  let at = start + MICROS_PER_SECOND * (2 + 10 * random.next());
  yield send(one, other, at);
  let answered = false;
  for (let more = drawGeometric(3, random); more > 0; more--) {
    at += MICROS_PER_MINUTE * drawExponential(random);
    const replies = random.next() < 0.55;
    if (replies && !answered) yield connect(other, at - MICROS_PER_SECOND * (1 + random.next()));
    answered ||= replies;
    yield replies ? send(other, one, at) : send(one, other, at);
  }
}
