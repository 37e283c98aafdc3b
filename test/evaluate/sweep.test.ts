import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resamplePeople } from '../../src/evaluate/resample-people.ts';
import { orderCases, sweepCases } from '../../src/evaluate/sweep.ts';
import { createRandom } from '../../src/stats/random.ts';

const cases = fc.array(fc.record({ score: fc.integer({ min: 0, max: 6 }), isTrue: fc.boolean(), weight: fc.integer({ min: 0, max: 3 }) }), {
  minLength: 1,
  maxLength: 40,
});

/** Each case as often as its weight says. */
const spread = (all: { score: number; isTrue: boolean; weight: number }[]) =>
  all.flatMap((one) => Array.from({ length: one.weight }, () => one));

describe('one pass down the ranked cases', () => {
  it('gives the area that comparing all pairs gives, ties half, weights as copies', () => {
    fc.assert(
      fc.property(cases, (all) => {
        const copies = spread(all);
        const yes = copies.filter(({ isTrue }) => isTrue);
        const no = copies.filter(({ isTrue }) => !isTrue);
        let won = 0;
        for (const a of yes) for (const b of no) won += a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0;
        const score = all.map((one) => one.score);
        const { auc } = sweepCases(
          orderCases(score),
          score,
          all.map(({ isTrue }) => isTrue),
          (i) => all[i]?.weight ?? 0,
          [],
        );
        if (yes.length === 0 || no.length === 0) expect(auc).toBeNaN();
        else expect(auc).toBeCloseTo(won / yes.length / no.length, 9);
      }),
    );
  });

  it('finds as many of the true ones as the best threshold that lets no more others through', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(0, 0.1, 0.3, 1), (all, rate) => {
        const copies = spread(all);
        const yes = copies.filter(({ isTrue }) => isTrue);
        const no = copies.filter(({ isTrue }) => !isTrue);
        fc.pre(yes.length > 0);
        let best = 0;
        for (let threshold = 0; threshold <= 7; threshold++) {
          const through = no.filter(({ score }) => score >= threshold).length;
          if (through <= rate * no.length) best = Math.max(best, yes.filter(({ score }) => score >= threshold).length / yes.length);
        }
        const score = all.map((one) => one.score);
        const { found } = sweepCases(
          orderCases(score),
          score,
          all.map(({ isTrue }) => isTrue),
          (i) => all[i]?.weight ?? 0,
          [rate],
        );
        expect(found[0]).toBeCloseTo(best, 9);
      }),
    );
  });
});

describe('intervals by resampling people', () => {
  it('cover the mean of a trait as often as they state, however many rows a person has', () => {
    const random = createRandom(77);
    const worlds = 200;
    let held = 0;
    for (let world = 0; world < worlds; world++) {
      const trait = Array.from({ length: 40 }, () => random.next());
      // Ten rows a person that say the same: rows taken for independent would give intervals three times too narrow.
      const one = trait.flatMap((_, person) => Array.from({ length: 10 }, () => person));
      const mean = (weight: (i: number) => number) => {
        let sum = 0;
        let all = 0;
        one.forEach((person, i) => {
          sum += weight(i) * (trait[person] as number);
          all += weight(i);
        });
        return [sum / all];
      };
      const [bounds] = resamplePeople(
        one,
        one.map(() => -1),
        mean,
        random.fork(`${world}`),
      );
      if (bounds && bounds.low <= 0.5 && 0.5 <= bounds.high) held++;
    }
    // 90 % of 200, three standard errors either way.
    expect(held).toBeGreaterThan(0.9 * worlds - 3 * Math.sqrt(0.09 * worlds));
    expect(held).toBeLessThan(0.9 * worlds + 3 * Math.sqrt(0.09 * worlds));
  });
});
