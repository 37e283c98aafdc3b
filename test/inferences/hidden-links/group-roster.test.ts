import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { groupRoster } from '../../../src/inferences/hidden-links/group-roster.ts';
import type { Coverage, Deliveries } from '../../../src/model/artifacts.ts';
import { UTC } from '../../../src/model/calendar.ts';
import { MICROS_PER_DAY, MICROS_PER_SECOND } from '../../../src/model/event.ts';
import { indexDeliveries } from '../../../src/stats/delivery-index.ts';
import { gatherFanOuts } from '../../../src/stats/fan-outs.ts';
import { createRandom } from '../../../src/stats/random.ts';
import { attributePosts } from '../../../src/stats/who-posts.ts';
import { deliveriesOf } from '../../graph/deliveries.ts';
import { contextFor } from '../simulated-input.ts';
import { readDeliveries } from './read-deliveries.ts';

const coverageOf = (days: number): Coverage => ({
  ...{ from: 0, to: days * MICROS_PER_DAY, observed: days * MICROS_PER_DAY },
  ...{ gapFrom: new Float64Array(), gapTo: new Float64Array(), days: new Int32Array(), dayShare: new Float64Array() },
});
const ask = (deliveries: Deliveries, endpoints: number, days = 14) => {
  const input = { deliveries, endpoints: { count: endpoints } as never, coverage: coverageOf(days) };
  return groupRoster.rank(input, contextFor({ window: 2 * MICROS_PER_SECOND }));
};
const groupsOf = ({ subjects, columns, tested }: ReturnType<typeof ask>) => {
  if (subjects.of !== 'groups') throw new Error('no groups');
  return Array.from(columns.p as Float64Array, (p, row) => ({
    members: [...subjects.member.subarray(subjects.offsets[row], subjects.offsets[row + 1])],
    sure: p * tested <= 0.05,
  }));
};

/** Messages over days: each to some, whose receipts come back to the one who wrote unless they are missing. */
function draw(days: number, messages: readonly { from: number; to: readonly number[] }[], seed: number, receipts = 1): Deliveries {
  const random = createRandom(seed);
  return deliveriesOf(
    messages.flatMap(({ from, to }) => {
      const at = 86_400 * random.below(days) + 30_000 + 40_000 * random.next();
      return to.flatMap((one): [number, number][] => {
        const handed = at + 1.2 * random.next();
        return random.next() < receipts
          ? [
              [handed, one],
              [handed + 0.1 + 0.3 * random.next(), from],
            ]
          : [[handed, one]];
      });
    }),
  );
}

const among = (members: readonly number[], count: number) =>
  Array.from({ length: count }, (_, i) => ({
    from: members[i % members.length] as number,
    to: members.filter((_, j) => j !== i % members.length),
  }));
const toAnybody = (people: number, count: number, seed: number, many: number) => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => ({
    from: random.below(people),
    to: Array.from({ length: many }, () => random.below(people)),
  }));
};

