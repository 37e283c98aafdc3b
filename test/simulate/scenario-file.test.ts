import { describe, expect, it } from 'vitest';
import { KnownFailure } from '../../src/model/failure.ts';
import { createScenario } from '../../src/simulate/scenario-family.ts';
import { parseScenario } from '../../src/simulate/scenario-file.ts';
import { SCENARIOS } from '../../src/simulate/scenarios/registry.ts';

const LEAST = { id: 'mine', title: 'Mine', note: 'Fictional.' };
const failure = (stated: object | string): KnownFailure => {
  try {
    parseScenario(typeof stated === 'string' ? stated : JSON.stringify({ ...LEAST, ...stated }), 'mine.json');
  } catch (error) {
    if (error instanceof KnownFailure) return error;
    throw error;
  }
  throw new Error('it was accepted');
};

describe('a scenario file', () => {
  it('takes the ordinary where it says nothing', () => {
    expect(parseScenario(JSON.stringify(LEAST), 'mine.json')).toEqual(createScenario(LEAST));
    expect(parseScenario(JSON.stringify({ ...LEAST, talk: { opens: 3 } }), 'mine.json')).toEqual(
      createScenario({ ...LEAST, talk: { opens: 3 } }),
    );
  });

  it.each(SCENARIOS.flatMap(({ worlds }) => Object.values(worlds)))('comes back as it was written: $id', (scenario) => {
    expect(parseScenario(JSON.stringify(scenario), 'scenario.json')).toEqual(scenario);
  });

  it.each([
    ['start', { start: '2018-02-31' }],
    ['start', { start: '1650-01-01' }],
    ['start', { start: '5 March 2018' }],
    ['zone', { zone: 'Europe/Atlantis' }],
    ['zone', { zone: 'floating' }],
    ['population.abroadZone', { population: { abroadZone: '' } }],
    ['days', { days: 0 }],
    ['people', { people: 1 }],
    ['people', { people: 1e9 }],
    ['seed', { seed: 1.5 }],
    ['talk.opens', { talk: { opens: -1 } }],
    ['population.shiftShare', { population: { shiftShare: 2 } }],
    ['id', { id: '../escape' }],
    ['the whole', { peopel: 10 }],
    ['observers', { observers: [] }],
    ['observers', { observers: [1, 2].map(() => ({ id: 'server', clockStepMs: 1, clockOffsetMs: 0, loss: 0 })) }],
    ['observers.0.loss', { observers: [{ id: 'server', clockStepMs: 1, clockOffsetMs: 0, loss: 1.1 }] }],
    ['plants.0.kind', { plants: [{ kind: 'gossip' }] }],
    ['plants.0.clock', { plants: [{ kind: 'last-connection', dayFromEnd: 1, clock: '25:00:00', lagSeconds: 60, truth: 'alone' }] }],
  ])('names what is wrong: %s', (at, stated) => {
    const { code, message, where } = failure(stated);
    expect(code).toBe('usage');
    expect(message).toContain(` ${at}: `);
    expect(where).toContain('mine.json');
  });

  it('says so where it is no JSON', () => {
    expect(failure('{').message).toBe('The scenario is not JSON');
    expect(failure('[]').message).toContain('the whole');
    expect(failure('null').code).toBe('usage');
  });
});
