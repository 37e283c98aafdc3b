import { beforeAll, expect, it } from 'vitest';
import measured from '../../src/analyze/measured-coverage.json' with { type: 'json' };
import { MEASURED_ON, TESTED_ON } from './coverage-worlds.ts';
import { countCoverage, evaluateEstimates } from './measure-coverage.ts';

const UPDATE = process.env['UPDATE_CALIBRATION'] !== undefined;

let cells: Awaited<ReturnType<typeof evaluateEstimates>>;
beforeAll(async () => {
  cells = await evaluateEstimates(TESTED_ON, ['server']);
}, 300_000);

it.each(['coverage', 'coverage-reported'] as const)(
  '%s of 80 % intervals on worlds kept apart is 75 to 85 %, as far as so many can tell',
  (counted) => {
    const measured = countCoverage(cells, TESTED_ON, counted);
    expect(measured.map(({ question }) => question)).toEqual(
      expect.arrayContaining(['daily-rhythm', 'device-sessions', 'reciprocity-and-initiative', 'strongest-ties']),
    );
    for (const { question, coverage, n, level } of measured) {
      expect(n, question).toBeGreaterThanOrEqual(160);
      // Three standard errors; of all intervals half as much again, since what is said of one person hangs together.
      const slack = (counted === 'coverage' ? 4.5 : 3) * Math.sqrt((level * (1 - level)) / n);
      expect(slack, 'the bounds must leave room to fail on either side').toBeLessThan(0.1);
      expect(coverage, question).toBeGreaterThan(level - 0.05 - slack);
      expect(coverage, question).toBeLessThan(level + 0.05 + slack);
    }
  },
);

it.runIf(UPDATE)('and the figures that findings print are counted anew (npm run update:calibration)', { timeout: 900_000 }, async () => {
  await expect(`${JSON.stringify(countCoverage(await evaluateEstimates(MEASURED_ON), MEASURED_ON), null, 2)}\n`).toMatchFileSnapshot(
    '../../src/analyze/measured-coverage.json',
  );
});

it('the figures that findings print are of the seeds set apart for them, at the stated levels', () => {
  for (const { set, level, n } of measured) {
    expect(set).toContain(`seeds ${MEASURED_ON[0]} to ${MEASURED_ON.at(-1)}`);
    expect(level).toBe(0.8);
    expect(n).toBeGreaterThanOrEqual(40);
  }
});
