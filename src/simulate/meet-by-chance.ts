import type { Random } from '../model/random.ts';
import { lowerBound } from '../stats/search.ts';
import type { Tie } from './ties/tie.ts';

/**
 * A way to turn to somebody by chance, in proportion to how much each talks: what is left of the ties where relations are taken out.
 * It gives back the one who asks where nobody else is found.
 */
export function createChanceMeeting(
  people: number,
  ties: readonly Tie[],
  isHere: (person: number) => boolean,
  random: Random,
): (one: number) => number {
  const until = new Float64Array(people);
  for (const { a, b, rate } of ties) {
    until[a] = (until[a] as number) + rate;
    until[b] = (until[b] as number) + rate;
  }
  for (let i = 1; i < people; i++) until[i] = (until[i] as number) + (until[i - 1] as number);
  const total = until[people - 1] ?? 0;
  return (one) => {
    for (let attempt = 0; attempt < 20; attempt++) {
      const other = Math.min(people - 1, lowerBound(until, random.next() * total));
      if (other !== one && isHere(other)) return other;
    }
    return one;
  };
}
