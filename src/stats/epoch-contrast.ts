/** Who receives in target epochs, against who receives in as many random ones. */
export interface EpochContrast {
  /** Epochs in which a receiver was there, target less random; by id. */
  readonly score: Int32Array;
  /** Counts the receivers of one target epoch; who is named twice counts once. */
  addTarget(receivers: Iterable<number>): void;
  /** Counts those of one random epoch against them. */
  addRandom(receivers: Iterable<number>): void;
  /** How many others score higher than an id, and how many the same. */
  standing(id: number): { readonly above: number; readonly equal: number };
}

/**
 * The statistical disclosure attack on sealed senders: a delivery receipt comes back to the sender within moments, so that whoever wrote
 * receives in the epoch after a message more often than in an epoch at any other time. Receivers who always receive cancel out.
 * Adding costs the receivers of the epoch, and a standing the number of different scores, whatever the number of ids.
 * Source: I. Martiny, G. Kaptchuk, A. Aviv, D. Roche, E. Wustrow, Improving Signal's sealed sender, NDSS 2021.
 * @param receivers number of ids
 */
export function createEpochContrast(receivers: number): EpochContrast {
  const score = new Int32Array(receivers);
  /** Epoch in which each was last seen, from 1. */
  const lastSeen = new Int32Array(receivers);
  /** How many ids have each score: from 0 up, and from −1 down. */
  const upward = [receivers];
  const downward: number[] = [];
  const count = (value: number, by: number) => {
    const [tally, place] = value >= 0 ? [upward, value] : [downward, -1 - value];
    tally[place] = (tally[place] ?? 0) + by;
  };
  let epoch = 0;
  const add = (ids: Iterable<number>, step: 1 | -1) => {
    epoch++;
    for (const id of ids) {
      if (lastSeen[id] === epoch) continue;
      lastSeen[id] = epoch;
      const was = score[id] as number;
      score[id] = was + step;
      count(was, -1);
      count(was + step, 1);
    }
  };
  return {
    score,
    addTarget: (ids) => add(ids, 1),
    addRandom: (ids) => add(ids, -1),
    standing(id) {
      const own = score[id] as number;
      let above = 0;
      for (let value = Math.max(0, own + 1); value < upward.length; value++) above += upward[value] as number;
      for (let value = own + 1; value < 0; value++) above += downward[-1 - value] ?? 0;
      return { above, equal: ((own >= 0 ? upward[own] : downward[-1 - own]) as number) - 1 };
    },
  };
}
