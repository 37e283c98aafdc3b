import { describe, expect, it } from 'vitest';
import { HAPPENING } from '../../../src/simulate/protocol/happening.ts';
import type { Plant } from '../../../src/simulate/scenario.ts';
import { HOUR } from '../run-scenario.ts';
import { live, median } from './live.ts';

describe('the hierarchy', () => {
  const plant: Plant = { kind: 'hierarchy', depth: 2, branching: 3, ordersADay: 2, lagMinutes: 4, unseenShare: 0 };
  const world = (related: boolean) =>
    live([plant], { seed: 9, days: 60, related, talk: { conversations: 0, calls: 0, groupThreads: 0, strangers: 0, serviceContacts: 0 } });
  const contacts = ({ did }: ReturnType<typeof world>) => did.filter(({ what }) => what === HAPPENING.send || what === HAPPENING.call);

  it('passes orders down the tree, with the stated lag, and reports up', () => {
    const ran = world(true);
    const { members, parent } = ran.truth.planted.hierarchy as { members: number[]; parent: number[] };
    expect(members).toHaveLength(13);
    const nameOf = (i: number) => ran.truth.people.name[members[i] as number] as string;
    const place = new Map(members.map((_, i) => [nameOf(i), i]));
    let [down, up] = [0, 0];
    const lags: number[] = [];
    const reached = new Map<string, number>();
    for (const { actor, peer, at } of contacts(ran)) {
      const [from, to] = [place.get(actor) as number, place.get(peer) as number];
      if (parent[to] === from) down++;
      else if (parent[from] === to) up++;
      if (parent[to] !== from) continue;
      const since = reached.get(actor);
      if (parent[from] === 0 && since !== undefined && at - since < 2 * HOUR) {
        lags.push(at - since);
        reached.delete(actor);
      }
      if (from === 0) reached.set(peer, at);
    }
    expect(down + up).toBe(contacts(ran).length);
    // 2 orders a day over 60 days: the chief's 3 × 0.8, and theirs 3 × 0.8 each; half of the last ones reported. 15 % for chance.
    expect(Math.abs(down / (120 * (2.4 + 2.4 * 2.4)) - 1)).toBeLessThan(0.15);
    expect(Math.abs(up / (120 * 2.4 * 2.4 * 0.5) - 1)).toBeLessThan(0.2);
    // A lognormal lag of median 4 minutes, and until the first of three takes it the least of about 2.4 waits of 2 minutes: 5 in all.
    expect(median(lags) / 60_000).toBeGreaterThan(4);
    expect(median(lags) / 60_000).toBeLessThan(6.5);
  });

  it('has no cascade where relations are taken out, and as many contacts', () => {
    const [related, none] = [world(true), world(false)];
    expect(Math.abs(contacts(none).length / contacts(related).length - 1)).toBeLessThan(0.2);
    const { members, parent } = none.truth.planted.hierarchy as { members: number[]; parent: number[] };
    const place = new Map(members.map((person, i) => [none.truth.people.name[person] as string, i]));
    const along = contacts(none).filter(({ actor, peer }) => {
      const [from, to] = [place.get(actor), place.get(peer)];
      return from !== undefined && to !== undefined && (parent[to] === from || parent[from] === to);
    });
    // Each member has at most four places of the tree next to it, among eighty people of very different weight.
    expect(along.length / contacts(none).length).toBeLessThan(0.1);
  });
});
