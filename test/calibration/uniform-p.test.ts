import { beforeAll, describe, expect, it, test } from 'vitest';
import { BOUNDED_P } from '../../src/evaluate/bounded-p.ts';
import { inferences } from '../../src/inferences/index.ts';
import type { EvaluatedP, Evaluation } from '../../src/model/evaluation.ts';
import type { ObserverId } from '../../src/simulate/scenario.ts';
import { DAYS, evaluateNothing, PEOPLE } from './nothing-there.ts';

/**
 * p of every test in worlds where nothing is there, whose people live by the same hours.
 *
 * Hypotheses that share a person hang together. So levels are counted over all hypotheses, with counts divided by how much they bunch
 * on people and on worlds; and uniformity is measured over hypotheses of which no two share a person: people of such a world
 * do what they do each by themselves, and the instant asked about was drawn apart from them.
 */
const SEEDS = Array.from({ length: 48 }, (_, i) => 7_001 + i);
/** Chance with which a sound question may fail one of these tests. */
const CHANCE = 1e-3;
/** Whose logs a question is asked of where those of a messaging server do not show what it needs. */
const OBSERVER: Readonly<Record<string, ObserverId>> = {};

const tests = inferences.filter(({ asks }) => asks === 'test');
const observerOf = (id: string): ObserverId => OBSERVER[id] ?? 'server';

let evaluation: Evaluation;
beforeAll(async () => {
  evaluation = await evaluateNothing(SEEDS, tests, new Set(tests.map(({ id }) => observerOf(id))));
}, 400_000);

function pOf(id: string): EvaluatedP {
  const cell = evaluation.cells.find(({ question, observer }) => question === id && observer === observerOf(id));
  const outcome = cell?.outcome;
  if (outcome?.kind !== 'scored' || outcome.p === undefined)
    throw new Error(`${id} gives no p on the logs of a ${observerOf(id)}: ${JSON.stringify(outcome)}; name another observer above`);
  return outcome.p;
}

describe.each(tests.map(({ id }) => id))('%s, where nothing is there', (id) => {
  test('keeps its levels: p at most .05, .01 and .001 come no more often than that, as far as so many can tell', () => {
    const { levels } = pOf(id);
    expect(levels.map(({ level }) => level)).toEqual([0.05, 0.01, 0.001]);
    for (const { level, count, n, tail } of levels) {
      expect(n).toBeGreaterThanOrEqual(SEEDS.length);
      expect(tail, `at ${level}: ${count} of ${n}`).toBeGreaterThan(CHANCE);
    }
  });

  test.runIf(BOUNDED_P[id] === undefined)('has a p that is uniform', ({ annotate }) => {
    const { uniform } = pOf(id);
    if (uniform === undefined)
      throw new Error(`${id} gives no pBeyond for all of its hypotheses: give it, or say in BOUNDED_P why its p is only a bound`);
    void annotate(`${id}: distance ${uniform.distance}, n = ${uniform.n}`);
    expect(uniform.n).toBeGreaterThanOrEqual(SEEDS.length);
    expect(uniform.p, `distance ${uniform.distance} of ${uniform.n}`).toBeGreaterThan(CHANCE);
  });

  test.runIf(BOUNDED_P[id] !== undefined)('is said to have a p that is only a bound, and does', () => {
    expect(BOUNDED_P[id]).toMatch(/\w+ \w+ \w+/);
    expect(pOf(id).uniform).toBeUndefined();
  });
});

describe('the textbook formula, 1 − exp(−rate × wait), which knows neither bursts nor hours', () => {
  it('is far from uniform in the same worlds', ({ annotate }) => {
    const { uniform, textbook } = pOf('connected-before');
    expect(textbook?.n).toBe(uniform?.n);
    expect(textbook?.n).toBeGreaterThan(0.9 * SEEDS.length * PEOPLE);
    expect(textbook?.p).toBeLessThan(1e-6);
    expect(textbook?.distance).toBeGreaterThan(2 * (uniform?.distance ?? 1));
    const shares = textbook?.shares.map(({ level, share }) => `${share} at most ${level}`).join(', ');
    void annotate(
      `distance ${textbook?.distance} against ${uniform?.distance} of connected-before, n = ${textbook?.n}, ${DAYS} days; ${shares}`,
    );
  });
});

it('reasons are given for registered tests only', () => {
  const ids = tests.map(({ id }) => id);
  expect(Object.keys(BOUNDED_P).filter((id) => !ids.includes(id))).toEqual([]);
});
