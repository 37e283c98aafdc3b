import type { EndpointId } from '../model/event.ts';
import type { DayLine } from './daily-habits.ts';

/** Who was in contact with whom on which days: CSR from endpoints to pairs, and from pairs to days. */
export interface PartnerDays {
  /** By endpoint: its entries in `partner` and `pair`. */
  readonly offsets: Int32Array;
  readonly partner: Int32Array;
  readonly pair: Int32Array;
  /** By pair: its entries in `day`, ascending local days since 1970-01-01. */
  readonly dayOffsets: Int32Array;
  readonly day: Int32Array;
}

/** Partners of an endpoint that are followed, those of the most days: the rest are in contact too rarely to tell a change by. */
export const FOLLOWED = 16;

/** One endpoint's contacts along the line of days. */
export interface PartnerSums {
  readonly partners: readonly EndpointId[];
  /** By partner: days in contact before each position, of those that were watched whole. */
  readonly days: readonly Float64Array[];
}

export const NO_PARTNERS: PartnerSums = { partners: [], days: [] };

/** Adds up on which days an endpoint was in contact with each partner. Which partners are followed goes by the whole log, whatever the moment. */
export function sumPartners(of: PartnerDays, id: EndpointId, { whole, first, length }: DayLine): PartnerSums {
  const entries = Array.from(
    { length: (of.offsets[id + 1] as number) - (of.offsets[id] as number) },
    (_, i) => (of.offsets[id] as number) + i,
  );
  const daysOf = (entry: number): Int32Array => {
    const pair = of.pair[entry] as number;
    return of.day.subarray(of.dayOffsets[pair], of.dayOffsets[pair + 1]);
  };
  const kept = entries
    .map((entry) => ({ partner: of.partner[entry] as EndpointId, days: daysOf(entry) }))
    .sort((x, y) => y.days.length - x.days.length || x.partner - y.partner)
    .slice(0, FOLLOWED);
  return {
    partners: kept.map(({ partner }) => partner),
    days: kept.map(({ days }) => {
      const sums = new Float64Array(length + 1);
      for (const day of days) if (whole.placeOf(day) >= 0) sums[day - first + 1] = 1;
      for (let d = 0; d < length; d++) sums[d + 1] = (sums[d + 1] as number) + (sums[d] as number);
      return sums;
    }),
  };
}
