import { expect, it } from 'vitest';
import { UTC } from '../../src/model/calendar.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../src/model/event.ts';
import { poissonBinomialTail } from '../../src/stats/poisson-binomial.ts';
import { choosePseudoEvents, lagBefore } from '../../src/stats/pseudo-events.ts';
import { createRandom } from '../../src/stats/random.ts';
import { rankLags } from '../../src/stats/rank-lags.ts';
import { chanceOfBest, searchPseudoEvents } from '../../src/stats/searched-events.ts';

/** Monday, 1970-01-05. */
const MONDAY = 4;
const days = 40;
const coverage = {
  from: MONDAY * MICROS_PER_DAY,
  to: (MONDAY + days) * MICROS_PER_DAY,
  gapFrom: new Float64Array(),
  gapTo: new Float64Array(),
  observed: days * MICROS_PER_DAY,
  days: Int32Array.from({ length: days }, (_, i) => MONDAY + i),
  dayShare: new Float64Array(days).fill(1),
};
const reach = 10 * MICROS_PER_MINUTE;
const trigger = { chance: 0.5, mean: 90 * MICROS_PER_SECOND, uncertainty: 0 };
const at = (day: number, hour: number) => (MONDAY + day) * MICROS_PER_DAY + hour * MICROS_PER_HOUR;
const halfHour = (moment: number) => Array.from({ length: 31 }, (_, i) => moment - i * MICROS_PER_MINUTE);

function drawPhone(seed: number, perDay: number): Float64Array {
  const random = createRandom(seed);
  const whole = Array.from({ length: perDay * days }, () => coverage.from + random.below(days * 86_400) * MICROS_PER_SECOND);
  return Float64Array.from([coverage.from + 1, ...whole]).sort();
}

function look(phones: readonly Float64Array[], events: readonly number[]) {
  const offsets = Float64Array.from([0, ...phones.map(({ length }) => length)]);
  for (let i = 1; i < offsets.length; i++) offsets[i] = (offsets[i] as number) + (offsets[i - 1] as number);
  const series = { offsets, at: Float64Array.from(phones.flatMap((own) => [...own])), setAside: new Uint32Array(phones.length) };
  const pseudo = events.map((event) => choosePseudoEvents(event, events, reach, coverage, UTC));
  const ranked = rankLags(series, pseudo, { reach, trigger });
  return { pseudo, ranked, search: searchPseudoEvents(series, pseudo, ranked, { reach, uncertainty: 0, coverage }) };
}

it('judges each moment as the event is judged: counted one by one, of the best of three', () => {
  const event = at(38, 15);
  const phones = [drawPhone(1, 40), drawPhone(2, 12), drawPhone(3, 150)];
  const { pseudo, search } = look(phones, [event]);
  const points = pseudo[0]?.points ?? [];
  /** p of a phone at a moment in place of the event: the days beside its own, the event's half hour, and its own half hour. */
  const judge = (phone: Float64Array, moment: number, itself: readonly number[]) => {
    const lag = lagBefore(phone, moment);
    if (lag > reach) return 1;
    const others = [...points.flatMap((own) => [...own]), ...halfHour(event)].filter((other) => !itself.includes(other));
    const compared = [...others, ...halfHour(moment)];
    return compared.filter((other) => lagBefore(phone, other) <= lag).length / compared.length;
  };
  const bestAt = (moment: number, itself: readonly number[]) => Math.min(...phones.map((phone) => judge(phone, moment, itself)));
  const possible = [
    ...points.flatMap((own) => [...own].map((moment) => bestAt(moment, [...own]))),
    ...halfHour(event).map((moment) => bestAt(moment, halfHour(event))),
  ];
  // Seven on each of 28 working days, and on the event's own.
  expect([points.length, search.rounds]).toEqual([28, 29 * 7]);
  expect(search.best.filter((best) => !possible.some((p) => Math.abs(p - best) < 1e-12))).toEqual(new Float64Array());
  expect(new Set(search.best).size).toBeGreaterThan(50);
});

it('takes hits over several moments as those before the events are taken, each on a day of its own', () => {
  const events = [at(36, 15), at(38, 9)];
  const phone = drawPhone(4, 30);
  const { search, pseudo } = look([phone], events);
  const points = pseudo.map((one) => one.points);
  const [first, second] = points as [readonly Float64Array[], readonly Float64Array[]];
  const count = (moments: readonly number[]) => moments.filter((moment) => lagBefore(phone, moment) <= reach).length;
  /** Tail of two moments in place of the events; `itself`: what each is not compared with. */
  const judge = (moments: readonly number[], itself: readonly (readonly number[])[]) => {
    const own = moments.flatMap(halfHour);
    const chances = moments.map((_, e) => {
      const others = [...(points[e] ?? []).flatMap((day) => [...day]), ...halfHour(events[e] as number)];
      const compared = [...others.filter((other) => !itself[e]?.includes(other)), ...own];
      return count(compared) / compared.length;
    });
    return count(moments) === 0 ? 1 : poissonBinomialTail(chances, count(moments));
  };
  const possible = first.flatMap((day, d) => {
    const other = second[(d + Math.floor(first.length / 2)) % second.length] as Float64Array;
    return [...day].map((moment, j) => judge([moment, other[j] as number], [[...day], [...other]]));
  });
  for (let back = 0; back <= 30; back++)
    possible.push(
      judge(
        events.map((event) => event - back * MICROS_PER_MINUTE),
        events.map(halfHour),
      ),
    );
  expect([first.length, second.length]).toEqual([26, 27]);
  expect(search.best.filter((best) => !possible.some((p) => Math.abs(p - best) < 1e-12))).toEqual(new Float64Array());
  expect(new Set(search.best).size).toBeGreaterThan(30);
});

it('counts the search itself among its rounds', () => {
  const search = { rounds: 4, best: Float64Array.of(0.01, 0.02, 0.02, 1) };
  expect([0.001, 0.01, 0.02, 0.5, 1].map((p) => chanceOfBest(search, p))).toEqual([1 / 5, 2 / 5, 4 / 5, 4 / 5, 1]);
  expect(chanceOfBest({ rounds: 0, best: new Float64Array() }, 0.5)).toBeNaN();
});
