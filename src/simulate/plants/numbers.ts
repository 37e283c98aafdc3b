import type { Random } from '../../model/random.ts';
import { drawNormal, drawPoisson } from '../../stats/draw.ts';
import { shapeOf } from '../communication/conversations.ts';
import type { Everyday } from '../communication/everyday.ts';
import { SECOND } from '../local-days.ts';
import type { Plant } from '../scenario.ts';
import { choosePerson, type Planted, type Seedbed } from './plant.ts';

/** 32 bits that follow from two numbers (the finaliser of murmur3): the same pair, the same choice. */
function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 1, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** People with two numbers, each for contacts of its own, and people who give a number up for a new one. */
export function plantNumbers(bed: Seedbed, plant: Extract<Plant, { kind: 'numbers' }>): Planted {
  const { society, scenario, identities, roles, random } = bed;
  const count = society.people.length;
  const choose = (share: number): number[] =>
    Array.from({ length: Math.round(share * count) }, () =>
      choosePerson(bed, (i) => random.next() - (society.people[i]?.abroad ? 10 : 0)),
    ).filter((i) => i >= 0);
  // Without relations, each other number belongs to somebody of their own, who lives as the first one does: see `holder`.
  const seconds = new Map(choose(plant.secondShare).map((person) => [person, identities.add(person, 'second')]));
  const successors = new Map(
    choose(plant.successorShare).map((person) => [
      person,
      { number: identities.add(person, 'successor'), from: Math.floor(scenario.days * (0.3 + 0.4 * random.next())) },
    ]),
  );
  // Some contacts are not told the new number.
  bed.ties = bed.ties.map((tie) => {
    const change = successors.get(tie.a) ?? successors.get(tie.b);
    return change === undefined || random.next() < plant.keptContacts || tie.to <= change.from
      ? tie
      : { ...tie, to: Math.max(tie.from, change.from) };
  });
  const [first] = seconds.keys();
  roles.target ??= first ?? 0;
  const start = (person: number) => identities.nameOf(person);
  return {
    truth: {
      numbers: [
        ...Array.from(seconds, ([person, number]) => ({
          person,
          first: start(person),
          other: identities.nameOf(number),
          kind: 'second' as const,
          fromDay: 0,
        })),
        ...Array.from(successors, ([person, { number, from }]) => ({
          person,
          first: start(person),
          other: identities.nameOf(number),
          kind: 'successor' as const,
          fromDay: from,
        })),
      ].sort((x, y) => x.person - y.person),
    },
    identityFor(person, towards, day) {
      const second = seconds.get(person);
      if (second !== undefined && towards >= 0 && mix(person, towards) % 2 === 1) return second;
      const change = successors.get(person);
      return change !== undefined && day >= change.from ? change.number : undefined;
    },
    today({ life, messenger, scenario: { talk }, people }: Everyday, daily: Random) {
      for (const [person, number] of seconds)
        for (let n = drawPoisson(0.5 * talk.opens * (people[person]?.vigour ?? 1) * (life.drive[person] as number), daily); n > 0; n--) {
          const at = life.drawInstant(person, shapeOf('loose', life.isFree(person)), daily);
          if (at >= 0) messenger.open(number, at, Math.floor(45 * SECOND * Math.exp(0.9 * drawNormal(daily))));
        }
    },
  };
}
