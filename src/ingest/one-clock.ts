import type { ReadPlan } from '../formats/read-plan.ts';
import type { ClockKind } from '../model/calendar.ts';
import type { Duration } from '../model/event.ts';
import { KnownFailure } from '../model/failure.ts';

const SAID: Readonly<Record<ClockKind, string>> = {
  utc: 'times in UTC',
  floating: 'local times kept as they are ("floating")',
  relative: 'times since an unknown zero',
  none: 'no times',
};

export interface Clock {
  readonly kind: ClockKind;
  /** Coarsest of the inputs, µs. */
  readonly step: Duration;
}

/** The zone that a mapping states for local times, where all inputs share it: the hours of the analysis are then its hours, too. */
export function findOneZone(inputs: readonly { readonly plan: ReadPlan }[]): string | undefined {
  const zones = new Set(inputs.map(({ plan }) => plan.record.at?.zone));
  const [zone] = zones;
  return zones.size === 1 && zone !== 'UTC' ? zone : undefined;
}

/**
 * The one clock that all inputs must share, for their instants to be comparable. Several inputs on relative clocks would each have
 * a zero of their own.
 * @throws KnownFailure usage
 */
export function findOneClock(inputs: readonly { readonly shown: string; readonly plan: ReadPlan }[]): Clock {
  const [first, ...others] = inputs;
  const kindOf = ({ record }: ReadPlan): ClockKind => record.at?.clock ?? 'none';
  const kind = first === undefined ? 'none' : kindOf(first.plan);
  const other = others.find(({ plan }) => kindOf(plan) !== kind);
  if (first !== undefined && other !== undefined) {
    throw new KnownFailure('usage', `The inputs do not share a clock: one has ${SAID[kind]}, another ${SAID[kindOf(other.plan)]}`, {
      where: `${first.shown} and ${other.shown}`,
      remedy: 'Give --tz ZONE, so that local times become UTC, or analyse the two on their own.',
    });
  }
  const [, second] = inputs;
  if (kind === 'relative' && second !== undefined) {
    throw new KnownFailure('usage', 'Each of the inputs counts time from a zero of its own, so that they cannot be joined', {
      where: `${first?.shown} and ${second.shown}`,
      remedy: 'Analyse them one by one; or, where they are parts of one log, as one: cat A B | penregister analyze -',
    });
  }
  return { kind, step: Math.max(0, ...inputs.map(({ plan }) => plan.record.at?.step ?? 0)) };
}
