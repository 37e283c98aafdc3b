import { describe, expect, it } from 'vitest';
import { MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE } from '../../src/model/event.ts';
import { simulateWorld, WORLD_DEFAULTS } from '../../src/simulate/world.ts';
import { writeCsv, writeJsonl } from '../../src/simulate/write-log.ts';

const world = simulateWorld({ seed: 5 });
const null_ = simulateWorld({ seed: 5, related: false });
const { start, days } = WORLD_DEFAULTS;

const perDay = (events: typeof world.events) => events.length / days;
const pairsOf = (events: typeof world.events) => {
  const dates = new Map<string, Set<number>>();
  for (const { actor, peer, at } of events) {
    if (peer === undefined) continue;
    const pair = actor < peer ? `${actor} ${peer}` : `${peer} ${actor}`;
    dates.set(pair, (dates.get(pair) ?? new Set()).add(Math.floor(at / MICROS_PER_DAY)));
  }
  return dates;
};

describe('the simulated world', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(writeCsv(simulateWorld({ seed: 5 }).events)).toBe(writeCsv(world.events));
    expect(writeCsv(simulateWorld({ seed: 6 }).events)).not.toBe(writeCsv(world.events));
  });

  it('lies within its days, ascending, people sleeping where the truth says', () => {
    expect(world.events.every((event, i) => i === 0 || event.at >= (world.events[i - 1]?.at ?? 0))).toBe(true);
    expect(world.events[0]?.at).toBeGreaterThanOrEqual(start - MICROS_PER_MINUTE);
    const asleep = world.truth.names.map((name, i) => {
      const hours = world.events
        .filter((event, row) => event.actor === name && !world.byTimer[row])
        .map(({ at }) => (at / MICROS_PER_HOUR - (world.truth.midSleep[i] as number) + 48 + 12) % 24);
      // Hours from the middle of sleep, put at 12: within two hours of it almost nothing happens.
      return hours.filter((hour) => Math.abs(hour - 12) < 2).length / hours.length;
    });
    expect(Math.max(...asleep)).toBeLessThan(0.03);
  });

  it('has pairs in contact on the share of days that the truth expects', () => {
    const dates = pairsOf(world.events);
    const { ties, names } = world.truth;
    const shown = ties.reduce((sum, { a, b }) => sum + (dates.get(`${names[a]} ${names[b]}`)?.size ?? 0) / days, 0);
    const expected = ties.reduce((sum, { contactShare }) => sum + contactShare, 0);
    // 203 ties: the sum has a standard error of about 1 %; conversations over midnight add up to 2 %.
    expect(shown / expected).toBeGreaterThan(0.95);
    expect(shown / expected).toBeLessThan(1.07);
  });

  it('keeps the busyness and loses the ties where relations are removed', () => {
    expect(perDay(null_.events) / perDay(world.events)).toBeGreaterThan(0.95);
    expect(perDay(null_.events) / perDay(world.events)).toBeLessThan(1.05);
    expect(null_.truth.ties).toEqual([]);
    // Repeated pairs: hardly any chance pair meets on a third of the days, as many true ones do.
    const often = (events: typeof world.events) => [...pairsOf(events).values()].filter((dates) => dates.size > days / 3).length;
    expect(often(world.events)).toBeGreaterThan(15);
    expect(often(null_.events)).toBeLessThan(5);
  });

  it('plants what it is asked to', () => {
    const event = start + 37 * MICROS_PER_DAY + 14.6 * MICROS_PER_HOUR;
    const planted = simulateWorld({ seed: 9, trigger: { event, lag: 2 * MICROS_PER_MINUTE }, brokenDays: [20, 30] });
    const name = planted.truth.names[planted.truth.triggered ?? -1];
    expect(planted.events.some(({ at, actor }) => actor === name && at === event - 2 * MICROS_PER_MINUTE)).toBe(true);
    const broken = planted.truth.names[planted.truth.broken ?? -1];
    const night = planted.events.filter(
      ({ at, actor }) => actor === broken && at >= start + 20 * MICROS_PER_DAY && at < start + 20 * MICROS_PER_DAY + 9 * MICROS_PER_HOUR,
    );
    expect(night.length).toBeGreaterThanOrEqual(80);
  });

  it('writes logs that say the same in CSV and JSON lines', () => {
    const few = world.events.slice(0, 50);
    const lines = writeCsv(few).trimEnd().split('\n');
    expect(lines).toHaveLength(51);
    expect(lines[0]).toBe('time,kind,actor,peer,via');
    expect(lines.slice(1).map((line) => Date.parse(line.split(',')[0] ?? '') * 1_000)).toEqual(few.map(({ at }) => at));
    expect(
      writeJsonl(few)
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual(few.map((event) => JSON.parse(JSON.stringify(event))));
  });
});
