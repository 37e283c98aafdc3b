import { beforeAll, describe, expect, it, test } from 'vitest';
import { BOUNDED_P } from '../../src/evaluate/bounded-p.ts';
import { inferences } from '../../src/inferences/index.ts';
import type { EvaluatedCell, EvaluatedP } from '../../src/model/evaluation.ts';
import type { ObserverId } from '../../src/simulate/scenario.ts';
import { DAYS, EVENTS, evaluateNothing, PEOPLE, scenarioOf } from './nothing-there.ts';

/**
 * p of every test in worlds where nothing is there, whose people live by the same hours.
 *
 * Hypotheses that share a person hang together. So levels are counted over all hypotheses, with counts divided by how much they bunch
 * on people and on worlds; and uniformity is measured over hypotheses of which no two share a person: people of such a world
 * do what they do each by themselves, and the instants asked about were drawn apart from them.
 */
const SEEDS = Array.from({ length: 48 }, (_, i) => 7_001 + i);
/** Chance with which a sound question may fail one of these tests. */
const CHANCE = 1e-3;
/** Whose logs a question is asked of where those of a messaging server do not show what it needs. */
const OBSERVER: Readonly<Record<string, ObserverId>> = {
  'sealed-sender-partner': 'sealed-server',
  'group-roster': 'sealed-server',
  'linked-by-timing': 'sealed-server',
  'second-number': 'carrier',
};

/** Tests of which these worlds have no case: everybody keeps the one number. Its levels are held in successor-number.test.ts. */
const WITHOUT_CASE: readonly string[] = ['successor-number'];

const tests = inferences.filter(({ asks, id }) => asks === 'test' && !WITHOUT_CASE.includes(id));
const observerOf = (id: string): ObserverId => OBSERVER[id] ?? 'server';

let cells: readonly EvaluatedCell[];
beforeAll(async () => {
  const observers = new Set(tests.map(({ id }) => observerOf(id)));
  const asked = Array.from(observers, (observer) => [observer, tests.filter(({ id }) => observerOf(id) === observer)] as const);
  cells = await evaluateNothing(SEEDS, new Map(asked));
}, 600_000);

/** By number of events asked about; a question that needs several says nothing of worlds with one. */
function pOf(id: string): Map<number, EvaluatedP> {
  const found = new Map<number, EvaluatedP>();
  for (const events of EVENTS) {
    const cell = cells.find(
      ({ question, observer, scenario }) => question === id && observer === observerOf(id) && scenario === scenarioOf(events),
    );
    if (cell?.outcome.kind === 'scored' && cell.outcome.p) found.set(events, cell.outcome.p);
    else
      expect(cell?.outcome, `${id}, ${events} events; where its logs cannot show it, name another observer above`).toMatchObject({
        kind: 'not-asked',
      });
  }
  expect(found.size, `worlds in which ${id} is asked`).toBeGreaterThan(0);
  return found;
}

describe.each(tests.map(({ id }) => id))('%s, where nothing is there', (id) => {
  test('keeps its levels: p at most .05, .01 and .001 come no more often than that, as far as so many can tell', () => {
    for (const [events, { levels }] of pOf(id)) {
      expect(levels.map(({ level }) => level)).toEqual([0.05, 0.01, 0.001]);
      for (const { level, count, n, tail } of levels) {
        expect(n).toBeGreaterThanOrEqual(SEEDS.length / EVENTS.length);
        expect(tail, `at ${level}: ${count} of ${n}, ${events} events`).toBeGreaterThan(CHANCE);
      }
    }
  });

  test.runIf(BOUNDED_P[id] === undefined)('has a p that is uniform', () => {
    for (const [events, { uniform }] of pOf(id)) {
      if (uniform === undefined)
        throw new Error(`${id} gives no pBeyond for all of its hypotheses: give it, or say in BOUNDED_P why its p is only a bound`);
      expect(uniform.n).toBeGreaterThanOrEqual(SEEDS.length / EVENTS.length);
      expect(uniform.p, `distance ${uniform.distance} of ${uniform.n}, ${events} events`).toBeGreaterThan(CHANCE);
    }
  });

  test.runIf(BOUNDED_P[id] !== undefined)('is said to have a p that is only a bound, and does', () => {
    expect(BOUNDED_P[id]).toMatch(/\w+ \w+ \w+/);
    for (const { uniform } of pOf(id).values()) expect(uniform).toBeUndefined();
  });
});

describe('the textbook formula, 1 − exp(−rate × wait), which knows neither bursts nor hours', () => {
  it.each(EVENTS)('is far from uniform in the same worlds, asked about %i', (events) => {
    const { uniform, textbook } = pOf('connected-before').get(events) as EvaluatedP;
    expect(textbook?.n).toBe(uniform?.n);
    expect(textbook?.n).toBeGreaterThan((0.9 * SEEDS.length * PEOPLE) / EVENTS.length);
    expect(textbook?.p, `over ${DAYS} days`).toBeLessThan(1e-6);
    // Measured: .43 with one event and .21 with three, against .03 of connected-before.
    expect(textbook?.distance).toBeGreaterThan(0.15);
    expect(textbook?.distance).toBeGreaterThan(4 * (uniform?.distance ?? 1));
  });
});

it('reasons are given for registered tests only', () => {
  const ids = inferences.filter(({ asks }) => asks === 'test').map(({ id }) => id);
  expect(Object.keys(BOUNDED_P).filter((id) => !ids.includes(id))).toEqual([]);
});
