import { describe, expect, it } from 'vitest';
import { HAPPENING } from '../../../src/simulate/protocol/happening.ts';
import type { Plant } from '../../../src/simulate/scenario.ts';
import type { Truth } from '../../../src/simulate/truth.ts';
import { DAY, HOUR } from '../run-scenario.ts';
import { dayOf, live } from './live.ts';

describe('leaks', () => {
  const plant: Plant = { kind: 'leaks', publications: 8, everyDays: 7.5, contactsBefore: 3 };
  const run = (related: boolean, seed: number) => live([plant], { seed, days: 66, related }, [HAPPENING.send]);
  const openings = ({ did, truth }: ReturnType<typeof run>, other: (name: string) => boolean) => {
    let last = Number.NEGATIVE_INFINITY;
    return did.flatMap(({ what, actor, peer, at }) => {
      if (what !== HAPPENING.send || actor !== truth.roles.source || !other(peer)) return [];
      const opened = at - last > 6 * HOUR;
      last = at;
      return opened ? [at] : [];
    });
  };
  const isNear = (truth: Truth, at: number): boolean =>
    (truth.planted.events ?? []).some((event) => {
      const ahead = dayOf(truth, event.at) - dayOf(truth, at);
      // A conversation goes on for at most twelve hours, into the day of the publication.
      return ahead >= 0 && ahead <= 3;
    });

  it('has source and journalist in touch in the days before publications, and hardly at other times', () => {
    let [near, far, publications] = [0, 0, 0];
    for (let seed = 1; seed <= 6; seed++) {
      const world = run(true, seed);
      const times = openings(world, (name) => name === world.truth.roles.journalist);
      near += times.filter((at) => isNear(world.truth, at)).length;
      far += times.filter((at) => !isNear(world.truth, at)).length;
      publications += world.truth.planted.events?.length ?? 0;
    }
    expect(publications).toBe(48);
    // Three contacts before each, some of them on the same day.
    expect(near / publications).toBeGreaterThan(1.5);
    expect(near / publications).toBeLessThan(4);
    // Errands with strangers: a quarter a day over eighty people.
    expect(far).toBeLessThan(6);
  });

  it('leaves nothing before publications where relations are taken out', () => {
    let [near, all, nearDays, days, met, chance] = [0, 0, 0, 0, 0, 0];
    for (let seed = 1; seed <= 6; seed++) {
      const world = run(false, seed);
      const times = openings(world, () => true);
      near += times.filter((at) => isNear(world.truth, at)).length;
      all += times.length;
      const { source, journalist } = world.truth.roles;
      const written = world.did.filter(({ what, peer }) => what === HAPPENING.send && peer !== '');
      const own = written.filter(({ actor }) => actor === source);
      const others = written.filter(({ actor }) => actor !== source && actor !== journalist);
      met += own.filter(({ peer }) => peer === journalist).length;
      chance += (own.length * others.filter(({ peer }) => peer === journalist).length) / others.length;
      for (let day = 0; day < world.truth.days; day++) {
        days++;
        if (isNear(world.truth, Date.parse(world.truth.from) + day * DAY)) nearDays++;
      }
    }
    const share = nearDays / days;
    // Days of one person go together: three times the variance of independent ones.
    expect(Math.abs(near / all - share)).toBeLessThan(4 * Math.sqrt((3 * share * (1 - share)) / all));
    // Messages to the journalist come in conversations of about four, of very uneven length: six times the variance.
    expect(Math.abs(met - chance)).toBeLessThan(4 * Math.sqrt(6 * chance));
  });
});
