/**
 * Inverse of a symmetric positive definite matrix, by Cholesky's factor; a little is added to the diagonal, so that columns which always
 * come together get large variances rather than none.
 * @param matrix n × n, by rows
 */
export function invertSymmetric(matrix: Float64Array, n: number): Float64Array {
  let trace = 0;
  for (let i = 0; i < n; i++) trace += matrix[i * n + i] as number;
  const ridge = (1e-9 * trace) / Math.max(1, n);
  const lower = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = (matrix[i * n + j] as number) + (i === j ? ridge : 0);
      for (let k = 0; k < j; k++) sum -= (lower[i * n + k] as number) * (lower[j * n + k] as number);
      lower[i * n + j] = i === j ? Math.sqrt(Math.max(sum, ridge)) : sum / (lower[j * n + j] as number);
    }
  const inverse = new Float64Array(n * n);
  const column = new Float64Array(n);
  for (let c = 0; c < n; c++) {
    for (let i = 0; i < n; i++) {
      let sum = i === c ? 1 : 0;
      for (let k = 0; k < i; k++) sum -= (lower[i * n + k] as number) * (column[k] as number);
      column[i] = sum / (lower[i * n + i] as number);
    }
    for (let i = n - 1; i >= 0; i--) {
      let sum = column[i] as number;
      for (let k = i + 1; k < n; k++) sum -= (lower[k * n + i] as number) * (column[k] as number);
      column[i] = sum / (lower[i * n + i] as number);
    }
    for (let i = 0; i < n; i++) inverse[i * n + c] = column[i] as number;
  }
  return inverse;
}
