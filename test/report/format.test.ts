import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../src/model/calendar.ts';
import { formatNumber, formatShare } from '../../src/report/view/format-number.ts';
import { formatClock, formatDay, formatDuration, formatInstant } from '../../src/report/view/format-time.ts';
import { cutGraphemes, makeVisible } from '../../src/report/view/visible.ts';

const BERLIN: Calendar = {
  clock: 'utc',
  zone: 'Europe/Berlin',
  stated: true,
  spans: [
    { from: Number.NEGATIVE_INFINITY, offset: 3_600_000_000 },
    { from: 1_490_490_000_000_000, offset: 7_200_000_000 },
  ],
};
const UTC: Calendar = { clock: 'utc', zone: 'UTC', stated: true, spans: [{ from: Number.NEGATIVE_INFINITY, offset: 0 }] };

describe('numbers', () => {
  it.each([
    [59_835, undefined, '59,835'],
    [1_000_000, undefined, '1,000,000'],
    [0.0341, undefined, '0.034'],
    [0.000043, undefined, '0.000043'],
    [4.1e-9, undefined, '4.1e-9'],
    [-1234.5, 1, '\u22121,234.5'],
    [0.004, 2, '<0.01'],
    [0, 2, '0.00'],
    [99.95, undefined, '100'],
    [1234.6, undefined, '1,235'],
  ] as const)('%d to %s digits is %s', (value, digits, text) => {
    expect(formatNumber(value, digits)).toBe(text);
  });
  it('reads back within the digits it shows', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1e14, noNaN: true }), (value) => {
        const shown = Number(formatNumber(value).replaceAll(',', ''));
        expect(Math.abs(shown - value) / value).toBeLessThan(0.051);
      }),
    );
  });
  it('never rounds a share to a full hundred by digits it does not have', () => {
    expect(formatShare(0.912)).toBe('91%');
    expect(formatShare(0.0019)).toBe('0.2%');
  });
});

describe('time', () => {
  it('agrees with the ISO form of the platform, in UTC', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000_000, max: 7_000_000_000 }), (seconds) => {
        const iso = new Date(seconds * 1000).toISOString();
        expect(formatInstant(seconds * 1e6, UTC)).toBe(`${iso.slice(0, 10)} ${iso.slice(11, 19)}Z`);
      }),
    );
  });
  it('says the offset of a zone where it falls', () => {
    expect(formatInstant(Date.UTC(2017, 2, 22, 14, 40) * 1000, BERLIN)).toBe('2017-03-22 15:40:00 +01:00');
    expect(formatInstant(Date.UTC(2017, 2, 28, 14, 40) * 1000, BERLIN)).toBe('2017-03-28 16:40:00 +02:00');
  });
  it('never shows an instant without saying what its clock is', () => {
    expect(formatInstant(1_500_000, { ...UTC, clock: 'floating', zone: 'floating' })).toBe('1970-01-01 00:00:01.5 (no zone)');
    expect(formatInstant(90_000_000_000, { ...UTC, clock: 'relative' })).toContain('since the log’s zero');
  });
  it('names days, clocks and durations', () => {
    expect(formatDay(17_247)).toBe('Wed 2017-03-22');
    expect(formatClock(23.995)).toBe('00:00');
    expect(formatClock(8.5)).toBe('08:30');
    expect(formatDuration(125_000_000)).toBe('2 min 5 s');
    expect(formatDuration(86_400_000_000 * 3)).toBe('3 d');
    expect(formatDuration(350_000)).toBe('350 ms');
    expect(formatDuration(3_599_999_999)).toBe('1 h');
  });
});

describe('text of a log', () => {
  it('holds nothing invisible, nothing that reorders, no lone surrogate', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = makeVisible(text);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(shown.isWellFormed()).toBe(true);
      }),
    );
  });
  it('leaves ordinary names of any script as they are', () => {
    for (const name of ['ana', 'Ünal', 'שלום', 'محمد', '王小明', 'ทดสอบ', '😀']) expect(makeVisible(name)).toBe(name);
  });
  it('names what it takes away', () => {
    expect(makeVisible('\u001B[31m\u202Ea\u{E0067}\uD800')).toBe('␛[31m\\u202Ea\\u{E0067}\\uD800');
    expect(makeVisible(`e${'\u0301'.repeat(5)}`)).toBe(`e${'\u0301'.repeat(4)}\\u0301`);
  });
  it('cuts between letters, not inside one', () => {
    expect(cutGraphemes('e\u0301'.repeat(30), 24)).toBe(`${'e\u0301'.repeat(24)}…`);
    expect(cutGraphemes('x'.repeat(24), 24)).toBe('x'.repeat(24));
    expect(cutGraphemes('😀'.repeat(30), 24)).toBe(`${'😀'.repeat(24)}…`);
  });
});
