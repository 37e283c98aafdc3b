import { WEEKDAYS } from './format-time.ts';

/** Steps of the ramp above zero. */
export const STEPS = 7;
/** Below this share of an hour watched in all, a rate says nothing and the hour counts as not observed. */
const LEAST_OBSERVED_HOURS = 0.1;

export interface WeekCells {
  /** Events per observed hour; null where the log was not watching. */
  readonly rates: readonly (number | null)[];
  /** 0 for none, else 1 … STEPS by quantile of the rates above zero; null where not observed. */
  readonly steps: readonly (number | null)[];
  /** Lowest rate of each step that is used, ascending. */
  readonly bounds: readonly { readonly step: number; readonly from: number }[];
}

/** Rates per observed hour, in quantile steps: dividing by the maximum would make every waking hour look alike. */
export function weekCells(events: readonly number[], observed: readonly number[]): WeekCells {
  const rates = events.map((n, i) => {
    const hours = observed[i] ?? 0;
    return hours < LEAST_OBSERVED_HOURS ? null : n / hours;
  });
  const above = rates.filter((rate): rate is number => rate !== null && rate > 0).sort((a, b) => a - b);
  // Where a rate falls among the others, ties sharing the place of the first of them.
  const stepOf = (rate: number) => 1 + Math.min(STEPS - 1, Math.floor((above.indexOf(rate) / above.length) * STEPS));
  const steps = rates.map((rate) => (rate === null ? null : rate === 0 ? 0 : stepOf(rate)));
  const lowest = new Map<number, number>();
  for (const rate of above) if (!lowest.has(stepOf(rate))) lowest.set(stepOf(rate), rate);
  return { rates, steps, bounds: [...lowest].map(([step, from]) => ({ step, from })) };
}

const hourName = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
export const hourOfWeekName = (i: number): string => `${WEEKDAYS[Math.floor(i / 24)]} ${hourName(i % 24)}–${hourName((i % 24) + 1)}`;

/** Busiest hour of the week, and the quietest six hours of the day, as an answer to when there is activity. */
export function describeWeek({ rates }: WeekCells): string {
  const known = rates.flatMap((rate, i) => (rate === null ? [] : [{ rate, i }]));
  const busiest = known.reduce<{ rate: number; i: number } | undefined>(
    (best, cell) => (best && best.rate >= cell.rate ? best : cell),
    undefined,
  );
  if (!busiest || busiest.rate === 0) return 'No hour of the week shows activity';
  const byHour = Array.from({ length: 24 }, (_, hour) => known.filter(({ i }) => i % 24 === hour).reduce((sum, { rate }) => sum + rate, 0));
  const spanFrom = (start: number) => Array.from({ length: 6 }, (_, k) => byHour[(start + k) % 24] as number).reduce((a, b) => a + b, 0);
  let quietest = 0;
  for (let start = 1; start < 24; start++) if (spanFrom(start) < spanFrom(quietest)) quietest = start;
  return `Busiest ${hourOfWeekName(busiest.i)}, quietest ${hourName(quietest)}–${hourName((quietest + 6) % 24)}`;
}
