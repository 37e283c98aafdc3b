import { describe, expect, it, test } from 'vitest';
import { linkedByTiming } from '../../../src/inferences/hidden-links/linked-by-timing.ts';
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
const options = { method: 0, near: 5 * MICROS_PER_SECOND, around: 600 * MICROS_PER_SECOND };

function rank(phones: readonly number[][], days = DAYS, asked: Partial<typeof options> = {}) {
  const context = contextFor({ ...options, ...asked }, { observation: { ...observe([]), clockStep: MICROS_PER_SECOND } });
  const input = { series: toInput(phones, days).series, exchanges: exchangesOf([]), contacts: contactsOf(phones.length, []) };
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
