import { expect, test } from 'vitest';
import { UTC } from '../../src/model/calendar.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE } from '../../src/model/event.ts';
import { buildCoverage } from '../../src/reduce/coverage.ts';
import { createRandom } from '../../src/stats/random.ts';
import type { Store } from '../../src/store/store.ts';

/** 2024-01-01, a Monday. */
const START = 19_723 * MICROS_PER_DAY;
const random = createRandom(7);

/** A store that knows nothing but when its events were. */
function storeOf(instants: readonly number[]): Store {
  const minutes = new Map<number, { first: number; last: number; events: number }>();
  for (const at of [...instants].sort((a, b) => a - b)) {
    const minute = Math.floor(at / MICROS_PER_MINUTE);
    const was = minutes.get(minute);
    minutes.set(minute, { first: was?.first ?? at, last: at, events: (was?.events ?? 0) + 1 });
  }
  const all = [...minutes.values()];
  const column = (name: 'first' | 'last' | 'events') => Float64Array.from(all, (minute) => minute[name]);
  return {
    reduce: async () => ({ rows: all.length, columns: { first: column('first'), last: column('last'), events: column('events') } }),
  } as unknown as Store;
}

/** Events between two clock hours of the days that `active` names. */
function days(
  count: number,
  perDay: number,
  [from, to]: readonly [number, number],
  active: (day: number) => boolean = () => true,
): number[] {
  return Array.from({ length: count }, (_, day) => day)
    .filter(active)
    .flatMap((day) =>
      Array.from({ length: perDay }, () =>
        Math.round(START + day * MICROS_PER_DAY + (from + random.next() * (to - from)) * MICROS_PER_HOUR),
      ),
    );
}

const gapsOf = async (instants: readonly number[]) => {
  const { gapFrom, gapTo } = await buildCoverage(storeOf(instants), UTC);
  return Array.from(gapFrom, (from, i) => Math.round(((gapTo[i] as number) - from) / MICROS_PER_HOUR));
};

test.each([40, 300, 1_500])('a sleeper with %d events a day has nights, not gaps', async (perDay) => {
  expect(await gapsOf(days(30, perDay, [8, 23]))).toEqual([]);
});

test('an office that is empty at weekends has weekends, not gaps', async () => {
  expect(await gapsOf(days(60, 400, [8, 18], (day) => day % 7 < 5))).toEqual([]);
});

test('a log that was off for three days has one gap', async () => {
  const gaps = await gapsOf(days(40, 500, [7, 23], (day) => day < 20 || day > 22));
  expect(gaps).toHaveLength(1);
  expect(gaps[0]).toBeGreaterThanOrEqual(3 * 24);
});

test('a log around the clock that was off for a night has one gap', async () => {
  const instants = days(10, 2_000, [0, 24]).filter(
    (at) => at < START + 4 * MICROS_PER_DAY || at > START + 4 * MICROS_PER_DAY + 8 * MICROS_PER_HOUR,
  );
  expect(await gapsOf(instants)).toEqual([8]);
});

test('a few events say nothing of gaps', async () => {
  expect(await gapsOf([0, 1, 2, 400, 9_000].map((hours) => START + hours * MICROS_PER_HOUR))).toEqual([]);
});
