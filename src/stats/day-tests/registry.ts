import { coincidences } from './coincidences.ts';
import type { DayTest } from './day-test.ts';
import { flowEvents } from './flow-events.ts';
import { flowShape } from './flow-shape.ts';
import { presence } from './presence.ts';
import { tiling } from './tiling.ts';
import { waits } from './waits.ts';

/** Ways to judge a day of two endpoints, by name. */
export const DAY_TESTS = {
  coincidences,
  'flow-events': flowEvents,
  'flow-shape': flowShape,
  presence,
  tiling,
  waits,
} as const satisfies Record<string, DayTest>;
