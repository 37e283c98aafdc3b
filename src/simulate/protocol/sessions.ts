import type { Millis } from '../local-days.ts';
import { ACT, type ActBuffer } from './acts.ts';
import { EndQueue } from './end-queue.ts';
import { HAPPENING, type Happening } from './happening.ts';
import { receiptSize } from './sizes.ts';

/** ms without activity after which a connection in front ends, and after which one that a push woke does. */
const IDLE = 75_000;
const WOKEN = 12_000;
/** Bytes of opening a connection, each way. */
const HANDSHAKE_OUT = 900;
const HANDSHAKE_IN = 3_200;
/** Bytes a second of a call over the app, each way. */
const VOICE = 3_000;

/**
 * Turns acts into what can be observed: a device connects when its user opens the app or a push wakes it, stays connected while
 * something goes on, and disconnects after a while. Happenings come out in the order of time.
 */
export class Sessions {
  private readonly since: Float64Array;
  private readonly until: Float64Array;
  private readonly bytesOut: Float64Array;
  private readonly bytesIn: Float64Array;
  private readonly inFront: Uint8Array;
  private readonly ends: EndQueue;
  /** Receipts for devices that are not connected: peer and message, in turn. */
  private readonly waiting = new Map<number, number[]>();
  private readonly receipt: number;
  private readonly happening: Happening = {
    at: 0,
    what: HAPPENING.connect,
    actor: 0,
    peer: -1,
    since: 0,
    duration: 0,
    bytesOut: 0,
    bytesIn: 0,
    message: -1,
    place: -1,
    byTimer: false,
    inFront: false,
  };
  private readonly emit: (happening: Happening) => void;

  /** @param isDevice whether an identity has a device that connects, rather than being a service */
  constructor(
    identities: number,
    settings: { readonly origin: Millis; readonly paddingBytes: number; readonly isDevice: (identity: number) => boolean },
    emit: (happening: Happening) => void,
  ) {
    this.since = new Float64Array(identities).fill(-1);
    this.until = new Float64Array(identities);
    this.bytesOut = new Float64Array(identities);
    this.bytesIn = new Float64Array(identities);
    this.inFront = new Uint8Array(identities);
    this.ends = new EndQueue(settings.origin);
    this.receipt = receiptSize(settings.paddingBytes);
    this.emit = emit;
    this.isDevice = settings.isDevice;
  }

  private readonly isDevice: (identity: number) => boolean;

  /** Ends every connection that is over before `at`. */
  endBefore(at: Millis): void {
    for (let next = this.ends.next(); next !== undefined && next.end < at; next = this.ends.next()) {
      this.ends.pop();
      const end = this.until[next.identity] as number;
      if (end > next.end) this.ends.push(end, next.identity);
      else this.disconnect(next.identity, end);
    }
  }

  /** One act of the buffer; acts must come in the order of time. */
  take(acts: ActBuffer, i: number): void {
    const at = acts.at[i] as number;
    this.endBefore(at);
    const actor = acts.actor[i] as number;
    const peer = acts.peer[i] as number;
    const amount = acts.amount[i] as number;
    const message = acts.message[i] as number;
    const place = acts.place[i] as number;
    switch (acts.kind[i]) {
      case ACT.open:
        this.connect(actor, at, at + amount + IDLE, true);
        break;
      case ACT.send:
        if (this.isDevice(actor)) {
          this.connect(actor, at, at + IDLE, true);
          this.bytesOut[actor] = (this.bytesOut[actor] as number) + amount;
        }
        this.tell(at, HAPPENING.send, actor, peer, message, place, amount, 0, 0);
        break;
      case ACT.deliver:
        this.connect(actor, at, at + WOKEN, false);
        this.bytesIn[actor] = (this.bytesIn[actor] as number) + amount;
        this.bytesOut[actor] = (this.bytesOut[actor] as number) + this.receipt;
        this.tell(at, HAPPENING.deliver, actor, peer, message, place, 0, amount, 0);
        break;
      case ACT.receipt:
        if (this.isDevice(actor)) this.hand(at, actor, peer, message);
        break;
      case ACT.read:
        this.connect(actor, at, at + amount + IDLE, true);
        this.tell(at, HAPPENING.read, actor, peer, message, place, 0, 0, 0);
        break;
      case ACT.push:
        this.tell(at, HAPPENING.push, actor, peer, message, place, 0, 0, 0);
        break;
      case ACT.appCall:
        this.connect(actor, at, at + amount + IDLE, true);
        if (this.isDevice(peer)) this.connect(peer, at, at + amount + IDLE, true);
        for (const side of this.isDevice(peer) ? [actor, peer] : [actor]) {
          const bytes = Math.round((VOICE * amount) / 1_000);
          this.bytesOut[side] = (this.bytesOut[side] as number) + bytes;
          this.bytesIn[side] = (this.bytesIn[side] as number) + bytes;
        }
        this.tell(at, HAPPENING.appCall, actor, peer, message, place, 0, 0, amount);
        break;
      case ACT.call:
        this.tell(at, HAPPENING.call, actor, peer, message, place, 0, 0, amount);
        break;
      case ACT.text:
        this.tell(at, HAPPENING.text, actor, peer, message, place, 0, 0, 0);
        break;
      case ACT.keepAlive:
        this.happening.byTimer = true;
        this.happening.inFront = false;
        this.tell(at, HAPPENING.connect, actor, -1, -1, place, 0, 0, 0);
        this.happening.byTimer = false;
        break;
      case ACT.second:
        this.tell(at, HAPPENING.second, actor, -1, -1, place, HANDSHAKE_OUT, HANDSHAKE_IN, amount);
        break;
    }
  }

