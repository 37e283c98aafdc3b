import type { Duration } from '../model/event.ts';
import type { Background, PopulationCurve } from './lag-background.ts';

/** How a connection would come about if the event had to do with it: with a chance, after an exponential wait. */
export interface Trigger {
  /** Chance that there is such a connection at all, in (0, 1). */
  readonly chance: number;
  /** Mean of the wait from it to the event, µs. */
  readonly mean: Duration;
  /** By how much the clocks may be apart either way, µs: waits are measured with so much added. */
  readonly uncertainty: Duration;
}

/** With fewer comparable days than this the population's curve counts too. */
const ENOUGH_DAYS = 20;

/**
 * Share of triggered waits that are measured as at most `lag`, and their density there. The clocks' error is taken as uniform,
 * so that the measured wait is the true one plus anything from 0 to twice the uncertainty.
 */
export function measureTriggered({ mean, uncertainty }: Trigger, lag: Duration): { readonly share: number; readonly density: number } {
  const within = (wait: number) => (wait <= 0 ? 0 : -Math.expm1(-wait / mean));
  const blur = 2 * uncertainty;
  if (blur <= 0) return { share: within(lag), density: lag < 0 ? 0 : Math.exp(-lag / mean) / mean };
  const sum = (wait: number) => (wait <= 0 ? 0 : wait - mean * within(wait));
  return { share: (sum(lag) - sum(lag - blur)) / blur, density: (within(lag) - within(lag - blur)) / blur };
}

/** The fewer the days, the nearer to the population’s curve, but only where that makes the ratio smaller. */
function raise({ starts, silent, time }: Background, days: number, population: () => ReturnType<PopulationCurve>) {
  const own = { density: starts / time, survival: silent / time };
  const lacking = 1 - days / ENOUGH_DAYS;
  if (lacking <= 0) return own;
  const all = population();
  return {
    density: own.density + lacking * Math.max(0, all.density - own.density),
    survival: own.survival - lacking * Math.max(0, own.survival - all.survival),
  };
}

/**
 * log10 of how many times as probable it is that the last activity lies `lag` back if the event may have triggered it, as if it came as
 * on any other day: (1 − π) + π (f S / h + S_f), with f and S_f the density and survival of a triggered wait, h and S those of the
 * endpoint's waits at that clock time; of two independent streams the later activity counts.
 *
 * The background has the event's own half hour in it, so that h is never 0. Were the event's moment any of those moments, the mean of
 * the ratio over them would be exactly 1 for an endpoint that has nothing to do with it, and ratios of k or more at most one in k,
 * without a model of how it behaves. The population's curve only ever lowers the ratio.
 * @param background at that lag, the event's own time included
 */
export function ratioOfLag(
  lag: Duration,
  background: Background,
  trigger: Trigger,
  days: number,
  population: () => ReturnType<PopulationCurve>,
): number {
  const { share, density } = measureTriggered(trigger, lag);
  const own = raise(background, days, population);
  return Math.log10(1 - trigger.chance + trigger.chance * ((density * own.survival) / own.density + 1 - share));
}

/** log10 of the ratio where the last activity lies further back than `reach`: 1 − π F. Absence is evidence too. */
export const ratioOfAbsence = (reach: Duration, trigger: Trigger): number =>
  Math.log10(1 - trigger.chance * measureTriggered(trigger, reach).share);
