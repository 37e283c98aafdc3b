import { describe, expect, it } from 'vitest';
import { routineAndEntropy } from '../../../src/inferences/rhythm/routine-and-entropy.ts';
import { type Event, MICROS_PER_DAY, MICROS_PER_HOUR } from '../../../src/model/event.ts';
import { createRandom } from '../../../src/stats/random.ts';
import { START } from '../../simulated-world.ts';
import { buildArtifacts } from '../build-artifacts.ts';
import { plain } from '../groups/context.ts';
import { contextFor } from '../simulated-input.ts';

const PEOPLE = 24;
const OWL = 'p7';

/** Weeks in which everybody writes by day to three others, some more, some less; the owl by night. */
function weeks(owl: boolean, days = 56): Event[] {
  const random = createRandom(77);
  const events: Event[] = [];
  for (let day = 0; day < days; day++)
    for (let person = 0; person < PEOPLE; person++)
      for (let n = 0; n < 3 + (person % 3); n++) {
        const name = `p${person}`;
        const hours = owl && name === OWL ? (22 + 4 * random.next()) % 24 : 9 + 11.5 * random.next();
        events.push({
          at: START + day * MICROS_PER_DAY + Math.floor(hours * MICROS_PER_HOUR),
          kind: 'send',
          actor: name,
          // Nobody writes to the owl, whose day is then their own.
          peer: `q${person}-${random.below(3)}`,
        });
      }
  return events;
}

function rank(events: readonly Event[], focus: readonly string[] = []) {
  const { artifacts, names } = buildArtifacts(events);
  const context = contextFor({}, { focus: focus.map((name) => names.indexOf(name)) });
  const ranking = routineAndEntropy.rank(artifacts, context);
  const ids = ranking.subjects.of === 'endpoints' ? [...ranking.subjects.id] : [];
  return {
    ranking,
    found: ids.map((id) => names[id]),
    explain: (row: number) => routineAndEntropy.explain(row, ranking, artifacts, context),
  };
}

describe('routine-and-entropy', () => {
  it('finds the one who lives by night, and says by what', () => {
    const { ranking, found, explain } = rank(weeks(true));
    expect(found).toEqual([OWL]);
    expect(ranking.tested).toBe(PEOPLE);
    const { claim, measures, grade } = explain(0);
    expect(plain(claim)).toMatch(/share from 19:00 to 7:00 100.0 %.*Nobody else is/);
    expect(grade?.word).toBe('good');
    expect(measures.find(({ label }) => label.startsWith('active days'))).toMatchObject({ value: 7, n: 8 });
  });

  it('finds nobody where all live alike', () => {
    const { ranking, found } = rank(weeks(false));
    expect(found).toEqual([]);
    expect(ranking.tested).toBe(PEOPLE);
    expect(ranking.skipped).toContainEqual({ count: PEOPLE, why: expect.stringContaining('within 3 deviations') });
  });

  it('a departure in one half of the weeks is none', () => {
    const calm = weeks(false);
    const nights = weeks(true).filter(
      ({ actor, at }) => actor === OWL && Math.floor(((at as number) - START) / MICROS_PER_DAY / 7) % 2 === 0,
    );
    const days = calm.filter(({ actor, at }) => actor !== OWL || Math.floor(((at as number) - START) / MICROS_PER_DAY / 7) % 2 === 1);
    expect(rank([...days, ...nights]).found).toEqual([]);
  });

  it('answers about whom the reader names, and says that nothing stands out', () => {
    const { ranking, found, explain } = rank(weeks(false), ['p3']);
    expect([...(ranking.columns.support ?? [])]).toEqual([0]);
    expect(found).toEqual(['p3']);
    expect(explain(0).grade).toEqual({ word: 'weak', reason: 'nothing in it stands out' });
    expect(plain(explain(0).claim)).not.toContain('stands out');
  });

  it('with few others it describes, and compares nobody', () => {
    const few = weeks(true).filter(({ actor }) => ['p1', 'p2', OWL].includes(actor));
    const { ranking, found, explain } = rank(few);
    expect([...found].sort()).toEqual(['p1', 'p2', OWL]);
    expect([...ranking.columns.score]).toEqual([0, 0, 0]);
    expect(explain(0).grade).toMatchObject({ word: 'weak', reason: expect.stringContaining('too few others') });
    expect(explain(0).caveats.map(plain).join(' ')).toContain('too few others');
  });

  it('of an empty log, one event, one pair, and identical instants it says nothing', () => {
    const one: Event = { at: START, kind: 'send', actor: 'a', peer: 'b' };
    const pair = Array.from({ length: 300 }, (_, i): Event => ({ ...one, at: START + i * (MICROS_PER_DAY / 8) }));
    const instant = Array.from({ length: 300 }, (_, i): Event => ({ ...one, peer: `b${i % 5}` }));
    for (const events of [[], [one], pair, instant]) {
      const { ranking, found } = rank(events);
      expect(found).toEqual([]);
      expect(ranking.tested).toBe(0);
      expect(plain(ranking.smallest)).toContain('deviations');
    }
  });
});
