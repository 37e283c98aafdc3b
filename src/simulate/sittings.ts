import { MINUTE, type Millis } from './local-days.ts';
import type { DaysOfLife } from './people/days-of-life.ts';
import { HAPPENING, type Happening } from './protocol/happening.ts';

/** A pause so long ends a sitting: the same ten minutes by which questions stitch activity together. */
const PAUSE = 10 * MINUTE;
/** Days of which happenings may still come: a day's last ones come while the day after next is lived. */
const OPEN_DAYS = 4;

/** How often a day people take up their device: counted as it happens, and told as what would be expected of the person. */
export interface Sittings {
  note(happening: Happening): void;
  /** After a day was lived: remembers how much each person was up for. */
  closeDay(isHere: (person: number) => boolean): void;
  /** After the last happening. Mean a day, by person; 0 of people who were never here. */
  tell(): { readonly own: number[]; readonly any: number[] };
}

const byPerson = (happening: Happening): boolean =>
  happening.what === HAPPENING.front ||
  happening.what === HAPPENING.send ||
  happening.what === HAPPENING.read ||
  happening.what === HAPPENING.appCall;

const byDevice = (happening: Happening): boolean =>
  byPerson(happening) || happening.what === HAPPENING.second || (happening.what === HAPPENING.connect && !happening.byTimer);

/** Sums over the days of one person: days, drive less its expectation, its square; then of each lane the count, and its product with the drive. */
const COLUMNS = 7;

/** Mean of the counts of a lane, rid of what the drive explains of it: its regression on the drive, read where that has its expectation. */
function readExpected(sums: Float64Array, base: number, lane: number): number {
  const mean = (column: number) => (sums[base + column] as number) / (sums[base] as number);
  const spread = mean(2) - mean(1) ** 2;
  const count = mean(3 + 2 * lane);
  const slope = spread > 0 ? (mean(4 + 2 * lane) - count * mean(1)) / spread : 0;
  return Math.max(0, count - slope * mean(1));
}

/**
 * Sittings: acts of a person (the app in front, messages, reads, calls over the app) with less than ten minutes between one and the next;
 * and the same with whatever else connects the device but a timer. The mean over the world's days is rid of what chance made of the days
 * themselves, by how much the person was up for on each, whose expectation is one (a control variate: P. Glasserman, Monte Carlo methods
 * in financial engineering, Springer 2003, 4.1).
 * @param personOf the person who holds an identity, or −1
 * @param startOf first instant of a day of the world
 */
export function createSittings(
  people: number,
  {
    personOf,
    startOf,
    life,
    days,
  }: {
    readonly personOf: (identity: number) => number;
    readonly startOf: (day: number) => Millis;
    readonly life: DaysOfLife;
    readonly days: number;
  },
): Sittings {
  const lanes = [byPerson, byDevice].map((counts) => ({
    counts,
    last: new Float64Array(people).fill(Number.NEGATIVE_INFINITY),
    today: Array.from({ length: OPEN_DAYS }, () => new Float64Array(people)),
  }));
  // By how much more than expected each was up for on the days that are still open; NaN where somebody was not here.
  const drives = Array.from({ length: OPEN_DAYS }, () => new Float64Array(people));
  const sums = new Float64Array(COLUMNS * people);
  let settled = 0;
  // Happenings come in the order of time: the day moves on with them.
  let day = 0;

  function settle(until: number): void {
    for (; settled < until; settled++) {
      const slot = settled % OPEN_DAYS;
      for (let i = 0; i < people; i++) {
        const drive = drives[slot]?.[i] as number;
        if (!Number.isNaN(drive)) {
          const [own, any] = lanes.map(({ today }) => today[slot]?.[i] as number) as [number, number];
          [1, drive, drive * drive, own, own * drive, any, any * drive].forEach((value, column) => {
            sums[COLUMNS * i + column] = (sums[COLUMNS * i + column] as number) + value;
          });
        }
        for (const { today } of lanes) (today[slot] as Float64Array)[i] = 0;
      }
    }
  }

  return {
    note(happening) {
      const person = personOf(happening.actor);
      if (person < 0) return;
      const { at } = happening;
      while (at >= startOf(day + 1)) day++;
      for (const { counts, last, today } of lanes) {
        if (!counts(happening)) continue;
        if (at - (last[person] as number) >= PAUSE && day < days) {
          const slot = today[day % OPEN_DAYS] as Float64Array;
          slot[person] = (slot[person] as number) + 1;
        }
        last[person] = at;
      }
    },
    closeDay(isHere) {
      if (life.day < 0 || life.day >= days) return;
      settle(life.day - OPEN_DAYS + 1);
      const drive = drives[life.day % OPEN_DAYS] as Float64Array;
      for (let i = 0; i < people; i++) drive[i] = isHere(i) ? (life.drive[i] as number) - 1 : Number.NaN;
    },
    tell() {
      settle(days);
      const expected = (lane: number) =>
        Array.from({ length: people }, (_, i) =>
          (sums[COLUMNS * i] as number) > 0 ? Math.round(readExpected(sums, COLUMNS * i, lane) * 1e3) / 1e3 : 0,
        );
      return { own: expected(0), any: expected(1) };
    },
  };
}
