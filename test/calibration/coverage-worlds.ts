import type { Scenario } from '../../src/simulate/scenario.ts';
import { createScenario } from '../../src/simulate/scenario-family.ts';

/** Ordinary people over six weeks: worlds on which it is counted how often intervals hold the truth. Seeds 5101 to 5106 are those that the intervals were built on. */
export const coverageWorld = (seed: number): Scenario =>
  createScenario({ id: 'coverage', title: 'Coverage', note: 'Fictional.', people: 100, days: 42, seed });

/** Seeds on which nothing was set: of the figures that findings print, and of the test that holds them. */
export const MEASURED_ON = Array.from({ length: 12 }, (_, i) => 2_001 + i);
export const TESTED_ON = Array.from({ length: 8 }, (_, i) => 3_001 + i);
/** Crowds of which each gives one interval, so that there must be many of them, and mixes. */
export const CROWDS_MEASURED_ON = Array.from({ length: 40 }, (_, i) => 2_141 + i);
export const MIXES_MEASURED_ON = Array.from({ length: 12 }, (_, i) => 2_221 + i);
