import { chatToday } from '../communication/group-chat.ts';
import type { Plant } from '../scenario.ts';
import type { Group } from '../ties/groups.ts';
import { choosePerson, outsideDays, type Planted, type PlantTruth, type Seedbed } from './plant.ts';

type Life = NonNullable<PlantTruth['groupLives']>[number];

const TURNS = ['born', 'gone', 'split', 'merged'] as const;

/** Members of groups that talk on the days before the turn, and of those that talk from it on. */
function talking({ what, members, parts }: Life, day: number, turn: number): readonly (readonly number[])[] {
  const before = day < turn;
  switch (what) {
    case 'born':
      return before ? [] : [members];
    case 'gone':
      return before ? [members] : [];
    case 'split':
      return before ? [members] : parts;
    case 'merged':
      return before ? parts : [members];
  }
}

/**
 * Closed groups of people whom little else ties to each other, and each of which begins, ends, splits in two or is made of two on a day between the
 * first and the last third of the world. Threads go on at the same rate in each group that talks.
 * @throws KnownFailure 'usage' where the world is too short or has too few people
 */
export function plantGroupLife(bed: Seedbed, plant: Extract<Plant, { kind: 'group-life' }>): Planted {
  const { society, scenario, random } = bed;
  const third = Math.floor(scenario.days / 3);
  if (third < 1) outsideDays(scenario, 'The day on which a group begins or ends');
  const lives = Array.from({ length: plant.groups }, (_, n): Life => {
    const members: number[] = [];
    while (members.length < plant.members) {
      members.push(
        choosePerson(bed, (i) => {
          const person = society.people[i];
          const near = members.some((other) => {
            const one = society.people[other];
            return one?.household === person?.household || (one?.workplace === person?.workplace && person?.workplace !== -1);
          });
          return (near || person?.abroad ? -100 : 0) - Math.abs((person?.vigour ?? 0) - 1);
        }),
      );
    }
    const what = TURNS[n % TURNS.length] as Life['what'];
    const half = Math.ceil(members.length / 2);
    const sorted = (people: number[]) => people.sort((a, b) => a - b);
    const parts = what === 'split' || what === 'merged' ? [sorted(members.slice(0, half)), sorted(members.slice(half))] : [];
    return { what, day: third + random.below(third), members: sorted([...members]), parts };
  });
  return {
    // Without relations the same threads go to anybody, and there is no group.
    truth: { groupLives: scenario.related ? lives : [] },
    today(everyday, daily, meet) {
      const groups: Group[] = lives.flatMap((life) =>
        talking(life, everyday.life.day, life.day).map((members) => ({ kind: 'roster' as const, members, threads: plant.threadsADay })),
      );
      chatToday({ ...everyday, groups }, daily, meet);
    },
  };
}
