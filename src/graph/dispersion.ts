import type { CsrGraph } from './csr.ts';

/** What the surroundings of one tie of an ego look like. Columns in step with the ego's row of neighbours. */
export interface Dispersion {
  /** Common neighbours of the ego and the neighbour. */
  readonly embeddedness: Int32Array;
  /** Pairs of common neighbours who are not in touch, and have nobody in common among the ego's neighbours but the two. */
  readonly dispersion: Float64Array;
  /** After three rounds in which each common neighbour counts by its own value; scaled so that the largest is 1. */
  readonly recursive: Float64Array;
}

const ROUNDS = 3;

/** A search in the neighbours' rows is cheaper than reading a row that is so many times as long as the ego's. */
const LONG = 8;

/**
 * Prepares the dispersion of ties on a graph of which each row ascends. Source: L. Backstrom, J. Kleinberg, Romantic partnerships and the
 * dispersion of social ties, CSCW 2014, with the distance that is 1 for two who neither know each other nor share a neighbour within the
 * ego's network, the two ends of the tie left out, and 0 otherwise.
 * @param most neighbours that an ego may have; of larger ones nothing is computed, as they are hubs
 * @returns dispersion of an ego; undefined for one with more neighbours than `most`
 */
export function createDispersion({ nodes, offsets, neighbour }: CsrGraph, most: number): (ego: number) => Dispersion | undefined {
  const placeOf = new Int32Array(nodes).fill(-1);
  const words = Math.ceil(most / 32);
  const rows = new Uint32Array(most * words);
  return (ego) => {
    const [start, end] = [offsets[ego] as number, offsets[ego + 1] as number];
    const k = end - start;
    if (k > most) return undefined;
    const width = Math.ceil(k / 32);
    rows.fill(0, 0, k * width);
    for (let i = 0; i < k; i++) placeOf[neighbour[start + i] as number] = i;
    const mark = (i: number, j: number): void => {
      const word = i * width + (j >> 5);
      rows[word] = (rows[word] as number) | (1 << (j & 31));
    };
    for (let i = 0; i < k; i++) {
      const v = neighbour[start + i] as number;
      const [from, to] = [offsets[v] as number, offsets[v + 1] as number];
      if (to - from <= LONG * k) {
        for (let e = from; e < to; e++) {
          const j = placeOf[neighbour[e] as number] as number;
          if (j >= 0) mark(i, j);
        }
      } else
        for (let j = 0; j < k; j++) {
          let [low, high] = [from, to];
          const wanted = neighbour[start + j] as number;
          while (low < high) {
            const middle = (low + high) >>> 1;
            if ((neighbour[middle] as number) < wanted) low = middle + 1;
            else high = middle;
          }
          if (low < to && neighbour[low] === wanted) mark(i, j);
        }
    }
    for (let i = 0; i < k; i++) placeOf[neighbour[start + i] as number] = -1;
    return measure(rows, k, width);
  };
}

/** @param rows who of the k neighbours is in touch with whom: k rows of `width` words of bits */
function measure(rows: Uint32Array, k: number, width: number): Dispersion {
  const adjacent = (i: number, j: number): boolean => (((rows[i * width + (j >> 5)] as number) >>> (j & 31)) & 1) === 1;
  /** Whether s and t, both in touch with v, have nobody else in common. */
  const apart = (s: number, t: number, v: number): boolean => {
    if (adjacent(s, t)) return false;
    for (let w = 0; w < width; w++) {
      const both = (rows[s * width + w] as number) & (rows[t * width + w] as number) & ~(w === v >> 5 ? 1 << (v & 31) : 0);
      if (both !== 0) return false;
    }
    return true;
  };
  const embeddedness = new Int32Array(k);
  const dispersion = new Float64Array(k);
  const common: number[][] = [];
  const far: number[][] = [];
  for (let v = 0; v < k; v++) {
    const own: number[] = [];
    for (let s = 0; s < k; s++) if (adjacent(v, s)) own.push(s);
    const pairs: number[] = [];
    for (let x = 0; x < own.length; x++)
      for (let y = x + 1; y < own.length; y++)
        if (apart(own[x] as number, own[y] as number, v)) pairs.push(own[x] as number, own[y] as number);
    embeddedness[v] = own.length;
    dispersion[v] = pairs.length / 2;
    common.push(own);
    far.push(pairs);
  }
  let value = new Float64Array(k).fill(1);
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Float64Array(k);
    for (let v = 0; v < k; v++) {
      const own = common[v] as number[];
      if (own.length === 0) continue;
      let sum = 0;
      for (const w of own) sum += (value[w] as number) ** 2;
      const pairs = far[v] as number[];
      for (let i = 0; i < pairs.length; i += 2)
        sum += 2 * (value[pairs[i] as number] as number) * (value[pairs[i + 1] as number] as number);
      next[v] = sum / own.length;
    }
    // The order of the values does not depend on their scale, which would outgrow all numbers.
    const largest = next.reduce((most, one) => Math.max(most, one), 0);
    value = largest > 0 ? next.map((one) => one / largest) : next;
  }
  return { embeddedness, dispersion, recursive: value };
}

/** Normalised dispersion: (dispersion + b)^alpha / (embeddedness + c), and the numerator where that is 0, as networkx has it. */
export function normaliseDispersion(dispersion: number, embeddedness: number, { alpha = 1, b = 0, c = 0 } = {}): number {
  const raised = (dispersion + b) ** alpha;
  return embeddedness + c === 0 ? raised : raised / (embeddedness + c);
}
