import type { Random } from '../../model/random.ts';
import { drawPareto, drawPoisson } from '../../stats/draw.ts';
import type { Society } from '../people/population.ts';
import type { TieHabits } from '../scenario.ts';
import type { Focus } from './tie.ts';

export interface Acquaintance {
  readonly a: number;
  readonly b: number;
  readonly focus: Focus;
}

/** Share of pairs within a focus that know each other well enough to write. */
const DENSITY = { work: 0.35, club: 0.3, family: 0.7 } as const;
/** Colleagues and club members further apart than this in the list do not meet: large places have circles of their own. */
const REACH = 12;
/** Share of looser ties that close a triangle. */
const CLOSURE = 0.5;

/** Who knows whom, and from where: home, family, work, club, and looser ties of which many are friends of friends. */
export function createAcquaintances(
  { people, households, workplaces, clubs }: Society,
  { looseTies }: TieHabits,
  random: Random,
): Acquaintance[] {
  const count = people.length;
  const known = new Set<number>();
  const acquaintances: Acquaintance[] = [];
  const friends: number[][] = people.map(() => []);
  const add = (one: number, other: number, focus: Focus): void => {
    if (one === other) return;
    const [a, b] = one < other ? [one, other] : [other, one];
    if (known.has(a * count + b)) return;
    known.add(a * count + b);
    acquaintances.push({ a, b, focus });
    friends[a]?.push(b);
    friends[b]?.push(a);
  };
  for (const [one, other] of households.couples) add(one, other, 'couple');
  for (const home of households.members) for (const one of home) for (const other of home) if (one < other) add(one, other, 'home');
  // Families: homes that stand next to each other in the list, in threes.
  for (let first = 0; first + 1 < households.members.length; first += 3) {
    const family = households.members.slice(first, first + 3);
    family.forEach((home, i) => {
      for (const other of family.slice(i + 1))
        for (const one of home.slice(0, 2))
          for (const two of other.slice(0, 2)) if (random.next() < DENSITY.family) add(one, two, 'family');
    });
  }
  const meet = (places: readonly (readonly number[])[], focus: 'work' | 'club'): void => {
    for (const members of places)
      members.forEach((one, i) => {
        for (const other of members.slice(i + 1, i + 1 + REACH)) if (random.next() < DENSITY[focus]) add(one, other, focus);
      });
  };
  meet(workplaces, 'work');
  meet(clubs, 'club');
  for (let one = 0; one < count; one++) {
    // Half of the ties are begun by the other side. Heavy-tailed: some people know many.
    const wanted = drawPoisson(Math.min(10, 0.5 * drawPareto(2, random)) * 0.5 * looseTies, random);
    for (let n = 0; n < wanted; n++) {
      const through = friends[one]?.[random.below(Math.max(1, friends[one]?.length ?? 0))];
      const circle = through === undefined ? undefined : friends[through];
      const near = circle && circle.length > 0 && random.next() < CLOSURE;
      add(one, near ? (circle[random.below(circle.length)] as number) : random.below(count), 'loose');
    }
  }
  return acquaintances;
}
