import { expect, test } from 'vitest';
import { UTC } from '../../src/model/calendar.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../src/model/event.ts';
import { choosePseudoEvents, type PseudoEvents } from '../../src/stats/pseudo-events.ts';
import { createRandom } from '../../src/stats/random.ts';
import { rankLags } from '../../src/stats/rank-lags.ts';
import { START, simulatePhones, toInput } from '../calibration/phones.ts';

const DAYS = 20;
const REACH = 10 * MICROS_PER_MINUTE;
const trigger = { chance: 0.5, mean: 90 * MICROS_PER_SECOND, uncertainty: 0 };
const { series, coverage } = toInput(simulatePhones(60, DAYS, createRandom(11)), DAYS);
const at = (day: number, hour: number) => START + day * MICROS_PER_DAY + hour * MICROS_PER_HOUR;
const pseudoOf = (events: readonly number[]) => events.map((event) => choosePseudoEvents(event, events, REACH, coverage, UTC));
const ownOf = (id: number) => Array.from(series.at.subarray(series.offsets[id], series.offsets[id + 1]));

/** Wait before a moment, looked up one by one. */
const waitAt = (own: readonly number[], moment: number): number =>
  own.reduce((least, one) => (one <= moment && moment - one < least ? moment - one : least), Number.POSITIVE_INFINITY);
const shareOf = (waits: readonly number[], counted: (wait: number) => boolean) => waits.filter(counted).length / waits.length;
const waitsOf = (own: readonly number[], { own: half, points }: PseudoEvents) =>
  [half, ...points].flatMap((moments) => Array.from(moments, (moment) => waitAt(own, moment)));

test('one event: p is the share of moments with as short a wait, beyond it those with a shorter one', () => {
  const pseudo = pseudoOf([at(17, 20.5)]);
  const { ids, p, beyond } = rankLags(series, pseudo, { reach: REACH, trigger });
  expect(ids.length).toBeGreaterThan(50);
  const kinds = new Set<string>();
  ids.forEach((id, r) => {
    const own = ownOf(id);
    const waits = waitsOf(own, pseudo[0] as PseudoEvents);
    const wait = waitAt(own, at(17, 20.5));
    kinds.add(wait <= REACH ? 'hit' : 'miss');
    expect(p[r]).toBeCloseTo(wait <= REACH ? shareOf(waits, (one) => one <= wait) : 1, 12);
    expect(beyond[r]).toBeCloseTo(
      shareOf(waits, (one) => (wait <= REACH ? one < wait : one <= REACH)),
      12,
    );
  });
  expect(kinds.size).toBe(2);
});

test('three events: p is the chance of as many hits, beyond it that of more', () => {
  const events = [at(15, 19), at(17, 20.5), at(18, 21)];
  const pseudo = pseudoOf(events);
  const { ids, p, beyond } = rankLags(series, pseudo, { reach: REACH, trigger });
  ids.forEach((id, r) => {
    const own = ownOf(id);
    const halves = pseudo.flatMap(({ own: half }) => Array.from(half, (moment) => waitAt(own, moment)));
    const chances = pseudo.map((one) => {
      const others = one.points.flatMap((moments) => Array.from(moments, (moment) => waitAt(own, moment)));
      return shareOf([...halves, ...others], (wait) => wait <= REACH);
    });
    const hits = events.filter((event) => waitAt(own, event) <= REACH).length;
    // All eight ways in which three events may come out.
    const atLeast = (least: number) => {
      let sum = 0;
      for (let way = 0; way < 8; way++) {
        const which = chances.map((chance, e) => ((way >> e) & 1 ? chance : 1 - chance));
        if ([0, 1, 2].filter((e) => (way >> e) & 1).length >= least) sum += which.reduce((product, one) => product * one, 1);
      }
      return sum;
    };
    expect(p[r]).toBeCloseTo(atLeast(hits), 10);
    expect(beyond[r]).toBeCloseTo(atLeast(hits + 1), 10);
  });
});
