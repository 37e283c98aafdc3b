import type { Contacts } from '../model/artifacts.ts';

/**
 * How many others turn to each endpoint: those with at least one contact towards it. In networks of choices this is degree prestige.
 * Undirected contacts have no side that turns to the other, but `contacts` keeps them with those from `a` to `b`: a log of such alone says
 * nothing here.
 * Source: S. Wasserman, K. Faust, Social Network Analysis (Cambridge, 1994), 5.3.
 */
export function countTurningTo({ count, endpoints, a, b, forth, back }: Contacts): Float64Array {
  const turning = new Float64Array(endpoints);
  for (let i = 0; i < count; i++) {
    if ((forth[i] as number) > 0) turning[b[i] as number] = (turning[b[i] as number] as number) + 1;
    if ((back[i] as number) > 0) turning[a[i] as number] = (turning[a[i] as number] as number) + 1;
  }
  return turning;
}
