const HOURS = 24;

/** The same clock hour in [0, 24). */
export const wrapHour = (hours: number): number => ((hours % HOURS) + HOURS) % HOURS;

/** The way from one clock hour to another, in [−12, 12). */
export const hoursApart = (from: number, to: number): number => wrapHour(to - from + HOURS / 2) - HOURS / 2;

/** Von Mises kernel over clock hours, 1 at its centre. `bandwidth` is the standard deviation of a narrow one, in hours. */
export function vonMisesKernel(bandwidth: number): (hours: number) => number {
  const radians = (bandwidth * 2 * Math.PI) / HOURS;
  const concentration = 1 / (radians * radians);
  return (hours) => Math.exp(concentration * (Math.cos((hours * 2 * Math.PI) / HOURS) - 1));
}
