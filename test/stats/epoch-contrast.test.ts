import { describe, expect, it } from 'vitest';
import { createEpochContrast } from '../../src/stats/epoch-contrast.ts';
import { createRandom } from '../../src/stats/random.ts';

describe('a contrast of epochs', () => {
  it('counts a receiver once an epoch, and random epochs against target ones', () => {
    const contrast = createEpochContrast(4);
    contrast.addTarget([0, 0, 1]);
    contrast.addTarget([0, 2]);
    contrast.addRandom([1, 1, 2]);
    expect([...contrast.score]).toEqual([2, 0, 0, 0]);
    expect(contrast.standing(0)).toEqual({ above: 0, equal: 0 });
    expect(contrast.standing(1)).toEqual({ above: 1, equal: 2 });
  });

  it('cancels who receives in every epoch', () => {
    const contrast = createEpochContrast(2);
    for (let i = 0; i < 5; i++) {
      contrast.addTarget([0]);
      contrast.addRandom([0]);
    }
    expect(contrast.score[0]).toBe(0);
  });

  // A million users of 50 messages a day: 579 receive in any second. Medians and ninth deciles of a plain simulation of the same set-up.
  it.each([
    { hit: 1, median: 2, ninth: 3, within: 0 },
    { hit: 0.7, median: 3, ninth: 6, within: 1 },
    { hit: 0.5, median: 6, ninth: 9, within: 2 },
    { hit: 0.33, median: 7, ninth: 14, within: 3 },
  ])(
    'puts a sender whose receipt comes within the epoch in $hit of cases first after about $median messages',
    ({ hit, median, ninth, within }) => {
      const users = 1_000_000;
      const background = 579;
      const runs = Array.from({ length: 60 }, (_, run) => {
        const random = createRandom(run).fork(`sealed ${hit}`);
        const contrast = createEpochContrast(users);
        const others = () => Array.from({ length: background }, () => 1 + random.below(users - 1));
        for (let messages = 1; ; messages++) {
          contrast.addTarget(random.next() < hit ? [0, ...others()] : others());
          contrast.addRandom(others());
          const { above, equal } = contrast.standing(0);
          if (above + equal === 0) return messages;
        }
      }).sort((a, b) => a - b);
      expect(Math.abs(((runs[29] as number) + (runs[30] as number)) / 2 - median)).toBeLessThanOrEqual(within);
      expect(Math.abs((runs[53] as number) - ninth)).toBeLessThanOrEqual(within + 1);
    },
  );
});
