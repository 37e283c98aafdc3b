import type { Random } from '../../model/random.ts';
import { drawExponential, drawNormal } from '../../stats/draw.ts';
import { MINUTE, type Millis, SECOND } from '../local-days.ts';
import type { DaysOfLife } from '../people/days-of-life.ts';
import type { Person } from '../people/person.ts';
import { ACT, type ActBuffer } from '../protocol/acts.ts';
import { drawMessageSize } from '../protocol/sizes.ts';
import type { Identities } from './identities.ts';

/** Median time until an unannounced message is read, and its spread on the natural log scale. */
const READ_AFTER = { median: 4 * MINUTE, spread: 1.6 };
/** How long the app stays in front after a message was read. */
const READING = 15 * SECOND;

/** Carries messages: what a sent message makes the servers and devices of its recipients do. */
export interface Messenger {
  readonly acts: ActBuffer;
  readonly random: Random;
  /** @param readAt when the recipient reads it, where the conversation says so */
  send(from: number, to: number, at: Millis, readAt?: Millis): void;
  /** One message to many, with nothing of the recipients in the sender's upload. */
  post(from: number, to: readonly number[], at: Millis): void;
  /** Opens the app for a while. */
  open(identity: number, at: Millis, holdMs: Millis): void;
}

export function createMessenger(
  acts: ActBuffer,
  people: readonly Person[],
  identities: Identities,
  life: DaysOfLife,
  paddingBytes: number,
  random: Random,
): Messenger {
  let messages = 0;

  function deliver(to: number, from: number, at: Millis, bytes: number, message: number, readAt: Millis | undefined): void {
    const holder = identities.personOf(to);
    const person = people[holder];
    if (person === undefined) {
      acts.add(at + 300, ACT.deliver, to, from, bytes, message);
      return;
    }
    let reachable = at;
    if (person.offAtNight && life.isAsleep(holder, at)) {
      reachable = life.whenAwake(holder, at, random);
      if (reachable < 0) return;
    }
    const pushed = reachable + 150 + Math.floor(250 * drawExponential(random));
    const delivered = pushed + 200 + Math.floor(900 * drawExponential(random));
    acts.add(pushed, ACT.push, to, -1, 0, -1);
    acts.add(delivered, ACT.deliver, to, from, bytes, message);
    acts.add(delivered + 100 + Math.floor(250 * drawExponential(random)), ACT.receipt, from, to, 0, message);
    const read =
      readAt === undefined
        ? life.whenAwake(
            holder,
            delivered + Math.floor(READ_AFTER.median * person.slowness * Math.exp(READ_AFTER.spread * drawNormal(random))),
            random,
          )
        : Math.max(delivered + 400, readAt);
    if (read < 0) return;
    acts.add(read, ACT.read, to, from, READING, message);
    if (person.showsReads) acts.add(read + 100 + Math.floor(250 * drawExponential(random)), ACT.receipt, from, to, 0, message);
  }

  return {
    acts,
    random,
    send(from, to, at, readAt) {
      const bytes = drawMessageSize(paddingBytes, random);
      const message = messages++;
      acts.add(at, ACT.send, from, to, bytes, message);
      deliver(to, from, at, bytes, message, readAt);
    },
    post(from, to, at) {
      const bytes = drawMessageSize(paddingBytes, random);
      const message = messages++;
      acts.add(at, ACT.send, from, -1, bytes, message);
      for (const recipient of to) deliver(recipient, from, at, bytes, message, undefined);
    },
    open(identity, at, holdMs) {
      acts.add(at, ACT.open, identity, -1, holdMs, -1);
    },
  };
}
