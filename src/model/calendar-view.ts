import type { Calendar, ClockKind } from './calendar.ts';
import type { Instant } from './event.ts';

/** A calendar as JSON has it. */
export interface CalendarView {
  readonly clock: ClockKind;
  readonly zone: string;
  readonly stated: boolean;
  /** As {@link Calendar}, the first span's `from` being null. */
  readonly spans: readonly { readonly from: Instant | null; readonly offset: number }[];
}

/** A calendar as far as it is needed between two instants. */
export function calendarView({ clock, zone, stated, spans }: Calendar, from: Instant, to: Instant): CalendarView {
  const needed = spans.filter((span, i) => span.from <= to && (spans[i + 1]?.from ?? Number.POSITIVE_INFINITY) > from);
  const [first, ...later] = needed.length > 0 ? needed : spans;
  return { clock, zone, stated, spans: [{ from: null, offset: first?.offset ?? 0 }, ...later] };
}

/** The inverse of {@link calendarView}, for those who read only the Analysis. */
export const calendarFromView = (view: CalendarView): Calendar => ({
  clock: view.clock,
  zone: view.zone,
  stated: view.stated,
  spans: view.spans.map(({ from, offset }) => ({ from: from ?? Number.NEGATIVE_INFINITY, offset })),
});
