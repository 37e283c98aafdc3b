import { describe, expect, it } from 'vitest';
import { HAPPENING } from '../../../src/simulate/protocol/happening.ts';
import type { Plant } from '../../../src/simulate/scenario.ts';
import { DAY, SECOND } from '../run-scenario.ts';
import { live } from './live.ts';

describe('events that make people connect', () => {
  const plant: Plant = { kind: 'triggered', events: 60, relatedShare: 0.2, chance: 1, meanLagSeconds: 60 };
  const connectsBefore = (related: boolean) => {
    const { truth, did } = live([plant], { seed: 11, days: 30, related }, [HAPPENING.front]);
    const connects = did.filter(({ what }) => what === HAPPENING.front);
    const within = (at: number) => connects.filter((one) => one.at >= at - 120 * SECOND && one.at < at).length;
    const triggered = truth.planted.triggered ?? [];
    const total = (shift: number) => triggered.reduce((sum, { at }) => sum + within(at + shift), 0);
    return { truth, at: total(0), beside: (total(-DAY) + total(DAY)) / 2 };
  };

  it('shows before them, and no more than on other days where relations are taken out', () => {
    const [related, none] = [connectsBefore(true), connectsBefore(false)];
    expect(related.at).toBeGreaterThan(1.5 * related.beside);
    expect(none.truth.planted.triggered?.every((one) => one.related.length === 0)).toBe(true);
    expect(Math.abs(none.at - none.beside)).toBeLessThan(4 * Math.sqrt(2 * none.beside));
  });
});
