import type { Millis } from '../local-days.ts';
import type { DaysOfLife } from '../people/days-of-life.ts';
import type { Person } from '../people/person.ts';
import type { Scenario } from '../scenario.ts';
import type { Group } from '../ties/groups.ts';
import type { Tie } from '../ties/tie.ts';
import type { Identities } from './identities.ts';
import type { Messenger } from './messenger.ts';

/** What the days of a world are made of: everything that lasts, and the messenger that takes what happens. */
export interface Everyday {
  readonly scenario: Scenario;
  readonly people: readonly Person[];
  readonly ties: readonly Tie[];
  readonly groups: readonly Group[];
  /** Identities of the services. */
  readonly services: readonly number[];
  readonly identities: Identities;
  readonly life: DaysOfLife;
  readonly messenger: Messenger;
  /** How warm each tie is at present, mean 1: for its end `a`, and its end `b`, tie by tie. */
  readonly warmth: Float64Array;
  /** First instant of the local day `day` of the world, in the zone where most people live. */
  startOf(day: number): Millis;
  /** The number that a person uses towards another today; −1 for nobody in particular. */
  identityFor(person: number, towards: number): number;
  /** Whether a person uses the messenger at all today: false of those who have left, or are yet to come. */
  isHere(person: number): boolean;
  /** Number of the cell that a person's phone is in. */
  cellOf(person: number, at: Millis): number;
}
