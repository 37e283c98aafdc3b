import type { HourShape } from '../people/hours.ts';

/** What brought two people together. */
export type Focus = 'couple' | 'home' | 'work' | 'club' | 'family' | 'loose' | 'planted';

/** Two people, by number (a < b), who talk. */
export interface Tie {
  readonly a: number;
  readonly b: number;
  readonly focus: Focus;
  /** Conversations a day while the tie lasts, mean over days. */
  readonly rate: number;
  /** Days of the world on which the tie is there: [from, to). */
  readonly from: number;
  readonly to: number;
}

/** When people of a focus talk. */
export const SHAPE_OF: Readonly<Record<Focus, HourShape | 'private'>> = {
  couple: 'home',
  home: 'home',
  work: 'work',
  club: 'private',
  family: 'private',
  loose: 'private',
  planted: 'private',
};

/** On free days, relative to working ones. */
export const FREE_FACTOR: Readonly<Record<Focus, number>> = {
  couple: 0.8,
  home: 0.8,
  work: 0.12,
  club: 1.3,
  family: 1.6,
  loose: 1.2,
  planted: 1,
};
