import type { Series } from '../model/artifacts.ts';
import type { Duration } from '../model/event.ts';
import { addBackground, type ComparableTime, drawPopulationCurve, type PopulationCurve, stretchTime } from './lag-background.ts';
import { ratioOfAbsence, ratioOfLag, type Trigger } from './lag-ratio.ts';
import type { PseudoEvents } from './pseudo-events.ts';
import type { ComparedEvent } from './searched-events.ts';

/**
 * Prepares the ratio of one endpoint over its events: log10 ratios add up, events being taken as independent given their hour and day.
 * Each event's background has the half hours of all the events in it, as its chance in `rankLags` has: where the same few days
 * speak for every event, what they fail to show would otherwise be multiplied as if it were known anew each time.
 */
export function prepareRatios(series: Series, pseudo: readonly PseudoEvents[], reach: Duration, trigger: Trigger) {
  const times = pseudo.map(stretchTime);
  const curves: PopulationCurve[] = [];
  const absence = ratioOfAbsence(reach, trigger);
  return (at: Float64Array, compared: readonly ComparedEvent[]): number =>
    compared.reduce((sum, { e, from, days, lag }) => {
      if (lag > reach) return sum + absence;
      const found = { starts: 0, silent: 0, time: 0 };
      const time = times[e] as ComparableTime;
      for (const beside of compared) addBackground(found, at, (times[beside.e] as ComparableTime).own, lag);
      for (let d = from; d < time.days.length; d++) addBackground(found, at, time.days[d] as ComparableTime['own'], lag);
      const population = () => {
        curves[e] ??= drawPopulationCurve(series, pseudo[e] as PseudoEvents, time, reach);
        return curves[e](lag);
      };
      return sum + ratioOfLag(lag, found, trigger, days, population);
    }, 0);
}
