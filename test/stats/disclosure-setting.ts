import { createRandom } from '../../src/stats/random.ts';
import type { UnpairedRounds } from '../../src/stats/unpaired-rounds.ts';

/** Rounds of a mix in which each of `people` writes to `friends` of them alike. Truth: people × people, rows are senders. */
export function drawMix(
  people: number,
  batch: number,
  friends: number,
  rounds: number,
  seed: number,
): { rounds: UnpairedRounds; truth: Float64Array } {
  const random = createRandom(seed);
  const truth = new Float64Array(people * people);
  const friendsOf = Array.from({ length: people }, (_, one) => {
    const order = Array.from({ length: people }, (_, i) => i);
    for (let i = 0; i < friends; i++) {
      const k = i + random.below(people - i);
      [order[i], order[k]] = [order[k] as number, order[i] as number];
    }
    for (const other of order.slice(0, friends)) truth[one * people + other] = 1 / friends;
    return order.slice(0, friends);
  });
  const sender = Int32Array.from({ length: rounds * batch }, () => random.below(people));
  const receiver = sender.map((one) => friendsOf[one]?.[random.below(friends)] as number);
  const offsets = Int32Array.from({ length: rounds + 1 }, (_, t) => t * batch);
  return { rounds: { count: rounds, senderOffsets: offsets, sender, receiverOffsets: offsets, receiver }, truth };
}

export const meanSquare = (found: Float64Array, truth: Float64Array): number =>
  found.reduce((sum, share, i) => sum + (share - (truth[i] as number)) ** 2, 0) / found.length;
