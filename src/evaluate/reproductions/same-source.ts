import { UTC } from '../../model/calendar.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../model/event.ts';
import type { Random } from '../../model/random.ts';
import { cutSittings, type DrawStart, matchByChance } from '../../stats/coincidental-match.ts';
import { areaUnderCurve } from '../../stats/discrimination.ts';
import { drawNormal, drawPoisson } from '../../stats/draw.ts';
import { associate, spreadTies } from '../../stats/nearest-neighbours.ts';
import { redrawByClock } from '../../stats/redraw-starts.ts';
import { drawEveningHour } from './evening-hour.ts';
import { meanOf } from './figure-of.ts';
import type { Landmark } from './landmark.ts';

const PEOPLE = 28;
const DAYS = 7;
const WORLDS = 10;
/** Chance that an event of the first series sets off one of the second, and how far from it, seconds. */
const SPAWNS = 0.1;
const SPREAD = 300;
const GAP = 10 * MICROS_PER_MINUTE;
const ROUNDS = 99;
/** Monday, 2018-01-01. */
const START = Date.UTC(2018, 0, 1) * 1_000;

/** Instants of sittings at evening hours: 4 to 16 a day, of 1 to 6 events within ten minutes each. */
function drawSeries(random: Random): number[] {
  const rate = 4 * 4 ** random.next();
  const at: number[] = [];
  for (let day = 0; day < DAYS; day++)
    for (let sittings = drawPoisson(rate, random); sittings > 0; sittings--) {
      const start = START + day * MICROS_PER_DAY + Math.floor(drawEveningHour(random) * MICROS_PER_HOUR);
      for (let events = 1 + random.below(6); events > 0; events--) at.push(start + random.below(GAP));
    }
  return at;
}

const inSeconds = (at: number[]): Float64Array =>
  Float64Array.from(at, (instant) => Math.floor(instant / MICROS_PER_SECOND) * MICROS_PER_SECOND).sort();

/** Two series of one person: the second has a life of its own, and part of it beside the first. */
function drawPair(random: Random): readonly [Float64Array, Float64Array] {
  const first = drawSeries(random);
  const second = drawSeries(random);
  for (const at of first) if (random.next() < SPAWNS) second.push(at + Math.round(SPREAD * MICROS_PER_SECOND * drawNormal(random)));
  return [inSeconds(first), inSeconds(second)];
}

type Score = 'segregation' | 'mingling' | 'medianGap';

/** Area under the curve of each measure in one world: pairs of one person against those of two. */
function areasOf(random: Random): Record<Score, number> {
  const people = Array.from({ length: PEOPLE }, () => drawPair(random));
  const same: Record<Score, number[]> = { segregation: [], mingling: [], medianGap: [] };
  const others: Record<Score, number[]> = { segregation: [], mingling: [], medianGap: [] };
  for (const [i, [first]] of people.entries())
    for (const [j, [, second]] of people.entries()) {
      const found = associate(spreadTies(first, MICROS_PER_SECOND, random), spreadTies(second, MICROS_PER_SECOND, random));
      const into = i === j ? same : others;
      into.segregation.push(-found.segregation);
      into.mingling.push(found.mingling);
      into.medianGap.push(-found.medianGap);
    }
  const area = (score: Score) => areaUnderCurve(Float64Array.from(same[score]), Float64Array.from(others[score])) as number;
  return { segregation: area('segregation'), mingling: area('mingling'), medianGap: area('medianGap') };
}

/** Whether two people who keep the same hours match at 5 %, where starts are redrawn by their clock times, and evenly over the span. */
function impostors(random: Random): { byClock: number; evenly: number } {
  const [first, second] = [inSeconds(drawSeries(random)), inSeconds(drawSeries(random))];
  const evenly: DrawStart = (_, draw) => START + Math.floor(draw.next() * DAYS * MICROS_PER_DAY);
  const chance = (drawStart: DrawStart) =>
    matchByChance(first, second, { gap: GAP, step: MICROS_PER_SECOND, rounds: ROUNDS, drawStart, random }).medianGap;
  return {
    byClock: Number(chance(redrawByClock(cutSittings(second, GAP), UTC)) <= 0.05),
    evenly: Number(chance(evenly) <= 0.05),
  };
}

const IMPOSTORS = 200;

export const sameSource: Landmark = {
  id: 'same-source',
  result: 'Whether two series of events come from one person',
  source: 'C. Galbraith, P. Smyth, Digital Investigation, 2017; with H. S. Stern, J. R. Stat. Soc. A 183(3), 2020',
  setUp: `${WORLDS} worlds of ${PEOPLE} people over ${DAYS} days with an evening peak that all share; the second series of a person has sittings of its own, and an event beside ${SPAWNS * 100} % of the first’s, ${SPREAD} s about it; then ${IMPOSTORS} pairs of two people with the same hours, ${ROUNDS} rounds each`,
  traps: [
    'Impostors keep the same hours; redrawing starts evenly over the span makes them look like one person.',
    'Neighbours at distance 0 count, a match probability is never 0, and equal times are spread within the clock’s step.',
  ],
  run(random) {
    const draw = random.fork('worlds');
    const areas = Array.from({ length: WORLDS }, () => areasOf(draw));
    const area = (score: Score) =>
      meanOf(
        areas.map((world) => world[score]),
        'worlds',
        random.fork(score),
      );
    const false_ = Array.from({ length: IMPOSTORS }, () => impostors(draw));
    return [
      { what: 'area under the curve by segregation', unit: '', ours: area('segregation') },
      { what: 'area under the curve by mingling', unit: '', ours: area('mingling') },
      { what: 'area under the curve by median time between', unit: '', ours: area('medianGap') },
      {
        what: 'two people of the same hours who match at 5 %, starts redrawn by clock time',
        unit: 'share',
        ours: meanOf(
          false_.map(({ byClock }) => byClock),
          'pairs',
          random.fork('clock'),
        ),
      },
      {
        what: 'the same, starts redrawn evenly',
        unit: 'share',
        ours: meanOf(
          false_.map(({ evenly }) => evenly),
          'pairs',
          random.fork('even'),
        ),
      },
    ];
  },
};
