import { describe, expect, it } from 'vitest';
import { firstFrom, gatherPairs, indexPairs, instantsOf } from '../../src/graph/pair-exchanges.ts';
import type { Event } from '../../src/model/event.ts';
import { EVENT_KINDS } from '../../src/model/event.ts';
import { createRandom } from '../../src/stats/random.ts';
import { buildArtifacts } from '../inferences/build-artifacts.ts';

const random = createRandom(5);
const kinds = ['send', 'call', 'proximity'] as const;
const events = Array.from({ length: 3_000 }, (_, i): Event => {
  const [actor, peer] = [random.below(20), random.below(20)];
  const named = peer === actor || random.next() < 0.1 ? {} : { peer: `p${peer}` };
  return { at: 1_000 * i + random.below(900), kind: kinds[random.below(3)] as (typeof kinds)[number], actor: `p${actor}`, ...named };
});
const { contacts, exchanges } = buildArtifacts(events).artifacts;

describe('gatherPairs', () => {
  const pairs = gatherPairs(contacts, exchanges);

  it('holds for each pair what a search of all contacts finds', () => {
    for (let pair = 0; pair < contacts.count; pair++) {
      const [a, b] = [contacts.a[pair] as number, contacts.b[pair] as number];
      const own = Array.from({ length: exchanges.count }, (_, i) => i).filter((i) =>
        [`${a} ${b}`, `${b} ${a}`].includes(`${exchanges.sender[i]} ${exchanges.receiver[i]}`),
      );
      const [from, to] = [pairs.offsets[pair] as number, pairs.offsets[pair + 1] as number];
      expect(Array.from(instantsOf(pairs, pair))).toEqual(own.map((i) => exchanges.at[i]));
      expect(Array.from(pairs.forth.subarray(from, to))).toEqual(own.map((i) => Number(exchanges.sender[i] === a)));
      expect(Array.from(pairs.kind.subarray(from, to))).toEqual(own.map((i) => exchanges.kind[i]));
      expect(to - from).toBe((contacts.forth[pair] as number) + (contacts.back[pair] as number));
    }
    expect(contacts.count).toBeGreaterThan(150);
    expect(pairs.kind).toContain(EVENT_KINDS.proximity.code);
  });

  it('finds the first contact that is not before an instant', () => {
    for (let pair = 0; pair < contacts.count; pair++) {
      const own = instantsOf(pairs, pair);
      for (const bound of [0, own[0] as number, (own[0] as number) + 1, 4e6]) {
        const expected = own.findIndex((at) => at >= bound);
        expect(firstFrom(pairs, pair, bound) - (pairs.offsets[pair] as number)).toBe(expected < 0 ? own.length : expected);
      }
    }
  });

  it('knows the place of a pair, and who never met', () => {
    const placeOf = indexPairs(contacts);
    const known = new Map(Array.from(contacts.a, (a, pair) => [`${a} ${contacts.b[pair]}`, pair]));
    for (let a = 0; a < 20; a++) for (let b = a + 1; b < 20; b++) expect(placeOf(a, b)).toBe(known.get(`${a} ${b}`) ?? -1);
  });

  it('takes an empty log', () => {
    const none = buildArtifacts([]).artifacts;
    expect(gatherPairs(none.contacts, none.exchanges).offsets).toEqual(new Int32Array(1));
  });
});
