import { MICROS_PER_DAY, MICROS_PER_HOUR } from '../../src/model/event.ts';
import type { GraphView, TimelineView, WeekView } from '../../src/model/views.ts';
import { DAYS, END, PEOPLE, START } from './sample-world.ts';

export function timelineOf(series: readonly number[][]): TimelineView {
  const lanes = series.slice(0, 40).map((at, id) => ({
    endpoint: id,
    total: at.length,
    first: at[0] as number,
    deltas: at.slice(1).map((value, i) => value - (at[i] as number)),
  }));
  const step = MICROS_PER_HOUR * 2;
  const counts = Array.from({ length: (DAYS * 24) / 2 }, () => 0);
  for (const at of series)
    for (const value of at) counts[Math.floor((value - START) / step)] = (counts[Math.floor((value - START) / step)] as number) + 1;
  return {
    from: START,
    to: END,
    lanes,
    density: { step, counts },
    shownEvents: lanes.reduce((sum, { total }) => sum + total, 0),
    totalEvents: series.reduce((sum, at) => sum + at.length, 0),
    totalLanes: PEOPLE,
  };
}

export function graphOf(random: () => number): GraphView {
  const circle = Array.from({ length: PEOPLE }, (_, id) => (id === 0 ? 0 : id >= 54 ? -1 : id % 5));
  const x: number[] = [];
  const y: number[] = [];
  for (let id = 0; id < PEOPLE; id++) {
    const c = circle[id] as number;
    const around = (c / 5) * 2 * Math.PI;
    // A sunflower in each circle keeps nodes apart; the others stand around them all.
    const turn = c < 0 ? (id / 6) * 2 * Math.PI + 0.3 : id * 2.4;
    const far = c < 0 ? 4.6 : 0.36 * Math.sqrt(Math.floor(id / 5) + 1);
    x.push((c < 0 ? 0 : Math.cos(around) * 3.1) + Math.cos(turn) * far);
    y.push((c < 0 ? 0 : Math.sin(around) * 3.1) + Math.sin(turn) * far);
  }
  const source: number[] = [];
  const target: number[] = [];
  const weight: number[] = [];
  const inferred: number[] = [];
  for (let a = 0; a < PEOPLE; a++) {
    for (let b = a + 1; b < PEOPLE; b++) {
      const same = circle[a] === circle[b] && circle[a] !== -1;
      if (random() > (same ? 0.42 : 0.025) * (a < 10 ? 1.5 : 1)) continue;
      source.push(a);
      target.push(b);
      weight.push(1 + Math.floor(random() * (same ? 24 : 5)));
      inferred.push(random() < 0.08 ? 1 : 0);
    }
  }
  const strength = Array.from({ length: PEOPLE }, (_, id) =>
    source.reduce((sum, s, i) => sum + (s === id || target[i] === id ? (weight[i] as number) : 0), 0),
  );
  return {
    node: Array.from({ length: PEOPLE }, (_, id) => id),
    x,
    y,
    circle,
    strength,
    source,
    target,
    weight,
    inferred,
    totalNodes: PEOPLE,
    totalEdges: source.length,
  };
}

export function weekOfAll(series: readonly number[][]): WeekView {
  const week = Array.from({ length: 168 }, () => 0);
  const weekOf = (at: readonly number[]) => {
    const counts = Array.from({ length: 168 }, () => 0);
    for (const value of at)
      counts[Math.floor(((value - START) % (7 * MICROS_PER_DAY)) / MICROS_PER_HOUR)] =
        (counts[Math.floor(((value - START) % (7 * MICROS_PER_DAY)) / MICROS_PER_HOUR)] as number) + 1;
    return counts;
  };
  const lanes = series.slice(0, 20).map(weekOf);
  for (const at of series)
    weekOf(at).forEach((n, i) => {
      week[i] = (week[i] as number) + n;
    });
  const observed = Array.from({ length: 168 }, (_, i) => (i >= 76 && i < 81 ? 0 : i >= 50 && i < 92 ? 3 : 4));
  return { events: week, observed, endpoints: Array.from({ length: 20 }, (_, id) => id), counts: lanes };
}
