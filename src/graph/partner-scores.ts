import type { Contacts } from '../model/artifacts.ts';
import { buildGraph } from './csr.ts';
import { createDispersion } from './dispersion.ts';

/**
 * What speaks for a partner, and how much it weighs: how often each by itself finds an existing partner. Calls counted and days with a
 * call: J. Mayer, P. Mutchler, J. C. Mitchell, PNAS 113(20), 2016; recursive dispersion: L. Backstrom, J. Kleinberg, CSCW 2014 (0.506 of
 * all relationships). For evenings and nights there is no such figure; they are given the weight of the weakest of the others.
 */
export const SIGNS = {
  contacts: 0.81,
  days: 0.77,
  evenings: 0.5,
  dispersion: 0.51,
} as const;
export type Sign = keyof typeof SIGNS;
export const SIGN_NAMES = Object.keys(SIGNS) as readonly Sign[];
const WHOLE = SIGN_NAMES.reduce((sum, sign) => sum + SIGNS[sign], 0);

/** Days in contact with which a pair is a tie of the graph on which dispersion is computed. */
const TIE_DAYS = 2;

/** By pair of the contacts, and by its end a (even places) and b (odd places). */
export interface PartnerScores {
  /** Each sign as a share of the largest that the end has with anybody, in [0, 1]. */
  readonly signs: Readonly<Record<Sign, Float64Array>>;
  /** Their weighted mean. */
  readonly combined: Float64Array;
  /** By how much the pair is ahead of the end's next best alter; negative where it is not the best. */
  readonly lead: Float64Array;
  /** Endpoints with more ties than dispersion is computed for. */
  readonly hubs: number;
  /** Alters that each endpoint has. */
  readonly alters: Int32Array;
}

/** Scores each end's alters as its partner. O(pairs), and for dispersion at most cubic in `most` an endpoint. */
export function scorePartners(contacts: Contacts, most: number): PartnerScores {
  const { count, endpoints, a, b, forth, back, days, evening, night } = contacts;
  const end = (place: number): number => ((place & 1) === 0 ? a : b)[place >> 1] as number;
  const twice = (of: (pair: number) => number): Float64Array => Float64Array.from({ length: 2 * count }, (_, place) => of(place >> 1));
  const { recursive, hubs } = disperse(contacts, most);
  const raw: Record<Sign, Float64Array> = {
    contacts: twice((pair) => (forth[pair] as number) + (back[pair] as number)),
    days: twice((pair) => days[pair] as number),
    evenings: twice((pair) => (evening[pair] as number) + (night[pair] as number)),
    dispersion: recursive,
  };
  const combined = new Float64Array(2 * count);
  for (const sign of SIGN_NAMES) {
    const values = raw[sign];
    const largest = new Float64Array(endpoints);
    for (let place = 0; place < 2 * count; place++) largest[end(place)] = Math.max(largest[end(place)] as number, values[place] as number);
    for (let place = 0; place < 2 * count; place++) {
      const top = largest[end(place)] as number;
      values[place] = top > 0 ? (values[place] as number) / top : 0;
      combined[place] = (combined[place] as number) + (SIGNS[sign] / WHOLE) * (values[place] as number);
    }
  }
  const alters = new Int32Array(endpoints);
  const best = new Float64Array(endpoints);
  const second = new Float64Array(endpoints);
  for (let place = 0; place < 2 * count; place++) {
    const [id, value] = [end(place), combined[place] as number];
    alters[id] = (alters[id] as number) + 1;
    if (value > (best[id] as number)) {
      second[id] = best[id] as number;
      best[id] = value;
    } else if (value > (second[id] as number)) second[id] = value;
  }
  const lead = combined.map((value, place) => value - ((value === best[end(place)] ? second : best)[end(place)] as number));
  return { signs: raw, combined, lead, hubs, alters };
}

function disperse({ count, endpoints, a, b, days }: Contacts, most: number): { recursive: Float64Array; hubs: number } {
  const kept = Int32Array.from({ length: count }, (_, pair) => pair).filter((pair) => (days[pair] as number) >= TIE_DAYS);
  const graph = buildGraph(endpoints, {
    a: kept.map((pair) => a[pair] as number),
    b: kept.map((pair) => b[pair] as number),
    weight: new Float64Array(kept.length).fill(1),
  });
  const disperse = createDispersion(graph, most);
  const recursive = new Float64Array(2 * count);
  // Rows come in the order of pairs, so that the next free place of an endpoint is that of its next pair.
  const free = graph.offsets.slice(0, endpoints);
  const values = new Float64Array(graph.neighbour.length);
  let hubs = 0;
  for (let ego = 0; ego < endpoints; ego++) {
    const found = disperse(ego);
    if (found === undefined) hubs++;
    else values.set(found.recursive, graph.offsets[ego]);
  }
  for (const pair of kept)
    for (const [place, id] of [
      [2 * pair, a[pair] as number],
      [2 * pair + 1, b[pair] as number],
    ] as const) {
      recursive[place] = values[free[id] as number] as number;
      free[id] = (free[id] as number) + 1;
    }
  return { recursive, hubs };
}
