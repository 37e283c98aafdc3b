/**
 * Of scored pairs, which are the best of all pairs of either side: whoever follows one number follows no other, and has no rival.
 * Pairs that tie are all the best.
 * @param a, b by row; one may stand on either side of several rows
 */
export function findMutualBest(a: ArrayLike<number>, b: ArrayLike<number>, score: ArrayLike<number>): boolean[] {
  const best = [a, b].map((side) => {
    const most = new Map<number, number>();
    for (let row = 0; row < score.length; row++) {
      const id = side[row] as number;
      most.set(id, Math.max(most.get(id) ?? Number.NEGATIVE_INFINITY, score[row] as number));
    }
    return (row: number) => (score[row] as number) >= (most.get(side[row] as number) as number);
  });
  return Array.from(score, (_, row) => best.every((is) => is(row)));
}
