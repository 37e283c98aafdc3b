import { formatNumber } from './format-number.ts';
import { WEEKDAYS } from './format-time.ts';
import { hourOfWeekName, type WeekCells } from './week-rhythm.ts';

const LEFT = 38;
const TOP = 20;

/** Hatching and the like, drawn once a page. */
export function SharedDefinitions() {
  return (
    <svg class="definitions" aria-hidden="true" width="0" height="0">
      <defs>
        <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse">
          <path d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5" class="hatch-line" />
        </pattern>
      </defs>
    </svg>
  );
}

interface GridProps {
  readonly cells: WeekCells;
  readonly label: string;
  /** A small multiple has neither axis nor values on hover. */
  readonly small?: boolean;
}

/** Seven days by 24 hours, one square an hour; hatched where the log was not watching. */
export function WeekGrid({ cells: { rates, steps }, label, small = false }: GridProps) {
  const [cell, row, left, top] = small ? [7, 7, 0, 0] : [32, 25, LEFT, TOP];
  const gap = small ? 0.5 : 1.5;
  const width = left + 24 * cell;
  const height = top + 7 * row;
  return (
    <svg
      class={small ? 'week week-small' : 'week'}
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
    >
      {!small &&
        [0, 3, 6, 9, 12, 15, 18, 21].map((hour) => (
          <text x={left + hour * cell} y={top - 7} class="axis">
            {String(hour).padStart(2, '0')}
          </text>
        ))}
      {!small &&
        WEEKDAYS.map((name, d) => (
          <text x={left - 8} y={top + d * row + row / 2 + 4} class="axis axis-end">
            {name}
          </text>
        ))}
      {steps.map((step, i) => {
        const rate = rates[i] ?? null;
        const x = left + (i % 24) * cell;
        const y = top + Math.floor(i / 24) * row;
        return (
          <rect x={x} y={y} width={cell - gap} height={row - gap} class={step === null ? 'not-observed' : `step-${step}`}>
            {!small && (
              <title>
                {hourOfWeekName(i)}: {rate === null ? 'not observed' : `${formatNumber(rate)} an hour`}
              </title>
            )}
          </rect>
        );
      })}
    </svg>
  );
}

export function WeekLegend({ cells: { bounds } }: { cells: WeekCells }) {
  return (
    <p class="legend">
      <span class="legend-item">
        <svg aria-hidden="true" width="14" height="14">
          <rect width="14" height="14" class="step-0" />
        </svg>{' '}
        none
      </span>
      {bounds.map(({ step, from }) => (
        <span class="legend-item">
          <svg aria-hidden="true" width="14" height="14">
            <rect width="14" height="14" class={`step-${step}`} />
          </svg>{' '}
          from {formatNumber(from)}
        </span>
      ))}
      <span class="legend-item">
        <svg aria-hidden="true" width="14" height="14">
          <rect width="14" height="14" class="not-observed" />
        </svg>{' '}
        not observed
      </span>
      <span class="muted">events per observed hour; each blue holds a seventh of the hours with any</span>
    </p>
  );
}
