import { describe, expect, it } from 'vitest';
import { kindOfTie, TIE_KINDS } from '../../../src/inferences/ties/kind-of-tie.ts';
import { type Event, MICROS_PER_DAY, MICROS_PER_HOUR } from '../../../src/model/event.ts';
import type { Observation } from '../../../src/model/vantage.ts';
import { buildArtifacts } from '../build-artifacts.ts';
import { contextFor, observe } from '../simulated-input.ts';

/** What a messaging server's log shows: connections, and second parties. */
function serverOf(events: readonly Event[]): Observation {
  const seen = observe(events);
  return { ...seen, present: { ...seen.present, peer: events.length }, kinds: { connect: 1, send: events.length } };
}

function askOf(events: readonly Event[], observation = serverOf(events)) {
  const { artifacts } = buildArtifacts([...events].sort((x, y) => (x.at as number) - (y.at as number)));
  const context = contextFor({}, { observation });
  return { artifacts, context, ranking: kindOfTie.rank(artifacts, context) };
}

const write = (other: string, days: readonly number[], hour: number): Event[] =>
  days.map((day) => ({ at: day * MICROS_PER_DAY + hour * MICROS_PER_HOUR, kind: 'send', actor: 'one', peer: other }));

describe('kind-of-tie', () => {
  it('holds working hours against evenings: the one speaks for work, the other for a household', () => {
    // 1970-01-01 was a Thursday: days 4 to 8, 11 to 15 … are Mondays to Fridays.
    const weekdays = [4, 5, 6, 7, 8, 11, 12, 13, 14, 15, 18, 19, 20, 21, 22];
    const both = (days: readonly number[], hour: number) => [
      ...write('two', days, hour),
      ...days.map((day): Event => ({ at: day * MICROS_PER_DAY + (hour + 0.1) * MICROS_PER_HOUR, kind: 'send', actor: 'two', peer: 'one' })),
    ];
    // Both have acquaintances beside each other, as people have.
    const others = ['one', 'two'].flatMap((actor) =>
      Array.from({ length: 12 }, (_, i): Event => ({ at: (i + 1) * MICROS_PER_DAY, kind: 'send', actor, peer: `${actor}-${i}` })),
    );
    const chanceOf = (kind: (typeof TIE_KINDS)[number], hour: number) =>
      askOf([...both(weekdays, hour), ...others]).ranking.working.chances[TIE_KINDS.indexOf(kind)] as number;
    expect(chanceOf('work', 11)).toBeGreaterThan(chanceOf('work', 21));
    expect(chanceOf('household', 21)).toBeGreaterThan(chanceOf('household', 11));
  });

  it('gives chances that sum to one, and never names what is left open', () => {
    const { artifacts, context, ranking } = askOf([
      ...write('two', [1, 2, 3, 4, 5, 6], 12),
      ...write('three', [1, 5, 9], 19),
      ...write('four', [2, 3, 4], 3),
    ]);
    const { chances, kind, days } = ranking.working;
    expect(ranking.tested).toBe(3);
    expect([...days].sort()).toEqual([3, 3, 6]);
    for (let row = 0; row < 3; row++) {
      const own = chances.subarray(row * TIE_KINDS.length, (row + 1) * TIE_KINDS.length);
      expect(own.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 12);
      const named = (ranking.columns.support?.[row] as number) > 0;
      const likely = (own[kind[row] as number] as number) >= 0.7 && TIE_KINDS[kind[row] as number] !== 'other';
      const enough = (days[row] as number) >= (TIE_KINDS[kind[row] as number] === 'service' ? 3 : 5);
      expect(named).toBe(likely && enough);
      const said = kindOfTie.explain(row, ranking, artifacts, context);
      if (!named) expect(JSON.stringify(said.caveats)).toContain(likely ? 'too few to go by' : 'leaves the kind of this tie open');
      if (!named) expect(said.grade?.word).toBe('weak');
    }
  });

  it('sorts nothing in a log for which no model was fitted, and says so', () => {
    const events = write('two', [1, 2, 3, 4], 12);
    const { ranking } = askOf(events, { ...serverOf(events), kinds: { flow: events.length } });
    expect(ranking.tested).toBe(0);
    expect(ranking.skipped).toEqual([{ count: 1, why: 'no model was fitted for logs of this sort' }]);
  });

  it.each([
    ['one contact', write('two', [1], 12)],
    ['contacts at one instant', Array.from({ length: 9 }, () => write('two', [1], 12)).flat()],
    ['no contact', [{ at: 0, kind: 'connect', actor: 'one' } satisfies Event]],
  ])('sorts nothing of %s', (_, events) => {
    const { ranking } = askOf(events);
    expect(ranking.tested).toBe(0);
    expect(ranking.columns.score).toHaveLength(0);
  });
});
