import { beforeAll, describe, expect, it } from 'vitest';
import { calibrations } from '../../src/analyze/calibrations/index.ts';
import { connectedBefore } from '../../src/inferences/around-an-event/connected-before.ts';
import { splitCost } from '../../src/stats/likelihood-cost.ts';
import { excessOverBound, meanRatio, measurePower } from '../../src/stats/misleading-evidence.ts';
import { tabulateScores } from '../../src/stats/score-table.ts';
import { COSTED_ON, calibrated, FITTED_ON, fitCalibration, HELD_ON } from './fit-calibration.ts';
import { collectRatioCases } from './ratio-cases.ts';

const UPDATE = process.env['UPDATE_CALIBRATION'] !== undefined;
const OBSERVERS = ['server', 'sealed-server'] as const;
/** Chance with which a sound ratio may fail one of these tests. */
const CHANCE = 1e-3;

describe.runIf(UPDATE)('calibration sets', () => {
  it.each(OBSERVERS)(
    'of connected-before, as a %s logs, are fitted anew (npm run update:calibration)',
    { timeout: 1_800_000 },
    async (observer) => {
      await expect(`${JSON.stringify(await fitCalibration(observer), null, 1)}\n`).toMatchFileSnapshot(
        `../../src/analyze/calibrations/connected-before-${observer}.json`,
      );
    },
  );
});

it('the seeds of fit, cost and test are apart', () => {
  const all = [...FITTED_ON, ...COSTED_ON, ...HELD_ON];
  expect(new Set(all).size).toBe(all.length);
  for (const { question, seeds } of calibrations)
    if (question === connectedBefore.id) expect(seeds).toEqual({ fit: FITTED_ON, test: COSTED_ON });
});

describe('the calibrated ratio of a single connection, on worlds that nothing was set on', () => {
  let related: Float64Array = new Float64Array();
  let unrelated: Float64Array = new Float64Array();
  beforeAll(async () => {
    const set = calibrations.find(({ id }) => id === 'connected-before-server');
    if (set === undefined) throw new Error('the set of the server is missing');
    const cases = await collectRatioCases(HELD_ON, 'server');
    related = calibrated(cases, true, set.map);
    unrelated = calibrated(cases, false, set.map);
  }, 600_000);

  it('is k or more for at most one in k of 20,000 that have nothing to do with the event, and not for want of saying anything', () => {
    expect(unrelated.length).toBeGreaterThanOrEqual(20_000);
    for (const { ratio, tail } of excessOverBound(unrelated)) expect(tail, `k = ${ratio}`).toBeGreaterThan(CHANCE);
    const [two, , ten] = measurePower(related) as [number, number, number];
    // A phone is triggered half of the time, and three in four such waits lie within the window: nobody can do better than .37 or so.
    expect(two).toBeGreaterThan(0.25);
    expect(ten).toBeGreaterThan(0.08);
  });

  it('is 1 on average for those, at most', () => {
    const { mean, standardError } = meanRatio(unrelated);
    expect(mean).toBeLessThan(1 + 3.1 * standardError);
    expect(mean).toBeGreaterThan(0.8);
  });

  it('costs no more than its order alone would allow, but for what chance adds', () => {
    const { cost, least, calibration } = splitCost(tabulateScores(related, unrelated)) as {
      cost: number;
      least: number;
      calibration: number;
    };
    expect(cost).toBeLessThan(0.95);
    expect(least).toBeLessThanOrEqual(cost);
    expect(calibration).toBeLessThan(0.02);
  });
});
