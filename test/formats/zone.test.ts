import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { calendarOf, LOCAL_TROUBLES, localReader, localSql, zoneSpans } from '../../src/formats/zone.ts';
import { localTime } from '../../src/model/calendar.ts';
import { KnownFailure } from '../../src/model/failure.ts';
import { overTexts } from './duck.ts';

const wall = (text: string): number => Date.parse(`${text}Z`) * 1000;
const zones = [
  'Europe/Berlin',
  'America/Los_Angeles',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Tokyo',
  'America/Sao_Paulo',
  'Asia/Kolkata',
];

describe('local times', () => {
  // Rules of the law: EU since 1996, last Sundays of March and October at 01:00 UTC; US since 2007, second Sunday of March, first of November, 02:00.
  test.each([
    ['Europe/Berlin', '2017-03-26T01:59:59', '2017-03-26T00:59:59', 'none'],
    ['Europe/Berlin', '2017-03-26T02:30:00', '2017-03-26T01:30:00', 'nonexistent'],
    ['Europe/Berlin', '2017-03-26T03:00:00', '2017-03-26T01:00:00', 'none'],
    ['Europe/Berlin', '2017-10-29T02:30:00', '2017-10-29T00:30:00', 'ambiguous'],
    ['Europe/Berlin', '2017-10-29T03:00:00', '2017-10-29T02:00:00', 'none'],
    ['America/Los_Angeles', '2012-03-11T02:00:00', '2012-03-11T10:00:00', 'nonexistent'],
    ['America/Los_Angeles', '2012-11-04T01:00:00', '2012-11-04T08:00:00', 'ambiguous'],
    ['America/Los_Angeles', '2012-11-04T00:59:59', '2012-11-04T07:59:59', 'none'],
    ['Asia/Kolkata', '2012-11-04T00:00:00', '2012-11-03T18:30:00', 'none'],
  ])('%s %s is %s UTC, %s', (zone, local, utc, trouble) => {
    expect(localReader(zoneSpans(zone))(wall(local))).toEqual({ at: wall(utc), trouble });
  });

  test.each(zones)(
    '%s: as Temporal has it, in TypeScript and in SQL',
    async (zone) => {
      const spans = zoneSpans(zone);
      const near = spans
        .slice(1)
        .flatMap(({ from, offset }) => [-7_200, -3_600, -1_800, -1, 0, 1, 1_799, 3_599, 3_600, 7_200].map((s) => from + offset + s * 1e6));
      const anywhere = fc
        .sample(fc.integer({ min: wall('1990-01-03T00:00:00') / 1e6, max: wall('2099-12-30T00:00:00') / 1e6 }), { numRuns: 300, seed: 3 })
        .map((s) => s * 1e6);
      const locals = [...near.slice(0, 600), ...anywhere];
      const read = localReader(spans);
      const { at, trouble } = localSql(spans, 'l');
      const rows = await overTexts(locals.map(String), `${at} AS at, ${trouble} AS trouble`, 'SELECT i, CAST(x AS BIGINT) AS l FROM texts');
      locals.forEach((local, i) => {
        const ours = read(local);
        const plain = Temporal.Instant.fromEpochMilliseconds(local / 1000)
          .toZonedDateTimeISO('UTC')
          .toPlainDateTime();
        const [earlier, later, compatible] = (['earlier', 'later', 'compatible'] as const).map((disambiguation) =>
          plain.toZonedDateTime(zone, { disambiguation }),
        );
        expect(ours.at).toBe((compatible as Temporal.ZonedDateTime).epochMilliseconds * 1000);
        const twofold = earlier?.epochMilliseconds !== later?.epochMilliseconds;
        const exists = compatible?.toPlainDateTime().equals(plain);
        expect(ours.trouble).toBe(twofold ? (exists ? 'ambiguous' : 'nonexistent') : 'none');
        expect([Number(rows[i]?.[0]), LOCAL_TROUBLES[Number(rows[i]?.[1])]]).toEqual([ours.at, ours.trouble]);
      });
    },
    120_000,
  );

  test('instants read from a zone print the same wall time in its calendar', () => {
    const calendar = calendarOf('America/Los_Angeles');
    const read = localReader(calendar.spans);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3e9 }), (s) => {
        const { at, trouble } = read(s * 1e6);
        expect(localTime(calendar, at) - s * 1e6).toBe(trouble === 'nonexistent' ? 3600e6 : 0);
      }),
    );
  });
});

describe('what --tz asks for', () => {
  test('nothing is UTC, not stated', () => expect(calendarOf(undefined)).toMatchObject({ clock: 'utc', zone: 'UTC', stated: false }));
  test('a name is spelled as the database does', () =>
    expect(calendarOf('europe/berlin')).toMatchObject({ zone: 'Europe/Berlin', stated: true }));
  test('floating keeps wall time', () =>
    expect(calendarOf('floating')).toMatchObject({ clock: 'floating', stated: true, spans: [{ offset: 0 }] }));
  test('a relative clock has no zone', () =>
    expect(calendarOf('Europe/Berlin', 'relative')).toMatchObject({ clock: 'relative', stated: false }));
  test.each([
    ['Europe/Berln', 'Europe/Berlin'],
    ['america/los angeles', 'America/Los_Angeles'],
  ])('%s: did you mean %s?', (given, meant) => {
    const failure = (() => {
      try {
        return calendarOf(given);
      } catch (error) {
        return error;
      }
    })();
    expect(failure).toBeInstanceOf(KnownFailure);
    expect(failure).toMatchObject({ code: 'usage', where: `--tz ${given}`, remedy: expect.stringContaining(meant) });
  });
  test('thresholds of every zone ascend, so that the search is sound', () => {
    for (const zone of [
      'Africa/El_Aaiun',
      'Africa/Cairo',
      'Asia/Gaza',
      'Antarctica/Troll',
      'Pacific/Apia',
      'America/Caracas',
      'Europe/Moscow',
      'Asia/Pyongyang',
      'America/St_Johns',
    ]) {
      const spans = zoneSpans(zone);
      const until = spans.slice(1).map(({ from, offset }, i) => from + Math.max(offset, spans[i]?.offset ?? 0));
      expect(until).toEqual([...until].sort((a, b) => a - b));
    }
  });
});
