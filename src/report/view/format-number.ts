const MINUS = '\u2212';
const SUPERSCRIPT = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

const group = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

function fixed(value: number, digits: number): string {
  const [whole, fraction] = value.toFixed(digits).split('.') as [string, string?];
  return fraction === undefined ? group(whole) : `${group(whole)}.${fraction}`;
}

function scientific(value: number): string {
  const [mantissa, exponent] = value.toExponential(1).split('e') as [string, string];
  const power = [...exponent.replace('+', '')].map((c) => (c === '-' ? '⁻' : SUPERSCRIPT[Number(c)])).join('');
  return `${mantissa.replace(/\.0$/, '')}\u202f×\u202f10${power}`;
}

/** A number as people read it, the same everywhere: `59,835`, `0.034`, `3.1 × 10⁻⁷`. `digits` fixes the decimals. */
export function formatNumber(value: number, digits?: number): string {
  const size = Math.abs(value);
  const sign = value < 0 ? MINUS : '';
  if (digits !== undefined) return sign + fixed(size, digits);
  if (Number.isInteger(size) && size < 1e15) return sign + group(String(size));
  if (size >= 1e15 || size < 0.001) return sign + scientific(size);
  if (size >= 100) return sign + fixed(size, 0);
  return sign + String(Number(size.toPrecision(size >= 10 ? 3 : 2)));
}

/** `1 row`, `2 rows`. */
export const formatCount = (count: number, one: string, many = `${one}s`): string => `${formatNumber(count)} ${count === 1 ? one : many}`;

/** A share as a percentage with as many digits as it carries. */
export const formatShare = (share: number): string => `${formatNumber(share * 100, share > 0 && share < 0.0995 ? 1 : 0)}%`;
