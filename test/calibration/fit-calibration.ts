import { quantile } from 'simple-statistics';
import { connectedBefore } from '../../src/inferences/around-an-event/connected-before.ts';
import type { CalibrationSet } from '../../src/model/calibration.ts';
import type { EventKind } from '../../src/model/event.ts';
import type { ObserverId } from '../../src/simulate/scenario.ts';
import { fitRatio } from '../../src/stats/fit-ratio.ts';
import { splitCost } from '../../src/stats/likelihood-cost.ts';
import { createRandom } from '../../src/stats/random.ts';
import { applyRatio } from '../../src/stats/ratio-map.ts';
import { tabulateScores } from '../../src/stats/score-table.ts';
import { COARSEST_CLOCK, collectRatioCases, type RatioCases, SPAN } from './ratio-cases.ts';

/** Seeds that the map is fitted to, that the printed cost is of, and that the tests hold it to: used for nothing else, and apart from each other. */
export const FITTED_ON = [4_001, 4_002, 4_003, 4_004, 4_005, 4_006, 4_007, 4_008];
export const COSTED_ON = [4_101, 4_102, 4_103, 4_104];
export const HELD_ON = [4_201, 4_202, 4_203, 4_204, 4_205, 4_206, 4_207];

const KINDS: Readonly<Partial<Record<ObserverId, readonly EventKind[]>>> = {
  server: ['connect', 'disconnect', 'send', 'deliver', 'read', 'call'],
  'sealed-server': ['connect', 'receive'],
};

const ofKind = ({ ratio, person, related }: RatioCases, kind: boolean) => {
  const rows = [...related.keys()].filter((row) => related[row] === kind);
  return { score: Float64Array.from(rows, (row) => ratio[row] as number), one: Int32Array.from(rows, (row) => person[row] as number) };
};

/** Calibrated log10 ratios of cases of one kind. */
export const calibrated = (cases: RatioCases, kind: boolean, map: CalibrationSet['map']): Float64Array =>
  ofKind(cases, kind).score.map((score) => applyRatio(map, score).log10);

const three = (value: number): number => Math.round(value * 1e3) / 1e3;
const middle = (values: readonly number[]) => ({ least: three(quantile([...values], 0.01)), most: three(quantile([...values], 0.99)) });

/** Fits a map to raw ratios of connected-before as one observer's logs give them, and costs it on other worlds. */
export async function fitCalibration(observer: ObserverId): Promise<CalibrationSet> {
  const cases = await collectRatioCases(FITTED_ON, observer);
  const [related, unrelated] = [ofKind(cases, true), ofKind(cases, false)];
  const map = fitRatio(related, unrelated, { replicates: 200, random: createRandom(1) });
  const others = await collectRatioCases(COSTED_ON, observer);
  const [yes, no] = [calibrated(others, true, map), calibrated(others, false, map)];
  const cost = splitCost(tabulateScores(yes, no)) as { cost: number; least: number };
  const observed = cases.observedDays;
  return {
    id: `connected-before-${observer}`,
    question: connectedBefore.id,
    scenario: `simulated worlds of 150 people over ${SPAN.least} to ${SPAN.most} days as a ${observer} logs them; events that make one in seven connect with a chance of one half, 90 s before on average`,
    seeds: { fit: FITTED_ON, test: COSTED_ON },
    cases: { related: related.score.length, unrelated: unrelated.score.length },
    test: { related: yes.length, unrelated: no.length, cllr: three(cost.cost), cllrMin: three(cost.least) },
    domain: {
      // What was seen, and nothing beyond.
      clockStep: COARSEST_CLOCK,
      observedDays: { least: Math.floor(Math.min(...observed)), most: Math.ceil(Math.max(...observed)) },
      eventsADay: middle(cases.eventsADay),
      ...(KINDS[observer] && { kinds: KINDS[observer] }),
      requires: ['connect'],
      options: Object.fromEntries(Object.entries(connectedBefore.options).map(([name, option]) => [name, option.default])),
      scope: {
        events: { least: 1, most: 1 },
        'comparable days': { least: Math.min(...cases.comparableDays), most: Math.max(...cases.comparableDays) },
      },
    },
    map: Object.fromEntries(
      Object.entries(map).map(([name, values]) => [name, Array.from(values as Iterable<number>, three)]),
    ) as unknown as CalibrationSet['map'],
  };
}
