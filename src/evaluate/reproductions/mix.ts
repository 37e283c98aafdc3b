import type { Random } from '../../model/random.ts';
import type { UnpairedRounds } from '../../stats/unpaired-rounds.ts';

/** Rounds of a mix in which each of `people` writes to `friends` of all, each as often. Truth: people × people, rows are senders. */
export function drawMix(
  {
    people,
    batch,
    friends,
    rounds,
  }: { readonly people: number; readonly batch: number; readonly friends: number; readonly rounds: number },
  random: Random,
): { rounds: UnpairedRounds; truth: Float64Array } {
  const truth = new Float64Array(people * people);
  const friendsOf: number[][] = [];
  for (let one = 0; one < people; one++) {
    const chosen = new Set<number>();
    while (chosen.size < friends) chosen.add(random.below(people));
    for (const other of chosen) truth[one * people + other] = 1 / friends;
    friendsOf.push([...chosen]);
  }
  const sender = Int32Array.from({ length: rounds * batch }, () => random.below(people));
  const receiver = sender.map((one) => friendsOf[one]?.[random.below(friends)] as number);
  const offsets = Int32Array.from({ length: rounds + 1 }, (_, t) => t * batch);
  return { rounds: { count: rounds, senderOffsets: offsets, sender, receiverOffsets: offsets, receiver }, truth };
}
