import { describe, expect, it } from 'vitest';
import { ClusterEffect } from '../../src/stats/cluster-effect.ts';
import { splitConversations } from '../../src/stats/conversations.ts';
import { createRandom } from '../../src/stats/random.ts';

describe('splitConversations', () => {
  it('counts a small exchange as by hand', () => {
    // Minutes: the first end opens at 0 and is answered after 2, then again after 5; the second opens at 200 and nobody answers;
    // the second opens at 300, is answered after 60, which is not yet over the hour.
    const at = [0, 1, 3, 4, 9, 200, 201, 300, 360];
    const forth = [1, 1, 0, 1, 0, 0, 0, 0, 1];
    const talk = splitConversations(at, forth, 60);
    expect(talk).toEqual({
      count: 3,
      opened: 1,
      answered: [1, 1],
      delays: [
        [1, 60],
        [2, 5],
      ],
      sameAsBefore: 1,
    });
  });

  it('takes nothing, one contact, and equal instants', () => {
    expect(splitConversations([], [], 60)).toMatchObject({ count: 0, opened: 0 });
    expect(splitConversations([5], [1], 60)).toMatchObject({ count: 1, opened: 1, answered: [0, 0] });
    expect(splitConversations([5, 5, 5], [0, 1, 1], 60)).toMatchObject({ count: 1, opened: 0, answered: [0, 1], delays: [[0], []] });
  });
});

describe('ClusterEffect', () => {
  const pooled = (repeat: number): number => {
    const random = createRandom(77);
    const effect = new ClusterEffect();
    for (let series = 0; series < 400; series++) {
      const chance = 0.2 + 0.6 * random.next();
      effect.add(
        Array.from({ length: 3 + random.below(10) }, () => {
          const trials = 1 + random.below(4);
          let successes = 0;
          for (let i = 0; i < trials; i++) if (random.next() < chance) successes++;
          return { trials: repeat * trials, successes: repeat * successes };
        }),
      );
    }
    return effect.value;
  };

  it('is 1 where outcomes are independent, and k where each stands k times', () => {
    expect(Math.abs(pooled(1) - 1)).toBeLessThan(0.07);
    expect(Math.abs(pooled(3) - 3)).toBeLessThan(0.25);
  });

  it('is 1 where nothing can be said', () => {
    const effect = new ClusterEffect();
    effect.add([]);
    effect.add([{ successes: 1, trials: 3 }]);
    effect.add([
      { successes: 3, trials: 3 },
      { successes: 2, trials: 2 },
    ]);
    expect(effect.value).toBe(1);
  });
});
