import { KnownFailure } from '../../model/failure.ts';
import type { Random } from '../../model/random.ts';
import { shuffle } from '../../stats/draw.ts';
import type { Everyday } from '../communication/everyday.ts';
import type { Identities } from '../communication/identities.ts';
import type { Millis } from '../local-days.ts';
import type { Person } from '../people/person.ts';
import type { Society } from '../people/population.ts';
import type { Role, Scenario } from '../scenario.ts';
import type { Group } from '../ties/groups.ts';
import type { Tie } from '../ties/tie.ts';

/** A world before its first day, which plants change. */
export interface Seedbed {
  readonly scenario: Scenario;
  readonly society: Society;
  /** Those of the society, whose traits a plant may change. */
  readonly people: Person[];
  readonly identities: Identities;
  ties: Tie[];
  groups: Group[];
  /** Who plays which part, by identity. */
  readonly roles: Partial<Record<Role, number>>;
  /** People who have a part already, and are given no second one. */
  readonly taken: Set<number>;
  readonly random: Random;
  startOf(day: number): Millis;
  /** A wall time such as 14:40:00 of a day of the world, in the zone where most people live. */
  at(day: number, clock: string): Millis;
}

/** What a plant does once the world runs, and what is true of it. */
export interface Planted {
  /** Called after the ordinary acts of each day. `meet` is there in worlds without relations: whom a person turns to instead. */
  today?(everyday: Everyday, random: Random, meet?: (one: number) => number): void;
  /** The number that a person uses towards another, where the plant says so; −1 stands for nobody in particular. */
  identityFor?(person: number, towards: number, day: number): number | undefined;
  /** False of a person who does not use the messenger on a day. */
  isHere?(person: number, day: number): boolean;
  readonly truth: PlantTruth;
}

/** What is true of the plants of a world. People are numbered as in the truth's `people`; identities are names. */
export interface PlantTruth {
  readonly events?: readonly { readonly at: Millis; readonly what: string }[];
  /** People whom contact chaining from the suspect brings in, and who of them is involved. */
  readonly chained?: readonly { readonly name: string; readonly involved: boolean }[];
  readonly lastConnection?: { readonly name: string; readonly at: Millis; readonly event: Millis; readonly truth: string };
  readonly rosters?: readonly (readonly number[])[];
  /** The first number's person, and who holds the other: somebody else in a world without relations. */
  readonly numbers?: readonly {
    readonly person: number;
    readonly holder: number;
    readonly first: string;
    readonly other: string;
    readonly kind: 'second' | 'successor';
    readonly fromDay: number;
  }[];
  /** Parent of each member, −1 for the chief; in step with `members`. */
  readonly hierarchy?: { readonly members: readonly number[]; readonly parent: readonly number[] };
  /** Who brought which two together, and on which day of the world, from 0. */
  readonly introductions?: readonly { readonly introducer: number; readonly one: number; readonly other: number; readonly day: number }[];
  readonly subscribers?: readonly number[];
  /** Events, and the people who are related to each, whether or not that made them connect. */
  readonly triggered?: readonly { readonly at: Millis; readonly related: readonly string[] }[];
  /** Since when some people's habits are others, and in which way. */
  readonly changed?: { readonly at: Millis; readonly people: readonly { readonly person: number; readonly way: string }[] };
  /** Services that a side table may label; who has a need of their own, and who calls the same for somebody else. */
  readonly services?: readonly { readonly name: string; readonly category: string }[];
  readonly needs?: { readonly people: readonly number[]; readonly carers: readonly number[] };
  /** Groups of which each began, ended, split into parts or was made of parts on a day of the world, from 0. */
  readonly groupLives?: readonly {
    readonly what: 'born' | 'gone' | 'split' | 'merged';
    readonly day: number;
    readonly members: readonly number[];
    /** Two where it split or was merged; none otherwise. */
    readonly parts: readonly (readonly number[])[];
  }[];
  readonly broken?: { readonly person: number; readonly days: readonly number[] };
}

/**
 * Somebody without a part who fits; the most fitting of all where nobody does.
 * @throws KnownFailure 'usage' where everybody has a part
 */
export function choosePerson({ people, taken, random, scenario }: Seedbed, fits: (person: number) => number): number {
  let best = -1;
  let most = Number.NEGATIVE_INFINITY;
  // A little chance decides among those who fit alike.
  for (let person = 0; person < people.length; person++) {
    const score = fits(person) + 1e-3 * random.next();
    if (taken.has(person) || score <= most) continue;
    best = person;
    most = score;
  }
  if (best < 0) tooFew(scenario);
  taken.add(best);
  return best;
}

/**
 * Any `count` people without a part; none of those who live abroad, as long as there are others.
 * @throws KnownFailure 'usage' where there are not so many
 */
export function chooseAny({ people, taken, random, scenario }: Seedbed, count: number): number[] {
  const free = people.map((_, i) => i).filter((i) => !taken.has(i));
  const ordered = shuffle(free, random).sort((x, y) => Number(people[x]?.abroad) - Number(people[y]?.abroad));
  if (ordered.length < count) tooFew(scenario);
  const chosen = ordered.slice(0, count);
  for (const person of chosen) taken.add(person);
  return chosen;
}

function tooFew({ id, people }: Scenario): never {
  throw new KnownFailure('usage', 'What is planted in the scenario takes more people than there are', {
    where: `scenario ${id}, people ${people}`,
    remedy: 'Give more people, or plant less.',
  });
}

/** @throws KnownFailure 'usage': something planted has no day of the world */
export function outsideDays({ id, days }: Scenario, what: string): never {
  throw new KnownFailure('usage', `${what} lies outside the days of the scenario`, {
    where: `scenario ${id}, days ${days}`,
    remedy: 'Give more days, or move it.',
  });
}
