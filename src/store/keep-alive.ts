import { type Duration, type Instant, MICROS_PER_HOUR, MICROS_PER_SECOND } from '../model/event.ts';

/** Events in a run before it is called machine-made. Five equal gaps in a row: by chance about once in a million Poisson events. */
const SHORTEST_RUN = 6;
const SHORTEST_GAP = 10 * MICROS_PER_SECOND;
const LONGEST_GAP = 4 * MICROS_PER_HOUR;
const LARGEST_SLACK = 10 * MICROS_PER_SECOND;
/** A gap must be this many clock steps long before its evenness means anything, and may be off by two of them. */
const STEPS_PER_GAP = 20;

export interface RunFinder {
  /** Events of one kind between one actor, peer and server, ascending. @param at NaN where a row has no time @param continues same series as the event before */
  next(position: number, at: Instant, continues: boolean): void;
  /** Ends the last series. @returns half-open position ranges, flat: [first, end, first, end, …], ascending and disjoint */
  finish(): readonly number[];
}

/**
 * Finds keep-alive-like runs: at least {@link SHORTEST_RUN} consecutive events of a series whose consecutive gaps differ by no more than
 * max(2 clock steps, min(2 % of the gap, 10 s)), each gap between max(10 s, 20 clock steps) and 4 h. Integers only.
 * @param clockStep µs
 */
export function createRunFinder(clockStep: Duration): RunFinder {
  const shortest = Math.max(SHORTEST_GAP, STEPS_PER_GAP * clockStep);
  const runs: number[] = [];
  let start = 0;
  let length = 0;
  let lastAt = 0;
  let lastGap = 0;

  const close = (): void => {
    if (length < SHORTEST_RUN) return;
    // Two runs of different pace share the event between them.
    const from = Math.max(start, runs.at(-1) ?? 0);
    runs.push(from, start + length);
  };
  const open = (position: number, events: number, gap: number): void => {
    close();
    start = position;
    length = events;
    lastGap = gap;
  };

  return {
    next(position, at, continues) {
      const gap = at - lastAt;
      // Rows without a time have no gap, and are no run.
      if (!continues || !(gap >= shortest && gap <= LONGEST_GAP)) open(position, 1, 0);
      else if (lastGap === 0) open(position - 1, 2, gap);
      else {
        const slack = Math.max(2 * clockStep, Math.min(Math.floor(lastGap / 50), LARGEST_SLACK));
        if (Math.abs(gap - lastGap) > slack) open(position - 1, 2, gap);
        else {
          length += 1;
          lastGap = gap;
        }
      }
      lastAt = at;
    },
    finish() {
      close();
      length = 0;
      return runs;
    },
  };
}
