import type { Random } from '../../model/random.ts';
import { drawNormal } from '../../stats/draw.ts';
import type { Population, Protocol } from '../scenario.ts';

export type AgeClass = 'young' | 'middle' | 'old';

/** Traits of one person, which hold for the whole time. Hours are clock hours of the person's own zone. */
export interface Person {
  readonly household: number;
  /** −1 for none. */
  readonly workplace: number;
  readonly club: number;
  readonly age: AgeClass;
  readonly abroad: boolean;
  /** Works nights, one week in two. */
  readonly shift: boolean;
  /** Middle of sleep on working days; on free ones later by `weekendShift`. */
  readonly midSleep: number;
  readonly weekendShift: number;
  readonly sleepHours: number;
  /** Everything the person does is multiplied by this, mean about 1 over people. */
  readonly vigour: number;
  /** Share of days on which the person uses a phone for more than a glance: some people hardly do. */
  readonly presence: number;
  /** Reply delays are multiplied by this. */
  readonly slowness: number;
  readonly offAtNight: boolean;
  readonly keepsAlive: boolean;
  /** ms after a full interval at which the timer of the device fires. */
  readonly keepAlivePhase: number;
  readonly secondDevice: boolean;
  readonly showsReads: boolean;
  readonly homeCell: number;
  readonly workCell: number;
  /** Share of outings and trips that are those of the whole home. */
  readonly together: number;
}

/** Middle of sleep on working days, clock hours, of people of middle age on average. */
export const USUAL_MIDDLE = 3.6;
/** Nobody's sleep has its middle outside these clock hours, but night workers': the simulator's days begin and end in the night. */
const EARLIEST = -1;
const LATEST = 9.5;
const AGE_LEAN: Readonly<Record<AgeClass, number>> = { young: 0.9, middle: 0, old: -0.7 };

/** Draws what is personal; `place` says where the person belongs. */
export function createPerson(
  place: Pick<Person, 'household' | 'workplace' | 'club' | 'age' | 'abroad' | 'homeCell' | 'workCell' | 'together'>,
  population: Population,
  protocol: Protocol,
  random: Random,
): Person {
  const shift = place.workplace >= 0 && random.next() < population.shiftShare;
  return {
    ...place,
    shift,
    midSleep: Math.min(LATEST, Math.max(EARLIEST, USUAL_MIDDLE + AGE_LEAN[place.age] + population.chronotypeSpread * drawNormal(random))),
    weekendShift: Math.max(0, 0.8 + 0.4 * drawNormal(random)),
    sleepHours: Math.max(5.5, 7.5 + 0.8 * drawNormal(random)),
    // Lognormal of mean 1.
    vigour: Math.exp(0.9 * drawNormal(random) - 0.405),
    presence: random.next() < population.glancerShare ? 0.15 + 0.6 * random.next() : 0.9 + 0.1 * random.next(),
    slowness: Math.exp(0.5 * drawNormal(random)),
    offAtNight: random.next() < protocol.offAtNightShare,
    keepsAlive: random.next() < protocol.keepAliveShare,
    keepAlivePhase: random.below(Math.max(1, Math.round(protocol.keepAliveMinutes * 60_000))),
    secondDevice: random.next() < protocol.secondDeviceShare,
    showsReads: random.next() < protocol.readReceiptShare,
  };
}
