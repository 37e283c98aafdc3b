import { describe, expect, it, test } from 'vitest';
import { linkedByTiming } from '../../../src/inferences/hidden-links/linked-by-timing.ts';
import { row, type Volumes } from '../../../src/model/artifacts.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_SECOND } from '../../../src/model/event.ts';
import type { Random } from '../../../src/model/random.ts';
import { DAY_TESTS } from '../../../src/stats/day-tests/registry.ts';
import { benjaminiHochberg } from '../../../src/stats/false-discovery.ts';
import { createRandom } from '../../../src/stats/random.ts';
import { START, simulateSessions, toInput } from '../../calibration/phones.ts';
import { contactsOf } from '../../graph/artifacts.ts';
import { exchangesOf } from '../../graph/exchanges.ts';
import { contextFor, observe } from '../simulated-input.ts';

const DAYS = 30;
const options = { method: 0, near: 5 * MICROS_PER_SECOND, around: 600 * MICROS_PER_SECOND, lag: 0, size: 0 };

const NONE: Volumes = { offsets: new Float64Array(), at: new Float64Array(), out: new Float64Array(), in: new Float64Array() };

function rank(phones: readonly number[][], days = DAYS, asked: Partial<typeof options> = {}, volumes = NONE) {
  const context = contextFor({ ...options, ...asked }, { observation: { ...observe([]), clockStep: MICROS_PER_SECOND } });
  const input = { series: toInput(phones, days).series, exchanges: exchangesOf([]), contacts: contactsOf(phones.length, []), volumes };
  const ranking = linkedByTiming.rank(input, context as never);
  const q = benjaminiHochberg(ranking.columns.p as Float64Array, ranking.tested);
  if (ranking.subjects.of !== 'pairs') throw new Error('it ranks pairs');
  const { a, b } = ranking.subjects;
  return { ranking, input, context, reported: Array.from(a, (one, i) => [one, b[i]]).filter((_, i) => (q[i] as number) <= 0.05) };
}

/** Both begin within three seconds of each other, on two days in three. */
function talk(phones: number[][], one: number, other: number, random: Random): void {
  for (let day = 0; day < DAYS; day++) {
    if (day % 3 === 2) continue;
    const at = START + day * MICROS_PER_DAY + Math.floor((18 + 4 * random.next()) * MICROS_PER_HOUR);
    phones[one]?.push(at);
    phones[other]?.push(at + random.below(4) * MICROS_PER_SECOND);
  }
}

describe('phones of one evening peak, of which two pairs answer each other', () => {
  const random = createRandom(8_411);
  const phones = simulateSessions(30, DAYS, 2, random.fork('phones'), 'single');
  talk(phones, 3, 20, random);
  talk(phones, 3, 21, random);

  it.each(
    Object.keys(DAY_TESTS)
      .map((name, method) => [name, method] as const)
      .filter(([name]) => name !== 'presence'),
  )('finds the two and nobody else, by %s', (_, method) => {
    expect(rank(phones, DAYS, { method }).reported).toEqual([
      [3, 20],
      [3, 21],
    ]);
  });

  it('says what it rests on: days, coincidences, and moments without one', () => {
    const { ranking, input, context } = rank(phones);
    const p = ranking.columns.p as Float64Array;
    const best = p.indexOf(Math.min(...p));
    const { measures, evidence } = linkedByTiming.explain(best, ranking, input, context as never);
    const [cited] = evidence;
    if (cited.kind !== 'instants') throw new Error('it cites instants');
    for (let i = 0; i < cited.at.length; i += 2)
      expect(Math.abs((cited.at[i] as number) - (cited.at[i + 1] as number))).toBeLessThanOrEqual(options.near);
    const of = (label: string) => measures.find((one) => one.label.startsWith(label));
    // Twenty days of thirty; where one fell into use of the same second it may be lost.
    expect(of('days with more')?.value).toBeGreaterThanOrEqual(18);
    expect(of('moments of either without one')?.value).toBeGreaterThan(40);
  });

  it('counts every pair as tested', () => {
    expect(rank(phones).ranking.tested).toBe((30 * 29) / 2);
  });
});

test('sizes that a log does not state are asked for, and leaving them unread spares it the reading', () => {
  const phones = simulateSessions(4, 5, 2, createRandom(8_722), 'single');
  expect(rank(phones, 5, { method: 2, size: 10_000 }).ranking.unseen).toHaveLength(1);
  expect(() => rank(phones, 5, { size: 10_000 })).toThrow(/flow correlation/);
  expect(linkedByTiming.spares?.(options)).toEqual(['volumes']);
  expect(linkedByTiming.spares?.({ ...options, size: 1 })).toEqual([]);
});

