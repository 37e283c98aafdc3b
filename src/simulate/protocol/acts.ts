import { KnownFailure } from '../../model/failure.ts';
import type { Millis } from '../local-days.ts';

/** What devices and servers in truth do. `actor` and `peer` are identities. */
export const ACT = {
  /** The actor brings the app to the front, and keeps it there for `amount` ms. */
  open: 0,
  /** The actor's message leaves, for `peer`, or for a group (peer −1); `amount` bytes. */
  send: 1,
  /** The server hands the actor a message of `peer`. */
  deliver: 2,
  /** A delivery or read receipt reaches the actor, from `peer`. */
  receipt: 3,
  /** The actor reads a message of `peer`. */
  read: 4,
  /** The push provider wakes the actor's device. */
  push: 5,
  /** A call over the app to `peer`, `amount` ms. */
  appCall: 6,
  /** A telephone call to `peer`, `amount` ms, from cell `place`. */
  call: 7,
  /** A text message over the telephone network to `peer`, from cell `place`. */
  text: 8,
  /** A timer of the actor's device reconnects. */
  keepAlive: 9,
  /** A second device of the actor comes on, for `amount` ms. */
  second: 10,
} as const;

export type ActKind = (typeof ACT)[keyof typeof ACT];

/** Acts that can be told apart in the order. */
const ORDER = 2 ** 24;
const TOO_BUSY = { where: `${ORDER} acts`, remedy: 'Give fewer people, or lower the rates of talk.' };

/** Columns of acts that have not yet been written: those of about a day. Grows as needed, and is reused day by day. */
export class ActBuffer {
  at = new Float64Array(1 << 16);
  kind = new Uint8Array(1 << 16);
  actor = new Int32Array(1 << 16);
  peer = new Int32Array(1 << 16);
  amount = new Float64Array(1 << 16);
  /** Number of the message, or −1. */
  message = new Float64Array(1 << 16);
  place = new Int32Array(1 << 16);
  count = 0;

  add(at: Millis, kind: ActKind, actor: number, peer: number, amount: number, message: number, place = -1): void {
    const i = this.count++;
    if (i >= ORDER) throw new KnownFailure('usage', 'More happens in a day of the scenario than can be kept', TOO_BUSY);
    if (i === this.at.length) this.grow();
    this.at[i] = at;
    this.kind[i] = kind;
    this.actor[i] = actor;
    this.peer[i] = peer;
    this.amount[i] = amount;
    this.message[i] = message;
    this.place[i] = place;
  }

  /**
   * Takes out again all that one identity does in [from, to), and all that reaches it then: what it would have sent is never delivered,
   * and what would have been sent to it is not sent.
   */
  silence(from: Millis, to: Millis, identity: number): void {
    const within = (i: number) => (this.at[i] as number) >= from && (this.at[i] as number) < to;
    const messages = new Set<number>();
    for (let i = 0; i < this.count; i++) {
      const kind = this.kind[i];
      if (!within(i) || (this.message[i] as number) < 0) continue;
      if (this.actor[i] === identity ? kind === ACT.send || kind === ACT.deliver : this.peer[i] === identity && kind === ACT.send)
        messages.add(this.message[i] as number);
    }
    this.keep((i) => {
      if (this.actor[i] !== identity && this.peer[i] !== identity) return true;
      if (messages.has(this.message[i] as number)) return false;
      if (!within(i)) return true;
      // What others do with what it sent before is theirs.
      return this.actor[i] !== identity && (this.kind[i] === ACT.deliver || this.kind[i] === ACT.read);
    });
  }

  private grow(): void {
    const larger = <A extends Float64Array | Int32Array | Uint8Array>(column: A, make: new (length: number) => A): A => {
      const grown = new make(column.length * 2);
      grown.set(column);
      return grown;
    };
    this.at = larger(this.at, Float64Array);
    this.kind = larger(this.kind, Uint8Array);
    this.actor = larger(this.actor, Int32Array);
    this.peer = larger(this.peer, Int32Array);
    this.amount = larger(this.amount, Float64Array);
    this.message = larger(this.message, Float64Array);
    this.place = larger(this.place, Int32Array);
  }

  /**
   * Visits the acts before `until` in the order of time, what came first in the buffer first, and keeps the others.
   * @param base an instant less than 2^29 ms (six days) from any of them, so that the keys of the order are exact
   */
  flush(base: Millis, until: Millis, visit: (i: number) => void): void {
    const keys = new Float64Array(this.count);
    let due = 0;
    for (let i = 0; i < this.count; i++) {
      const at = this.at[i] as number;
      if (at < until) keys[due++] = (at - base) * ORDER + i;
    }
    const ordered = keys.subarray(0, due).sort();
    for (let k = 0; k < due; k++) {
      const key = ordered[k] as number;
      visit(key - Math.floor(key / ORDER) * ORDER);
    }
    this.keep((i) => (this.at[i] as number) >= until);
  }

  private keep(wanted: (i: number) => boolean): void {
    let kept = 0;
    for (let i = 0; i < this.count; i++) {
      if (!wanted(i)) continue;
      this.at[kept] = this.at[i] as number;
      this.kind[kept] = this.kind[i] as number;
      this.actor[kept] = this.actor[i] as number;
      this.peer[kept] = this.peer[i] as number;
      this.amount[kept] = this.amount[i] as number;
      this.message[kept] = this.message[i] as number;
      this.place[kept] = this.place[i] as number;
      kept++;
    }
    this.count = kept;
  }
}
