import { describe, expect, it } from 'vitest';
import { gatherDays } from '../../src/graph/pair-days.ts';
import { gatherPairs } from '../../src/graph/pair-exchanges.ts';
import { gatherPartners } from '../../src/graph/partner-days.ts';
import { UTC } from '../../src/model/calendar.ts';
import { MICROS_PER_DAY } from '../../src/model/event.ts';
import { ASPECTS, compareWindows, describeSide, lineUpDays, makeRoom, sumDays } from '../../src/stats/daily-habits.ts';
import { FOLLOWED, sumPartners } from '../../src/stats/partner-days.ts';
import { createRandom } from '../../src/stats/random.ts';
import { START, toInput } from '../calibration/phones.ts';
import { contactsOf } from '../graph/artifacts.ts';
import { exchangesOf } from '../graph/exchanges.ts';

const DAYS = 40;
const PEOPLE = 24;
const random = createRandom(8_301);
/** Contacts at random, more of them with those of low numbers; some days have none. */
const rows = Array.from({ length: 1_500 }, () => {
  const [one, other] = [random.below(PEOPLE), Math.floor(PEOPLE * random.next() ** 2)];
  return [Math.floor((START + random.next() * DAYS * MICROS_PER_DAY) / 1e6), one, other] as const;
}).filter(([, one, other]) => one !== other);
const pairs = [...new Set(rows.map(([, one, other]) => PEOPLE * Math.min(one, other) + Math.max(one, other)))].sort((x, y) => x - y);
const contacts = contactsOf(
  PEOPLE,
  pairs.map((pair) => [Math.floor(pair / PEOPLE), pair % PEOPLE, {}] as const),
);
const { series, coverage } = toInput(
  Array.from({ length: PEOPLE }, (_, id) => rows.filter(([, one]) => one === id).map(([at]) => at * 1e6)),
  DAYS,
);
const partners = gatherPartners(contacts, gatherDays(gatherPairs(contacts, exchangesOf(rows)), coverage, UTC));
const line = lineUpDays(coverage);
const dayOf = (at: number) => Math.floor((at * 1e6 - START) / MICROS_PER_DAY);
/** Days of the log on which two were in contact, counted row by row; day 0 is not whole. */
const together = (a: number, b: number) =>
  new Set(rows.filter(([, x, y]) => (x === a && y === b) || (x === b && y === a)).map(([at]) => dayOf(at)));

describe('days in contact with partners', () => {
  it('are those of the rows, counted one by one', () => {
    for (const id of [0, 5, 23]) {
      const { partners: kept, days } = sumPartners(partners, id, line);
      const all = Array.from({ length: PEOPLE }, (_, other) => ({ other, days: together(id, other) }))
        .filter((one) => one.days.size > 0 && one.other !== id)
        .sort((x, y) => y.days.size - x.days.size || x.other - y.other);
      expect(all.length).toBeGreaterThan(FOLLOWED);
      expect(kept).toEqual(all.slice(0, FOLLOWED).map(({ other }) => other));
      kept.forEach((other, i) => {
        const own = together(id, other);
        for (const to of [0, 1, 10, line.length]) {
          // Position p is day p + 1.
          const brute = [...own].filter((day) => day >= 1 && day <= to).length;
          expect(days[i]?.[to]).toBe(brute);
        }
      });
    }
  });

  it('differ between windows by the shares of days over their standard errors', () => {
    const sums = makeRoom(line);
    sumDays(series, 5, line, UTC, sums, partners);
    const into = new Float64Array(ASPECTS.length);
    const [at, days] = [18, 14];
    compareWindows(sums, { at, days }, into);
    const [before, after] = [describeSide(sums, at - days, at).contacts, describeSide(sums, at + 1, at + 1 + days).contacts];
    const share = (other: number, from: number) => [...together(5, other)].filter((day) => day > from && day <= from + days).length / days;
    let [moved, room] = [0, 0];
    sums.contacts.partners.forEach((other, i) => {
      const [m, n] = [share(other, at - days), share(other, at + 1)];
      expect(before[i]).toBeCloseTo(m, 12);
      expect(after[i]).toBeCloseTo(n, 12);
      moved += (n - m) ** 2;
      room += (m * (1 - m) + n * (1 - n)) / days + 0.005;
    });
    expect(into[ASPECTS.indexOf('contacts')]).toBeCloseTo(Math.sqrt(moved / room), 9);
    // Whoever is in contact with nobody has no contacts to change.
    sumDays(series, 5, line, UTC, sums);
    compareWindows(sums, { at, days }, into);
    expect(into[ASPECTS.indexOf('contacts')]).toBe(0);
  });
});
