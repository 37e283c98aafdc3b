const HOURS = 24;

/** The same clock hour in [0, 24). */
export const wrapHour = (hours: number): number => ((hours % HOURS) + HOURS) % HOURS;

/** The way from one clock hour to another, in [−12, 12). */
export const hoursApart = (from: number, to: number): number => wrapHour(to - from + HOURS / 2) - HOURS / 2;

/**
 * Mean direction of clock hours, and how concentrated they are.
 * Source: N. I. Fisher, Statistical analysis of circular data (Cambridge, 1993), 2.3.1.
 * @returns hours in [0, 24), and the mean resultant length in [0, 1]; hours NaN for no hours
 */
export function circularMean(hours: ArrayLike<number>): { readonly hour: number; readonly resultant: number } {
  let x = 0;
  let y = 0;
  for (let i = 0; i < hours.length; i++) {
    const angle = ((hours[i] as number) * 2 * Math.PI) / HOURS;
    x += Math.cos(angle);
    y += Math.sin(angle);
  }
  if (hours.length === 0) return { hour: Number.NaN, resultant: 0 };
  return { hour: wrapHour((Math.atan2(y, x) * HOURS) / (2 * Math.PI)), resultant: Math.hypot(x, y) / hours.length };
}

/**
 * Circular median: the observation from which the summed way to all others is least (the first by clock on a tie,
 * or the middle of the two middle ones where their number is even).
 * Source: N. I. Fisher, Statistical analysis of circular data (Cambridge, 1993), 2.3.2.
 * @returns hours in [0, 24); NaN for no hours
 */
export function circularMedian(hours: ArrayLike<number>): number {
  const ascending = Float64Array.from(hours, wrapHour).sort();
  const n = ascending.length;
  if (n === 0) return Number.NaN;
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < n; i++) {
    let way = 0;
    for (let j = 0; j < n; j++) way += Math.abs(hoursApart(ascending[i] as number, ascending[j] as number));
    if (way < least - 1e-9) {
      least = way;
      best = i;
    }
  }
  const centre = ascending[best] as number;
  return wrapHour(centre + median(unwrapAround(centre, ascending)));
}

/** Ways of all hours from `centre`, ascending, in [−12, 12). */
function unwrapAround(centre: number, hours: ArrayLike<number>): Float64Array {
  return Float64Array.from(hours, (hour) => hoursApart(centre, hour)).sort();
}

/** Quantile of clock hours, counted from twelve hours before their circular median. */
export function circularQuantile(hours: ArrayLike<number>, share: number): number {
  const centre = circularMedian(hours);
  const ways = unwrapAround(centre, hours);
  if (ways.length === 0) return Number.NaN;
  const place = share * (ways.length - 1);
  const below = Math.floor(place);
  const low = ways[below] as number;
  const high = ways[Math.min(below + 1, ways.length - 1)] as number;
  return wrapHour(centre + low + (high - low) * (place - below));
}

/** Von Mises kernel over clock hours, 1 at its centre. `bandwidth` is the standard deviation of a narrow one, in hours. */
export function vonMisesKernel(bandwidth: number): (hours: number) => number {
  const radians = (bandwidth * 2 * Math.PI) / HOURS;
  const concentration = 1 / (radians * radians);
  return (hours) => Math.exp(concentration * (Math.cos((hours * 2 * Math.PI) / HOURS) - 1));
}

function median(ascending: Float64Array): number {
  const middle = ascending.length >> 1;
  const upper = ascending[middle] as number;
  return ascending.length % 2 === 1 ? upper : (upper + (ascending[middle - 1] as number)) / 2;
}
