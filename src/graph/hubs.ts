/** Share of the connected endpoints that can be hubs at most, ties at the edge aside. */
const SHARE = 0.001;

/**
 * Endpoints that look like a service rather than a person, by number of partners alone: among the top 0.1 % (at least one, and all that tie with it),
 * and with at least `multiple` times the median number of partners. A rule of thumb, stated where it is used; a side table is better.
 * @param partners by endpoint; endpoints without any are left out of the median
 * @returns ids, ascending; may be empty
 */
export function findHubs(partners: Int32Array, multiple: number): Int32Array {
  const sorted = partners.filter((count) => count > 0).sort();
  const n = sorted.length;
  if (n === 0) return new Int32Array(0);
  const median = sorted[Math.floor(n / 2)] as number;
  const least = Math.max(sorted[n - Math.max(1, Math.floor(n * SHARE))] as number, multiple * median);
  return Int32Array.from(partners.keys()).filter((id) => (partners[id] as number) >= least);
}
