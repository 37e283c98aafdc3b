import { CITED, type LookAlikes } from '../../src/stats/look-alikes.ts';
import { type RankedNumbers, SORT_WORDS } from './number-worlds.ts';

/** Sorts of which fewer pairs were compared are not spoken of. */
const FEWEST = 60;

const WHOSE = { carrier: 'a telephone carrier', server: 'a messaging server' } as const;

/** How strongly pairs who are two people look like one, by sort. @param set the worlds, in words */
export function countAlike(observer: keyof typeof WHOSE, ranked: readonly RankedNumbers[], set: string): LookAlikes {
  const sorts = (Object.keys(SORT_WORDS) as (keyof typeof SORT_WORDS)[]).map((sort) => {
    const own = ranked.flatMap(({ pairs, passing }) =>
      pairs.filter((pair) => pair.sort === sort).map(({ p, row }) => ({ p, passes: passing.has(row) })),
    );
    const chances = own.map(({ p }) => p);
    const strength = chances
      .filter((p) => p <= CITED)
      .map((p) => Math.round(-100 * Math.log10(p)) / 100)
      .sort((x, y) => y - x);
    return { who: SORT_WORDS[sort], n: own.length, reported: own.filter(({ passes }) => passes).length, strength };
  });
  const reported = ranked.flatMap(({ pairs, passing }) => pairs.filter(({ row }) => passing.has(row)));
  const right = reported.filter(({ sort }) => sort === 'one person').length;
  return {
    observer,
    whose: WHOSE[observer],
    set,
    reported: { right, wrong: reported.length - right },
    sorts: sorts.filter(({ n }) => n >= FEWEST),
  };
}
