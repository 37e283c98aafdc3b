import type { Millis } from '../local-days.ts';

/** What observers can see of, once sessions are known: the acts, and the connections that they cause. */
export const HAPPENING = {
  connect: 0,
  disconnect: 1,
  send: 2,
  deliver: 3,
  receipt: 4,
  read: 5,
  push: 6,
  appCall: 7,
  call: 8,
  text: 9,
  /** A connection of a second device, as a whole. */
  second: 10,
  /** A person comes to the front of the app, over a connection that is there or new. */
  front: 11,
} as const;

type HappeningKind = (typeof HAPPENING)[keyof typeof HAPPENING];

/** One happening. The object is reused: an observer keeps nothing of it. */
export interface Happening {
  at: Millis;
  what: HappeningKind;
  /** Identities; peer −1 for none. */
  actor: number;
  peer: number;
  /** When the connection began, of a disconnect. */
  since: Millis;
  /** ms, of calls and disconnects. */
  duration: Millis;
  bytesOut: number;
  bytesIn: number;
  /** Number of the message, or −1. */
  message: number;
  /** Number of the cell, or −1. */
  place: number;
  /** Of a connection: whether a timer made it, and whether the person has the app in front. */
  byTimer: boolean;
  inFront: boolean;
}
