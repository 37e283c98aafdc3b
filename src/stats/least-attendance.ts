import type { EventWindows } from './event-windows.ts';
import { hypergeometric } from './hypergeometric.ts';

/**
 * How often an endpoint that is present at all events may be present elsewhere and still have a chance of no more than `chance`.
 * @returns the largest such share in steps of a hundredth, undefined for none, and the chance of one that is present nowhere else
 */
export function leastAttendance({ own, comparable }: EventWindows, chance: number): { most: number | undefined; least: number } {
  const events = own.length;
  const days = Math.min(...comparable.map(({ length }) => length));
  const tail = (share: number) => hypergeometric(days + events, events + Math.ceil(share * days), events)[events] as number;
  let most: number | undefined;
  for (let step = 0; step <= 100 && tail(step / 100) <= chance; step++) most = step / 100;
  return { most, least: tail(0) };
}
