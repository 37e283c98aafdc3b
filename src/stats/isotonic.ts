/**
 * Pools neighbours until means ascend: the weighted least-squares fit among ascending ones. Equal means are pooled too, so that the
 * pools are as few as can be. Means are compared by cross-multiplication, which is exact for counts. O(n).
 * Source: M. Ayer, H. D. Brunk, G. M. Ewing, W. T. Reid, E. Silverman, An empirical distribution function for sampling with incomplete
 * information, Ann. Math. Stat. 26 (1955) 641–647; R. E. Barlow and others, Statistical inference under order restrictions (1972).
 * @param sum weighted sum of the values at each place, in the order of the places
 * @param weight not negative; what has weight 0 and sum 0 joins its neighbour
 * @returns where each pool begins, and at last the number of places
 */
export function poolAdjacentViolators(sum: ArrayLike<number>, weight: ArrayLike<number>): Int32Array {
  const starts = new Int32Array(sum.length + 1);
  const sums = new Float64Array(sum.length);
  const weights = new Float64Array(sum.length);
  let pools = 0;
  for (let i = 0; i < sum.length; i++) {
    starts[pools] = i;
    sums[pools] = sum[i] as number;
    weights[pools] = weight[i] as number;
    while (
      pools > 0 &&
      (sums[pools - 1] as number) * (weights[pools] as number) >= (sums[pools] as number) * (weights[pools - 1] as number)
    ) {
      sums[pools - 1] = (sums[pools - 1] as number) + (sums[pools] as number);
      weights[pools - 1] = (weights[pools - 1] as number) + (weights[pools] as number);
      pools--;
    }
    pools++;
  }
  starts[pools] = sum.length;
  return starts.slice(0, pools + 1);
}

/** An ascending fit at the distinct scores. */
export interface IsotonicFit {
  readonly score: Float64Array;
  readonly value: Float64Array;
}

/**
 * Isotonic regression of values on scores: ties in the score are pooled first, then {@link poolAdjacentViolators}. O(n log n), and
 * the same bytes whatever the order of the cases.
 * @param weight positive; 1 each unless given
 * @throws RangeError on NaN, or a weight that is not positive
 */
export function fitIsotonic(score: Float64Array, value: Float64Array, weight?: Float64Array): IsotonicFit {
  const weightOf = (i: number) => (weight === undefined ? 1 : (weight[i] as number));
  for (let i = 0; i < score.length; i++) {
    if (Number.isNaN(score[i]) || Number.isNaN(value[i])) throw new RangeError('NaN is no score and no value');
    if (!(weightOf(i) > 0)) throw new RangeError('weights must be positive');
  }
  const difference = (a: number, b: number) => (a < b ? -1 : a > b ? 1 : 0);
  const order = Int32Array.from(score, (_, i) => i).sort(
    (i, j) =>
      difference(score[i] as number, score[j] as number) ||
      difference(value[i] as number, value[j] as number) ||
      difference(weightOf(i), weightOf(j)),
  );
  const distinct: number[] = [];
  const sums: number[] = [];
  const weights: number[] = [];
  for (const i of order) {
    const last = distinct.length - 1;
    if (last >= 0 && distinct[last] === score[i]) {
      sums[last] = (sums[last] as number) + weightOf(i) * (value[i] as number);
      weights[last] = (weights[last] as number) + weightOf(i);
    } else {
      distinct.push(score[i] as number);
      sums.push(weightOf(i) * (value[i] as number));
      weights.push(weightOf(i));
    }
  }
  const starts = poolAdjacentViolators(sums, weights);
  const fitted = new Float64Array(distinct.length);
  for (let pool = 0; pool + 1 < starts.length; pool++) {
    const [from, to] = [starts[pool] as number, starts[pool + 1] as number];
    let [sum, whole] = [0, 0];
    for (let i = from; i < to; i++) {
      sum += sums[i] as number;
      whole += weights[i] as number;
    }
    fitted.fill(sum / whole, from, to);
  }
  return { score: Float64Array.from(distinct), value: fitted };
}
