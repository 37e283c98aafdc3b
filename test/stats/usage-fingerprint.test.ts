import { expect, it } from 'vitest';
import { MICROS_PER_DAY, MICROS_PER_HOUR } from '../../src/model/event.ts';
import type { CallRecords } from '../../src/stats/call-records.ts';
import { compareFingerprints, takeFingerprint } from '../../src/stats/usage-fingerprint.ts';

/** One record an hour from 08:00 on, a day after the other. */
function recordsOf(days: readonly (readonly number[])[]): CallRecords {
  const rows = days.flatMap((contacts, day) =>
    contacts.map((contact, i) => [day * MICROS_PER_DAY + (8 + i) * MICROS_PER_HOUR, contact] as const),
  );
  const none = new Uint8Array(rows.length);
  return {
    at: Float64Array.from(rows, ([at]) => at),
    contact: Int32Array.from(rows, ([, contact]) => contact),
    out: none,
    call: none,
    duration: new Float64Array(rows.length),
  };
}

const rarity = (contact: number) => contact;
const TWO_DAYS = 2 * MICROS_PER_DAY;

it('is that of the stretch, and no more', () => {
  const print = takeFingerprint(recordsOf([[1, 1, 2, 3], [1], [9, 9]]), 0, TWO_DAYS, rarity);
  expect(print.records).toBe(5);
  expect(print.volume).toBeCloseTo(Math.log(5 / 2), 12);
  expect(print.variety).toBeCloseTo(Math.log(3 / 5), 12);
  expect(print.signature).toEqual([0.6000000000000001, 0.2, 0.2]);
  expect(print.hours[8]).toBeCloseTo(0.4, 12);
  expect(print.contacts.get(2)).toBeCloseTo(2 * Math.log(2), 12);
});

it('is as much alike as can be to itself', () => {
  const print = takeFingerprint(recordsOf([[1, 1, 2, 3]]), 0, TWO_DAYS, rarity);
  const { contacts, ...rest } = compareFingerprints(print, print);
  expect(contacts).toBeCloseTo(1, 12);
  for (const one of Object.values(rest)) expect(Math.abs(one)).toBe(0);
});

it('weighs contacts by the cosine of tf-idf', () => {
  const [a, b] = [[[1, 2, 2]], [[2, 3]]].map((days) => takeFingerprint(recordsOf(days), 0, TWO_DAYS, rarity));
  if (!a || !b) throw new Error('two were made');
  const [ln2, ln3] = [Math.log(2), Math.log(3)];
  expect(compareFingerprints(a, b).contacts).toBeCloseTo(
    (2 * ln3 * 2 * ln2) / (Math.hypot(ln2, 2 * ln3) * Math.hypot(2 * ln2, 3 * ln2)),
    12,
  );
});
