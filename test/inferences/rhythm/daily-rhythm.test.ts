import { describe, expect, it } from 'vitest';
import { dailyRhythm } from '../../../src/inferences/rhythm/daily-rhythm.ts';
import { type Event, MICROS_PER_DAY, MICROS_PER_HOUR } from '../../../src/model/event.ts';
import { hoursApart } from '../../../src/stats/circular.ts';
import { buildArtifacts } from '../build-artifacts.ts';
import { contextFor, simulateInput } from '../simulated-input.ts';

const context = contextFor({});
const at = (day: number, hour: number) => day * MICROS_PER_DAY + hour * MICROS_PER_HOUR;
const ids = (ranking: ReturnType<typeof dailyRhythm.rank>) => (ranking.subjects.of === 'endpoints' ? [...ranking.subjects.id] : []);

describe('daily-rhythm', () => {
  it('finds the middle of sleep of simulated people within half an hour on average', () => {
    const input = simulateInput({ seed: 55 });
    const ranking = dailyRhythm.rank(input.artifacts, context);
    const errors = input.world.truth.people.midSleep.flatMap((hour, person) => {
      const row = ids(ranking).indexOf(input.idOf(person));
      return row < 0 ? [] : [Math.abs(hoursApart(hour, ranking.columns.value?.[row] ?? Number.NaN))];
    });
    // Some people hardly use their phone, and leave too few nights.
    expect(errors.length).toBeGreaterThan(40);
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(0.5);
  });

  it('reads regular nights off, across midnight, and cites the silence', () => {
    // Active every half hour from 07:30 to 22:30, but for one night without a pause.
    const events: Event[] = [];
    for (let day = 0; day < 14; day++)
      for (let hour = 0; hour < 24; hour += 0.5)
        if ((hour >= 7.5 && hour <= 22.5) || (day === 6 && hour > 22.5) || (day === 7 && hour < 7.5))
          events.push({ at: at(day, hour), kind: 'connect', actor: 'x' });
    for (let i = 0; i < 14 * 24; i++) events.push({ at: i * MICROS_PER_HOUR + 1, kind: 'connect', actor: 'server' });
    events.sort((x, y) => (x.at as number) - (y.at as number));
    const { artifacts, names } = buildArtifacts(events);
    const ranking = dailyRhythm.rank(artifacts, context);
    expect(ids(ranking).map((id) => names[id])).toEqual(['x']);
    expect(ranking.skipped).toEqual([{ count: 1, why: 'no usual silence of 3 hours: active at all hours, as machines are' }]);
    expect(ranking.columns.value?.[0]).toBeCloseTo(3, 6);
    expect(ranking.columns.support?.[0]).toBe(12);

    const finding = dailyRhythm.explain(0, ranking, artifacts, context);
    const by = Object.fromEntries(finding.measures.map(({ label, value }) => [label, value]));
    expect(by['last activity before, usually']).toBeCloseTo(22.5, 9);
    expect(by['length of the silence']).toBeCloseTo(9, 9);
    for (const cited of finding.evidence) {
      if (cited.kind !== 'absence') throw new Error('a silence is what was to be cited');
      expect(events.filter((event) => event.actor === 'x' && (event.at as number) > cited.from && (event.at as number) < cited.to)).toEqual(
        [],
      );
      expect(cited.to - cited.from).toBe(9 * MICROS_PER_HOUR);
    }
  });

  it('leaves out nights in which the log was not watching', () => {
    const input = simulateInput({ seed: 56, people: 20, days: 15, keepAliveShare: 0 });
    const before = dailyRhythm.rank(input.artifacts, context);
    const { coverage, series } = input.artifacts;
    // Blind from 02:00 to 03:00 of every night.
    const from = Float64Array.from({ length: 15 }, (_, day) => (coverage.days[0] as number) * MICROS_PER_DAY + at(day, 2));
    const blind = { ...coverage, gapFrom: from, gapTo: from.map((start) => start + MICROS_PER_HOUR) };
    const after = dailyRhythm.rank({ series, coverage: blind }, context);
    expect(before.subjects.of === 'endpoints' && before.subjects.id.length).toBeGreaterThan(8);
    expect(ids(after).length).toBeLessThan(ids(before).length / 2);
  });
});
