import { describe, expect, it } from 'vitest';
import { HAPPENING } from '../../../src/simulate/protocol/happening.ts';
import { SECOND } from '../run-scenario.ts';
import { live } from './live.ts';

describe('the channel', () => {
  /** Share of deliveries of the channel within two seconds of which it reaches somebody else too. */
  const together = (related: boolean) => {
    const { truth, did } = live([{ kind: 'channel', subscriberShare: 0.2, postsADay: 5 }], { seed: 6, related });
    const times = did.filter(({ what, peer }) => what === HAPPENING.deliver && peer === truth.roles.channel).map(({ at }) => at);
    const near = times.filter(
      (at, i) => at - (times[i - 1] ?? 0) < 2 * SECOND || (times[i + 1] ?? Number.POSITIVE_INFINITY) - at < 2 * SECOND,
    );
    return { share: near.length / times.length, each: times.length / (truth.planted.subscribers?.length ?? 1) / truth.days };
  };

  it('reaches its readers at once, and each at hours of their own where relations are taken out, as often', () => {
    const [related, none] = [together(true), together(false)];
    expect(related.share).toBeGreaterThan(0.9);
    // 16 readers with 5 posts each over 14 hours: 80 within 50,400 s, hence 0.6 % within two seconds by chance.
    expect(none.share).toBeLessThan(0.03);
    for (const { each } of [related, none]) expect(Math.abs(each - 5)).toBeLessThan(1);
  });
});
