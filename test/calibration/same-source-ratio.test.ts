import { describe, expect, it } from 'vitest';
import { calibrations } from '../../src/analyze/calibrations/index.ts';
import type { CalibrationSet } from '../../src/model/calibration.ts';
import { clopperPearsonInterval } from '../../src/stats/interval-binomial.ts';
import { fitSameSource, PAIRS_COSTED_ON, PAIRS_FITTED_ON } from './fit-same-source.ts';

const UPDATE = process.env['UPDATE_CALIBRATION'] !== undefined;

it.runIf(UPDATE)(
  'the set of same-source, as a server logs, is fitted anew (npm run update:calibration)',
  { timeout: 3_600_000 },
  async () => {
    await expect(`${JSON.stringify(await fitSameSource(), null, 1)}\n`).toMatchFileSnapshot(
      '../../src/analyze/calibrations/same-source-server.json',
    );
  },
);

describe('the calibrated ratio of two numbers', () => {
  const { seeds, test, map, cases } = calibrations.find(({ id }) => id === 'same-source-server') as CalibrationSet;
  const sum = (counts: readonly number[]) => counts.reduce((total, n) => total + n, 0);

  it('was fitted and costed on seeds apart, of which it is the set that is stored', () => {
    expect(seeds).toEqual({ fit: PAIRS_FITTED_ON, test: PAIRS_COSTED_ON });
    expect(new Set([...PAIRS_FITTED_ON, ...PAIRS_COSTED_ON]).size).toBe(PAIRS_FITTED_ON.length + PAIRS_COSTED_ON.length);
    expect([sum(map.related), sum(map.unrelated)]).toEqual([cases.related, cases.unrelated]);
  });

  it('is worth giving: on worlds that it was not fitted to it costs well less than saying nothing, and hardly more than its order must', () => {
    expect(test.cllr).toBeLessThan(0.8);
    expect(test.cllr - test.cllrMin).toBeLessThan(0.03);
    expect(test.related).toBeGreaterThanOrEqual(200);
  });

  it('claims no more than what was counted bears out: at most 1 over the upper limit of the share that is as high, and 1 on average', () => {
    map.log10.forEach((log10, step) => {
      if (log10 > 0)
        expect(10 ** log10).toBeLessThanOrEqual(
          1 / clopperPearsonInterval(sum(map.unrelated.slice(step)), cases.unrelated, 0.98).high + 0.1,
        );
    });
    expect(sum(map.log10.map((log10, step) => ((map.unrelated[step] as number) / cases.unrelated) * 10 ** log10))).toBeLessThanOrEqual(1);
  });
});
