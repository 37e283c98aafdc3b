import type { Random } from '../../model/random.ts';
import type { Scenario } from '../scenario.ts';
import { createPerson } from './person.ts';
import type { Society } from './population.ts';

/**
 * People who, in a world without relations, hold the numbers that are second and successive ones in the world with them: each lives
 * alone, knows nobody, and has traits of their own.
 */
export function withStandIns(society: Society, { population, protocol }: Scenario, count: number, random: Random): Society {
  const { people, households, workplaces, cells } = society;
  const anyCell = () => Math.floor(cells * random.next() ** 2);
  const added = Array.from({ length: count }, (_, n) =>
    createPerson(
      {
        household: households.members.length + n,
        workplace: workplaces.length + n,
        club: -1,
        age: 'middle',
        abroad: false,
        homeCell: anyCell(),
        workCell: anyCell(),
        together: 0,
      },
      population,
      protocol,
      random,
    ),
  );
  return {
    ...society,
    people: [...people, ...added],
    households: {
      ...households,
      members: [...households.members, ...added.map((_, n) => [people.length + n])],
      sharesLine: [...households.sharesLine, ...added.map(() => random.next() < protocol.sharedHomeShare)],
    },
    workplaces: [...workplaces, ...added.map((_, n) => [people.length + n])],
  };
}
