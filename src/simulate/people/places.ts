import { fixedChance } from '../fixed-chance.ts';
import { HOUR, type Millis } from '../local-days.ts';
import type { DaysOfLife } from './days-of-life.ts';
import type { Person } from './person.ts';

export type Whereabouts = 'home' | 'work' | 'out' | 'travelling';

/** Where a person is. Work from 8:30 to 17:30, the way there and back, and an evening out now and then; two-hour stretches. */
export function whereIs(person: number, { workplace, shift }: Person, at: Millis, life: DaysOfLife): Whereabouts {
  if (life.isTravelling(person)) return 'travelling';
  const hour = life.hourOf(person, at);
  const out = fixedChance(person, Math.floor(at / (2 * HOUR)));
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
export function cellAt(person: number, who: Person, at: Millis, life: DaysOfLife, cells: number): number {
  switch (whereIs(person, who, at, life)) {
    case 'home':
      return who.homeCell;
    case 'work':
      return who.workCell;
    case 'travelling':
      return cells + Math.floor(50 * fixedChance(person, life.day - (life.day % 3)));
    case 'out':
      return Math.floor(cells * fixedChance(person, Math.floor(at / (2 * HOUR)) + 1e6) ** 2);
  }
}
