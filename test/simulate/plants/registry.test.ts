import { describe, expect, it } from 'vitest';
import type { Plant } from '../../../src/simulate/scenario.ts';
import { live } from './live.ts';

describe('plants that do not fit', () => {
  it.each([
    ['takes more people', { kind: 'hierarchy', depth: 6, branching: 10, ordersADay: 1, lagMinutes: 1, unseenShare: 0 }],
    ['takes more people', { kind: 'roster', members: 100, threadsADay: 1 }],
    ['outside the days', { kind: 'last-connection', dayFromEnd: 30, clock: '12:00:00', lagSeconds: 60, truth: 'alone' }],
    ['outside the days', { kind: 'leaks', publications: 3, everyDays: 30, contactsBefore: 3 }],
    ['outside the days', { kind: 'broken-routine', days: [21] }],
  ] as const)('are refused: %s', (message, plant) => {
    expect(() => live([plant], { seed: 1 })).toThrow(message);
  });

  it('are refused twice', () => {
    const plant: Plant = { kind: 'roster', members: 3, threadsADay: 1 };
    expect(() => live([plant, plant], { seed: 1 })).toThrow('two plants of the kind roster');
  });
});
