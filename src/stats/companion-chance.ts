import { type Duration, type EndpointId, MICROS_PER_HOUR, MICROS_PER_MINUTE } from '../model/event.ts';
import type { Company, Epochs } from './companions.ts';
import { type DeliveryIndex, dayOfHour } from './delivery-index.ts';
import { poissonBinomialTail } from './poisson-binomial.ts';
import { lowerBound, upperBound } from './search.ts';

/** Time on either side of an epoch from which it is told how busy somebody is at that very moment. */
const AROUND = 30 * MICROS_PER_MINUTE;
const HOURS = 24;

export interface CompanionChance {
  /** P(at least as many slots), and the number of slots that is expected. */
  readonly p: number;
  readonly expected: number;
}

/** A chance this large by the company alone needs no closer look: it counts as 1. */
const UNREMARKABLE = 0.05;

/**
 * How likely it is by chance that one endpoint receives in epochs of another in as many slots of time. In each slot the chance is that of
 * its own rate at that hour of the day, or within half an hour of the epoch where that is higher, since talk comes in bursts; and beside
 * it that of being one of those whom the target was with in that slot, had they been drawn by how much each receives. Slots are
 * independent: the tail is that of a Poisson-binomial law.
 * @param length of an epoch, the clock's step included; `days`: for which the log was watching
 * @param volume what each endpoint receives in all, by which company is drawn; `drawsFor`: of {@link createCompanyDraws}, for the same
 * @returns a function of the endpoint
 */
export function createCompanionChance(
  index: DeliveryIndex,
  epochs: Epochs,
  company: Company,
  {
    target,
    length,
    days,
    volume,
    drawsFor,
  }: {
    readonly target: EndpointId;
    readonly length: Duration;
    readonly days: number;
    readonly volume: Int32Array;
    readonly drawsFor: (present: number, own: number) => number;
  },
): (id: EndpointId) => CompanionChance {
  const { at, offsets, place, hour } = index;
  const { start, slot, inSlot } = epochs;
  const hours = Int32Array.from(epochs.place, (i) => hourOfDay(hour[i] as number));
  const byHour = new Float64Array(HOURS);
  const sums = new Float64Array(inSlot.length);
  const draws = Float64Array.from(company.present, (present) => drawsFor(present, volume[target] as number));
  const tailOf = (chances: readonly number[], id: EndpointId): CompanionChance => ({
    p: poissonBinomialTail(chances, company.slots[id] as number),
    expected: chances.reduce((sum, chance) => sum + chance, 0),
  });
  return (id) => {
    const received = volume[id] as number;
    const byCompany = tailOf(
      Array.from(draws, (one) => -Math.expm1(-one * received)),
      id,
    );
    if (byCompany.p > UNREMARKABLE) return { p: 1, expected: byCompany.expected };
    const own = place.subarray(offsets[id], offsets[id + 1]);
    const times = new Float64Array(own.length);
    byHour.fill(0);
    for (let k = 0; k < own.length; k++) {
      const i = own[k] as number;
      times[k] = at[i] as number;
      const clock = hourOfDay(hour[i] as number);
      byHour[clock] = (byHour[clock] as number) + 1;
    }
    sums.fill(0);
    for (let e = 0; e < start.length; e++) {
      const from = start[e] as number;
      const near = upperBound(times, from + length + AROUND) - lowerBound(times, from - AROUND);
      const inside = near === 0 ? 0 : upperBound(times, from + length) - lowerBound(times, from);
      const usual = (byHour[hours[e] as number] as number) / (Math.max(1, days) * MICROS_PER_HOUR);
      const of = slot[e] as number;
      sums[of] = (sums[of] as number) + length * Math.max(usual, (near - inside) / (2 * AROUND));
    }
    const chances = Array.from(sums, (sum, s) => 1 - Math.exp(-sum - (draws[s] as number) * received));
    return tailOf(chances, id);
  };
}

const hourOfDay = (hour: number): number => hour - HOURS * dayOfHour(hour);
