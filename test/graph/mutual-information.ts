/** Normalised mutual information of two divisions, by the arithmetic mean of their entropies (Strehl and Ghosh, JMLR 3, 2002, take the geometric one). */
export function mutualInformation(a: Int32Array, b: Int32Array): number {
  const entropy = (keys: Iterable<number | string>): number => {
    const counts = new Map<number | string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return [...counts.values()].reduce((sum, count) => sum - (count / a.length) * Math.log(count / a.length), 0);
  };
  const [one, other] = [entropy(a), entropy(b)];
  const both = entropy(Array.from(a, (label, i) => `${label} ${b[i]}`));
  return one + other === 0 ? 1 : (2 * (one + other - both)) / (one + other);
}
