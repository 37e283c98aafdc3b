import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../src/model/calendar.ts';
import { type Event, MICROS_PER_DAY, MICROS_PER_HOUR } from '../../src/model/event.ts';
import { buildArtifacts } from './build-artifacts.ts';

const at = (day: number, hour: number) => day * MICROS_PER_DAY + hour * MICROS_PER_HOUR;
/** A log worked out by hand: 1970-01-05 was a Monday. */
const events: Event[] = [
  { at: at(4, 9), kind: 'send', actor: 'x', peer: 'y' },
  { at: at(4, 19), kind: 'receive', actor: 'x', peer: 'y' },
  { at: at(4, 20), kind: 'connect', actor: 'z' },
  { at: at(5, 1), kind: 'proximity', actor: 'z', peer: 'y' },
  { at: at(6, 1), kind: 'call', actor: 'y', peer: 'x', duration: 60 },
];
const { artifacts, names } = buildArtifacts(events);

describe('artifacts by hand', () => {
  it('orders ids by first instant, last instant, events', () => {
    // x and y begin and end together; x has fewer events.
    expect(names).toEqual(['x', 'y', 'z']);
    expect([...artifacts.endpoints.events]).toEqual([3, 4, 2]);
    expect([...artifacts.endpoints.partners]).toEqual([1, 2, 1]);
  });

  it('counts contacts by direction, day and hour', () => {
    const { a, b, forth, back, days, evening, night, duration } = artifacts.contacts;
    expect([...a].map((one, i) => [one, b[i]])).toEqual([
      [0, 1],
      [1, 2],
    ]);
    // What x received went from y to x.
    expect([...forth]).toEqual([1, 1]);
    expect([...back]).toEqual([2, 0]);
    expect([...days]).toEqual([2, 1]);
    expect([...evening]).toEqual([1, 0]);
    expect([...night]).toEqual([1, 1]);
    expect([...duration]).toEqual([60, Number.NaN]);
  });

  it('shows activity of actors, and of both sides of what has no direction', () => {
    const { offsets, at: instants } = artifacts.series;
    expect([...offsets]).toEqual([0, 1, 3, 5]);
    expect([...instants]).toEqual([at(4, 9), at(5, 1), at(6, 1), at(4, 20), at(5, 1)]);
    // Monday 20:00.
    expect(artifacts.rhythms.counts[2 * 168 + 20]).toBe(1);
    expect(artifacts.rhythms.observed.reduce((sum, hours) => sum + hours, 0)).toBeCloseTo(40, 9);
  });

  it('finds no gap where the log’s own silences are as long, and sets keep-alives aside', () => {
    expect(artifacts.coverage.gapFrom).toHaveLength(0);
    expect([...artifacts.coverage.dayShare].map((share) => share * 24)).toEqual([15, 24, 1]);
    const aside = buildArtifacts(events, { keepAlive: (i) => i === 2 }).artifacts.series;
    expect([...aside.setAside]).toEqual([0, 0, 1]);
    expect([...aside.offsets]).toEqual([0, 1, 3, 4]);
  });

  it('finds a gap that the log’s own rhythm does not explain, and days by the local clock', () => {
    const steady: Event[] = Array.from({ length: 3_000 }, (_, i) => ({ at: at(4, i / 60), kind: 'connect', actor: 'x' }));
    const shifted: Calendar = {
      clock: 'utc',
      zone: 'test',
      stated: true,
      spans: [{ from: Number.NEGATIVE_INFINITY, offset: 2 * MICROS_PER_HOUR }],
    };
    const later = steady.map((event) => ({ ...event, at: (event.at as number) + 4 * MICROS_PER_DAY }));
    const { coverage } = buildArtifacts([...steady, ...later], { calendar: shifted }).artifacts;
    expect([...coverage.gapFrom]).toEqual([steady.at(-1)?.at]);
    expect([...coverage.gapTo]).toEqual([later[0]?.at]);
    // From day 4, 02:00 local, for 49.98 hours.
    expect([...coverage.days]).toEqual([4, 5, 6, 8, 9, 10]);
    expect((coverage.dayShare[0] as number) * 24).toBeCloseTo(22, 9);
  });
});
