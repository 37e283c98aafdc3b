/** Rows of features, `width` a row. */
export interface Rows {
  readonly values: Float64Array;
  readonly width: number;
}

/**
 * How far columns are to be stretched: whitening by diagonal, so that what varies within a person counts little. Without pairs of one
 * person, by how much a column varies over all.
 * After: A.-M. Creţu et al., Nature Communications 13:313 (2022), who learn the metric by a network; this is its cheapest linear form.
 * @param pairs of rows of one person in two stretches
 */
export function learnScale(rows: Rows, among: readonly number[], pairs?: readonly [Rows, Rows]): Float64Array {
  const { values, width } = rows;
  const scale = new Float64Array(width);
  const n = Math.max(1, among.length);
  for (let f = 0; f < width; f++) {
    let [sum, squares, within] = [0, 0, 0];
    for (const id of among) {
      const value = values[id * width + f] as number;
      sum += value;
      squares += value * value;
      if (pairs) within += ((pairs[0].values[id * width + f] as number) - (pairs[1].values[id * width + f] as number)) ** 2 / 2;
    }
    const all = squares / n - (sum / n) ** 2;
    const by = pairs ? Math.max(within / n, all / 1e4) : all;
    scale[f] = by > 1e-12 ? 1 / Math.sqrt(by) : 0;
  }
  return scale;
}

/** Centred over `among`, scaled, and cut to the first `used` columns; each row of length 1, so that a product is a cosine. */
function prepare({ values, width }: Rows, among: readonly number[], scale: Float64Array, used: number): Float64Array {
  const made = new Float64Array(among.length * used);
  const mean = new Float64Array(used);
  for (const id of among) for (let f = 0; f < used; f++) mean[f] = (mean[f] as number) + (values[id * width + f] as number) / among.length;
  among.forEach((id, row) => {
    let square = 0;
    for (let f = 0; f < used; f++) {
      const value = ((values[id * width + f] as number) - (mean[f] as number)) * (scale[f] as number);
      made[row * used + f] = value;
      square += value * value;
    }
    const length = Math.sqrt(square) || 1;
    for (let f = 0; f < used; f++) made[row * used + f] = (made[row * used + f] as number) / length;
  });
  return made;
}

/**
 * Looks up people of one stretch among all of another by the cosine of their features.
 * @param among ids that both stretches have
 * @param asked places in `among` of those who are looked up
 * @param used columns that count
 * @returns place of the right one, from 1; with ties, as if the right one came last among them
 */
export function findAgain(
  before: Rows,
  after: Rows,
  among: readonly number[],
  asked: readonly number[],
  scale: Float64Array,
  used: number,
): Int32Array {
  const [known, fresh] = [prepare(before, among, scale, used), prepare(after, among, scale, used)];
  return Int32Array.from(asked, (place) => {
    const product = (row: number) => {
      let sum = 0;
      for (let f = 0; f < used; f++) sum += (known[place * used + f] as number) * (fresh[row * used + f] as number);
      return sum;
    };
    const right = product(place);
    let rank = 0;
    for (let row = 0; row < among.length; row++) if (row === place || product(row) >= right) rank++;
    return rank;
  });
}
