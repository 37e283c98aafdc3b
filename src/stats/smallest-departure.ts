import { addDay, judgeDay, type Routine, type Variation } from './routine.ts';

/** A day of so many times the usual number of events is as far as is searched. */
const FURTHEST = 10_000;

/** Hours of a day, as a mask. */
const ALL_HOURS = 2 ** 24 - 1;

/**
 * What one more day of a routine would have to be for its chance to come down to a limit.
 * @param correct brings log p of either departure to the log, as the days themselves were brought
 * @param limit natural logarithm of the chance
 * @returns the least number of events that is enough above the usual, and the largest that is below it; undefined where none is
 */
export function findSmallestDeparture(
  routine: Routine,
  variation: Variation,
  correct: Readonly<Record<'more' | 'less', (log: number) => number>>,
  limit: number,
): { readonly more: number | undefined; readonly less: number | undefined } {
  const { mean, places } = routine;
  const judge = (events: number) => {
    // So many events are in so many hours at most.
    const hours = events >= 24 ? ALL_HOURS : 2 ** events - 1;
    const comparison = { events, hours, expected: mean, others: places.length, quietHours: 0, expectedQuietHours: 0 };
    return judgeDay(comparison, addDay(routine, events, hours), variation, true);
  };
  const isMore = (events: number) => correct.more(judge(events).more) <= limit;
  let above = Math.ceil(mean) + 1;
  let below = Math.ceil(mean);
  while (!isMore(above) && above < FURTHEST * (mean + 1)) [below, above] = [above, 2 * above];
  const more = isMore(above) ? above : undefined;
  if (more !== undefined) {
    while (above - below > 1) {
      const middle = Math.floor((below + above) / 2);
      if (isMore(middle)) above = middle;
      else below = middle;
    }
  }
  let less: number | undefined;
  for (let events = 0; events < mean && correct.less(judge(events).less) <= limit; events++) less = events;
  return { more: more === undefined ? undefined : above, less };
}
