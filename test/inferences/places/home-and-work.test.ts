import { describe, expect, it } from 'vitest';
import { calendarOf } from '../../../src/formats/zone.ts';
import { homeAndWork } from '../../../src/inferences/places/home-and-work.ts';
import { type Event, MICROS_PER_DAY, MICROS_PER_HOUR } from '../../../src/model/event.ts';
import type { Text } from '../../../src/model/text.ts';
import { carrier } from '../../../src/simulate/observers/carrier.ts';
import { emptyRow } from '../../../src/simulate/observers/row.ts';
import { createWorld } from '../../../src/simulate/run-world.ts';
import { createScenario } from '../../../src/simulate/scenario-family.ts';
import { jeffreysInterval } from '../../../src/stats/interval-binomial.ts';
import { START } from '../../simulated-world.ts';
import { buildArtifacts } from '../build-artifacts.ts';
import { contextFor } from '../simulated-input.ts';

const call = (day: number, hour: number, place: string, actor = 'ann'): Event => ({
  at: START + day * MICROS_PER_DAY + Math.round(hour * MICROS_PER_HOUR),
  kind: 'call',
  actor,
  peer: 'bob',
  place,
});
const placesOf = (events: readonly Event[]) => [...new Set(events.flatMap(({ place }) => place ?? []))].sort();

/** A text with its places by name. */
const told = (text: Text, places: readonly string[]): string =>
  text
    .map((part) => {
      if (typeof part === 'string') return part;
      if ('place' in part) return places[part.place] as string;
      if ('number' in part) return part.number.toFixed(part.digits ?? 0);
      return '#';
    })
    .join('');

function rank(events: readonly Event[]) {
  const { artifacts, names } = buildArtifacts(events);
  const context = contextFor({});
  const ranking = homeAndWork.rank(artifacts, context);
  const places = placesOf(events);
  const found = ranking.working.map(({ id, home, work }) => ({
    name: names[id],
    home: places[home.place],
    work: work && places[work.place],
  }));
  const explain = (row: number) => homeAndWork.explain(row, ranking, artifacts, context);
  return { ranking, found, explain, places };
}

/** Three weeks: evenings at home, weekdays at the office, Saturdays at noon in town. */
const days = Array.from({ length: 21 }, (_, day) => day);
const ordinary = days.flatMap((day) => [
  call(day, 21, 'home'),
  ...(day % 7 < 5 ? [call(day, 10, 'office'), call(day, 15.5, 'office')] : [call(day, 12, 'town')]),
]);

describe('home-and-work', () => {
  it('tells the place of the nights from that of the working hours', () => {
    const { found, explain, places, ranking } = rank(ordinary);
    expect(found).toEqual([{ name: 'ann', home: 'home', work: 'office' }]);
    const finding = explain(0);
    expect(told(finding.claim, places)).toBe(
      'At night # was mostly at home, hence likely its home: 21.0 of 21 nights on which a place shows. In working hours it was mostly at office, hence likely its work: 15.0 of 15 days.',
    );
    expect(finding.grade?.word).toBe('good');
    expect(finding.evidence).toHaveLength(2);
    // Bob, whom she calls, is nowhere: her places are not his.
    expect(ranking.tested).toBe(1);
  });

  it('names no work where working hours are spent at home, and no home where nights are spent everywhere', () => {
    const atHome = days.flatMap((day) => [call(day, 21, 'home'), call(day, 10, 'home')]);
    expect(rank(atHome).found).toEqual([{ name: 'ann', home: 'home', work: undefined }]);
    const restless = days.map((day) => call(day, 21, `inn ${day}`));
    const { found, ranking } = rank(restless);
    expect(found).toEqual([]);
    expect(ranking.skipped).toContainEqual({ count: 1, why: 'no place stands out at night' });
  });

  it('a night is one, from 19:00 to 7:00, whatever the date', () => {
    // Four evenings, and the mornings after them: four nights are too few.
    const four = days.slice(0, 4).flatMap((day) => [call(day, 22, 'home'), call(day + 1, 5, 'home')]);
    expect(rank(four).found).toEqual([]);
    expect(rank([...four, call(9, 23, 'home')]).found).toHaveLength(1);
  });

  it('of an empty log, one event, and identical instants it says nothing', () => {
    for (const events of [[], [call(0, 21, 'home')], Array.from({ length: 50 }, () => call(0, 21, 'home'))]) {
      expect(rank(events).found).toEqual([]);
      expect(rank(events).ranking.tested).toBeLessThan(2);
    }
    const placeless = ordinary.map(({ place: _, ...event }) => event);
    expect(rank(placeless).ranking.skipped).toContainEqual({ count: 2, why: 'no row of theirs shows a place' });
  });
});

describe('home-and-work on simulated carriers', () => {
  it('names the right cells for nearly all whom it names any for', () => {
    let [homes, rightHomes, works, rightWorks] = [0, 0, 0, 0];
    for (const seed of [5101, 5102]) {
      const events: Event[] = [];
      const scenario = createScenario({
        id: 'test',
        title: 'Test',
        note: 'Fictional.',
        seed,
        people: 80,
        days: 60,
        zone: 'UTC',
        start: '2017-02-06',
        population: { shiftShare: 0, abroadShare: 0, abroadZone: 'UTC' },
        talk: { calls: 3 },
        observers: [],
      });
      const utc = calendarOf('UTC');
      const world = createWorld(
        scenario,
        { home: utc, abroad: utc },
        'csv',
        () => undefined,
        (happening, surroundings) => {
          const row = emptyRow();
          const at = carrier.see(happening, row, surroundings, -1);
          if (at >= 0 && row.place !== '')
            events.push({ at: at * 1_000, kind: row.kind, actor: row.actor, peer: row.peer, place: row.place });
        },
      );
      for (let day = 0; day < scenario.days; day++) world.runDay();
      const { people } = world.finish();
      for (const { name, home, work } of rank(events).found) {
        const person = people.name.indexOf(name as string);
        if (person < 0) continue;
        homes++;
        if (home === people.homeCell[person]) rightHomes++;
        if (work === undefined) continue;
        works++;
        if (work === people.workCell[person]) rightWorks++;
      }
    }
    expect(homes).toBeGreaterThan(80);
    expect(works).toBeGreaterThan(20);
    expect(jeffreysInterval(rightHomes, homes, 0.95).low).toBeGreaterThan(0.85);
    expect(jeffreysInterval(rightWorks, works, 0.95).low).toBeGreaterThan(0.7);
  });
});
