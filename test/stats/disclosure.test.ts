import { describe, expect, it } from 'vitest';
import { discloseProfile, roundsToDisclose } from '../../src/stats/disclosure.ts';
import { createRandom } from '../../src/stats/random.ts';

const simulate = (rounds: number, correspondents: number, receivers: number, batch: number, seed: number) => {
  const random = createRandom(seed).fork('rounds');
  const receiver = Int32Array.from({ length: rounds * batch }, (_, i) =>
    i % batch === 0 ? random.below(correspondents) : random.below(receivers),
  );
  return { offsets: Int32Array.from({ length: rounds + 1 }, (_, i) => i * batch), receiver };
};

describe('statistical disclosure', () => {
  it('gives back the profile exactly where the others send as expected', () => {
    // Two receivers, batches of three: one message to receiver 0, and one to each by the two others.
    const rounds = { offsets: Int32Array.of(0, 3, 6), receiver: Int32Array.of(0, 0, 1, 0, 1, 0) };
    expect([...discloseProfile(rounds, 3, Float64Array.of(0.5, 0.5))]).toEqual([1, 0]);
  });

  it('is unbiased', () => {
    const runs = 200;
    const mean = new Float64Array(20);
    for (let run = 0; run < runs; run++)
      discloseProfile(simulate(50, 4, 20, 5, run), 5, new Float64Array(20).fill(1 / 20)).forEach((weight, i) => {
        mean[i] = (mean[i] as number) + weight / runs;
      });
    // Standard error of one weight: sqrt((3/16 + 4·19/400) / 50 / 200) = .006.
    mean.forEach((weight, i) => {
      expect(Math.abs(weight - (i < 4 ? 0.25 : 0))).toBeLessThan(0.025);
    });
  });

  it('needs a round', () => {
    expect(() => discloseProfile({ offsets: Int32Array.of(0), receiver: new Int32Array() }, 5, Float64Array.of(1))).toThrow(RangeError);
  });

  // At three deviations a plain simulation finds all of them among as many first. At two, one in other words and another language found
  // .912 and .891 (100 runs each): the bound sets nearly every correspondent off from the mean receiver, which is less than from all.
  it.each([
    { correspondents: 10, receivers: 1_000, batch: 20, deviations: 2, rounds: 87, recall: 0.912 },
    { correspondents: 10, receivers: 1_000, batch: 20, deviations: 3, rounds: 197, recall: 1 },
    { correspondents: 20, receivers: 20_000, batch: 50, deviations: 2, rounds: 119, recall: 0.891 },
    { correspondents: 20, receivers: 20_000, batch: 50, deviations: 3, rounds: 268, recall: 1 },
  ])('finds $recall of $correspondents among $receivers after $rounds rounds of $batch', (law) => {
    const { correspondents, receivers, batch, deviations, rounds } = law;
    expect(Math.floor(roundsToDisclose(correspondents, receivers, batch, deviations))).toBe(rounds);
    const background = new Float64Array(receivers).fill(1 / receivers);
    // Of a receiver that the sender never writes to, as a share of the sender's mail.
    const spread = deviations * Math.sqrt((batch - 1) / receivers / rounds);
    const runs = 40;
    let first = 0;
    let above = 0;
    for (let run = 0; run < runs; run++) {
      const profile = discloseProfile(simulate(rounds, correspondents, receivers, batch, run), batch, background);
      const ordered = Array.from(profile.keys()).sort((a, b) => (profile[b] as number) - (profile[a] as number));
      first += ordered.slice(0, correspondents).filter((id) => id < correspondents).length;
      above += profile.subarray(0, correspondents).filter((weight) => weight > spread).length;
    }
    expect(Math.abs(first / (runs * correspondents) - law.recall)).toBeLessThan(0.03);
    expect(above / (runs * correspondents)).toBeGreaterThan(deviations === 2 ? 0.95 : 0.99);
  });
});
