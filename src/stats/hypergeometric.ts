/**
 * Law of the number of marked ones among `draws`, taken without replacement out of `population` of which `marked` are.
 * @returns P(X = 0) … P(X = draws)
 * @throws RangeError where more are marked or drawn than there are
 */
export function hypergeometric(population: number, marked: number, draws: number): Float64Array {
  if (!(marked >= 0 && marked <= population && draws >= 0 && draws <= population))
    throw new RangeError(`cannot mark ${marked} and draw ${draws} of ${population}`);
  // One draw after another: exact up to rounding, and without factorials.
  const mass = new Float64Array(draws + 1);
  mass[0] = 1;
  for (let n = 0; n < draws; n++) {
    const left = population - n;
    for (let k = n + 1; k >= 0; k--) {
      const stays = k <= n ? ((mass[k] as number) * (left - Math.max(0, marked - k))) / left : 0;
      const comes = k > 0 ? ((mass[k - 1] as number) * Math.max(0, marked - k + 1)) / left : 0;
      mass[k] = stays + comes;
    }
  }
  return mass;
}

/** P(X ≥ least) of the sum of independent numbers, given the law of each. */
export function tailOfSum(laws: readonly Float64Array[], least: number): number {
  let mass = Float64Array.of(1);
  for (const law of laws) {
    const sum = new Float64Array(mass.length + law.length - 1);
    mass.forEach((p, i) => {
      law.forEach((q, j) => {
        sum[i + j] = (sum[i + j] as number) + p * q;
      });
    });
    mass = sum;
  }
  let tail = 0;
  for (let k = mass.length - 1; k >= Math.max(0, least); k--) tail += mass[k] as number;
  return Math.min(1, tail);
}
