import { beforeAll, expect, it } from 'vitest';
import measured from '../../src/analyze/measured-coverage.json' with { type: 'json' };
import { CROWDS_MEASURED_ON, MEASURED_ON, MIXES_MEASURED_ON, TESTED_ON } from './coverage-worlds.ts';
import { countCoverage, ESTIMATES, evaluateEstimates } from './measure-coverage.ts';
import { countCrowds, countMixes } from './measure-crowds.ts';

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

it.runIf(UPDATE)('and the figures that findings print are counted anew (npm run update:calibration)', { timeout: 7_200_000 }, async () => {
  const counted = [...countCoverage(await evaluateEstimates(MEASURED_ON), MEASURED_ON), ...(await countCrowds()), await countMixes()];
  await expect(`${JSON.stringify(counted, null, 2)}\n`).toMatchFileSnapshot('../../src/analyze/measured-coverage.json');
});

it('the figures that findings print are of the seeds set apart for them, at the stated levels', () => {
  const seeds = { unicity: CROWDS_MEASURED_ON, 're-identified': CROWDS_MEASURED_ON, disclosure: MIXES_MEASURED_ON };
  for (const { question, set, level, n } of measured) {
    const own = seeds[question as keyof typeof seeds] ?? MEASURED_ON;
    expect(set).toContain(`seeds ${own[0]} to ${own.at(-1)}`);
    expect(level, question).toBe(ESTIMATES.find(({ id }) => id === question)?.interval?.level);
    expect(n).toBeGreaterThanOrEqual(40);
  }
  const all = [MEASURED_ON, TESTED_ON, CROWDS_MEASURED_ON, MIXES_MEASURED_ON].flat();
  expect(new Set(all).size).toBe(all.length);
});

it('there is a figure for every estimate', () => {
  const counted = new Set(measured.map(({ question }) => question));
  expect(ESTIMATES.map(({ id }) => id).filter((id) => !counted.has(id))).toEqual([]);
});
