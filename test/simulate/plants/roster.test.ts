import { describe, expect, it } from 'vitest';
import { HAPPENING } from '../../../src/simulate/protocol/happening.ts';
import { SECOND } from '../run-scenario.ts';
import { type Did, live } from './live.ts';

describe('the roster', () => {
  /** Times within two seconds of which two of the roster receive something, and what such pairs of other people have. */
  const receptions = (related: boolean) => {
    const { truth, did } = live([{ kind: 'roster', members: 5, threadsADay: 2 }], { seed: 8, related });
    const roster = new Set(truth.planted.rosters?.[0]?.map((i) => truth.people.name[i] as string));
    const arrivals = did.filter(({ what }) => what === HAPPENING.deliver);
    let [inside, count] = [0, 0];
    const each = new Map<string, number>();
    arrivals.forEach(({ actor, at }, i) => {
      each.set(actor, (each.get(actor) ?? 0) + 1);
      for (let j = i + 1; j < arrivals.length && (arrivals[j] as Did).at - at < 2 * SECOND; j++) {
        const other = (arrivals[j] as Did).actor;
        if (other === actor) continue;
        count++;
        if (roster.has(actor) && roster.has(other)) inside++;
      }
    });
    const total = [...each.values()].reduce((sum, n) => sum + n, 0);
    const shares = [...roster].map((name) => (each.get(name) ?? 0) / total);
    const byChance = shares.reduce((sum, a, i) => sum + shares.slice(i + 1).reduce((more, b) => more + 2 * a * b, 0), 0);
    return { inside, expected: count * byChance };
  };

  it('receives together, and only by chance where relations are taken out', () => {
    const [related, none] = [receptions(true), receptions(false)];
    // Other groups receive together too, and are in what is expected.
    expect(related.inside / related.expected).toBeGreaterThan(2.5);
    expect(Math.abs(none.inside - none.expected)).toBeLessThan(4 * Math.sqrt(2 * none.expected) + 3);
  });
});
