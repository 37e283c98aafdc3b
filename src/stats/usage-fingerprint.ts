import { hourOf } from '../model/calendar.ts';
import { MICROS_PER_DAY } from '../model/event.ts';
import type { CallRecords } from './call-records.ts';
import { divergence } from './jensen-shannon.ts';
import { lowerBound } from './search.ts';

/** How a number is used over a stretch of time: what passes from one number to the next of the same person. */
export interface UsageFingerprint {
  readonly records: number;
  /** tf-idf of each contact. */
  readonly contacts: ReadonlyMap<number, number>;
  /** Length of that vector. */
  readonly length: number;
  /** Natural logs: records a day, and contacts a record. */
  readonly volume: number;
  readonly variety: number;
  /** Shares of records by hour of the day (24), and of the busiest contacts, most first ({@link SIGNATURE}). */
  readonly hours: readonly number[];
  readonly signature: readonly number[];
}

const SIGNATURE = 10;

/** What of two fingerprints is compared, larger for more alike. */
export const LIKENESSES = ['contacts', 'volume', 'variety', 'hours', 'signature'] as const;
export type Likeness = (typeof LIKENESSES)[number];

/**
 * The fingerprint of the records in [from, to).
 * @param records of one number, in order of local time
 * @param rarity of a contact: inverse document frequency, the natural log of numbers for each one that has this contact
 */
export function takeFingerprint(records: CallRecords, from: number, to: number, rarity: (contact: number) => number): UsageFingerprint {
  const [first, end] = [lowerBound(records.at, from), lowerBound(records.at, to)];
  const count = new Map<number, number>();
  const hours = new Array<number>(24).fill(0);
  const share = 1 / Math.max(1, end - first);
  for (let row = first; row < end; row++) {
    const contact = records.contact[row] as number;
    count.set(contact, (count.get(contact) ?? 0) + 1);
    const hour = Math.floor(hourOf(records.at[row] as number));
    hours[hour] = (hours[hour] as number) + share;
  }
  let square = 0;
  const contacts = new Map<number, number>();
  for (const [contact, n] of count) {
    const weight = Math.log1p(n) * rarity(contact);
    contacts.set(contact, weight);
    square += weight * weight;
  }
  return {
    records: end - first,
    contacts,
    length: Math.sqrt(square),
    volume: Math.log(Math.max(1, end - first) / Math.max(1, (to - from) / MICROS_PER_DAY)),
    variety: Math.log(Math.max(1, count.size) * share),
    hours,
    signature: [...count.values()]
      .sort((a, b) => b - a)
      .slice(0, SIGNATURE)
      .map((n) => n * share),
  };
}

/**
 * Cosine of the contacts, and for the rest the negative of the distance: of logs, or the Jensen–Shannon divergence in bits.
 * @param self number of the second, whom it cannot have as a contact as the first can: left out of the first
 */
export function compareFingerprints(a: UsageFingerprint, b: UsageFingerprint, self = -1): Readonly<Record<Likeness, number>> {
  const [short, long] = a.contacts.size < b.contacts.size ? [a, b] : [b, a];
  let dot = 0;
  for (const [contact, weight] of short.contacts) dot += weight * (long.contacts.get(contact) ?? 0);
  return {
    contacts: dot === 0 ? 0 : dot / (Math.sqrt(a.length ** 2 - (a.contacts.get(self) ?? 0) ** 2) * b.length),
    volume: -Math.abs(a.volume - b.volume),
    variety: -Math.abs(a.variety - b.variety),
    hours: -divergence(a.hours, b.hours),
    signature: -divergence(a.signature, b.signature),
  };
}
