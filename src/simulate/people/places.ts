import { fixedChance } from '../fixed-chance.ts';
import { HOUR, type Millis } from '../local-days.ts';
import type { DaysOfLife } from './days-of-life.ts';
import type { Person } from './person.ts';

export type Whereabouts = 'home' | 'work' | 'out' | 'travelling';

/** What of a day says where people are. */
export type DayOfLife = Pick<DaysOfLife, 'day' | 'isFree' | 'tripEnd' | 'hourOf'>;

/** Stretches of an outing, and of a trip, are drawn apart from one another. */
const [OUTINGS, WHITHER, TRIPS] = [2e6, 1e6, 3e6];

const stretchOf = (at: Millis): number => Math.floor(at / (2 * HOUR));

/** Homes are numbered apart from people. */
const homeOf = ({ household }: Person): number => -1 - household;

/** Who decides where somebody goes in a stretch of time: the person, or the home that goes together. */
const leaderOf = (person: number, who: Person, stretch: number): number =>
  who.together > 0 && fixedChance(homeOf(who), stretch) < who.together ? homeOf(who) : person;

/** Whether somebody joins a trip of the home, by the trip's last day. */
export const joinsTrip = (who: Person, lastDay: number): boolean => leaderOf(0, who, lastDay + TRIPS) !== 0;

/** Where a person is. Work from 8:30 to 17:30, the way there and back, and an evening out now and then; two-hour stretches. */
export function whereIs(person: number, who: Person, at: Millis, life: DayOfLife): Whereabouts {
  if (life.tripEnd(person) >= 0) return 'travelling';
  const { workplace, shift } = who;
  const hour = life.hourOf(person, at);
  const stretch = stretchOf(at);
  const out = fixedChance(leaderOf(person, who, stretch + OUTINGS), stretch);
  if (workplace >= 0 && !life.isFree(person)) {
    const from = shift ? 21 : 8.5;
    const to = shift ? 5.5 : 17.5;
    const working = from < to ? hour >= from && hour < to : hour >= from || hour < to;
    if (working) return 'work';
  }
  if (hour < 7 || hour >= 23) return out < 0.05 ? 'out' : 'home';
  return out < 0.3 ? 'out' : 'home';
}

/** Number of the cell that a phone is in. */
export function cellAt(person: number, who: Person, at: Millis, life: DayOfLife, cells: number): number {
  switch (whereIs(person, who, at, life)) {
    case 'home':
      return who.homeCell;
    case 'work':
      return who.workCell;
    case 'travelling': {
      const days = life.day - (life.day % 3);
      return cells + Math.floor(50 * fixedChance(leaderOf(person, who, life.tripEnd(person) + TRIPS), days));
    }
    case 'out': {
      const stretch = stretchOf(at);
      return Math.floor(cells * fixedChance(leaderOf(person, who, stretch + OUTINGS), stretch + WHITHER) ** 2);
    }
  }
}
