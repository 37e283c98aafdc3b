import { drawExponential } from '../../stats/draw.ts';
import type { Everyday } from '../communication/everyday.ts';
import { MINUTE } from '../local-days.ts';
import type { Plant } from '../scenario.ts';
import { choosePerson, outsideDays, type Planted, type Seedbed } from './plant.ts';

/** Days of the world that pass before the first introduction, so that a log knows who was in touch before, and after the last; fewer in short worlds. */
const BEFORE = 14;
const AFTER = 10;
/** Days of a world that has room for introductions. */
const FEWEST_DAYS = 7;
/** Conversations a day of the two from then on. */
const RATE = 0.4;
/** Minutes between the introducer's messages to the two, on average. */
const BETWEEN = 3;
const ATTEMPTS = 200;

interface Introduced {
  readonly introducer: number;
  readonly one: number;
  readonly other: number;
  readonly day: number;
}

/**
 * People with many contacts bring two of them together: a message to each, and after a while the one writes to the other, whom it goes on
 * writing to. Without relations the same messages go to people met by chance, and no tie follows.
 */
export function plantIntroductions(bed: Seedbed, plant: Extract<Plant, { kind: 'introductions' }>): Planted {
  const { scenario, random, people } = bed;
  if (scenario.days < FEWEST_DAYS) outsideDays(scenario, 'The first introduction');
  const before = Math.min(BEFORE, Math.floor(scenario.days / 3));
  const after = Math.min(AFTER, Math.floor(scenario.days / 4));
  const friends: number[][] = people.map(() => []);
  for (const { a, b } of bed.ties) {
    friends[a]?.push(b);
    friends[b]?.push(a);
  }
  const together = bed.groups.map(({ members }) => new Set(members));
  const strangers = (one: number, other: number): boolean =>
    one !== other && friends[one]?.includes(other) === false && !together.some((group) => group.has(one) && group.has(other));
  const introduced: Introduced[] = [];
  for (let n = 0; n < plant.introducers; n++) {
    const introducer = choosePerson(bed, (i) => (people[i]?.abroad ? -1_000 : (friends[i] as number[]).length));
    const own = friends[introducer] as number[];
    for (let attempt = 0, made = 0; made < plant.pairs && attempt < ATTEMPTS && own.length > 1; attempt++) {
      const [one, other] = [own[random.below(own.length)] as number, own[random.below(own.length)] as number];
      if (!strangers(one, other) || people[one]?.abroad || people[other]?.abroad) continue;
      const day = before + random.below(scenario.days - before - after);
      introduced.push({ introducer, one, other, day });
      friends[one]?.push(other);
      friends[other]?.push(one);
      made++;
    }
  }
  // From the day after: on the day itself their first contact is the one that the introduction leads to.
  if (scenario.related)
    bed.ties = [
      ...bed.ties,
      ...introduced.map(({ one, other, day }) => ({
        a: Math.min(one, other),
        b: Math.max(one, other),
        focus: 'planted' as const,
        rate: RATE,
        from: day + 1,
        to: scenario.days,
      })),
    ];
  return {
    truth: { introductions: scenario.related ? introduced : [] },
    today({ life, messenger, identityFor, isHere }: Everyday, daily, meet) {
      for (const { introducer, one, other, day } of introduced) {
        if (day !== life.day || ![introducer, one, other].every(isHere)) continue;
        const [to, then] = meet ? [meet(introducer), meet(introducer)] : [one, other];
        const at = life.drawInstant(introducer, 'free', daily);
        if (at < 0) continue;
        const second = at + Math.floor(BETWEEN * MINUTE * drawExponential(daily));
        const write = (from: number, towards: number, when: number): void => {
          if (from !== towards && when >= 0) messenger.send(identityFor(from, towards), identityFor(towards, from), when);
        };
        write(introducer, to, at);
        write(introducer, then, second);
        const first = life.whenAwake(one, second + Math.floor(plant.lagMinutes * MINUTE * drawExponential(daily)), daily);
        write(one, meet ? meet(one) : other, first);
      }
    },
  };
}
