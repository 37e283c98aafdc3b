import { describe, expect, test } from 'vitest';
import { UTC } from '../../src/model/calendar.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR } from '../../src/model/event.ts';
import type { Random } from '../../src/model/random.ts';
import { attend } from '../../src/stats/attendance.ts';
import { binomialTail } from '../../src/stats/binomial-tail.ts';
import { drawExponential } from '../../src/stats/draw.ts';
import { layWindows } from '../../src/stats/event-windows.ts';
import { createRandom } from '../../src/stats/random.ts';
import { type Habit, START, simulateSessions, toInput } from './phones.ts';

const DAYS = 70;
const PHONES = 40;
const WORLDS = 40;
const HOUR = MICROS_PER_HOUR;

/** Instants that have nothing to do with anybody: at clock times of their own, or all at one, every so many days. */
const weekly = (random: Random) => {
  const hour = 8 + 12 * random.next();
  return Array.from({ length: 8 }, (_, i) => START + Math.round((7 + 7.4 * i) % DAYS) * MICROS_PER_DAY + hour * HOUR);
};
const inARow = (random: Random) => [30, 31, 32].map((day) => START + day * MICROS_PER_DAY + (9 + 12 * random.next()) * HOUR);
const anywhere = (random: Random) =>
  Array.from({ length: 5 }, (_, i) => START + (4 + 13 * i + random.below(6)) * MICROS_PER_DAY + 24 * random.next() * HOUR);

/** The same phones, each used in spells of ten days or so, with as long ones between. */
const inSpells = (phones: number[][], random: Random): number[][] =>
  phones.map((own) => {
    const turns: number[] = [];
    for (let at = START; at < START + DAYS * MICROS_PER_DAY; at += 10 * MICROS_PER_DAY * drawExponential(random)) turns.push(at);
    const phase = random.below(2);
    return own.filter((at) => turns.filter((turn) => turn <= at).length % 2 === phase);
  });

const regimes: readonly (readonly [string, number, Habit | 'spells', number, (random: Random) => number[]])[] = [
  ['two hours around events in a row, phones used in spells', 4, 'spells', 2 * HOUR, inARow],
  ['two days before weekly events, phones used in spells', 1, 'spells', 2 * MICROS_PER_DAY, weekly],
  ['two hours around events in a row, phones used now and then', 0.5, 'sessions', 2 * HOUR, inARow],
  ['two hours around events in a row, phones idle on most days', 2, 'idle days', 2 * HOUR, inARow],
  ['half a day before weekly events, phones used now and then', 0.5, 'sessions', 12 * HOUR, weekly],
  ['two days before weekly events, phones seldom used', 0.15, 'sessions', 2 * MICROS_PER_DAY, weekly],
  ['two days before weekly events, phones idle on most days', 1, 'idle days', 2 * MICROS_PER_DAY, weekly],
  ['six hours before events at any hour, phones used daily', 2, 'sessions', 6 * HOUR, anywhere],
];

describe.each(regimes)('%s', (name, rate, habit, before, drawEvents) => {
  const p: number[] = [];
  for (let world = 0; world < WORLDS; world++) {
    const random = createRandom(8_100 + world).fork(name);
    const phones = simulateSessions(PHONES, DAYS, rate, random.fork('phones'), habit === 'spells' ? 'sessions' : habit);
    const { series, coverage } = toInput(habit === 'spells' ? inSpells(phones, random.fork('spells')) : phones, DAYS);
    const events = drawEvents(random.fork('events')).sort((a, b) => a - b);
    p.push(...attend(series, layWindows(events, { before, after: 0, coverage, calendar: UTC })).p);
  }
  test.each([0.05, 0.01, 0.001])('a chance of %f comes up no more often than that', (level) => {
    const found = p.filter((one) => one <= level).length;
    expect(p.length).toBeGreaterThan(500);
    expect(binomialTail(found, p.length, level), `${found} of ${p.length}`).toBeGreaterThan(1e-3);
  });
});
