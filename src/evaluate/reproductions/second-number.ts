import type { Random } from '../../model/random.ts';
import { scoreSwitches } from '../../stats/co-usage.ts';
import { meanOf } from './figure-of.ts';
import type { Landmark } from './landmark.ts';

const PEOPLE = 240;
const PLACES = 300;
const DAYS = 28;
const A_DAY = 1.5;
const HOUR = 1;
const NEAR = 1 * HOUR;
const PENALTY = 3;
/** Share of waking hours that are spent at a place of chance. */
const OUT = 0.25;
/** Share of hours off work that the second of a couple spends wherever the first is. */
const TOGETHER = 0.6;
/** People per workplace. */
const COLLEAGUES = 8;

interface Life {
  readonly at: number[];
  readonly place: number[];
}

/** Where a person is in each hour: at home at night, at work by day on weekdays, out at times. The second of a couple is often wherever the first is. */
function liveHours(home: number, work: number, random: Random, partner?: Int32Array): Int32Array {
  const where = new Int32Array(24 * DAYS);
  for (let day = 0; day < DAYS; day++)
    for (let hour = 0; hour < 24; hour++) {
      const atWork = day % 7 < 5 && hour >= 9 && hour < 17;
      const awake = hour >= 7 && hour < 23;
      const out = awake && random.next() < OUT;
      const together = partner !== undefined && !atWork && random.next() < TOGETHER;
      where[24 * day + hour] = together
        ? (partner[24 * day + hour] as number)
        : out
          ? Math.floor(PLACES * random.next() ** 2)
          : atWork
            ? work
            : home;
    }
  return where;
}

function register(where: Int32Array, random: Random): Life {
  const at = Array.from({ length: A_DAY * DAYS }, () => 24 * Math.floor(DAYS * random.next()) + 7 + 16 * random.next()).sort(
    (x, y) => x - y,
  );
  return { at, place: at.map((instant) => where[Math.floor(instant)] as number) };
}

/** Chance that the one scores above the other, ties halved, for each of the first. */
function aucOf(own: readonly number[], others: readonly number[]): number[] {
  return own.map((one) => others.reduce((sum, other) => sum + (one > other ? 1 : one === other ? 0.5 : 0), 0) / others.length);
}

export const secondNumber: Landmark = {
  id: 'second-number',
  result: 'Two phones that one person carries are told from those of couples and colleagues by the switches between them',
  source: 'W. Bosma and others, Science & Justice 60(2), 2020',
  setUp: `${PEOPLE} people over ${DAYS} days, ${A_DAY} registrations a day and phone at ${PLACES} places; couples share a home and most of their hours off work, ${COLLEAGUES} colleagues a place of work, and a quarter of waking hours is spent elsewhere`,
  traps: [
    'Couples and colleagues are the impostors: against anybody at all nearly every score tells the two phones of one person.',
    'The world was made harder once, after everybody was told rightly in its first version.',
  ],
  run(random: Random) {
    const homes = Array.from({ length: PEOPLE / 2 }, () => random.below(PLACES));
    const works = Array.from({ length: PEOPLE / COLLEAGUES }, () => random.below(PLACES));
    const lives: Int32Array[] = [];
    for (let i = 0; i < PEOPLE; i++)
      lives.push(
        liveHours(
          homes[Math.floor(i / 2)] as number,
          works[i % works.length] as number,
          random.fork(`life ${i}`),
          i % 2 === 1 ? lives[i - 1] : undefined,
        ),
      );
    const [first, second] = ['first', 'second'].map((phone) => lives.map((where, i) => register(where, random.fork(`${phone} ${i}`)))) as [
      Life[],
      Life[],
    ];
    const seen = new Float64Array(PLACES).fill(1);
    for (const { place } of first) for (const one of place) seen[one] = (seen[one] as number) + 1;
    const all = seen.reduce((sum, one) => sum + one, 0);
    const rarity = (place: number) => Math.log(all / (seen[place] as number));
    const score = (i: number, j: number) => scoreSwitches(first[i] as Life, second[j] as Life, NEAR, rarity, PENALTY);
    const people = Array.from({ length: PEOPLE }, (_, i) => i);
    const own = people.map((i) => score(i, i));
    const couples = people.map((i) => score(i, i ^ 1));
    const colleagues = people.map((i) => score(i, (i + works.length) % PEOPLE));
    const strongest = Math.max(...couples, ...colleagues);
    return [
      {
        what: 'two phones of one person above those of a couple (AUC)',
        unit: '',
        ours: meanOf(aucOf(own, couples), 'people', random.fork('c')),
      },
      {
        what: 'two phones of one person above those of colleagues (AUC)',
        unit: '',
        ours: meanOf(aucOf(own, colleagues), 'people', random.fork('w')),
      },
      {
        what: 'two phones of one person above every couple and all colleagues',
        unit: 'share',
        ours: meanOf(
          own.map((one) => Number(one > strongest)),
          'people',
          random.fork('all'),
        ),
      },
    ];
  },
};
