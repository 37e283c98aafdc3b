import { UTC } from '../../model/calendar.ts';
import { MICROS_PER_DAY } from '../../model/event.ts';
import type { Random } from '../../model/random.ts';
import { drawNormal, drawPoisson } from '../../stats/draw.ts';
import { pointsOfPlaces } from '../../stats/points.ts';
import { measureUnicity } from '../../stats/unicity-curve.ts';
import { meanOf } from './figure-of.ts';
import type { Landmark, Ours } from './landmark.ts';

const PEOPLE = 10_000;
const ASKED = 300;
const DAYS = 30;
const A_DAY = 4;
const ANTENNAS = 49;
/** A new place is tried with chance rho S^−gamma after S places; the side of the square of antennas. */
const EXPLORE = { rho: 0.6, gamma: 0.21 };
const SIDE = 7;

/** Explorations near the last place, and preferential returns, at hours of the day. Source of the law: C. Song, T. Koren, P. Wang, A.-L. Barabási, Nat. Phys. 6 (2010). */
function visitsOf(random: Random): { at: number[]; place: number[] } {
  const known: number[] = [];
  const often: number[] = [];
  let here = Math.floor(ANTENNAS * random.next() ** 1.5);
  const instants = Array.from({ length: drawPoisson(A_DAY * DAYS, random) }, () => {
    const hour = Math.min(23.99, Math.max(0, 15 + 4.5 * drawNormal(random)));
    return Math.floor((Math.floor(DAYS * random.next()) + hour / 24) * MICROS_PER_DAY);
  }).sort((x, y) => x - y);
  const place = instants.map(() => {
    if (known.length === 0 || random.next() < EXPLORE.rho * known.length ** -EXPLORE.gamma) {
      const step = () => Math.round(drawNormal(random));
      const [x, y] = [(here % SIDE) + step(), Math.floor(here / SIDE) + step()].map((one) => ((one % SIDE) + SIDE) % SIDE) as [
        number,
        number,
      ];
      here = y * SIDE + x;
      if (!known.includes(here)) known.push(here);
    } else here = often[random.below(often.length)] as number;
    often.push(here);
    return here;
  });
  return { at: instants, place };
}

export const unicity: Landmark = {
  id: 'unicity',
  result: 'Four places and hours single nearly everybody out, and coarser ones help little',
  source: 'Y.-A. de Montjoye, C. A. Hidalgo, M. Verleysen, V. D. Blondel, Scientific Reports 3:1376, 2013',
  setUp: `${PEOPLE} people over ${DAYS} days, about ${A_DAY} points a day among ${ANTENNAS} antennas, by exploration and preferential return`,
  traps: [
    `Unicity depends on how many people there are and how many points they have: here ${PEOPLE} people of about ${A_DAY * DAYS} points, there 1.5 million over fifteen months.`,
    'Antennas of neighbouring numbers are put into one, which lie in a row.',
    'How many antennas and people there are was settled over two tries, after looking at the result.',
  ],
  run(random: Random) {
    const all = Array.from({ length: PEOPLE }, (_, i) => visitsOf(random.fork(`person ${i}`)));
    const offsets = new Float64Array(PEOPLE + 1);
    all.forEach(({ at }, i) => {
      offsets[i + 1] = (offsets[i] as number) + at.length;
    });
    const visits = {
      offsets,
      at: Float64Array.from(all.flatMap(({ at }) => at)),
      place: Int32Array.from(all.flatMap(({ place }) => place)),
      places: ANTENNAS,
    };
    const order = Int32Array.from({ length: ANTENNAS }, (_, i) => i);
    const { needed, exponent } = measureUnicity(pointsOfPlaces(visits, UTC), order, 0.9, random.fork('curve'), ASKED);
    const notComparable = 'far fewer people, and fewer points each';
    const row = (points: number, published: number) => ({
      what: `singled out by ${points} points`,
      unit: 'share',
      published: { value: published, read: 'in the source' as const, better: 'higher' as const },
      notComparable,
      ours: meanOf(
        Array.from(needed, (one) => Number(one <= points)),
        'people',
        random.fork(String(points)),
      ),
    });
    const decay: Ours | undefined = exponent && {
      value: exponent.beta,
      low: exponent.low,
      high: exponent.high,
      n: needed.length,
      of: 'people',
    };
    return [
      row(2, 0.5),
      row(4, 0.95),
      ...(decay
        ? [
            {
              what: 'power of hours × antennas with which that falls, at four points',
              unit: '',
              published: { value: 0.141, read: 'derived' as const, better: 'lower' as const },
              notComparable,
              ours: decay,
            },
          ]
        : []),
    ];
  },
};
