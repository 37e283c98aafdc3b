/** Nodes by label in one partition, in the other, and in both. */
interface Overlap {
  readonly first: Float64Array;
  readonly second: Float64Array;
  readonly both: Iterable<readonly [i: number, j: number, count: number]>;
}

function overlap(a: Int32Array, b: Int32Array): Overlap {
  if (a.length !== b.length) throw new RangeError(`partitions of ${a.length} and ${b.length} nodes cannot be compared`);
  const first = labelCounts(a);
  const second = labelCounts(b);
  const width = second.length;
  const cells = new Map<number, number>();
  for (let v = 0; v < a.length; v++) {
    const key = (a[v] as number) * width + (b[v] as number);
    cells.set(key, (cells.get(key) ?? 0) + 1);
  }
  return { first, second, both: Array.from(cells, ([key, count]) => [Math.floor(key / width), key % width, count] as const) };
}

function labelCounts(label: Int32Array): Float64Array {
  let most = -1;
  for (const value of label) if (value > most) most = value;
  const counts = new Float64Array(most + 1);
  for (const value of label) counts[value] = (counts[value] as number) + 1;
  return counts;
}

const pairs = (count: number): number => (count * (count - 1)) / 2;

const sumOf = (counts: Float64Array, term: (count: number) => number): number => counts.reduce((sum, count) => sum + term(count), 0);

/**
 * How far two partitions agree on which nodes belong together: 1 for the same division, 0 on average for unrelated ones.
 * Source: L. Hubert, P. Arabie, Comparing partitions, J. Classif. 2 (1985) 193–218.
 * @param a labels ≥ 0, one a node
 * @throws RangeError where the lengths differ
 */
export function adjustedRandIndex(a: Int32Array, b: Int32Array): number {
  const { first, second, both } = overlap(a, b);
  let together = 0;
  for (const [, , count] of both) together += pairs(count);
  const inFirst = sumOf(first, pairs);
  const inSecond = sumOf(second, pairs);
  const expected = a.length < 2 ? 0 : (inFirst * inSecond) / pairs(a.length);
  const most = (inFirst + inSecond) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

/** Mean adjusted Rand index over all pairs of partitions; 1 for fewer than two. */
export function meanAgreement(labels: readonly Int32Array[]): number {
  let sum = 0;
  let count = 0;
  labels.forEach((a, i) => {
    for (const b of labels.slice(i + 1)) {
      sum += adjustedRandIndex(a, b);
      count++;
    }
  });
  return count === 0 ? 1 : sum / count;
}

/**
 * By group of `label`: the share of its pairs of members that other partitions put together as well, averaged over them. NaN for a single member.
 * @param others partitions of the same nodes, at least one
 */
export function coMembership(label: Int32Array, groups: number, others: readonly Int32Array[]): Float64Array {
  const size = new Float64Array(groups);
  for (const c of label) size[c] = (size[c] as number) + 1;
  const kept = new Float64Array(groups);
  for (const other of others) for (const [c, , count] of overlap(label, other).both) kept[c] = (kept[c] as number) + pairs(count);
  return kept.map((sum, c) => sum / (others.length * pairs(size[c] as number)));
}
