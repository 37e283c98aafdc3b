import type { Dots as DotsOf, Strength } from '../../model/analysis.ts';
import { describeDots } from './strength-words.ts';

/** Marks in a row, and the distance from one to the next. */
const GRID = {
  20: { columns: 20, step: 11, size: 7 },
  1000: { columns: 100, step: 2.4, size: 1.5 },
  10000: { columns: 200, step: 1.2, size: 0.7 },
} as const;

/** The first `count` places of a grid as one path; drawn with dashes, each dash is one mark. */
function rows(count: number, columns: number, step: number): string {
  const lines: string[] = [];
  for (let start = 0; start < count; start += columns) {
    const y = (start / columns + 0.5) * step;
    const length = (Math.min(columns, count - start) - 1) * step;
    lines.push(`M${(step / 2).toFixed(2)} ${y.toFixed(2)}h${(length + 0.01).toFixed(2)}`);
  }
  return lines.join('');
}

/** Round marks are uninvolved subjects; bars are intervals. Filled marks come first. Ten thousand are a field: single marks would be finer than a screen. */
export function Dots({ dots }: { dots: DotsOf }) {
  const { columns, step, size } = GRID[dots.of];
  const bars = dots.meaning === 'coverage';
  const width = columns * step;
  const height = bars ? 18 : (dots.of / columns) * step;
  const stroke = bars
    ? { 'stroke-width': 16, 'stroke-dasharray': `4 ${step - 4}`, 'stroke-linecap': 'butt' as const }
    : { 'stroke-width': size, 'stroke-dasharray': `0 ${step}`, 'stroke-linecap': 'round' as const };
  // A few filled marks among thousands are drawn larger than their place, or nobody would see them.
  const seen = !bars && dots.of > 20 && dots.filled <= 12 ? { 'stroke-width': 3.4 } : {};
  // A bar is drawn from its left edge, a dot around its middle.
  const path = (count: number) => (bars ? `M3.5 9h${(count - 1) * step + 4}` : rows(count, columns, step));
  return (
    <svg
      class="dots"
      role="img"
      aria-label={describeDots(dots)}
      width={width + 4}
      height={height + 4}
      viewBox={`-2 -2 ${width + 4} ${height + 4}`}
    >
      {dots.of === 10_000 ? (
        <rect class="dot-field" width={width} height={height} />
      ) : (
        <path class="dot-empty" d={path(dots.of)} {...stroke} />
      )}
      {dots.filled > 0 && <path class={bars ? 'bar-filled' : 'dot-filled'} d={path(dots.filled)} {...stroke} {...seen} />}
    </svg>
  );
}

/** The dots of a strength that has some. */
export const DotsOrNothing = ({ strength }: { strength: Strength }) => (strength.kind === 'graded' ? null : <Dots dots={strength.dots} />);
