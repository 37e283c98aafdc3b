import type { Plant } from '../scenario.ts';
import { choosePerson, type Planted, type Seedbed } from './plant.ts';

/** A closed group of people whom nothing else ties to each other. */
export function plantRoster(bed: Seedbed, plant: Extract<Plant, { kind: 'roster' }>): Planted {
  const { society, roles } = bed;
  const members: number[] = [];
  for (let n = 0; n < plant.members; n++) {
    const next = choosePerson(bed, (i) => {
      const person = society.people[i];
      const near = members.some((other) => {
        const one = society.people[other];
        return one?.household === person?.household || (one?.workplace === person?.workplace && person?.workplace !== -1);
      });
      return (near || person?.abroad ? -100 : 0) - Math.abs((person?.vigour ?? 0) - 1);
    });
    members.push(next);
  }
  members.sort((a, b) => a - b);
  bed.groups = bed.groups.concat({ kind: 'roster', members, threads: plant.threadsADay });
  roles.roster = members[0] as number;
  roles.target ??= members[0] as number;
  return { truth: { rosters: [members] } };
}
