import type { Rename } from './side-table.ts';

/**
 * One table of new names out of two: names first, then aliases over what they gave. An alias may speak of a log's own name or of the
 * new one, and of an alias in its turn; a ring of aliases ends where it began.
 */
export function mergeRenames(
  names: readonly Rename[] | undefined,
  aliases: readonly Rename[] | undefined,
): ReadonlyMap<string, string> | undefined {
  if (names === undefined && aliases === undefined) return undefined;
  const named = new Map((names ?? []).map(({ endpoint, name }) => [endpoint, name]));
  const merged = new Map((aliases ?? []).map(({ endpoint, name }) => [endpoint, name]));
  const follow = (start: string): string => {
    const seen = new Set<string>();
    let name = start;
    for (let next = merged.get(name); next !== undefined && !seen.has(name); next = merged.get(name)) {
      seen.add(name);
      name = next;
    }
    return name;
  };
  const nameOf = (endpoint: string): string => {
    const own = merged.has(endpoint) ? follow(endpoint) : endpoint;
    return follow(named.get(own) ?? own);
  };
  return new Map([...new Set([...named.keys(), ...merged.keys()])].map((endpoint) => [endpoint, nameOf(endpoint)]));
}