describe('group-roster', () => {
  it.each([3, 4, 5])('finds a group of %d, exactly, among people who write to anybody, and who sent', (size) => {
    const members = [3, 11, 20, 31, 40].slice(0, size);
    const ranking = ask(draw(14, [...among(members, 60), ...toAnybody(50, 2_000, 8506, 1), ...toAnybody(50, 100, 8507, 4)], 8508), 50);
    expect(groupsOf(ranking).filter(({ sure }) => sure)).toEqual([{ members, sure: true }]);
    const { posts } = ranking.working as unknown as { posts: { count: number; by: Int32Array }[] };
    const sent = Array.from(posts[0]?.by as Int32Array);
    const ascribed = sent.reduce((sum, n) => sum + n, 0);
    // Of three, whoever wrote gets two receipts and the others one message each: one more is not enough to go by.
    if (size === 3) return expect(ascribed).toBeLessThan(6);
    // Each sent as many as any other; nearly all are ascribed, and evenly.
    expect(ascribed).toBeGreaterThan(40);
    for (const n of sent) expect(Math.abs(n - 60 / size)).toBeLessThanOrEqual(4);
  });

  it('takes the sender from the log where the log names it, and says how many it named', () => {
    const members = [3, 11, 20];
    const messages = among(members, 30);
    const named = messages.flatMap(({ from, to }, i) => to.map((one, n): [number, number, number] => [3_600 * i + 0.2 * n, one, from]));
    const index = indexDeliveries(gatherFanOuts(deliveriesOf(named), 2 * MICROS_PER_SECOND), 21, UTC);
    const { sender, logged, by } = attributePosts(members, index, deliveriesOf(named), 2 * MICROS_PER_SECOND);
    expect(logged).toBe(30);
    expect([...sender]).toEqual(messages.map(({ from }) => members.indexOf(from)));
    expect([...by]).toEqual([10, 10, 10]);
  });

  it('keeps what the log names apart from what receipts tell, where it does both', () => {
    const members = [0, 1, 2, 3];
    // Every third message names who wrote; of the others nothing but the receipts come back.
    const handed = among(members, 60).flatMap(({ from, to }, i) =>
      to.flatMap((one, n): [number, number, number][] => [
        [3_600 * 5 * i + 0.1 * n, one, i % 3 === 0 ? from : -1],
        ...(i % 3 === 0 ? [] : [[3_600 * 5 * i + 0.5 + 0.1 * n, from, -1] as [number, number, number]]),
      ]),
    );
    const random = createRandom(8_725);
    const others = Array.from({ length: 4_000 }, (): [number, number] => [14 * 86_400 * random.next(), random.below(50)]);
    const input = { deliveries: deliveriesOf([...handed, ...others]), endpoints: { count: 50 } as never, coverage: coverageOf(14) };
    const context = contextFor({ window: 2 * MICROS_PER_SECOND });
    const ranking = groupRoster.rank(input, context);
    const said = JSON.stringify(groupRoster.explain(0, ranking, input, context));
    const { posts } = ranking.working as unknown as { posts: { count: number; logged: number; inferred: number }[] };
    expect(posts[0]).toMatchObject({ count: 60, logged: 20, inferred: 40 });
    expect(said).toContain('The log names who sent');
    expect(said).toContain('flurry of receipts');
    expect(said).toContain('Who wrote is inferred');
  });

  it('names nobody where nobody gets a flurry: who is left out may just be away', () => {
    const members = [0, 1, 2, 3];
    const handed = Array.from({ length: 20 }, (_, i) =>
      members.filter((one) => one !== i % 4).map((one): [number, number] => [3_600 * i, one]),
    ).flat();
    const index = indexDeliveries(gatherFanOuts(deliveriesOf(handed), 2 * MICROS_PER_SECOND), 4, UTC);
    const { count, sender } = attributePosts(members, index, deliveriesOf(handed), 2 * MICROS_PER_SECOND);
    expect(count).toBe(20);
    expect([...sender].every((who) => who === -1)).toBe(true);
  });

  it('takes three who write to each other in pairs for no group', () => {
    const pairs = [
      [1, 2],
      [2, 3],
      [1, 3],
    ].flatMap((pair) => among(pair, 80));
    expect(groupsOf(ask(draw(14, [...pairs, ...toAnybody(30, 6_000, 8509, 1)], 8510), 30)).filter(({ sure }) => sure)).toEqual([]);
  });

  it('finds no group where each message goes to whom it may', () => {
    const found = [1, 2, 3, 4].filter((seed) => groupsOf(ask(draw(14, toAnybody(30, 400, seed, 4), seed), 30)).some(({ sure }) => sure));
    expect(found).toEqual([]);
  });

  it('has an answer to nothing, one delivery and equal instants', () => {
    expect(ask(deliveriesOf([]), 3).unseen).toHaveLength(1);
    expect(groupsOf(ask(deliveriesOf([[1, 0]]), 3))).toEqual([]);
    expect(groupsOf(ask(deliveriesOf(Array.from({ length: 60 }, (_, i) => [5, i % 6] as const)), 6))).toEqual([]);
  });

  it('finds the planted roster of the sample by what a server sees, whether or not it knows who sent', () => {
    for (const log of ['sealed-server', 'server']) {
      const { deliveries, names } = readDeliveries(`group-roster/${log}.csv`);
      const truth = JSON.parse(readFileSync('fixtures/group-roster/truth.json', 'utf8'));
      const roster = (truth.planted.rosters[0] as number[]).map((one) => names.indexOf(truth.people.name[one] as string));
      const first = deliveries.at[0] as number;
      const shifted = { ...deliveries, at: deliveries.at.map((at) => at - first) };
      const sure = groupsOf(ask(shifted, names.length)).filter((group) => group.sure);
      expect(sure.map(({ members }) => members)).toContainEqual(roster.sort((x, y) => x - y));
    }
  });
});
