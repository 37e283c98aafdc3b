/** What brought two people together. */
export type Focus = 'couple' | 'home' | 'work' | 'club' | 'family' | 'loose' | 'planted';

/** Two people, by number (a < b), who talk. */
export interface Tie {
  readonly a: number;
  readonly b: number;
  readonly focus: Focus;
  /** Conversations a day while the tie lasts, on a working day on which both do as much as they do on average. */
  readonly rate: number;
  /** Days of the world on which the tie is there: [from, to). */
  readonly from: number;
  readonly to: number;
}

/** Whether a tie is there on a day; those that begin or end with a world of `days` days reach beyond it. */
export const lastsOn = ({ from, to }: Tie, day: number, days: number): boolean => (from <= 0 || day >= from) && (to >= days || day < to);

/** When people of a focus talk. */
export const SHAPE_OF: Readonly<Record<Focus, 'home' | 'work' | 'private'>> = {
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
