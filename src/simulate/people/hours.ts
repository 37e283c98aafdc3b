/**
 * How likely people are to do something at each hour of the day while awake, relative to the busiest hour. By hour, 24 entries.
 * Shapes after Aledavood et al., PLoS ONE 10(9), 2015: a first rise at noon, a second in the evening.
 */
export const HOURS = {
  /** A working day, in private. */
  working: [0.5, 0.4, 0.3, 0.3, 0.3, 0.35, 0.4, 0.5, 0.45, 0.4, 0.42, 0.5, 0.7, 0.55, 0.45, 0.45, 0.55, 0.75, 0.85, 0.9, 1, 1, 0.85, 0.65],
  free: [0.6, 0.5, 0.4, 0.3, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7, 0.75, 0.75, 0.7, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1, 0.95, 0.85, 0.7],
  /** With colleagues. */
  work: [0, 0, 0, 0, 0, 0, 0.05, 0.3, 0.8, 1, 1, 0.9, 0.5, 0.8, 1, 1, 0.9, 0.6, 0.25, 0.1, 0.08, 0.05, 0.03, 0],
  /** Between partners: when they part, and before they meet again. */
  home: [0.1, 0.05, 0.05, 0.05, 0.05, 0.1, 0.3, 0.5, 0.6, 0.45, 0.45, 0.6, 0.9, 0.6, 0.5, 0.6, 0.85, 1, 0.9, 0.6, 0.4, 0.35, 0.3, 0.2],
} as const;

export type HourShape = keyof typeof HOURS;
