import type { Random } from '../../model/random.ts';
import { drawExponential, drawPoisson } from '../../stats/draw.ts';
import type { Everyday } from '../communication/everyday.ts';
import { MINUTE } from '../local-days.ts';
import { ACT } from '../protocol/acts.ts';
import type { Plant } from '../scenario.ts';
import { chooseAny, type Planted, type Seedbed } from './plant.ts';

/** Services that a side table may label, and how many of each there are. */
const SERVICES = [
  ['specialist', 2],
  ['laboratory', 1],
  ['pharmacy', 2],
  ['advice line', 1],
] as const;
/** What a need makes people call, one after the other, and days between two calls on average. */
const COURSE = ['advice line', 'specialist', 'laboratory', 'specialist', 'pharmacy'] as const;
const BETWEEN = 4;
/** Share of the calls of a course that are made by telephone from this number at all. */
const CALLED = 0.8;
const LENGTH = 3 * MINUTE;

interface Call {
  readonly person: number;
  readonly day: number;
  readonly service: number;
}

/**
 * People with a need call a course of services within some weeks. Some others call the same course for somebody else, and everybody calls
 * one of the services now and then. Without relations the same numbers of calls are made, and nobody has a need: each call is by chance.
 */
export function plantNeeds(bed: Seedbed, plant: Extract<Plant, { kind: 'needs' }>): Planted {
  const { scenario, identities, random, people } = bed;
  const services = SERVICES.flatMap(([category, count]) =>
    Array.from({ length: count }, () => ({ category, number: identities.add(-1, 'service') })),
  );
  const anyOf = (category?: string, draw: Random = random) => {
    const own = services.filter((one) => category === undefined || one.category === category);
    return (own[draw.below(own.length)] as (typeof services)[number]).number;
  };
  const count = (share: number) => Math.round(share * scenario.people);
  const own = chooseAny(bed, count(plant.needShare));
  const carers = chooseAny(bed, count(plant.carerShare));
  const calls: Call[] = [];
  for (const person of [...own, ...carers]) {
    let day = random.next() * Math.max(1, scenario.days - BETWEEN * COURSE.length);
    for (const category of COURSE) {
      if (random.next() < CALLED) {
        const who = scenario.related ? person : random.below(people.length);
        calls.push({ person: who, day: Math.floor(scenario.related ? day : scenario.days * random.next()), service: anyOf(category) });
      }
      day += 1 + (BETWEEN - 1) * drawExponential(random);
    }
  }
  const called = (person: number, service: number, { life, messenger, identityFor, isHere, cellOf }: Everyday, daily: Random): void => {
    if (!isHere(person)) return;
    const at = life.drawInstant(person, 'work', daily);
    if (at < 0) return;
    messenger.acts.add(at, ACT.call, identityFor(person, -1), service, Math.floor(LENGTH * drawExponential(daily)), -1, cellOf(person, at));
  };
  return {
    truth: {
      services: services.map(({ category, number }) => ({ name: identities.nameOf(number), category })),
      needs: scenario.related ? { people: own.sort((x, y) => x - y), carers: carers.sort((x, y) => x - y) } : { people: [], carers: [] },
    },
    today(everyday, daily) {
      for (const { person, day, service } of calls) if (day === everyday.life.day) called(person, service, everyday, daily);
      for (let person = 0; person < people.length; person++)
        for (let n = drawPoisson(plant.chanceCallsAMonth / 30, daily); n > 0; n--) called(person, anyOf(undefined, daily), everyday, daily);
    },
  };
}
