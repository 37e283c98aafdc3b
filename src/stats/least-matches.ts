import type { PairedDays } from './paired-days.ts';

/**
 * How many matches the pair of middling activity would need for a chance of `chance`: by how far a normal law has to go, with the
 * pair's own spread.
 */
export function leastMatches(pairs: readonly PairedDays[], chance: number): { expected: number; matches: number } {
  const ordered = [...pairs].sort((x, y) => x.expected - y.expected);
  const { expected, deviation } = ordered[Math.floor(ordered.length / 2)] as PairedDays;
  let matches = Math.ceil(expected);
  while (normalTail((matches - 0.5 - expected) / Math.max(deviation, 0.5)) > chance) matches++;
  return { expected, matches };
}

/** An upper bound of the normal tail that is close where it is small: exp(−z² / 2) / (z √(2π)). */
const normalTail = (z: number): number => (z <= 0.4 ? 1 : Math.exp((-z * z) / 2) / (z * Math.sqrt(2 * Math.PI)));
