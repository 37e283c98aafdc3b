import { beforeAll, describe, expect, it } from 'vitest';
import { calibrations } from '../../src/analyze/calibrations/index.ts';
import { secondNumber } from '../../src/inferences/identity/second-number.ts';
import { type Event, MICROS_PER_HOUR, MICROS_PER_MINUTE } from '../../src/model/event.ts';
import type { Random } from '../../src/model/random.ts';
import { binomialTail } from '../../src/stats/binomial-tail.ts';
import { splitCost } from '../../src/stats/likelihood-cost.ts';
import { excessOverBound, meanRatio, measurePower } from '../../src/stats/misleading-evidence.ts';
import { createRandom } from '../../src/stats/random.ts';
import alike from '../../src/stats/records/second-number-alike.json' with { type: 'json' };
import { tabulateScores } from '../../src/stats/score-table.ts';
import { buildArtifacts } from '../inferences/build-artifacts.ts';
import { contextFor } from '../inferences/simulated-input.ts';
import { START } from '../simulated-world.ts';
import { countAlike } from './count-alike.ts';
import { calibratedOf, countCloseHomes, fitSecondNumber, rankSecond } from './fit-second-number.ts';
import { CROWD, NUMBERS_FITTED_ON, NUMBERS_SCORED_ON, NUMBERS_TESTED_ON, type RankedNumbers, type Sort, SPAN } from './number-worlds.ts';

const UPDATE = process.env['UPDATE_CALIBRATION'] !== undefined;
/** Chance with which sound counts may fail one of these tests. */
const CHANCE = 1e-3;
const SET = `simulated burner worlds of ${CROWD.least} to ${CROWD.most} people over ${SPAN.least} to ${SPAN.most} days, seeds ${NUMBERS_SCORED_ON[0]} to ${NUMBERS_SCORED_ON.at(-1)}, pairs in contact included`;

it.runIf(UPDATE)('the set and the look-alikes are made anew (npm run update:calibration)', { timeout: 3_600_000 }, async () => {
  const scored = await rankSecond(NUMBERS_SCORED_ON);
  await expect(`${JSON.stringify([countAlike('carrier', scored, SET)], null, 1)}\n`).toMatchFileSnapshot(
    '../../src/stats/records/second-number-alike.json',
  );
  await expect(`${JSON.stringify(await countCloseHomes(0.7), null, 1)}\n`).toMatchFileSnapshot(
    '../../src/stats/records/second-number-close.json',
  );
  await expect(`${JSON.stringify(fitSecondNumber(await rankSecond(NUMBERS_FITTED_ON), scored), null, 1)}\n`).toMatchFileSnapshot(
    '../../src/analyze/calibrations/second-number-carrier.json',
  );
});

it('what is printed is of the seeds set apart for it, and of enough pairs of each sort', () => {
  const set = calibrations.find(({ question }) => question === 'second-number');
  expect(set?.seeds).toEqual({ fit: NUMBERS_FITTED_ON, test: NUMBERS_SCORED_ON });
  const [carrier] = alike;
  expect(carrier?.set).toBe(SET);
  for (const { n, strength } of carrier?.sorts ?? []) {
    expect(n).toBeGreaterThanOrEqual(60);
    // Couples, families and colleagues look like one person no more often than p says.
    for (const level of [0.05, 0.01]) expect(strength.filter((one) => one >= -Math.log10(level)).length / n).toBeLessThanOrEqual(level);
  }
});

