import { describe, expect, it } from 'vitest';
import { sealedSenderPartner } from '../../../src/inferences/hidden-links/sealed-sender-partner.ts';
import type { Coverage, Deliveries } from '../../../src/model/artifacts.ts';
import { MICROS_PER_DAY, MICROS_PER_SECOND } from '../../../src/model/event.ts';
import { createRandom } from '../../../src/stats/random.ts';
import { deliveriesOf } from '../../graph/deliveries.ts';
import { contextFor, simulateInput } from '../../inferences/simulated-input.ts';

const DAYS = 20;
const PEOPLE = 40;
/** Seconds of each day in which anybody is active. */
const WATCHED = 2_000;
const [BOB, ALICE, SERVICE] = [0, 1, 2];

const coverage: Coverage = {
  ...{ from: 0, to: DAYS * MICROS_PER_DAY, observed: DAYS * MICROS_PER_DAY },
  ...{ gapFrom: new Float64Array(), gapTo: new Float64Array(), days: new Int32Array(), dayShare: new Float64Array() },
};

/** People who receive at random by day; Bob three times a day from Alice, whose receipt comes with a chance; a service receives each second. */
function draw(seed: number, hit: number): Deliveries {
  const random = createRandom(seed);
  const rows: [number, number][] = [];
  for (let day = 0; day < DAYS; day++) {
    const morning = 86_400 * day + 30_000;
    for (let n = 0; n < 2 * PEOPLE; n++) rows.push([morning + WATCHED * random.next(), 3 + random.below(PEOPLE - 3)]);
    for (let n = 0; n < 3; n++) {
      const at = morning + WATCHED * random.next();
      rows.push([at, BOB]);
      if (random.next() < hit) rows.push([at + 0.1 + 0.8 * random.next(), ALICE]);
    }
    for (let second = 0; second < WATCHED; second += 0.9) rows.push([morning + second, SERVICE]);
  }
  return deliveriesOf(rows);
}

const context = (parts: object = {}) => contextFor({ epoch: MICROS_PER_SECOND }, { ...parts });
const ask = (deliveries: Deliveries, focus: number[] = []) =>
  sealedSenderPartner.rank({ deliveries, endpoints: { count: PEOPLE } as never, coverage }, context({ focus }));

describe('sealed-sender-partner', () => {
  it.each([1, 0.6])('finds who gets receipts after deliveries to the target, of which a share of %d comes', (hit) => {
    const { subjects, columns, tested } = ask(draw(8501, hit));
    if (subjects.of !== 'pairs') throw new Error('no pairs');
    const best = Array.from(columns.p as Float64Array).sort((x, y) => x - y)[0] as number;
    const row = (columns.p as Float64Array).indexOf(best);
    expect([subjects.a[row], subjects.b[row]]).toEqual([BOB, ALICE]);
    expect(best * tested).toBeLessThan(1e-3);
    expect((columns.p as Float64Array).filter((p) => p * tested <= 0.05).length).toBe(1);
  });

  it('takes a service that receives all the time for what it is', () => {
    const { subjects, columns } = ask(draw(8502, 1), [BOB]);
    if (subjects.of !== 'pairs') throw new Error('no pairs');
    const row = subjects.b.findIndex((b, i) => b === SERVICE && subjects.a[i] === BOB);
    expect(columns.support?.[row]).toBeGreaterThan(10);
    expect(columns.p?.[row]).toBeGreaterThan(1e-3);
  });

  it('gives every pair of a focus, so that they are a family of their own', () => {
    const { subjects, columns } = ask(draw(8503, 1), [BOB]);
    if (subjects.of !== 'pairs') throw new Error('no pairs');
    expect(subjects.a.filter((a, i) => a === BOB || subjects.b[i] === BOB).length).toBe(PEOPLE - 1);
    expect(columns.p?.every((p) => p >= 0 && p <= 1)).toBe(true);
  });

  it('says what is missing where the log names who sent', () => {
    const { unseen, tested } = ask(
      deliveriesOf([
        [1, 0, 1],
        [2, 1, 0],
      ]),
    );
    expect(unseen).toHaveLength(1);
    expect(tested).toBe(0);
  });

  it('has an answer to one event, one endpoint and equal instants', () => {
    expect(ask(deliveriesOf([[1, 0]])).tested).toBe(0);
    expect(ask(deliveriesOf([1, 2, 3].map((at) => [at * 86_400, 0] as const))).columns.score).toHaveLength(0);
    const same = ask(deliveriesOf(Array.from({ length: 30 }, (_, i) => [5, i % 6] as const)));
    expect(same.columns.score).toHaveLength(0);
  });

  it('ranks true correspondents of a simulated world before others', () => {
    const { artifacts, world, idOf } = simulateInput({ seed: 8504, people: 40, days: 21, observer: 'sealed-server' });
    const ranking = sealedSenderPartner.rank(artifacts, context());
    const { subjects, columns } = ranking;
    if (subjects.of !== 'pairs') throw new Error('no pairs');
    const tied = new Set(
      world.truth.ties.a.map((a, t) => [idOf(a), idOf(world.truth.ties.b[t] as number)].sort((x, y) => x - y).join(' ')),
    );
    const reported = [...(columns.p as Float64Array).keys()].filter((row) => (columns.p?.[row] as number) * ranking.tested <= 0.05);
    expect(reported.length).toBeGreaterThan(5);
    expect(reported.filter((row) => !tied.has(`${subjects.a[row]} ${subjects.b[row]}`)).length).toBeLessThanOrEqual(1);
  });

  it('cannot be told from pushes alone, which reach a phone only while nobody looks at it', () => {
    const of = (kinds: object) => {
      const observation = { ...context().observation, kinds };
      const input = { deliveries: draw(1, 0.5), endpoints: { count: PEOPLE } as never, coverage };
      return sealedSenderPartner.rank(input, context({ observation })).unseen;
    };
    expect(of({ push: 9 })).toHaveLength(1);
    expect(of({ push: 9, deliver: 9 })).toBeUndefined();
  });
});
