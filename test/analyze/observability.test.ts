import { expect, test } from 'vitest';
import { findMissing } from '../../src/analyze/observability.ts';
import { EVENT_FIELDS, MICROS_PER_DAY, MICROS_PER_SECOND } from '../../src/model/event.ts';
import type { AnyInference } from '../../src/model/inference.ts';
import type { Observation, VantageRequirement } from '../../src/model/vantage.ts';

const question = (vantage: VantageRequirement, needs: string[] = []) => ({ vantage, needs }) as unknown as AnyInference;
const present = Object.fromEntries(EVENT_FIELDS.map((field) => [field, field === 'peer' ? 0 : 10])) as Observation['present'];
const log: Observation = {
  clock: 'utc',
  clockStep: MICROS_PER_SECOND,
  events: 10,
  present,
  kinds: { connect: 10 },
  first: 0,
  last: 10 * MICROS_PER_DAY,
};

test('nothing is missing where the log shows all', () => {
  expect(findMissing(question({ observes: ['time', 'actor', 'hours'], minWindowDays: 10, maxClockStep: MICROS_PER_SECOND }), log)).toEqual(
    [],
  );
});

test.each([
  ['a second party', { observes: ['peer'] }, log],
  ['hours, on a relative clock', { observes: ['hours'] }, { ...log, clock: 'relative' }],
  ['days enough', { observes: ['time'], minWindowDays: 11 }, log],
  ['a finer clock', { observes: ['time'], maxClockStep: MICROS_PER_SECOND - 1 }, log],
] as const)('says that %s is missing', (_, vantage, observation) => {
  expect(findMissing(question(vantage), observation)).toHaveLength(1);
});

test.each([
  ['names nobody', 0, 0],
  ['names somebody in a row or two of many', 9, 0],
  ['names them', 10, 1],
] as const)('a question about what no row says is asked of a log that %s: of 100 rows %i', (_, peer, missing) => {
  const observation: Observation = { ...log, events: 100, present: { ...present, peer } };
  expect(findMissing(question({ observes: ['time'], namedPeer: false }), observation)).toHaveLength(missing);
});

test('somebody’s own app names that one’s contacts, and no two others', () => {
  const app: Observation = { ...log, present: { ...present, peer: 5 }, kinds: { presence: 5, receive: 5 } };
  expect(findMissing(question({ observes: ['time'], namedPeer: false }), app)).toEqual([]);
});

test('days on which the log was not watching do not count', () => {
  expect(findMissing(question({ observes: ['time'], minWindowDays: 7 }), log, { observed: 6 * MICROS_PER_DAY })).toHaveLength(1);
});

test('inferred ties stand in for a second party, for questions that read them', () => {
  expect(findMissing(question({ observes: ['peer'] }, ['links']), log, { hasLinks: true })).toEqual([]);
  expect(findMissing(question({ observes: ['peer'] }, ['contacts']), log, { hasLinks: true })).toHaveLength(1);
});
