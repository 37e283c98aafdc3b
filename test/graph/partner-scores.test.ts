import { describe, expect, it } from 'vitest';
import { SIGN_NAMES, SIGNS, scorePartners } from '../../src/graph/partner-scores.ts';
import type { Contacts } from '../../src/model/artifacts.ts';
import { createRandom } from '../../src/stats/random.ts';
import { contactsOf } from './artifacts.ts';

/** [a, b, contacts, days, evenings, nights], ascending. */
type Row = readonly [number, number, number, number, number, number];
const contacts = (endpoints: number, rows: readonly Row[]): Contacts => ({
  ...contactsOf(
    endpoints,
    rows.map(([a, b, n, days]) => [a, b, { forth: Math.ceil(n / 2), back: Math.floor(n / 2), days }] as const),
  ),
  evening: Float64Array.from(rows, ([, , , , evening]) => evening),
  night: Float64Array.from(rows, ([, , , , , night]) => night),
});

/** Everything by definition, of the signs but dispersion. */
function byHand(rows: readonly Row[], id: number) {
  const own = rows.filter(([a, b]) => a === id || b === id);
  const value = { contacts: (r: Row) => r[2], days: (r: Row) => r[3], evenings: (r: Row) => r[4] + r[5] };
  const share = (sign: keyof typeof value, r: Row) => value[sign](r) / Math.max(1e-300, ...own.map(value[sign]));
  return { own, share };
}

describe('signs of a partner', () => {
  const rows: Row[] = [
    [0, 1, 40, 20, 10, 5],
    [0, 2, 60, 10, 2, 0],
    [0, 3, 5, 5, 3, 0],
    [1, 2, 8, 1, 0, 0],
  ];
  const scores = scorePartners(contacts(5, rows), 64);

  it('are shares of the most that the end has with anybody, each end by itself', () => {
    rows.forEach((r, pair) => {
      for (const end of [0, 1] as const) {
        const { share } = byHand(rows, r[end]);
        for (const sign of ['contacts', 'days', 'evenings'] as const)
          expect(scores.signs[sign][2 * pair + end], `${sign} of ${r[0]} and ${r[1]}`).toBeCloseTo(share(sign, r), 12);
      }
    });
    expect([...scores.alters]).toEqual([3, 2, 2, 1, 0]);
  });

  it('combine by how often each finds a partner by itself', () => {
    const whole = SIGN_NAMES.reduce((sum, sign) => sum + SIGNS[sign], 0);
    scores.combined.forEach((value, place) => {
      const weighed = SIGN_NAMES.reduce((sum, sign) => sum + SIGNS[sign] * (scores.signs[sign][place] as number), 0);
      expect(value).toBeCloseTo(weighed / whole, 12);
    });
  });

  it('put somebody ahead by what lies between him and the next, and others behind by what lacks to the first', () => {
    const ends = rows.flatMap(
      ([a, b], pair) =>
        [
          [a, 2 * pair],
          [b, 2 * pair + 1],
        ] as const,
    );
    for (const [id, place] of ends) {
      const others = ends.filter(([of, at]) => of === id && at !== place).map(([, at]) => scores.combined[at] as number);
      expect(scores.lead[place]).toBeCloseTo((scores.combined[place] as number) - Math.max(0, ...others), 12);
    }
    // 3 knows nobody else: it is ahead by all that there is.
    expect(scores.lead[5]).toBe(scores.combined[5]);
  });

  it('leave two that are equal level', () => {
    const { lead } = scorePartners(
      contacts(3, [
        [0, 1, 4, 2, 1, 0],
        [0, 2, 4, 2, 1, 0],
      ]),
      64,
    );
    expect([lead[0], lead[2]]).toEqual([0, 0]);
  });
});

describe('dispersion among the signs', () => {
  it('is on the ties of two days or more, and of hubs there is none', () => {
    // Ego 0 with two circles, {1, 2, 3} and {4, 5, 6}, and 7, the partner, who knows all of them.
    const ties: (readonly [number, number])[] = [
      ...[1, 2, 3, 4, 5, 6, 7].map((v) => [0, v] as const),
      ...[2, 3, 7].map((v) => [1, v] as const),
      ...[3, 7].map((v) => [2, v] as const),
      [3, 7],
      ...[5, 6, 7].map((v) => [4, v] as const),
      ...[6, 7].map((v) => [5, v] as const),
      [6, 7],
    ];
    const rows = (days: number) => ties.map(([a, b]): Row => [a, b, 2, days, 0, 0]);
    const of7 = (most: number, days: number) => {
      const { signs, hubs } = scorePartners(contacts(8, rows(days)), most);
      return { values: [0, 1, 2, 3, 4, 5, 6].map((pair) => signs.dispersion[2 * pair] as number), hubs };
    };
    const { values, hubs } = of7(64, 2);
    expect(hubs).toBe(0);
    // By hand: nine pairs of 7's six are dispersed, none of the others' three. First round 4 and 1, then 1/4 and 3/8, then 4 and 22/27.
    expect(values[6]).toBe(1);
    for (const value of values.slice(0, 6)) expect(value).toBeCloseTo(11 / 54, 12);
    expect(of7(6, 2)).toMatchObject({ hubs: 2, values: [0, 0, 0, 0, 0, 0, 0] });
    expect(of7(64, 1).values).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it('belongs to the pair that it is read for, however the pairs lie', () => {
    // By symmetry: endpoints renumbered at random keep what each has with each.
    const random = createRandom(8_738);
    const ties = new Map<string, number>();
    while (ties.size < 40) {
      const [x, y] = [random.below(14), random.below(14)];
      if (x !== y) ties.set(`${Math.min(x, y)} ${Math.max(x, y)}`, 1 + random.below(4));
    }
    const named = (order: readonly number[]) => {
      const rows = Array.from(ties, ([key, days]): Row => {
        const [x, y] = key.split(' ').map((v) => order[Number(v)] as number) as [number, number];
        return [Math.min(x, y), Math.max(x, y), days, days, 0, 0];
      }).sort((r, s) => r[0] - s[0] || r[1] - s[1]);
      const { signs } = scorePartners(contacts(14, rows), 64);
      const back = (id: number) => order.indexOf(id);
      return Object.fromEntries(
        rows
          .flatMap(
            ([a, b], pair) =>
              [
                [`${back(a)} of ${back(b)}`, signs.dispersion[2 * pair]],
                [`${back(b)} of ${back(a)}`, signs.dispersion[2 * pair + 1]],
              ] as const,
          )
          .sort(([one], [other]) => (one < other ? -1 : 1)),
      );
    };
    const plain = named(Array.from({ length: 14 }, (_, i) => i));
    const other = named([5, 12, 0, 9, 3, 13, 7, 1, 10, 2, 8, 6, 11, 4]);
    expect(Object.keys(other)).toEqual(Object.keys(plain));
    for (const [key, value] of Object.entries(plain)) expect(other[key], key).toBeCloseTo(value as number, 9);
    expect(new Set(Object.values(plain)).size).toBeGreaterThan(5);
  });
});
