import type { Random } from '../../model/random.ts';
import { drawPareto } from '../../stats/draw.ts';
import type { Society } from '../people/population.ts';
import type { Tie } from './tie.ts';

/** A chat group. */
export interface Group {
  readonly kind: 'home' | 'work' | 'club' | 'friends' | 'roster';
  readonly members: readonly number[];
  /** Threads a day. */
  readonly threads: number;
}

const LARGEST = 60;

/** Chats of homes of three and more, of teams, of clubs, and of people and some of their friends. */
export function createGroups(
  { people, households, workplaces, clubs }: Society,
  ties: readonly Tie[],
  threads: number,
  random: Random,
): Group[] {
  const groups: Group[] = [];
  const add = (kind: Group['kind'], members: readonly number[], factor: number): void => {
    if (members.length >= 3)
      groups.push({ kind, members: [...members].sort((a, b) => a - b), threads: threads * factor * Math.exp(random.next() - 0.5) });
  };
  for (const home of households.members) add('home', home, 1.5);
  for (const team of workplaces) for (let i = 0; i < team.length; i += 12) add('work', team.slice(i, i + 12), 1);
  for (const club of clubs) if (random.next() < 0.7) add('club', club.slice(0, LARGEST), 0.8);
  const friends: number[][] = people.map(() => []);
  for (const { a, b, focus } of ties) {
    if (focus === 'work') continue;
    friends[a]?.push(b);
    friends[b]?.push(a);
  }
  // One chat of friends for every eight people.
  for (let n = Math.floor(people.length / 8); n > 0; n--) {
    const centre = random.below(people.length);
    const wanted = Math.min(LARGEST, Math.floor(3 * drawPareto(1.3, random)));
    const around = friends[centre] as number[];
    const members = new Set([centre]);
    for (let tries = 0; members.size < wanted && tries < 4 * wanted && around.length > 0; tries++) {
      const friend = around[random.below(around.length)] as number;
      members.add(
        random.next() < 0.7 ? friend : ((friends[friend] as number[])[random.below((friends[friend] as number[]).length)] as number),
      );
    }
    add('friends', [...members], 1);
  }
  return groups;
}
