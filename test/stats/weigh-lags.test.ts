import { describe, expect, it } from 'vitest';
import { MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../src/model/event.ts';
import type { PseudoEvents } from '../../src/stats/pseudo-events.ts';
import { createRandom } from '../../src/stats/random.ts';
import { prepareRatios } from '../../src/stats/weigh-lags.ts';

const REACH = 2 * MICROS_PER_MINUTE;
const trigger = { chance: 0.5, mean: 90 * MICROS_PER_SECOND, uncertainty: 0 };
/** Twenty-five comparable days: the population is not asked. */
const DAYS = 25;

const minutes = (from: number, count: number) => Float64Array.from({ length: count }, (_, i) => from + i * MICROS_PER_MINUTE);

/** An event at three on a day, beside the same half hour on 25 days before it. */
function eventOn(day: number): PseudoEvents {
  const event = day * MICROS_PER_DAY + 15 * MICROS_PER_HOUR;
  const points = Array.from({ length: DAYS }, (_, d) => minutes(event - (DAYS - d) * MICROS_PER_DAY - 15 * MICROS_PER_MINUTE, 31));
  return { event, points, own: minutes(event - 30 * MICROS_PER_MINUTE, 31), sameClass: true };
}

const beside = (e: number, lag: number) => ({ e, from: 0, days: DAYS, hits: 0, all: DAYS * 31, lag });
const seriesOf = (at: Float64Array) => ({ offsets: Float64Array.of(0, at.length), at, setAside: Uint32Array.of(0) });

/** Half hours of time, each [from, to], for which an event stands: the moments of other days, and its own. */
const timeOf = ({ points, own }: PseudoEvents): [number, number][] => [
  ...points.map((day): [number, number] => [(day[0] as number) - MICROS_PER_MINUTE / 2, (day[30] as number) + MICROS_PER_MINUTE / 2]),
  [(own[0] as number) - MICROS_PER_MINUTE, own[30] as number],
];

/** Density and survival of the wait at `lag`, by the definition, second by second. */
function countBackground(at: Float64Array, time: readonly (readonly [number, number])[], lag: number) {
  let [starts, silent, all] = [0, 0, 0];
  for (const [from, to] of time) {
    starts += at.filter((one, i) => one + lag >= from && one + lag <= to && (at[i + 1] ?? Number.POSITIVE_INFINITY) - one > lag).length;
    for (let second = from; second < to; second += MICROS_PER_SECOND) {
      all++;
      const last = at.findLast((one) => one <= second + MICROS_PER_SECOND / 2);
      if (last === undefined || second + MICROS_PER_SECOND / 2 - last > lag) silent++;
    }
  }
  return { density: starts / (all * MICROS_PER_SECOND), survival: silent / all };
}

/** 1 − π + π (f S / h + S_f). */
const ratioBy = (lag: number, { density, survival }: ReturnType<typeof countBackground>) =>
  0.5 + 0.5 * (((Math.exp(-lag / trigger.mean) / trigger.mean) * survival) / density + Math.exp(-lag / trigger.mean));

describe('the ratio of a wait', () => {
  const random = createRandom(8_735);
  const pseudo = [eventOn(30), eventOn(60)];
  const lags = [20, 75].map((s) => s * MICROS_PER_SECOND);
  // Whole seconds, at about one every ten minutes from three quarters past two to a quarter past three, of whatever day.
  const at = Float64Array.from([
    ...pseudo.flatMap((one) =>
      timeOf(one).flatMap(([from, to]) =>
        Array.from(
          { length: 3 },
          () => from + Math.floor(((to - from - 4 * MICROS_PER_MINUTE) * random.next()) / MICROS_PER_SECOND) * MICROS_PER_SECOND,
        ),
      ),
    ),
    ...pseudo.map(({ event }, e) => event - (lags[e] as number)),
  ]).sort();

  it('of one event is the formula over the time for which its moments stand, its own half hour among them', () => {
    const weigh = prepareRatios(seriesOf(at), [pseudo[0] as PseudoEvents], REACH, trigger);
    const background = countBackground(at, timeOf(pseudo[0] as PseudoEvents), lags[0] as number);
    expect(10 ** weigh(at, [beside(0, lags[0] as number)])).toBeCloseTo(ratioBy(lags[0] as number, background), 2);
  });

  it('of two is the product, each with both half hours in its background', () => {
    const weigh = prepareRatios(seriesOf(at), pseudo, REACH, trigger);
    const product = pseudo.reduce((all, one, e) => {
      const other = timeOf(pseudo[1 - e] as PseudoEvents).at(-1) as [number, number];
      return all * ratioBy(lags[e] as number, countBackground(at, [...timeOf(one), other], lags[e] as number));
    }, 1);
    const together = weigh(at, [beside(0, lags[0] as number), beside(1, lags[1] as number)]);
    expect(10 ** together / product).toBeCloseTo(1, 2);
  });

  it('of a wait beyond reach is that a triggered one was due within it, and did not come', () => {
    const weigh = prepareRatios(seriesOf(at), pseudo, REACH, trigger);
    const absent = Math.log10(1 - 0.5 * (1 - Math.exp(-120 / 90)));
    expect(weigh(at, [beside(0, REACH + 1)])).toBeCloseTo(absent, 12);
    expect(weigh(at, [beside(0, REACH + 1), beside(1, Number.POSITIVE_INFINITY)])).toBeCloseTo(2 * absent, 12);
  });

  it('is lowered by what all endpoints do where days are few, and never raised', () => {
    const one = pseudo[0] as PseudoEvents;
    const few = { ...one, points: one.points.slice(-5) };
    const own = Float64Array.of(one.event - 40 * MICROS_PER_DAY, one.event - (lags[0] as number));
    // Somebody else is active every minute.
    const busy = Float64Array.from({ length: 60 * 24 * 30 }, (_, i) => one.event - (60 * 24 * 30 - i) * MICROS_PER_MINUTE);
    const alone = seriesOf(own);
    const beyond = {
      offsets: Float64Array.of(0, own.length, own.length + busy.length),
      at: Float64Array.from([...own, ...busy]),
      setAside: new Uint32Array(2),
    };
    const found = { ...beside(0, lags[0] as number), days: 5 };
    const [lonely, crowded] = [alone, beyond].map((series) => prepareRatios(series, [few], REACH, trigger)(own, [found])) as [
      number,
      number,
    ];
    expect(crowded).toBeLessThan(lonely - 0.3);
    const many = [alone, beyond].map((series) => prepareRatios(series, [one], REACH, trigger)(own, [beside(0, lags[0] as number)]));
    expect(many[0]).toBe(many[1]);
  });
});
