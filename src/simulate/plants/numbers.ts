import type { Random } from '../../model/random.ts';
import { drawPoisson } from '../../stats/draw.ts';
import { shapeOf } from '../communication/conversations.ts';
import type { Everyday } from '../communication/everyday.ts';
import { drawLook } from '../communication/phone-use.ts';
import { fixedChance } from '../fixed-chance.ts';
import type { Person } from '../people/person.ts';
import type { Plant, Scenario } from '../scenario.ts';
import type { Tie } from '../ties/tie.ts';
import { chooseAny, type Planted, type Seedbed } from './plant.ts';

type Numbers = Extract<Plant, { kind: 'numbers' }>;

/** Looks at the app that a second number gets, for one that the first gets. */
const SECOND_LOOKS = 0.5;

/** Another number: of the same person, or, without relations, of somebody who stands in. */
interface Other {
  readonly person: number;
  readonly kind: 'second' | 'successor';
  /** Identity. */
  readonly number: number;
  /** Who holds it. */
  readonly holder: number;
  readonly from: number;
}

const countOf = (share: number, people: number) => Math.round(share * people);

/** How many people stand in for second and successive numbers where relations are taken out. */
export const standInsFor = ({ related, plants, people }: Scenario): number =>
  plants.reduce(
    (sum, plant) =>
      related || plant.kind !== 'numbers' ? sum : sum + countOf(plant.secondShare, people) + countOf(plant.successorShare, people),
    0,
  );

/**
 * People with two numbers, each for contacts of its own, and people who give a number up for a new one.
 *
 * Without relations there are as many numbers, with as many contacts and as much use at the same times of the world, but the other
 * number is that of somebody else, who sleeps, works and moves by a life of their own: the one with the first number never uses it.
 */
export function plantNumbers(bed: Seedbed, plant: Numbers): Planted {
  const { scenario, identities, roles } = bed;
  const others = chooseOthers(bed, plant);
  const named = others.map(({ person, kind, number, holder, from }) => ({
    person,
    first: identities.nameOf(person),
    other: identities.nameOf(number),
    kind,
    fromDay: from,
    holder,
  }));
  roles.target ??= others[0]?.person ?? 0;
  const of = new Map(others.map((other) => [other.person, other]));
  bed.ties = bed.ties.flatMap((tie) => toldOf(of.get(tie.a) ?? of.get(tie.b), tie, plant, bed));
  const truth = { numbers: named.sort((x, y) => x.person - y.person) };
  if (!scenario.related) {
    const standing = new Map(others.map((other) => [other.holder, other]));
    return {
      truth,
      isHere(person, day) {
        const left = of.get(person);
        if (left?.kind === 'successor') return day < left.from;
        return day >= (standing.get(person)?.from ?? Number.NEGATIVE_INFINITY);
      },
    };
  }
  return {
    truth,
    identityFor(person, towards, day) {
      const other = of.get(person);
      if (other === undefined) return undefined;
      const uses = other.kind === 'second' ? towards >= 0 && usesSecond(person, towards) : day >= other.from;
      return uses ? other.number : undefined;
    },
    today: (everyday, daily) => {
      for (const { person, kind, number } of others) if (kind === 'second') lookAtSecond(person, number, everyday, daily);
    },
  };
}

const usesSecond = (person: number, towards: number): boolean => fixedChance(person, towards) >= 0.5;

function chooseOthers(bed: Seedbed, { secondShare, successorShare }: Numbers): Other[] {
  const { scenario, identities, people, random } = bed;
  let standIn = people.length - standInsFor(scenario);
  for (let i = standIn; i < people.length; i++) bed.taken.add(i);
  const choose = (share: number) => chooseAny(bed, countOf(share, scenario.people));
  const give = (person: number, kind: Other['kind'], from: number): Other => {
    if (scenario.related) return { person, kind, from, holder: person, number: identities.add(person, kind) };
    const { vigour, presence } = people[person] as Person;
    // As much use as the number has in the world with relations.
    people[standIn] = { ...(people[standIn] as Person), presence, vigour: kind === 'second' ? SECOND_LOOKS * vigour : vigour };
    return { person, kind, from, holder: standIn, number: standIn++ };
  };
  return [
    ...choose(secondShare).map((person) => give(person, 'second', 0)),
    ...choose(successorShare).map((person) => give(person, 'successor', Math.floor(scenario.days * (0.3 + 0.4 * random.next())))),
  ];
}

/** What becomes of a tie of somebody with another number. Some contacts are not told the new one. */
function toldOf(other: Other | undefined, tie: Tie, { keptContacts }: Numbers, { random }: Seedbed): Tie[] {
  if (other === undefined) return [tie];
  const { person, holder, kind, from } = other;
  const towards = tie.a === person ? tie.b : tie.a;
  const moved = { ...tie, a: Math.min(holder, towards), b: Math.max(holder, towards) };
  if (kind === 'second') return [usesSecond(person, towards) ? moved : tie];
  if (tie.to <= from) return [tie];
  const kept = random.next() < keptContacts;
  const before = { ...tie, to: Math.max(tie.from, Math.min(tie.to, from)) };
  if (holder === person) return [kept ? tie : before];
  return [...(tie.from < from ? [before] : []), ...(kept ? [{ ...moved, from: Math.max(tie.from, from) }] : [])];
}

function lookAtSecond(person: number, number: number, { life, messenger, scenario, people }: Everyday, daily: Random): void {
  const mean = SECOND_LOOKS * scenario.talk.opens * (people[person]?.vigour ?? 1) * (life.drive[person] as number);
  for (let n = drawPoisson(mean, daily); n > 0; n--) {
    const at = life.drawInstant(person, shapeOf('loose', life.isFree(person)), daily);
    if (at >= 0) messenger.open(number, at, drawLook(daily));
  }
}
