import { MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../model/event.ts';
import type { Random } from '../../model/random.ts';
import { presence } from '../../stats/day-tests/presence.ts';
import { areaUnderCurve } from '../../stats/discrimination.ts';
import { drawExponential, drawNormal, drawPoisson } from '../../stats/draw.ts';
import { drawEveningHour } from './evening-hour.ts';
import { meanOf } from './figure-of.ts';
import type { Landmark } from './landmark.ts';

const PEOPLE = 60;
const WORLDS = 8;
const DAYS = [1, 3, 7, 14] as const;
const LONGEST = 14;
const FRIENDS = 4;
const JOINT = 0.15;
/** Median seconds after which the other comes on, log-normal. */
const REPLY = 20;
const OPENS = 23;

/** Nobody's moments are more than a few hundred a day; the tests look no further than an hour. */
const NEARNESS = { near: 90 * MICROS_PER_SECOND, around: MICROS_PER_HOUR, step: MICROS_PER_SECOND };

interface World {
  /** By person and day: instants at which the person is seen online, ascending. */
  readonly seen: readonly Float64Array[][];
  readonly friends: ReadonlySet<number>;
}

const pairOf = (a: number, b: number): number => Math.min(a, b) * PEOPLE + Math.max(a, b);

function drawWorld(random: Random): World {
  const friends = new Set<number>();
  const of = Array.from({ length: PEOPLE }, () => [] as number[]);
  for (let i = 0; i < (PEOPLE * FRIENDS) / 2; i++) {
    const [a, b] = [random.below(PEOPLE), random.below(PEOPLE)];
    if (a === b || friends.has(pairOf(a, b))) continue;
    friends.add(pairOf(a, b));
    (of[a] as number[]).push(b);
    (of[b] as number[]).push(a);
  }
  const seen = Array.from({ length: PEOPLE }, () => Array.from({ length: LONGEST }, () => [] as number[]));
  const open = (person: number, day: number, start: number) => {
    const end = start + 1.5 * MICROS_PER_MINUTE * drawExponential(random);
    for (let at = start; at <= end; at += MICROS_PER_MINUTE) ((seen[person] as number[][])[day] as number[]).push(at);
  };
  for (let day = 0; day < LONGEST; day++)
    for (let person = 0; person < PEOPLE; person++)
      for (let left = drawPoisson(OPENS, random); left > 0; left--) {
        const start = day * MICROS_PER_DAY + drawEveningHour(random) * MICROS_PER_HOUR;
        open(person, day, start);
        const known = of[person] as number[];
        if (known.length > 0 && random.next() < JOINT)
          open(known[random.below(known.length)] as number, day, start + REPLY * Math.exp(drawNormal(random)) * MICROS_PER_SECOND);
      }
  return { seen: seen.map((days) => days.map((at) => Float64Array.from(at).sort())), friends };
}

/** Area under the curve of pairs of friends against other pairs, by alternations beyond chance over the first days. */
function areasOf({ seen, friends }: World): number[] {
  const [own, others] = [DAYS.map(() => [] as number[]), DAYS.map(() => [] as number[])];
  for (let a = 0; a < PEOPLE; a++)
    for (let b = a + 1; b < PEOPLE; b++) {
      let [matches, expected] = [0, 0];
      for (let day = 0; day < LONGEST; day++) {
        const found = presence(
          (seen[a] as Float64Array[])[day] as Float64Array,
          (seen[b] as Float64Array[])[day] as Float64Array,
          NEARNESS,
        );
        matches += found.matches;
        expected += found.expected;
        const step = DAYS.indexOf((day + 1) as (typeof DAYS)[number]);
        if (step >= 0) ((friends.has(pairOf(a, b)) ? own : others)[step] as number[]).push((matches - expected) / Math.sqrt(1 + expected));
      }
    }
  return DAYS.map(
    (_, step) => areaUnderCurve(Float64Array.from(own[step] as number[]), Float64Array.from(others[step] as number[])) as number,
  );
}

export const presencePairs: Landmark = {
  id: 'presence-pairs',
  result: 'Online status tells who chats with whom',
  source: 'A. Buchenscheit et al., MUM 2014',
  setUp: `${WORLDS} worlds of ${PEOPLE} people with about ${FRIENDS} friends each, who open the app ${OPENS} times a day for a minute and a half on average, with a peak in the evening that all share; after ${JOINT * 100} % of openings a friend comes on, ${REPLY} s later at the median`,
  traps: [
    'Everybody keeps the same evening, so that being online together says little; what counts is coming on beside each other, against the same hour.',
  ],
  run(random) {
    const draw = random.fork('worlds');
    const areas = Array.from({ length: WORLDS }, () => areasOf(drawWorld(draw)));
    return DAYS.map((days, step) => ({
      what: `area under the curve, pairs of friends after ${days} ${days === 1 ? 'day' : 'days'}`,
      unit: '',
      ours: meanOf(
        areas.map((area) => area[step] as number),
        'worlds',
        random.fork(`${days}`),
      ),
    }));
  },
};