test('where two answer each other after twenty seconds, a lag finds them, and no lag does not', () => {
  const random = createRandom(8_723);
  const phones = simulateSessions(12, DAYS, 2, random.fork('phones'), 'single');
  for (let day = 0; day < DAYS; day++) {
    const at = START + day * MICROS_PER_DAY + Math.floor((18 + 4 * random.next()) * MICROS_PER_HOUR);
    phones[2]?.push(at);
    phones[9]?.push(at + (18 + random.below(5)) * MICROS_PER_SECOND);
  }
  for (const method of [1, 2]) {
    expect(rank(phones, DAYS, { method }).reported).toEqual([]);
    const { ranking, input, context, reported } = rank(phones, DAYS, { method, lag: 20 * MICROS_PER_SECOND });
    expect(reported).toEqual([[2, 9]]);
    const p = ranking.columns.p as Float64Array;
    const { claim, evidence } = linkedByTiming.explain(p.indexOf(Math.min(...p)), ranking, input, context as never);
    expect(JSON.stringify(claim)).toMatch(/apart, give or take/);
    const [cited] = evidence;
    if (cited.kind !== 'instants') throw new Error('it cites instants');
    expect(cited.at.length).toBeGreaterThanOrEqual(20);
    const reach = (method === 1 ? 1 : 2) * options.near;
    for (let i = 0; i < cited.at.length; i += 2) {
      const apart = Math.abs((cited.at[i] as number) - (cited.at[i + 1] as number));
      expect(Math.abs(apart - 20 * MICROS_PER_SECOND)).toBeLessThanOrEqual(reach);
    }
  }
});

test('of three who show together, sizes tell the two of whom one sends what the other receives', () => {
  const random = createRandom(8_724);
  const phones = simulateSessions(30, DAYS, 2, random.fork('phones'), 'single');
  const sizes = new Map<string, [out: number, received: number]>();
  for (let day = 0; day < DAYS; day++) {
    const at = START + day * MICROS_PER_DAY + (18 * 3_600 + random.below(4 * 3_600)) * MICROS_PER_SECOND;
    const size = Math.round(1e6 * random.next());
    [2, 7, 9].forEach((phone, i) => {
      phones[phone]?.push(at + i * MICROS_PER_SECOND);
      sizes.set(`${phone} ${at + i * MICROS_PER_SECOND}`, phone === 2 ? [size, 0] : [0, phone === 9 ? size + random.below(900) : 3e6]);
    });
  }
  const { series } = toInput(phones, DAYS);
  const own = Array.from({ length: 30 }, (_, id) => Array.from(row(series.offsets, series.at, id)));
  const bytes = own.flatMap((all, id) =>
    all.map((at) => sizes.get(`${id} ${at}`) ?? [5e6 + 1e6 * random.next(), 9e6 + 1e6 * random.next()]),
  );
  const volumes: Volumes = {
    offsets: series.offsets,
    at: series.at,
    out: Float64Array.from(bytes, ([out]) => out as number),
    in: Float64Array.from(bytes, ([, received]) => received as number),
  };
  // By time alone each has as much company with either of the others.
  expect(rank(phones, DAYS, { method: 1 }).reported).toEqual([]);
  for (const method of [1, 2]) expect(rank(phones, DAYS, { method, size: 1_000 }, volumes).reported).toEqual([[2, 9]]);
});

test('one conversation of a whole evening is not enough: it is one day', () => {
  const random = createRandom(8_412);
  const phones = simulateSessions(20, DAYS, 2, random, 'single');
  for (let n = 0; n < 60; n++) {
    const at = START + 9 * MICROS_PER_DAY + 18 * MICROS_PER_HOUR + n * 180 * MICROS_PER_SECOND;
    phones[0]?.push(at);
    phones[1]?.push(at + 2 * MICROS_PER_SECOND);
  }
  expect(rank(phones).reported).toEqual([]);
});

test('who coincides with everybody by one cause is not thereby tied to each', () => {
  const random = createRandom(8_413);
  const phones = simulateSessions(6, DAYS, 2, random.fork('phones'), 'single');
  // Six phones that a bell moves every evening, too few for a crowd.
  for (let day = 0; day < DAYS; day++) {
    const bell = START + day * MICROS_PER_DAY + 19 * MICROS_PER_HOUR + random.below(3_600) * MICROS_PER_SECOND;
    for (const phone of phones) phone.push(bell + random.below(4) * MICROS_PER_SECOND);
  }
  expect(rank(phones).reported).toEqual([]);
});

describe('logs that show next to nothing', () => {
  it.each([
    ['nobody', []],
    ['one endpoint', [[START, START + MICROS_PER_DAY]]],
    ['one event each', [[START], [START]]],
    ['identical instants', [new Array<number>(40).fill(START), new Array<number>(40).fill(START)]],
  ])('%s', (_, phones) => {
    const { ranking, reported } = rank(phones, 5);
    expect(reported).toEqual([]);
    expect(ranking.tested).toBe(0);
    expect(ranking.smallest.length).toBeGreaterThan(0);
  });
});
