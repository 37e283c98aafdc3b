import { drawMix as draw } from '../../src/evaluate/reproductions/mix.ts';
import { createRandom } from '../../src/stats/random.ts';

/** Rounds of a mix in which each of `people` writes to `friends` of them alike. Truth: people × people, rows are senders. */
export const drawMix = (people: number, batch: number, friends: number, rounds: number, seed: number): ReturnType<typeof draw> =>
  draw({ people, batch, friends, rounds }, createRandom(seed));

export const meanSquare = (found: Float64Array, truth: Float64Array): number =>
  found.reduce((sum, share, i) => sum + (share - (truth[i] as number)) ** 2, 0) / found.length;
