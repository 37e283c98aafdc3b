import { drawEveningHour } from '../../src/evaluate/reproductions/evening-hour.ts';
import type { Artifacts, Coverage, Series } from '../../src/model/artifacts.ts';
import { dayOf } from '../../src/model/calendar.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../src/model/event.ts';
import type { Random } from '../../src/model/random.ts';
import { drawExponential, drawNormal, drawPoisson } from '../../src/stats/draw.ts';

/** Monday, 2018-01-01T00:00:00Z. */
export const START = Date.UTC(2018, 0, 1) * 1_000;

/**
 * Phones of the benchmark in methods 14.3: clusters of connects (Neyman–Scott) with a shared daily peak, 8 to 60 sessions a day
 * by phone, one to six connects within five minutes each.
 */
export function simulatePhones(phones: number, days: number, random: Random): number[][] {
  return Array.from({ length: phones }, () => {
    const rate = 8 * (60 / 8) ** random.next();
    const own: number[] = [];
    for (let day = 0; day < days; day++)
      for (let n = drawPoisson(rate, random); n > 0; n--) {
        const start = START + day * MICROS_PER_DAY + Math.floor(drawEveningHour(random) * MICROS_PER_HOUR);
        for (let connects = 1 + random.below(6); connects > 0; connects--) own.push(start + random.below(5 * MICROS_PER_MINUTE));
      }
    return own;
  });
}

/** What a phone's stretches of use look like. */
export type Habit = 'single' | 'sessions' | 'long sessions' | 'heavy-tailed sessions' | 'idle days';

/** Minutes of one stretch. */
function drawLength(habit: Habit, random: Random): number {
  if (habit === 'single') return 0;
  if (habit === 'long sessions') return 90;
  return habit === 'heavy-tailed sessions' ? Math.min(480, 3 * Math.exp(1.3 * Math.abs(drawNormal(random)))) : 20;
}

/**
 * Phones that connect every 30 to 60 s while they are used, in sessions that come by the same daily peak.
 * @param rate sessions a day on average; with idle days, all of them fall on three days in ten
 * @param since day on which each phone is first there
 */
export function simulateSessions(
  phones: number,
  days: number,
  rate: number,
  random: Random,
  habit: Habit = 'sessions',
  since = 0,
): number[][] {
  const [first, last] = [START + since * MICROS_PER_DAY, START + days * MICROS_PER_DAY];
  return Array.from({ length: phones }, () => {
    const own: number[] = [];
    for (let day = Math.floor(since); day < days; day++) {
      const today = habit !== 'idle days' ? rate : random.next() < 0.3 ? rate / 0.3 : 0;
      for (let n = drawPoisson(today, random); n > 0; n--) {
        const start = START + day * MICROS_PER_DAY + Math.floor(drawEveningHour(random) * MICROS_PER_HOUR);
        const end = start + drawLength(habit, random) * MICROS_PER_MINUTE;
        for (let at = start; at <= end; at += (30 + random.below(31)) * MICROS_PER_SECOND) if (at >= first && at < last) own.push(at);
      }
    }
    return own;
  });
}

/** Phones that are first there on the afternoon of a day, and connect about every three minutes from then on. */
export const simulateNewcomers = (phones: number, days: number, since: number, random: Random): number[][] =>
  Array.from({ length: phones }, () => {
    const own: number[] = [];
    let at = START + since * MICROS_PER_DAY + 15 * MICROS_PER_HOUR;
    while (at < START + days * MICROS_PER_DAY) {
      own.push(Math.floor(at));
      at += 3 * MICROS_PER_MINUTE * drawExponential(random);
    }
    return own;
  });

/** Each phone connects once more before the event with probability `share`, after an exponential wait of 90 s on average. */
export const trigger = (phones: readonly number[][], event: number, share: number, random: Random): number[][] =>
  phones.map((own) => (random.next() < share ? [...own, Math.floor(event - 90 * MICROS_PER_SECOND * drawExponential(random))] : own));

/** The artifacts that the question reads, instants in whole seconds as a server would log them. */
export function toInput(phones: readonly number[][], days: number): Pick<Artifacts, 'series' | 'coverage'> {
  const rows = phones.map((own) => {
    // Numbers sort several times as fast as values of a list, and this is what much of the time goes to.
    const row = new Float64Array(own.length);
    for (let i = 0; i < own.length; i++) row[i] = Math.floor((own[i] as number) / MICROS_PER_SECOND) * MICROS_PER_SECOND;
    return row.sort();
  });
  const offsets = new Float64Array(rows.length + 1);
  rows.forEach((own, i) => {
    offsets[i + 1] = (offsets[i] as number) + own.length;
  });
  const at = new Float64Array(offsets[rows.length] as number);
  rows.forEach((own, i) => {
    at.set(own, offsets[i]);
  });
  const series: Series = { offsets, at, setAside: new Uint32Array(rows.length) };
  const coverage: Coverage = {
    from: START,
    to: START + days * MICROS_PER_DAY,
    gapFrom: new Float64Array(),
    gapTo: new Float64Array(),
    observed: days * MICROS_PER_DAY,
    days: Int32Array.from({ length: days }, (_, i) => dayOf(START) + i),
    dayShare: new Float64Array(days).fill(1),
  };
  return { series, coverage };
}
