import type { Random } from '../../model/random.ts';
import { actsOf, distinctRows, groupTies, type TieTimes, type Traffic } from './traffic.ts';

/**
 * A log of pure chance: as many contacts, between as many endpoints, over the same time, each between two drawn at random and at a random instant.
 * A measure by which even this is no further from real logs than they are from each other cannot tell what is real.
 */
export function drawBlank(traffic: Traffic, random: Random): Traffic {
  const { ties, acts, directed, endpoints, timed, from, to } = traffic;
  const drawInstant = (): number => (timed ? from + Math.floor(random.next() * (to - from)) : Number.NaN);
  if (ties.count > 0) {
    const drawn = drawTies(ties, directed, drawInstant, random);
    return { ...traffic, ties: drawn, acts: actsOf(drawn, directed, endpoints) };
  }
  const active = Array.from({ length: endpoints }, (_, id) => id).filter((id) => acts.offsets[id] !== acts.offsets[id + 1]);
  const counts = new Float64Array(endpoints + 1);
  for (let i = 0; i < acts.at.length; i++) {
    const place = (active[random.below(active.length)] as number) + 1;
    counts[place] = (counts[place] as number) + 1;
  }
  for (let id = 0; id < endpoints; id++) counts[id + 1] = (counts[id + 1] as number) + (counts[id] as number);
  return { ...traffic, acts: distinctRows(counts, acts.at.map(drawInstant)) };
}

function drawTies(ties: TieTimes, directed: boolean, drawInstant: () => number, random: Random): TieTimes {
  const known = [...new Set([...ties.a, ...ties.b])].sort((one, other) => one - other);
  const n = ties.at.length;
  const rows = Array.from({ length: n }, () => {
    const one = random.below(known.length);
    const other = (one + 1 + random.below(known.length - 1)) % known.length;
    const forth = !directed || one < other ? 1 : 0;
    return { a: known[Math.min(one, other)] as number, b: known[Math.max(one, other)] as number, at: drawInstant(), forth };
  });
  rows.sort((p, q) => p.a - q.a || p.b - q.b || p.at - q.at || p.forth - q.forth);
  return groupTies({
    a: Int32Array.from(rows, ({ a }) => a),
    b: Int32Array.from(rows, ({ b }) => b),
    at: Float64Array.from(rows, ({ at }) => at),
    forth: Uint8Array.from(rows, ({ forth }) => forth),
  });
}
