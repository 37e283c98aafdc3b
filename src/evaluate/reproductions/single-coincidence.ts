import type { Coverage, Series } from '../../model/artifacts.ts';
import { dayOf, UTC } from '../../model/calendar.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../model/event.ts';
import type { Random } from '../../model/random.ts';
import { drawPoisson } from '../../stats/draw.ts';
import { lookAroundEvents } from '../../stats/look-around-events.ts';
import { coverageShare } from '../../stats/pseudo-events.ts';
import { drawEveningHour } from './evening-hour.ts';
import { meanOf } from './figure-of.ts';
import type { Landmark, ReproducedRow } from './landmark.ts';

const WINDOW = 2 * MICROS_PER_MINUTE;
const SITTING = 5 * MICROS_PER_MINUTE;
const DAYS = 30;
const RUNS = 200;
/** Monday, 2018-01-01. */
const START = Date.UTC(2018, 0, 1) * 1_000;

/** Sittings a day, connections in each, and the share of time within two minutes after one, derived: for single ones by Poisson's formula. */
const HABITS = [
  { sittings: 23, connects: 1, derived: 0.0314 },
  { sittings: 8, connects: 3, derived: 0.0229 },
  { sittings: 6, connects: 6, derived: 0.0223 },
] as const;

/** Connections of one phone over days, ascending, in sittings at hours that `drawHour` gives. */
function drawPhone(days: number, sittings: number, connects: () => number, drawHour: () => number, random: Random): Float64Array {
  const at: number[] = [];
  for (let day = 0; day < days; day++)
    for (let left = drawPoisson(sittings, random); left > 0; left--) {
      const start = START + day * MICROS_PER_DAY + Math.floor(drawHour() * MICROS_PER_HOUR);
      const all = connects();
      for (let i = 0; i < all; i++) at.push(all === 1 ? start : start + random.below(SITTING));
    }
  return Float64Array.from(at, (instant) => Math.floor(instant / MICROS_PER_SECOND) * MICROS_PER_SECOND).sort();
}

function coverageRows(random: Random): ReproducedRow[] {
  return HABITS.map(({ sittings, connects, derived }) => {
    const draw = random.fork(`${sittings} ${connects}`);
    const shares = Array.from({ length: RUNS }, () => {
      const at = drawPhone(
        DAYS,
        sittings,
        () => connects,
        () => 24 * draw.next(),
        draw,
      );
      return coverageShare(at, START, START + DAYS * MICROS_PER_DAY, WINDOW, DAYS * MICROS_PER_DAY);
    });
    return {
      what: `chance of a connection within 2 min before a random moment, ${sittings} sittings a day of ${connects}`,
      unit: 'share',
      published: { value: derived, read: 'derived', better: 'higher' },
      ...(connects > 1 ? { notComparable: 'how long a sitting lasted is not stated; here connections lie anywhere within 5 min' } : {}),
      ours: meanOf(shares, 'phones', draw),
    };
  });
}

const PHONES = 1_000;
const HISTORY = 40;

/** How often p ≤ 0.05 for phones that have nothing to do with an event in the evening, by matched time and by the textbook's formula. */
function levelRows(random: Random): ReproducedRow[] {
  const draw = random.fork('level');
  const days = HISTORY;
  const [matched, textbook]: [number[], number[]] = [[], []];
  const batch = 100;
  for (let from = 0; from < PHONES; from += batch) {
    const rows = Array.from({ length: batch }, () => {
      const rate = 8 * (60 / 8) ** draw.next();
      return drawPhone(
        days,
        rate,
        () => 1 + draw.below(6),
        () => drawEveningHour(draw),
        draw,
      );
    });
    const event = START + (days - 2) * MICROS_PER_DAY + Math.floor((19 + 4 * draw.next()) * MICROS_PER_HOUR);
    const { p, even } = lookAroundEvents(seriesOf(rows), [event], {
      coverage: watching(days),
      calendar: UTC,
      reach: WINDOW,
      trigger: { chance: 0.5, mean: 90 * MICROS_PER_SECOND, uncertainty: 0 },
    });
    matched.push(...Array.from(p, (one) => Number(one <= 0.05)));
    textbook.push(...Array.from(even.p, (one) => Number(one <= 0.05)));
  }
  return [
    {
      what: 'share of uninvolved phones with p ≤ 0.05 by matched time, evening event',
      unit: 'share',
      published: { value: 0.054, read: 'derived', better: 'lower' },
      ours: meanOf(matched, 'phones', draw),
    },
    {
      what: 'the same by the homogeneous formula',
      unit: 'share',
      published: { value: 0.14, read: 'derived', better: 'lower' },
      notComparable: 'the hour of the event is not stated; here it lies between 19 and 23 h',
      ours: meanOf(textbook, 'phones', draw),
    },
  ];
}

function seriesOf(rows: readonly Float64Array[]): Series {
  const offsets = new Float64Array(rows.length + 1);
  rows.forEach((row, i) => {
    offsets[i + 1] = (offsets[i] as number) + row.length;
  });
  const at = new Float64Array(offsets[rows.length] as number);
  rows.forEach((row, i) => {
    at.set(row, offsets[i]);
  });
  return { offsets, at, setAside: new Uint32Array(rows.length) };
}

const watching = (days: number): Coverage => ({
  from: START,
  to: START + days * MICROS_PER_DAY,
  gapFrom: new Float64Array(),
  gapTo: new Float64Array(),
  observed: days * MICROS_PER_DAY,
  days: Int32Array.from({ length: days }, (_, i) => dayOf(START) + i),
  dayShare: new Float64Array(days).fill(1),
});

export const singleCoincidence: Landmark = {
  id: 'single-coincidence',
  result: 'How often a phone happens to connect within two minutes before an event',
  source: 'derived from the rate of 23 openings a day that Buchenscheit et al. (MUM 2014) counted, as a newspaper reports it',
  setUp: `${RUNS} phones a habit over ${DAYS} days, evenly by day and night; then ${PHONES} phones over ${HISTORY} days with 8 to 60 sittings a day of 1 to 6 connections within 5 min, and a peak in the evening that all share`,
  traps: [
    'Impostors share the daily rhythm: random times alone would make any formula look sound.',
    'Poisson’s formula counts each connection of a sitting as a chance of its own.',
  ],
  run: (random) => [...coverageRows(random), ...levelRows(random)],
};
