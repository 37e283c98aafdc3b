import { describe, expect, it } from 'vitest';
import { changedRoutine } from '../../../src/inferences/rhythm/changed-routine.ts';
import { type Event, MICROS_PER_DAY, MICROS_PER_HOUR } from '../../../src/model/event.ts';
import { drawPoisson } from '../../../src/stats/draw.ts';
import { createRandom } from '../../../src/stats/random.ts';
import { buildArtifacts } from '../build-artifacts.ts';
import { contextFor } from '../simulated-input.ts';

const context = contextFor({});
const CHANGE = 44;

/** Twenty people by chance; the first does a third from day 44 on, the second is up at night from then on. */
function simulate() {
  const random = createRandom(12);
  const events: Event[] = [];
  for (let n = 0; n < 20; n++)
    for (let day = 4; day < 74; day++) {
      const since = day >= CHANGE;
      const add = (mean: number, from: number, to: number) => {
        for (let i = drawPoisson(mean, random); i > 0; i--)
          events.push({
            at: Math.floor(day * MICROS_PER_DAY + (from + (to - from) * random.next()) * MICROS_PER_HOUR),
            kind: 'connect',
            actor: `p${n}`,
          });
      };
      add(n === 0 && since ? 5 : n === 1 && since ? 12 : 15, 8, 23);
      add(n === 1 && since ? 3 : 0.1, 0, 6);
    }
  return buildArtifacts(events.sort((x, y) => (x.at as number) - (y.at as number)));
}

describe('changed-routine', () => {
  it('finds who changed, from which day on, and in what', () => {
    const { artifacts, names } = simulate();
    const ranking = changedRoutine.rank(artifacts, context);
    const p = ranking.columns.p as Float64Array;
    const idOf = (row: number) => (ranking.subjects.of === 'endpoints' ? (ranking.subjects.id[row] as number) : -1);
    const rows = Array.from(p.keys()).sort((i, j) => (p[i] as number) - (p[j] as number));
    expect(
      rows
        .slice(0, 2)
        .map((row) => names[idOf(row)])
        .sort(),
    ).toEqual(['p0', 'p1']);
    expect(p[rows[1] as number]).toBeLessThan(0.05 / 20);
    expect(p[rows[2] as number]).toBeGreaterThan(0.05 / 20);
    for (const row of rows.slice(0, 2)) {
      const { claim, evidence } = changedRoutine.explain(row, ranking, artifacts, context);
      const named = claim.find((part): part is { day: number } => typeof part === 'object' && 'day' in part);
      expect(Math.abs((named?.day ?? 0) - CHANGE)).toBeLessThanOrEqual(2);
      expect(claim.filter((part) => typeof part === 'string').join('')).toMatch(names[idOf(row)] === 'p1' ? /night/ : /events a day/);
      expect(evidence).toHaveLength(2);
    }
  });

  it.each<[string, Event[]]>([
    ['one event', [{ at: 5 * MICROS_PER_DAY, kind: 'connect', actor: 'x' }]],
    ['one instant many times', Array.from({ length: 99 }, () => ({ at: 5 * MICROS_PER_DAY, kind: 'connect', actor: 'x' }))],
    ['days that are all alike', Array.from({ length: 60 }, (_, i) => ({ at: (i + 0.5) * MICROS_PER_DAY, kind: 'connect', actor: 'x' }))],
  ])('finds nothing in %s', (_, events) => {
    expect(changedRoutine.rank(buildArtifacts(events).artifacts, context).columns.score).toHaveLength(0);
  });
});
