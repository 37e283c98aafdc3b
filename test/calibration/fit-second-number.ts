import { quantile } from 'simple-statistics';
import { scopeOf } from '../../src/analyze/weigh-row.ts';
import { secondNumber } from '../../src/inferences/identity/second-number.ts';
import type { CalibrationSet } from '../../src/model/calibration.ts';
import { fitRatio } from '../../src/stats/fit-ratio.ts';
import { splitCost } from '../../src/stats/likelihood-cost.ts';
import { createRandom } from '../../src/stats/random.ts';
import { applyRatio } from '../../src/stats/ratio-map.ts';
import { tabulateScores } from '../../src/stats/score-table.ts';
import {
  CLOSE_HOMES_ON,
  CROWD,
  NUMBERS_FITTED_ON,
  NUMBERS_SCORED_ON,
  numberWorld,
  type RankedNumbers,
  rankNumbers,
  type Sort,
  SPAN,
} from './number-worlds.ts';

/** Pairs that call each other are compared: couples and colleagues do, and there would be too few without them. */
const COMPARED = { 'second-number.in-contact': 1 };
const ALIKE: readonly Sort[] = ['couple', 'home', 'work'];

export const rankSecond = (seeds: readonly number[]): Promise<RankedNumbers[]> =>
  rankNumbers(
    secondNumber,
    seeds.map((seed) => numberWorld(seed, 'carrier')),
    'carrier',
    COMPARED,
  );

/** Pairs of one home, couples apart, who are together for so much of the time that habit leaves open: for how many p is low. */
export async function countCloseHomes(together: number) {
  const worlds = CLOSE_HOMES_ON.map((seed) => {
    const world = numberWorld(seed, 'carrier');
    return { ...world, population: { ...world.population, togetherShare: together } };
  });
  const ranked = await rankNumbers(secondNumber, worlds, 'carrier', COMPARED);
  const chances = ranked.flatMap(({ pairs }) => pairs.filter(({ sort }) => sort === 'home').map(({ p }) => p));
  const within = (level: number) => chances.filter((p) => p <= level).length;
  const set = `simulated burner worlds, seeds ${CLOSE_HOMES_ON[0]} to ${CLOSE_HOMES_ON.at(-1)}`;
  return { set, together, n: chances.length, p05: within(0.05), p001: within(0.001) };
}

/** Raw ratios of the two numbers of one person, or of two people who share a home or a place of work. */
function ratiosOf(ranked: readonly RankedNumbers[], related: boolean) {
  const cases = ranked.flatMap(({ ranking, pairs }) =>
    pairs
      .filter(({ sort }) => (related ? sort === 'one person' : ALIKE.includes(sort)))
      .map(({ one, other, row }) => ({ one, other, score: ranking.columns.ratio?.[row] as number })),
  );
  return {
    score: Float64Array.from(cases, ({ score }) => score),
    one: Int32Array.from(cases, ({ one }) => one),
    other: Int32Array.from(cases, ({ other }) => other),
  };
}

export const calibratedOf = (ranked: readonly RankedNumbers[], related: boolean, map: CalibrationSet['map']): Float64Array =>
  ratiosOf(ranked, related).score.map((score) => applyRatio(map, score).log10);

const three = (value: number): number => Math.round(value * 1e3) / 1e3;
const middle = (values: readonly number[]) => ({ least: three(quantile([...values], 0.01)), most: three(quantile([...values], 0.99)) });

/** Fits a map from raw ratios of second-number to calibrated ones, and costs it on other worlds. */
export function fitSecondNumber(fitted: readonly RankedNumbers[], scored: readonly RankedNumbers[]): CalibrationSet {
  const [related, unrelated] = [ratiosOf(fitted, true), ratiosOf(fitted, false)];
  const map = fitRatio(related, unrelated, { replicates: 200, random: createRandom(1) });
  const [yes, no] = [calibratedOf(scored, true, map), calibratedOf(scored, false, map)];
  const cost = splitCost(tabulateScores(yes, no)) as { cost: number; least: number };
  const rows = fitted.flatMap(({ pairs, facts, ranking }) =>
    pairs
      .filter(({ sort }) => sort !== 'strangers')
      .map(({ row }) => ({ ...facts(row), stretches: scopeOf(ranking, row)['stretches compared'] as number })),
  );
  const observed = rows.map(({ observedDays }) => observedDays);
  const places = fitted.map(({ ranking }) => ranking.scope?.['places that the log names'] as number);
  return {
    id: 'second-number-carrier',
    question: secondNumber.id,
    scenario: `simulated worlds of ${CROWD.least} to ${CROWD.most} people over ${SPAN.least} to ${SPAN.most} days as a carrier that keeps sessions of data logs them; one in ten has two numbers, and the others are pairs who share a home or a place of work and make three in five of their outings together`,
    seeds: { fit: NUMBERS_FITTED_ON, test: NUMBERS_SCORED_ON },
    cases: { related: related.score.length, unrelated: unrelated.score.length },
    test: { related: yes.length, unrelated: no.length, cllr: three(cost.cost), cllrMin: three(cost.least) },
    domain: {
      clockStep: 1_000_000,
      observedDays: { least: Math.floor(Math.min(...observed)), most: Math.ceil(Math.max(...observed)) },
      eventsADay: middle(rows.flatMap(({ eventsADay }) => [...eventsADay])),
      kinds: ['send', 'call', 'flow'],
      requires: ['flow'],
      observes: ['place'],
      options: { near: secondNumber.options.near.default },
      scope: {
        'places that the log names': { least: Math.min(...places), most: Math.max(...places) },
        'stretches compared': middle(rows.map(({ stretches }) => stretches)),
      },
    },
    map: Object.fromEntries(
      Object.entries(map).map(([name, values]) => [name, Array.from(values as Iterable<number>, three)]),
    ) as unknown as CalibrationSet['map'],
  };
}
