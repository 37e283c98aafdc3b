import { describe, expect, it } from 'vitest';
import type { Exchanges } from '../../src/model/artifacts.ts';
import { EVENT_KINDS } from '../../src/model/event.ts';
import { discloseProfiles } from '../../src/stats/disclose-profiles.ts';
import { invertSymmetric } from '../../src/stats/solve-symmetric.ts';
import { collectRounds } from '../../src/stats/unpaired-rounds.ts';
import { drawMix, meanSquare } from './disclosure-setting.ts';

const PEOPLE = 100;
const WIDTH = 1.2815515655446004;

/** Sends (who, −1) and deliveries (−1, whom), by second. */
const exchange = (rows: readonly (readonly [number, 'send' | 'receive', number])[]): Exchanges => ({
  count: rows.length,
  at: Float64Array.from(rows, ([at]) => at * 1e6),
  sender: Int32Array.from(rows, ([, kind, id]) => (kind === 'send' ? id : -1)),
  receiver: Int32Array.from(rows, ([, kind, id]) => (kind === 'send' ? -1 : id)),
  kind: Uint8Array.from(rows, ([, kind]) => EVENT_KINDS[kind].code),
  duration: new Float64Array(rows.length).fill(Number.NaN),
});

describe('profiles from rounds', () => {
  it('end where, after deliveries, the next is sent; what came at one instant was sent first', () => {
    const { count, senderOffsets, receiver } = collectRounds(
      exchange([
        [1, 'send', 4],
        [2, 'receive', 7],
        [2, 'send', 5],
        [3, 'receive', 8],
        [4, 'send', 6],
        [5, 'receive', 9],
        [6, 'send', 4],
      ]),
      0,
    );
    expect([count, [...senderOffsets], [...receiver]]).toEqual([2, [0, 2, 3], [7, 8, 9]]);
  });

  it('can last a given time, and say nothing where one side is missing', () => {
    const { count, sender } = collectRounds(
      exchange([
        [0, 'send', 1],
        [4, 'receive', 2],
        [11, 'send', 3],
        [25, 'receive', 2],
      ]),
      1e7,
    );
    expect([count, [...sender]]).toEqual([1, [1]]);
    expect(collectRounds(exchange([]), 0).count).toBe(0);
  });

  // N = 100, b = 10, f = 25: the setting of the least-squares papers.
  it.each([2_000, 6_000])(
    'come closer by least squares without negative shares than by SDA after %d rounds, and by the normalised attack too',
    (t) => {
      const { rounds, truth } = drawMix(PEOPLE, 10, 25, t, 8501 + t);
      const { data, sda, nsda, nonNegative, free } = discloseProfiles(rounds, PEOPLE, []);
      expect([...data.senders]).toEqual(Array.from({ length: PEOPLE }, (_, i) => i));
      const errors = [sda, free, nonNegative, nsda as Float64Array].map((found) => meanSquare(found, truth));
      const [ofSda, ofFree, ofNonNegative, ofNsda] = errors as [number, number, number, number];
      expect(ofFree).toBeLessThan(ofSda);
      expect(ofNonNegative).toBeLessThan(0.6 * ofSda);
      expect(ofNsda).toBeLessThan(0.6 * ofSda);
      // Error falls as 1/t: predicted by the inverse of the mean number of messages of a sender.
      expect(ofFree / ((0.1 * 0.96) / ((t * 10) / PEOPLE))).toBeGreaterThan(0.5);
      expect(ofFree / ((0.1 * 0.96) / ((t * 10) / PEOPLE))).toBeLessThan(2);
    },
  );

  it('lie within their 80 % intervals as often as stated', () => {
    const { rounds, truth } = drawMix(PEOPLE, 10, 25, 2_000, 8502);
    const { free, deviation } = discloseProfiles(rounds, PEOPLE, []);
    const friends = [...truth.keys()].filter((i) => (truth[i] as number) > 0);
    const held = friends.filter((i) => Math.abs((free[i] as number) - (truth[i] as number)) <= WIDTH * (deviation[i] as number)).length;
    expect(friends.length).toBe(2_500);
    // Profiles of one world hang together: three standard errors of half as many.
    expect(Math.abs(held / friends.length - 0.8)).toBeLessThan(3 * Math.sqrt(0.16 / 1_250));
  });

  it('lump senders beyond the focus where there are too many', () => {
    const { rounds } = drawMix(400, 10, 3, 500, 8503);
    const { data, lumped } = discloseProfiles(rounds, 400, [399]);
    expect([...data.senders]).toContain(399);
    expect(data.rows).toBe(151);
    expect(lumped).toBe(250);
    expect(data.messages.reduce((sum, n) => sum + n, 0)).toBe(5_000);
  });

  it('rest on an inverse that is one', () => {
    const matrix = Float64Array.of(4, 1, 0.5, 1, 3, 0, 0.5, 0, 2);
    const inverse = invertSymmetric(matrix, 3);
    for (let i = 0; i < 3; i++)
      for (let j = 0; j < 3; j++) {
        let sum = 0;
        for (let k = 0; k < 3; k++) sum += (matrix[3 * i + k] as number) * (inverse[3 * k + j] as number);
        expect(sum).toBeCloseTo(i === j ? 1 : 0, 7);
      }
  });
});