describe('on worlds that nothing was set or counted on', () => {
  let ranked: readonly RankedNumbers[] = [];
  beforeAll(async () => {
    ranked = await rankSecond(NUMBERS_TESTED_ON);
  }, 600_000);
  const chancesOf = (sort: Sort) => ranked.flatMap(({ pairs }) => pairs.filter((pair) => pair.sort === sort).map(({ p }) => p));

  it.each(['couple', 'home', 'work', 'strangers'] as const)('%s look like one person no more often than p says', (sort) => {
    const chances = chancesOf(sort);
    expect(chances.length).toBeGreaterThanOrEqual(60);
    for (const level of [0.05, 0.01, 0.001])
      expect(binomialTail(chances.filter((p) => p <= level).length, chances.length, level), `at ${level}`).toBeGreaterThan(CHANCE);
  });

  it('one person’s two numbers mostly do, and few of what is reported of all pairs are others', () => {
    const own = chancesOf('one person');
    expect(own.filter((p) => p <= 0.05).length / own.length).toBeGreaterThan(0.5);
    const reported = ranked.flatMap(({ pairs, passing }) => pairs.filter(({ row }) => passing.has(row)));
    const wrong = reported.filter(({ sort }) => sort !== 'one person').length;
    expect(reported.length).toBeGreaterThan(5);
    expect(binomialTail(wrong, reported.length, 0.05), `${wrong} of ${reported.length}`).toBeGreaterThan(CHANCE);
  });

  it('the ratio misleads about those who share a home or a place of work no more often than it says, and says something', () => {
    const set = calibrations.find(({ question }) => question === 'second-number');
    if (set === undefined) throw new Error('the set is missing');
    const [related, unrelated] = [true, false].map((kind) => calibratedOf(ranked, kind, set.map)) as [Float64Array, Float64Array];
    for (const { ratio, tail } of excessOverBound(unrelated)) expect(tail, `k = ${ratio}`).toBeGreaterThan(CHANCE);
    const { mean, standardError } = meanRatio(unrelated);
    expect(mean).toBeLessThan(1 + 3.1 * standardError);
    const [two, , ten] = measurePower(related) as [number, number, number];
    expect(two).toBeGreaterThan(0.7);
    expect(ten).toBeGreaterThan(0.6);
    const { cost, least } = splitCost(tabulateScores(related, unrelated)) as { cost: number; least: number };
    expect(cost).toBeLessThan(0.3);
    expect(cost - least).toBeLessThan(0.08);
  });
});

/** Hours of the longest stay, and days, of worlds made apart from the simulator. */
const LONGEST = 6;
const DAYS = 28;
const PAIRS = 400;

/**
 * Two people who live in one place and work in two, and who go out by half of their stays by day, to one of a dozen places that each has
 * favourites among. A share of all stays they make together. Each has a phone that shows its place some times an hour.
 */
function pairOf(random: Random, together: number): { events: Event[] } {
  const favourites = [0, 1].map(() => Array.from({ length: 4 }, () => random.below(12)));
  const own = (who: number, hour: number, free: boolean) => {
    if (hour < 8 || hour >= 22) return 'home';
    if (!free && hour >= 9 && hour < 17) return `work ${who}`;
    return random.next() < 0.5 ? 'home' : `town ${favourites[who]?.[random.below(4)]}`;
  };
  const events: Event[] = [];
  for (let day = 0; day < DAYS; day++)
    for (let hour = 0; hour < 24; ) {
      const until = Math.min(24, hour + 1 + LONGEST * random.next());
      const free = day % 7 > 4;
      const where = [own(0, hour, free), own(1, hour, free)] as [string, string];
      if (random.next() < together) where[1] = where[0];
      for (const who of [0, 1])
        for (let at = hour + random.next(); at < until; at += 0.4 + 1.2 * random.next())
          if (at >= 7)
            events.push({
              at: START + Math.floor((24 * day + at) * MICROS_PER_HOUR),
              kind: 'flow',
              actor: `p${who}`,
              place: where[who] as string,
            });
      hour = until;
    }
  return { events: events.sort((x, y) => (x.at as number) - (y.at as number)) };
}

function chanceOf(events: readonly Event[], together: number): number | undefined {
  const { artifacts } = buildArtifacts(events);
  const { columns } = secondNumber.rank(artifacts, contextFor({ near: 10 * MICROS_PER_MINUTE, together, 'in-contact': 0 }));
  return columns.p?.[0];
}

describe('two people who are together for three quarters of the time that their habits leave open', () => {
  const chances = Array.from({ length: PAIRS }, (_, i) => chanceOf(pairOf(createRandom(8_730_000 + i), 0.75).events, 0.75) ?? 1);
  it.each([0.05, 0.01])('look like one no more often than p says, at %f', (level) => {
    const low = chances.filter((p) => p <= level).length;
    expect(binomialTail(low, PAIRS, level), `${low} of ${PAIRS}`).toBeGreaterThan(CHANCE);
  });
});

it('one person who lives so looks like one, if everything is seen', () => {
  const chances = Array.from({ length: 50 }, (_, i) => chanceOf(pairOf(createRandom(8_740_000 + i), 1).events, 0.75) ?? 1);
  expect(chances.filter((p) => p <= 1e-2).length).toBeGreaterThan(45);
});
