import { describe, expect, it } from 'vitest';
import { timeZone } from '../../../src/inferences/rhythm/time-zone.ts';
import { UTC } from '../../../src/model/calendar.ts';
import { type Event, MICROS_PER_DAY, MICROS_PER_HOUR } from '../../../src/model/event.ts';
import { createRandom } from '../../../src/stats/random.ts';
import { buildArtifacts } from '../build-artifacts.ts';
import { contextFor } from '../simulated-input.ts';

const context = contextFor({});

/** People active now and then from 8 to 23 local, most in the evening, each by a clock of their own. */
function simulate(ahead: readonly (number | ((day: number) => number))[], days = 30, seed = 1, first = 4) {
  const random = createRandom(seed);
  const events: Event[] = [];
  ahead.forEach((hours, n) => {
    for (let day = first; day < first + days; day++)
      for (let i = 0; i < 8; i++) {
        const local = 8 + 15 * Math.sqrt(random.next());
        events.push({
          at: Math.floor(day * MICROS_PER_DAY + (local - (typeof hours === 'number' ? hours : hours(day))) * MICROS_PER_HOUR),
          kind: 'connect',
          actor: `p${n}`,
        });
      }
  });
  const { artifacts, names } = buildArtifacts(events.sort((x, y) => (x.at as number) - (y.at as number)));
  const ranking = timeZone.rank(artifacts, context);
  const idOf = (row: number) => (ranking.subjects.of === 'endpoints' ? (ranking.subjects.id[row] as number) : -1);
  const rowOf = (name: string) => Array.from(ranking.columns.score.keys()).findIndex((row) => names[idOf(row)] === name);
  return { artifacts, ranking, rowOf };
}

describe('time-zone', () => {
  it('tells who keeps other hours than most, and by how many', () => {
    const { ranking, rowOf, artifacts } = simulate([...new Array<number>(28).fill(0), 5.5, -7]);
    const hoursOf = (name: string) => ranking.columns.value?.[rowOf(name)] as number;
    expect(Math.abs(hoursOf('p28') - 5.5)).toBeLessThanOrEqual(0.5);
    expect(Math.abs(hoursOf('p29') + 7)).toBeLessThanOrEqual(0.5);
    for (let n = 0; n < 28; n++) expect(Math.abs(hoursOf(`p${n}`))).toBeLessThanOrEqual(0.5);
    expect(ranking.summary[0]?.value).toBe(2);
    const { claim, measures } = timeZone.explain(rowOf('p29'), ranking, artifacts, context);
    expect(claim.filter((part) => typeof part === 'string').join('')).toMatch(/hours behind.*most endpoints/);
    const near = measures.find(({ label }) => /within 2 hours of most/.test(label));
    expect(near?.value).toBeLessThan(0.05);
  });

  it('goes by published hours where there are few endpoints, relative to the clock of the log', () => {
    const { ranking, artifacts, rowOf } = simulate([0, 6]);
    const [first, second] = ['p0', 'p1'].map((name) => ranking.columns.value?.[rowOf(name)] as number);
    expect(Math.abs((second as number) - (first as number) - 6)).toBeLessThanOrEqual(1);
    const { caveats } = timeZone.explain(0, ranking, artifacts, context);
    expect(caveats.flat().join('')).toMatch(/clock of the log/);
  });

  it('weighs whose changes of clocks a day moves with, where the log runs over one, and says nothing of it elsewhere', () => {
    const dayOf = (text: string) => Date.parse(text) / 86_400_000;
    // Sixteen weeks about the last Sunday of March 2017; the second Sunday was the 12th.
    const [first, days] = [dayOf('2017-01-29'), 112];
    const forwardFrom = (text: string) => (day: number) => (day >= dayOf(text) ? 1 : 0);
    const people = [...new Array<number>(30).fill(0), forwardFrom('2017-03-26'), forwardFrom('2017-03-12')];
    const { ranking, rowOf, artifacts } = simulate(people, days, 8_302, first);
    const rules = (name: string, of = { ranking, rowOf, artifacts }) =>
      timeZone
        .explain(of.rowOf(name), of.ranking, of.artifacts, context)
        .measures.filter(({ label }) => label.startsWith('likelihood of clocks'));
    const best = (name: string) => rules(name).reduce((x, y) => (y.value > x.value ? y : x));
    expect(best('p30').label).toContain('as in Europe');
    expect(best('p31').label).toContain('as in North America');
    for (const name of ['p30', 'p31']) expect(best(name).value).toBeGreaterThan(0.5);
    const unmoved = Array.from({ length: 30 }, (_, n) => rules(`p${n}`)[0]?.value as number).sort((x, y) => x - y);
    expect(unmoved[15]).toBeGreaterThan(0.5);
    expect(unmoved[1]).toBeGreaterThan(0.05);
    // The same people in a log of other months.
    const summer = simulate(people, days, 8_302, dayOf('2017-05-01'));
    expect(rules('p30', summer)).toEqual([]);
    // Wall time of no zone says nothing of zones.
    const floating = contextFor({}, { calendar: { ...UTC, clock: 'floating' } });
    const said = timeZone.explain(rowOf('p30'), ranking, artifacts, floating).measures.map(({ label }) => label);
    expect(said.filter((label) => label.startsWith('likelihood'))).toEqual([]);
  });

  it.each<[string, Event[]]>([
    ['one event', [{ at: 5 * MICROS_PER_DAY, kind: 'connect', actor: 'x' }]],
    ['one instant many times', Array.from({ length: 99 }, () => ({ at: 5 * MICROS_PER_DAY, kind: 'connect', actor: 'x' }))],
  ])('has no answer to %s', (_, events) => {
    const { artifacts } = buildArtifacts(events);
    const ranking = timeZone.rank(artifacts, context);
    expect(ranking.columns.score).toHaveLength(0);
    expect(ranking.skipped[0]?.count).toBe(1);
  });

  it('asks for a clock that has hours', () => {
    expect(timeZone.vantage.observes).toContain('hours');
  });
});
