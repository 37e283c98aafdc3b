import { describe, expect, test } from 'vitest';
import { parseInstant } from '../../src/formats/parse-instant.ts';
import { calendarOf } from '../../src/formats/zone.ts';

const utc = Date.UTC(2017, 2, 22, 14, 40) * 1000;

describe('an instant as a person writes it', () => {
  test.each([
    ['2017-03-22T14:40:00Z', undefined, utc],
    ['2017-03-22 15:40+01:00', 'America/New_York', utc],
    ['2017-03-22T15:40', 'Europe/Berlin', utc],
    ['2017-03-22T14:40', 'floating', utc],
  ])('%s under --tz %s', (text, tz, expected) => expect(parseInstant(text, calendarOf(tz), '--event')).toBe(expected));

  test('counts seconds on a relative clock', () =>
    expect(parseInstant('31220.5', calendarOf(undefined, 'relative'), '--event')).toBe(31_220_500_000));

  test.each([
    ['2017-03-22T14:40:00', calendarOf(undefined), 'has no zone'],
    ['2017-03-22T14:40:00Z', calendarOf('floating'), 'has a zone'],
    ['2017-03-22T14:40:00Z', calendarOf(undefined, 'relative'), 'relative'],
    ['2017-03-22T14:40:00Z', calendarOf(undefined, 'none'), 'no time'],
    ['tomorrow', calendarOf(undefined), 'could not be read'],
  ])('%s is refused where it means nothing', (text, calendar, what) => {
    expect(() => parseInstant(text, calendar, '--event')).toThrow(what);
  });
});
