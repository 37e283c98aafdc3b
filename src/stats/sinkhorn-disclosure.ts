import type { ProfileRounds } from './profile-rounds.ts';

/** Times that a round's matrix is scaled, rows and columns in turn. */
const SCALINGS = 20;
/** What a pairing that the profiles exclude is given, so that every message can be somebody's. */
const LEAST = 1e-6;

/**
 * The statistical disclosure attack on all senders at once: what was handed out in rounds with a sender, less what the other messages of
 * those rounds bring by the background, taken from rounds without it.
 * Source: N. Mathewson, R. Dingledine, Practical traffic analysis: extending and resisting statistical disclosure, PET 2004.
 * @returns rows × receivers, the share of each sender's messages that goes to each receiver; may be negative
 */
export function discloseAll(data: ProfileRounds): Float64Array {
  const { rows, receivers, rounds, offsets, row, sent, handedOffsets, column, scale, messages } = data;
  const width = receivers.length;
  const got = new Float64Array(rows * width);
  const total = new Float64Array(width);
  const size = new Float64Array(rows);
  let all = 0;
  for (let t = 0; t < rounds; t++) {
    let batch = 0;
    for (let i = offsets[t] as number; i < (offsets[t + 1] as number); i++) batch += sent[i] as number;
    all += batch;
    for (let k = handedOffsets[t] as number; k < (handedOffsets[t + 1] as number); k++) {
      const j = column[k] as number;
      total[j] = (total[j] as number) + (scale[t] as number);
      for (let i = offsets[t] as number; i < (offsets[t + 1] as number); i++)
        got[(row[i] as number) * width + j] = (got[(row[i] as number) * width + j] as number) + (scale[t] as number);
    }
    for (let i = offsets[t] as number; i < (offsets[t + 1] as number); i++)
      size[row[i] as number] = (size[row[i] as number] as number) + batch;
  }
  for (let r = 0; r < rows; r++) {
    const without = all - (size[r] as number);
    for (let j = 0; j < width; j++) {
      const here = got[r * width + j] as number;
      // Where no round is without the sender, all rounds are the background.
      const background = without > 0 ? ((total[j] as number) - here) / without : (total[j] as number) / all;
      got[r * width + j] = (here - ((size[r] as number) - (messages[r] as number)) * background) / (messages[r] as number);
    }
  }
  return got;
}

/**
 * The normalised attack: within each round the profiles of those who sent are scaled until every message sent and every message handed
 * out counts once (Sinkhorn), and the mean of a sender's shares becomes its profile.
 * Source: C. Troncoso, B. Gierlichs, B. Preneel, I. Verbauwhede, Perfect matching disclosure attacks, PETS 2008.
 * @param start profiles by which messages are first given out, such as those of {@link discloseAll}
 */
export function normaliseDisclosure(data: ProfileRounds, start: Float64Array): Float64Array {
  const { rows, receivers, rounds, offsets, row, sent, handedOffsets, column, scale, messages } = data;
  const width = receivers.length;
  const result = new Float64Array(rows * width);
  for (let t = 0; t < rounds; t++) {
    const [from, to] = [offsets[t] as number, offsets[t + 1] as number];
    const [first, last] = [handedOffsets[t] as number, handedOffsets[t + 1] as number];
    const wide = last - first;
    const share = new Float64Array((to - from) * wide);
    for (let i = from; i < to; i++)
      for (let k = first; k < last; k++)
        share[(i - from) * wide + k - first] = Math.max(LEAST, start[(row[i] as number) * width + (column[k] as number)] as number);
    for (let turn = 0; turn < SCALINGS; turn++) {
      for (let k = 0; k < wide; k++) {
        let sum = 0;
        for (let i = 0; i < to - from; i++) sum += share[i * wide + k] as number;
        for (let i = 0; i < to - from; i++) share[i * wide + k] = ((share[i * wide + k] as number) / sum) * (scale[t] as number);
      }
      for (let i = 0; i < to - from; i++) {
        let sum = 0;
        for (let k = 0; k < wide; k++) sum += share[i * wide + k] as number;
        for (let k = 0; k < wide; k++) share[i * wide + k] = ((share[i * wide + k] as number) / sum) * (sent[from + i] as number);
      }
    }
    for (let i = from; i < to; i++)
      for (let k = first; k < last; k++) {
        const cell = (row[i] as number) * width + (column[k] as number);
        result[cell] = (result[cell] as number) + (share[(i - from) * wide + k - first] as number) / (messages[row[i] as number] as number);
      }
  }
  return result;
}