  private connect(identity: number, at: Millis, until: Millis, inFront: boolean): void {
    if (!this.isDevice(identity)) return;
    if ((this.since[identity] as number) >= 0) {
      if (until > (this.until[identity] as number)) this.until[identity] = until;
      if (!inFront || this.inFront[identity] === 1) return;
      // Of a connection that a push had opened: the server sees nothing new, contacts see its user online.
      this.inFront[identity] = 1;
      this.tell(at, HAPPENING.front, identity, -1, -1, -1, 0, 0, 0);
      return;
    }
    this.since[identity] = at;
    this.until[identity] = until;
    this.inFront[identity] = inFront ? 1 : 0;
    this.bytesOut[identity] = HANDSHAKE_OUT;
    this.bytesIn[identity] = HANDSHAKE_IN;
    this.ends.push(until, identity);
    this.happening.inFront = inFront;
    this.tell(at, HAPPENING.connect, identity, -1, -1, -1, 0, 0, 0);
    if (inFront) this.tell(at, HAPPENING.front, identity, -1, -1, -1, 0, 0, 0);
    this.handWaiting(at, identity);
  }

  /** A receipt reaches a device at once where it is connected; it wakes none, and otherwise waits for the next connection. */
  private hand(at: Millis, actor: number, peer: number, message: number): void {
    if ((this.since[actor] as number) < 0) {
      const waiting = this.waiting.get(actor);
      if (waiting === undefined) this.waiting.set(actor, [peer, message]);
      else waiting.push(peer, message);
      return;
    }
    this.bytesIn[actor] = (this.bytesIn[actor] as number) + this.receipt;
    this.tell(at, HAPPENING.receipt, actor, peer, message, -1, 0, this.receipt, 0);
  }

  private handWaiting(at: Millis, actor: number): void {
    const waiting = this.waiting.get(actor);
    if (waiting === undefined) return;
    this.waiting.delete(actor);
    for (let i = 0; i < waiting.length; i += 2) this.hand(at, actor, waiting[i] as number, waiting[i + 1] as number);
  }

  private disconnect(identity: number, at: Millis): void {
    const since = this.since[identity] as number;
    this.since[identity] = -1;
    this.happening.since = since;
    this.happening.inFront = this.inFront[identity] === 1;
    this.tell(
      at,
      HAPPENING.disconnect,
      identity,
      -1,
      -1,
      -1,
      this.bytesOut[identity] as number,
      this.bytesIn[identity] as number,
      at - since,
    );
  }

  private tell(
    at: Millis,
    what: Happening['what'],
    actor: number,
    peer: number,
    message: number,
    place: number,
    bytesOut: number,
    bytesIn: number,
    duration: Millis,
  ): void {
    const { happening } = this;
    happening.at = at;
    happening.what = what;
    happening.actor = actor;
    happening.peer = peer;
    happening.message = message;
    happening.place = place;
    happening.bytesOut = bytesOut;
    happening.bytesIn = bytesIn;
    happening.duration = duration;
    this.emit(happening);
  }
}
