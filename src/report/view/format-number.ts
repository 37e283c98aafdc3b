const MINUS = '\u2212';

const group = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** What rounds to nothing and is more than nothing says so. */
function fixed(value: number, digits: number): string {
  if (value > 0 && Number(value.toFixed(digits)) === 0) return `<${(10 ** -digits).toFixed(digits)}`;
  const [whole, fraction] = value.toFixed(digits).split('.') as [string, string?];
  return fraction === undefined ? group(whole) : `${group(whole)}.${fraction}`;
}

/** Decimals to one part in a million, where a reader can still count the zeros; below and far above, `4.1e-9`. */
function extreme(value: number): string {
  if (value >= 1e-6 && value < 1) return value.toFixed(1 - Math.floor(Math.log10(value))).replace(/0+$/, '');
  return value.toExponential(1).replace('.0e', 'e').replace('e+', 'e');
}

/** A number as people read it, the same everywhere: `59,835`, `0.034`, `0.000031`, `3.1e-7`. `digits` fixes the decimals. */
export function formatNumber(value: number, digits?: number): string {
  const size = Math.abs(value);
  const sign = value < 0 ? MINUS : '';
  if (digits !== undefined) return sign + fixed(size, digits);
  if (Number.isInteger(size) && size < 1e15) return sign + group(String(size));
  if (size >= 1e15 || size < 0.001) return sign + extreme(size);
  if (size >= 100) return sign + fixed(size, 0);
  return sign + String(Number(size.toPrecision(size >= 10 ? 3 : 2)));
}

/** `1 row`, `2 rows`. */
export const formatCount = (count: number, one: string, many = `${one}s`): string => `${formatNumber(count)} ${count === 1 ? one : many}`;

/** A share as a percentage with as many digits as it carries. */
export const formatShare = (share: number): string => `${formatNumber(share * 100, share > 0 && share < 0.0995 ? 1 : 0)}%`;
