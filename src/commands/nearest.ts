/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}

/** "Did you mean …?" where one of `known` is near, else an empty text. */
export function nearest(given: string, known: readonly string[]): string {
  const best = known
    .map((name) => ({ name, far: distance(given.slice(0, 60), name) }))
    .sort((a, b) => a.far - b.far || (a.name < b.name ? -1 : 1))[0];
  return best && best.far <= Math.max(2, best.name.length / 2) ? `Did you mean ${best.name}?` : '';
}
