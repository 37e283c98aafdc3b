import { expect, it } from 'vitest';
import type { RankedLog } from '../../src/evaluate/labelling.ts';
import { homeAndWork } from '../../src/evaluate/labels/home-and-work.ts';
import type { HomeAndWork } from '../../src/inferences/places/home-and-work.ts';
import type { Truth } from '../../src/simulate/truth.ts';

const at = (place: number) => ({ place, days: 9, weight: 8, stability: 1 });
const places = ['mill', 'port', 'hill'];
const truth = {
  people: {
    name: ['ann', 'bob', 'cy', 'dot'],
    homeCell: ['mill', 'mill', 'port', 'hill'],
    // Cy works where he lives, and dot not at all.
    workCell: ['port', 'port', 'port', ''],
  },
} as unknown as Truth;

function labelled(working: readonly HomeAndWork[]) {
  const ranking = { subjects: { of: 'endpoints', id: Int32Array.from(working, ({ id }) => id) }, columns: {}, working };
  const log = {
    truth,
    ranking,
    observer: 'carrier',
    peopleOf: (id: number) => [id],
    placeName: (place: number) => places[place],
    firstDay: 0,
  };
  const labels = homeAndWork.label(log as unknown as RankedLog);
  return labels.kind === 'sayings' ? labels.cases.map(({ truth: is, said }) => [is, said]) : [];
}

it('states of every person whether home and work were told rightly, wrongly, or not at all', () => {
  const cases = labelled([
    { id: 0, home: at(0), work: at(1) },
    { id: 1, home: at(2), work: undefined },
    { id: 2, home: at(1), work: at(0) },
  ]);
  expect(cases).toEqual([
    ['home: its place', 'home: its place'],
    ['work: its place', 'work: its place'],
    ['home: its place', 'home: another place'],
    ['work: its place', 'work: no place'],
    ['home: its place', 'home: its place'],
    ['work: no place', 'work: another place'],
    // Nobody said anything of dot.
    ['home: its place', 'home: no place'],
    ['work: no place', 'work: no place'],
  ]);
});
