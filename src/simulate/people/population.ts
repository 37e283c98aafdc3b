import type { Random } from '../../model/random.ts';
import { drawPareto, shuffle } from '../../stats/draw.ts';
import type { Scenario } from '../scenario.ts';
import { type AgeClass, createPerson, type Person } from './person.ts';

interface Households {
  /** Members by household. */
  readonly members: readonly (readonly number[])[];
  /** The two partners of a household, where there is a couple. */
  readonly couples: readonly (readonly [number, number])[];
  /** Whether all traffic of the home leaves by one address. */
  readonly sharesLine: readonly boolean[];
}

export interface Society {
  readonly people: readonly Person[];
  readonly households: Households;
  readonly workplaces: readonly (readonly number[])[];
  readonly clubs: readonly (readonly number[])[];
  readonly cells: number;
}

/** Sizes of homes 1, 2, 3, 4, 5: shares near those of western European censuses. */
const HOME_SIZES = [0.35, 0.34, 0.14, 0.12, 0.05] as const;

function drawHomeSize(random: Random): number {
  let left = random.next();
  const found = HOME_SIZES.findIndex((share) => {
    left -= share;
    return left < 0;
  });
  return found < 0 ? 1 : found + 1;
}

/** Splits people into groups of at least `least`, heavy-tailed up to `most`. */
function split(people: readonly number[], least: number, most: number, random: Random): number[][] {
  const groups: number[][] = [];
  for (let taken = 0; taken < people.length; ) {
    const size = Math.min(most, Math.floor(least * drawPareto(1.4, random)));
    groups.push(people.slice(taken, taken + size));
    taken += size;
  }
  return groups;
}

const membership = (groups: readonly (readonly number[])[], people: number): Int32Array => {
  const of = new Int32Array(people).fill(-1);
  groups.forEach((members, group) => {
    for (const member of members) of[member] = group;
  });
  return of;
};

/**
 * Households first, then who works and plays with whom, then what is personal. Without relations people keep their hours of work and
 * their lines, and each has a cell of their own to live and one to work in: nobody is near anybody.
 */
export function createSociety({ people: count, related, population, protocol, ties }: Scenario, random: Random): Society {
  const homes = random.fork('homes');
  const members: number[][] = [];
  const couples: (readonly [number, number])[] = [];
  const ages: AgeClass[] = [];
  for (let next = 0; next < count; ) {
    const size = Math.min(drawHomeSize(homes), count - next);
    const home = Array.from({ length: size }, (_, i) => next + i);
    members.push(home);
    const old = homes.next() < 0.22;
    if (size >= 2 && homes.next() < 0.85) couples.push([next, next + 1]);
    home.forEach((_, i) => {
      ages.push(i >= 2 ? 'young' : old ? 'old' : homes.next() < (size === 1 ? 0.35 : 0.15) ? 'young' : 'middle');
    });
    next += size;
  }
  const sharesLine = members.map(() => homes.next() < protocol.sharedHomeShare);
  const household = membership(members, count);

  const joining = random.fork('joining');
  const everyone = shuffle(
    Array.from({ length: count }, (_, i) => i),
    joining,
  );
  const workplaces = split(
    everyone.filter((i) => ages[i] === 'middle' || (ages[i] === 'young' && joining.next() < 0.6)),
    4,
    40,
    joining,
  );
  const clubs = split(
    shuffle([...everyone], joining).filter(() => joining.next() < ties.clubShare),
    6,
    30,
    joining,
  );
  const workplace = membership(workplaces, count);
  const club = membership(clubs, count);

  const cells = Math.max(8, Math.round(count / 20));
  const traits = random.fork('traits');
  const cellOf = (): number => Math.floor(cells * traits.next() ** 2);
  const homeCells = members.map(cellOf);
  const workCells = workplaces.map(cellOf);
  const scattered = random.fork('scattered');
  const ownCell = (shared: number): number => (related ? shared : Math.floor(cells * scattered.next() ** 2));
  const people = ages.map((age, i): Person => {
    const home = household[i] as number;
    const work = workplace[i] as number;
    const homeCell = ownCell(homeCells[home] as number);
    return createPerson(
      {
        household: home,
        workplace: work,
        club: club[i] as number,
        age,
        abroad: false,
        homeCell,
        workCell: work < 0 ? homeCell : ownCell(workCells[work] as number),
        together: related ? (population.togetherShare ?? 0) : 0,
      },
      population,
      protocol,
      traits,
    );
  });
  return {
    people: sendAbroad(people, members, population.abroadShare, traits),
    households: { members, couples, sharesLine },
    workplaces,
    clubs,
    cells,
  };
}

/** In some families the one who left lives alone in another zone: a one-person home, which keeps its family tie. */
function sendAbroad(people: readonly Person[], homes: readonly (readonly number[])[], share: number, random: Random): readonly Person[] {
  return people.map((person) => {
    const alone = homes[person.household]?.length === 1;
    // A third of homes are of one, and a family is about three homes.
    return alone && random.next() < share ? { ...person, abroad: true, workplace: -1, club: -1 } : person;
  });
}
