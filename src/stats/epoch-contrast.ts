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
 * Source: I. Martiny, G. Kaptchuk, A. Aviv, D. Roche, E. Wustrow, Improving Signal's sealed sender, NDSS 2021.
 * @param receivers number of ids
 */
export function createEpochContrast(receivers: number): EpochContrast {
  const score = new Int32Array(receivers);
  const lastSeen = new Int32Array(receivers).fill(-1);
  let epoch = 0;
  const add = (ids: Iterable<number>, step: 1 | -1) => {
    for (const id of ids) {
      if (lastSeen[id] === epoch) continue;
      lastSeen[id] = epoch;
      score[id] = (score[id] as number) + step;
    }
    epoch++;
  };
  return {
    score,
    addTarget: (ids) => add(ids, 1),
    addRandom: (ids) => add(ids, -1),
    standing(id) {
      const own = score[id] as number;
      let above = 0;
      let equal = -1;
      for (const other of score) {
        if (other > own) above++;
        else if (other === own) equal++;
      }
      return { above, equal };
    },
  };
}
