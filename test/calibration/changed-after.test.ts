import { describe, expect, test } from 'vitest';
import { gatherDays } from '../../src/graph/pair-days.ts';
import { gatherPairs } from '../../src/graph/pair-exchanges.ts';
import { gatherPartners } from '../../src/graph/partner-days.ts';
import { UTC } from '../../src/model/calendar.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR } from '../../src/model/event.ts';
import type { Random } from '../../src/model/random.ts';
import { binomialTail } from '../../src/stats/binomial-tail.ts';
import { drawExponential, drawNormal } from '../../src/stats/draw.ts';
import { benjaminiHochberg } from '../../src/stats/false-discovery.ts';
import { judgeChanges } from '../../src/stats/habit-change.ts';
import { createRandom } from '../../src/stats/random.ts';
import { contactsOf } from '../graph/artifacts.ts';
import { exchangesOf } from '../graph/exchanges.ts';
import { START, simulateSessions, toInput } from './phones.ts';

const DAYS = 84;
const PHONES = 25;
const WORLDS = 30;

/** Thins each phone week by week, by a factor that drifts slowly. */
const drift = (phones: number[][], spread: number, memory: number, random: Random): number[][] =>
  phones.map((own) => {
    let level = spread * drawNormal(random);
    const weekly = Array.from({ length: 13 }, () => {
      level = memory * level + Math.sqrt(1 - memory * memory) * spread * drawNormal(random);
      return Math.min(1, 0.5 * Math.exp(level));
    });
    return own.filter((at) => random.next() < (weekly[Math.floor((at - START) / (7 * MICROS_PER_DAY))] as number));
  });
/** Phones away for some days now and then. */
const away = (phones: number[][], random: Random): number[][] =>
  phones.map((own) => {
    const trips: [number, number][] = [];
    for (let at = START; at < START + DAYS * MICROS_PER_DAY; at += 20 * MICROS_PER_DAY * drawExponential(random))
      trips.push([at, at + 4 * MICROS_PER_DAY * drawExponential(random)]);
    return own.filter((at) => !trips.some(([from, to]) => at >= from && at < to));
  });

const regimes: Readonly<Record<string, (random: Random) => number[][]>> = {
  'steady phones': (random) => simulateSessions(PHONES, DAYS, 3, random),
  'phones seldom used': (random) => simulateSessions(PHONES, DAYS, 0.4, random),
  'phones idle on most days': (random) => simulateSessions(PHONES, DAYS, 1, random, 'idle days'),
  'phones whose use drifts': (random) => drift(simulateSessions(PHONES, DAYS, 6, random.fork('phones')), 0.5, 0.8, random),
  'phones away now and then': (random) => away(simulateSessions(PHONES, DAYS, 3, random.fork('phones')), random),
  'quiet and busy phones together': (random) => [
    ...simulateSessions(12, DAYS, 0.3, random.fork('quiet')),
    ...away(simulateSessions(13, DAYS, 5, random.fork('busy')), random),
  ],
};

/** With whom each phone is in contact at what it does: a few often, and who they are drifts, comes and goes. */
function befriend(phones: readonly number[][], random: Random) {
  const contacts: [number, number, number][] = [];
  const pairs = new Set<number>();
  phones.forEach((own, id) => {
    let circle = Array.from({ length: 6 }, () => random.below(PHONES));
    let next = START + 20 * MICROS_PER_DAY * drawExponential(random);
    for (const at of own) {
      while (at > next) {
        circle = [random.below(PHONES), ...circle.slice(0, 5)];
        next += 20 * MICROS_PER_DAY * drawExponential(random);
      }
      const other = circle[Math.floor(6 * random.next() ** 2)] as number;
      if (other === id) continue;
      pairs.add(PHONES * Math.min(id, other) + Math.max(id, other));
      contacts.push([Math.floor(at / 1e6), id, other]);
    }
  });
  const known = contactsOf(
    PHONES,
    [...pairs].sort((x, y) => x - y).map((pair) => [Math.floor(pair / PHONES), pair % PHONES, {}] as const),
  );
  return { known, exchanges: exchangesOf(contacts) };
}

describe.each(Object.entries(regimes))('%s', (name, draw) => {
  const p: number[] = [];
  let withFindings = 0;
  for (let world = 0; world < WORLDS; world++) {
    const random = createRandom(8_300 + world).fork(name);
    const phones = draw(random.fork('phones'));
    const { series, coverage } = toInput(phones, DAYS);
    const event = START + Math.floor((16 + 52 * random.next()) * MICROS_PER_DAY) + 9 * MICROS_PER_HOUR;
    const { known, exchanges } = befriend(phones, random.fork('contacts'));
    const partners = gatherPartners(known, gatherDays(gatherPairs(known, exchanges), coverage, UTC));
    const judged = judgeChanges({ series, partners }, coverage, UTC, [event], { longest: 14, level: 0.05 });
    p.push(...judged.p);
    if (Math.min(...benjaminiHochberg(judged.p, judged.p.length)) <= 0.05) withFindings++;
  }
  // Phones of one world share the moment, but not their lives.
  test.each([0.05, 0.01])('a chance of %f comes up about that often', (level) => {
    const found = p.filter((one) => one <= level).length;
    expect(p.length).toBeGreaterThan(600);
    expect(binomialTail(found, p.length, level), `${found} of ${p.length}`).toBeGreaterThan(1e-3);
    expect(binomialTail(p.length - found, p.length, 1 - level), `${found} of ${p.length}`).toBeGreaterThan(1e-3);
  });

  test('something is found in no more than 5 % of the worlds', () => {
    expect(binomialTail(withFindings, WORLDS, 0.05), `${withFindings} of ${WORLDS}`).toBeGreaterThan(1e-3);
  });
});
