import { expect, it } from 'vitest';
import type { EventWindows } from '../../src/stats/event-windows.ts';
import { leastAttendance } from '../../src/stats/least-attendance.ts';

const windows = (events: number, days: number): EventWindows =>
  ({ own: new Int32Array(events), comparable: Array.from({ length: events }, () => new Int32Array(days)) }) as unknown as EventWindows;
const choose = (n: number, k: number): number => Array.from({ length: k }, (_, i) => (n - i) / (k - i)).reduce((all, one) => all * one, 1);

it('the least chance is that of drawing the events alone out of all windows', () => {
  for (const [events, days] of [
    [2, 20],
    [3, 35],
    [5, 9],
  ] as const)
    expect(leastAttendance(windows(events, days), 1).least).toBeCloseTo(1 / choose(days + events, events), 12);
});

it('the most presence elsewhere is the largest that keeps the chance', () => {
  const [events, days, chance] = [3, 50, 0.01];
  const { most } = leastAttendance(windows(events, days), chance);
  // All events among the windows of an endpoint that is in `hits` others: C(events + hits, events) of C(days + events, events).
  const chanceOf = (share: number) => choose(events + Math.ceil(share * days), events) / choose(days + events, events);
  expect(chanceOf(most as number)).toBeLessThanOrEqual(chance);
  expect(chanceOf((most as number) + 0.02)).toBeGreaterThan(chance);
  expect(leastAttendance(windows(2, 5), 1e-6).most).toBeUndefined();
});
