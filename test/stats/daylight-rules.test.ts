import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { MICROS_PER_DAY } from '../../src/model/event.ts';
import { changesOf, cutAtChanges, DAYLIGHT_RULES, type DaylightRule, hoursForward, weighRules } from '../../src/stats/daylight-rules.ts';
import { createRandom } from '../../src/stats/random.ts';
import { publishedProfile, SLOTS } from '../../src/stats/zone-offsets.ts';

const micros = (text: string): number => Date.parse(text) * 1_000;
const rule = (name: string): DaylightRule => DAYLIGHT_RULES.find((one) => one.name.includes(name)) as DaylightRule;
const ZONES: readonly (readonly [string, string, number])[] = [
  ['Europe', 'Europe/Paris', 1],
  ['North America', 'America/New_York', -5],
  ['Australia', 'Australia/Melbourne', 10],
  ['no change', 'Asia/Kolkata', 5.5],
];

describe.each(ZONES)('clocks %s', (name, zone, standard) => {
  it('are put forward when the time zone database puts them forward', () => {
    for (let at = Date.UTC(2008, 0, 1); at < Date.UTC(2026, 0, 1); at += 31 * 3_600_000 + 977_000) {
      const hours = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 3.6e12;
      expect(hoursForward(rule(name), at * 1_000), new Date(at).toISOString()).toBe(hours - standard);
    }
  });
});

it('changes are those between two instants', () => {
  expect(changesOf(rule('Europe'), micros('2017-01-01'), micros('2018-01-01'))).toEqual([
    micros('2017-03-26T01:00Z'),
    micros('2017-10-29T01:00Z'),
  ]);
  expect(changesOf(rule('North'), micros('2017-03-12T07:00Z'), micros('2017-11-05T06:00Z'))).toEqual([]);
  expect(changesOf(rule('no change'), 0, micros('2030-01-01'))).toEqual([]);
});

it('a log is cut at every change, if it reaches a week over any', () => {
  expect(cutAtChanges(micros('2017-05-01'), micros('2017-08-01'))).toEqual([]);
  expect(cutAtChanges(micros('2017-03-20'), micros('2017-03-30'))).toEqual([]);
  const cut = cutAtChanges(micros('2017-03-01'), micros('2017-04-20'));
  expect(cut.map(({ from }) => from)).toEqual(['2017-03-01', '2017-03-12T07:00Z', '2017-03-26T01:00Z', '2017-04-01T16:00Z'].map(micros));
  expect(cut.map(({ to }) => to)).toEqual(['2017-03-12T07:00Z', '2017-03-26T01:00Z', '2017-04-01T16:00Z', '2017-04-20'].map(micros));
});

/** Somebody who begins sittings by the usual day, on a clock that a zone's rule puts forward. */
function sharesOf(zone: string, [from, to]: readonly [string, string], aDay: number, seed: number): Float64Array {
  const random = createRandom(seed);
  const profile = publishedProfile();
  const stretches = cutAtChanges(micros(from), micros(to)).map((one) => ({ ...one, counts: new Float64Array(SLOTS) }));
  for (let day = micros(from); day < micros(to); day += MICROS_PER_DAY)
    for (let i = 0; i < aDay; i++) {
      let [slot, left] = [0, random.next()];
      while (slot < SLOTS - 1 && left >= (profile[slot] as number)) left -= profile[slot++] as number;
      const at = day + Math.floor(MICROS_PER_DAY * random.next());
      const ahead = Temporal.Instant.fromEpochMilliseconds(Math.floor(at / 1e3)).toZonedDateTimeISO(zone).offsetNanoseconds / 1.8e12;
      const into = stretches.find((one) => at >= one.from && at < one.to);
      const utc = (((slot - ahead) % SLOTS) + SLOTS) % SLOTS;
      if (into) into.counts[utc] = (into.counts[utc] as number) + 1;
    }
  return weighRules(stretches, profile, 1);
}

describe('shares of likelihood', () => {
  const spring = ['2017-02-13', '2017-05-08'] as const;
  it.each(ZONES.map(([name, zone], i) => [name, zone, 8_301 + i] as const))('favour %s where it holds', (name, zone, seed) => {
    const shares = sharesOf(zone, spring, 40, seed);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(shares[DAYLIGHT_RULES.indexOf(rule(name))]).toBeGreaterThan(0.9);
  });

  it('of what holds are seldom small: below a twentieth in no more than a twentieth of the cases', () => {
    // Markov: of the other rules together, the likelihood is nineteen times that of the true one at most so often.
    let small = 0;
    for (let n = 0; n < 60; n++) {
      const [name, zone] = ZONES[n % 4] as (typeof ZONES)[number];
      if ((sharesOf(zone, spring, 6, 8_310 + n)[DAYLIGHT_RULES.indexOf(rule(name))] as number) < 0.05) small++;
    }
    expect(small).toBeLessThanOrEqual(7);
  });
});
