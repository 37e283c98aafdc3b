const HOURS = 24;

/** The same clock hour in [0, 24). */
export const wrapHour = (hours: number): number => ((hours % HOURS) + HOURS) % HOURS;

/** The way from one clock hour to another, in [−12, 12). */
export const hoursApart = (from: number, to: number): number => wrapHour(to - from + HOURS / 2) - HOURS / 2;
