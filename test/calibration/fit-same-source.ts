import { quantile } from 'simple-statistics';
import { sameSource } from '../../src/inferences/around-an-event/same-source.ts';
import type { CalibrationSet } from '../../src/model/calibration.ts';
import { fitRatio } from '../../src/stats/fit-ratio.ts';
import { splitCost } from '../../src/stats/likelihood-cost.ts';
import { createRandom } from '../../src/stats/random.ts';
import { applyRatio } from '../../src/stats/ratio-map.ts';
import { tabulateScores } from '../../src/stats/score-table.ts';
import { COARSEST_CLOCK, SPAN } from './ratio-cases.ts';
import { collectPairCases, type PairCases } from './same-source-cases.ts';

/** Seeds that the map is fitted to, and that its cost is of: used for nothing else that is scored. */
export const PAIRS_FITTED_ON = Array.from({ length: 8 }, (_, i) => 8_701 + i);
export const PAIRS_COSTED_ON = Array.from({ length: 10 }, (_, i) => 8_731 + i);

const OBSERVER = 'server';

/** Rows of one kind of pair: of one person; or of different people, half of them people who live, work or go about together. */
function rowsOf({ bond }: PairCases, related: boolean): number[] {
  const rows = [...bond.keys()];
  if (related) return rows.filter((row) => bond[row] === 'same person');
  const near = rows.filter((row) => bond[row] !== 'same person' && bond[row] !== 'none');
  const strangers = rows.filter((row) => bond[row] === 'none');
  const every = Math.max(1, Math.floor(strangers.length / Math.max(1, near.length)));
  return [...near, ...strangers.filter((_, i) => i % every === 0)].sort((x, y) => x - y);
}

const pick = ({ score, one, other }: PairCases, rows: readonly number[]) => ({
  score: Float64Array.from(rows, (row) => score[row] as number),
  one: Int32Array.from(rows, (row) => one[row] as number),
  other: Int32Array.from(rows, (row) => other[row] as number),
});

/** Calibrated log10 ratios of some rows. */
const weighPairs = ({ score }: PairCases, rows: readonly number[], map: CalibrationSet['map']): Float64Array =>
  Float64Array.from(rows, (row) => applyRatio(map, score[row] as number).log10);

const three = (value: number): number => Math.round(value * 1e3) / 1e3;

/** Fits a map to the score of same-source as a server's logs give it, and costs it on other worlds. */
export async function fitSameSource(
  cases: PairCases | undefined = undefined,
  others: PairCases | undefined = undefined,
): Promise<CalibrationSet> {
  const fitted = cases ?? (await collectPairCases(PAIRS_FITTED_ON, OBSERVER));
  const [related, unrelated] = [rowsOf(fitted, true), rowsOf(fitted, false)];
  const map = fitRatio(pick(fitted, related), pick(fitted, unrelated), { replicates: 200, random: createRandom(1) });
  const costed = others ?? (await collectPairCases(PAIRS_COSTED_ON, OBSERVER));
  const [yes, no] = [weighPairs(costed, rowsOf(costed, true), map), weighPairs(costed, rowsOf(costed, false), map)];
  const cost = splitCost(tabulateScores(yes, no)) as { cost: number; least: number };
  const used = [...related, ...unrelated];
  const rates = used.map((row) => fitted.eventsADay[row] as [number, number]);
  const together = used.map((row) => fitted.daysTogether[row] as number);
  return {
    id: `same-source-${OBSERVER}`,
    question: sameSource.id,
    scenario: `simulated worlds of 150 people over ${SPAN.least} to ${SPAN.most} days as a ${OBSERVER} logs them, one in five with a second number for half of the contacts; of the pairs of different people, none of them in contact, half live, work or go about together`,
    seeds: { fit: PAIRS_FITTED_ON, test: PAIRS_COSTED_ON },
    cases: { related: related.length, unrelated: unrelated.length },
    test: { related: yes.length, unrelated: no.length, cllr: three(cost.cost), cllrMin: three(cost.least) },
    domain: {
      // What was seen, and nothing beyond.
      clockStep: COARSEST_CLOCK,
      observedDays: { least: Math.floor(Math.min(...fitted.observedDays)), most: Math.ceil(Math.max(...fitted.observedDays)) },
      eventsADay: {
        least: three(
          quantile(
            rates.map(([least]) => least),
            0.01,
          ),
        ),
        most: three(
          quantile(
            rates.map(([, most]) => most),
            0.99,
          ),
        ),
      },
      kinds: ['connect', 'disconnect', 'send', 'deliver', 'read', 'call'],
      requires: ['connect'],
      options: Object.fromEntries(Object.entries(sameSource.options).map(([name, option]) => [name, option.default])),
      scope: { 'days together': { least: quantile(together, 0.01), most: Math.max(...together) } },
    },
    map: Object.fromEntries(
      Object.entries(map).map(([name, values]) => [name, Array.from(values as Iterable<number>, three)]),
    ) as unknown as CalibrationSet['map'],
  };
}
