/** Cases from which on a share is read off rather than extrapolated. */
const ENOUGH = 10;
/** Cases that a stratum must have; smaller ones are joined to the next. */
const STRATUM = 200;
/** The tail is never taken to fall faster than this from one count to the next. */
const STEEPEST = 0.15;

const strataOf = (expected: number): number => Math.max(0, Math.floor(2 * Math.log2(expected + 1)));

/** Collects small counts with their expected values. */
export interface CountCollector {
  add(expected: number, count: number): void;
  /** @returns log P(X ≥ count) for a case of such an expected value */
  fit(): (expected: number, count: number) => number;
}

/**
 * Law of a small count, read off many cases of about the same expected value: the share of cases with at least so many, as
 * far as ten cases bear it out, and beyond that falling by a constant factor. The factor is the last that was seen, the
 * case in question being counted among them. For counts that hang together too much, and are bounded too tightly, for a
 * law of their own.
 */
export function createCountCollector(): CountCollector {
  /** cases[stratum][count] */
  const cases: number[][] = [];
  return {
    add(expected, count) {
      const stratum = strataOf(expected);
      const row = cases[stratum] ?? [];
      cases[stratum] = row;
      row[count] = (row[count] ?? 0) + 1;
    },
    fit() {
      const tails = joinStrata(cases).map(({ from, counts }) => ({ from, tail: fitTail(counts) }));
      return (expected, count) => {
        const stratum = strataOf(expected);
        const own = tails.findLast(({ from }) => from <= stratum) ?? tails[0];
        return own === undefined ? 0 : own.tail(count);
      };
    },
  };
}

/** Strata of at least {@link STRATUM} cases: what falls short is joined to the next above, and the last to the one below. */
function joinStrata(cases: readonly (readonly number[] | undefined)[]): { from: number; counts: number[] }[] {
  const joined: { from: number; counts: number[] }[] = [];
  let open: { from: number; counts: number[] } | undefined;
  const size = (counts: readonly number[]) => counts.reduce((sum, n) => sum + (n ?? 0), 0);
  for (let stratum = 0; stratum < cases.length; stratum++) {
    const own = cases[stratum];
    if (own === undefined) continue;
    open ??= { from: stratum, counts: [] };
    addCounts(open.counts, own);
    if (size(open.counts) < STRATUM) continue;
    joined.push(open);
    open = undefined;
  }
  const last = joined.at(-1);
  if (open !== undefined && last !== undefined) addCounts(last.counts, open.counts);
  else if (open !== undefined) joined.push(open);
  return joined;
}

function addCounts(into: number[], counts: readonly number[]): void {
  for (let count = 0; count < counts.length; count++) into[count] = (into[count] ?? 0) + (counts[count] ?? 0);
}

function fitTail(counts: readonly number[]): (count: number) => number {
  const atLeast: number[] = new Array<number>(counts.length + 1).fill(0);
  for (let count = counts.length - 1; count >= 0; count--) atLeast[count] = (atLeast[count + 1] as number) + (counts[count] ?? 0);
  const all = atLeast[0] ?? 0;
  let last = 0;
  while ((atLeast[last + 1] ?? 0) >= ENOUGH) last++;
  const next = ((atLeast[last + 1] ?? 0) + 1) / ((atLeast[last] as number) + 1);
  const seen = last > 0 ? (atLeast[last] as number) / (atLeast[last - 1] as number) : 0;
  const factor = Math.min(1, Math.max(STEEPEST, next, seen));
  return (count) =>
    count <= last
      ? Math.log(((atLeast[count] as number) + 1) / (all + 1))
      : Math.log(((atLeast[last] as number) + 1) / (all + 1)) + (count - last) * Math.log(factor);
}
