import type { ProfileRounds } from './profile-rounds.ts';
import { invertSymmetric } from './solve-symmetric.ts';

/** Sweeps over all senders, and steps in all, after which the search for non-negative profiles stops. */
const SWEEPS = 200;
const STEPS = 400_000_000;
const CLOSE = 1e-7;

export interface LeastSquares {
  /** rows × receivers: profiles that fit best, and those that fit best without any negative share. */
  readonly free: Float64Array;
  readonly nonNegative: Float64Array;
  /** Standard deviation of `free`. */
  readonly deviation: Float64Array;
}

/**
 * The least-squares disclosure attack: profiles by which what was sent explains what was handed out best, over all rounds and senders at
 * once. Its variance is that of messages that choose a receiver each, by the profile of whoever sent them.
 * Source: F. Pérez-González, C. Troncoso, Understanding statistical disclosure: a least squares approach, PETS 2012; with non-negative
 * shares by coordinate descent (V. Franc, V. Hlaváč, M. Navara, CAIP 2005).
 */
export function discloseByLeastSquares(data: ProfileRounds): LeastSquares {
  const { rows, receivers, rounds, offsets, row, sent, handedOffsets, column, scale, messages } = data;
  const width = receivers.length;
  const gram = new Float64Array(rows * rows);
  const moment = new Float64Array(rows * width);
  const total = new Float64Array(width);
  for (let t = 0; t < rounds; t++) {
    for (let i = offsets[t] as number; i < (offsets[t + 1] as number); i++) {
      const [r, n] = [row[i] as number, sent[i] as number];
      for (let k = offsets[t] as number; k < (offsets[t + 1] as number); k++)
        gram[r * rows + (row[k] as number)] = (gram[r * rows + (row[k] as number)] as number) + n * (sent[k] as number);
      for (let k = handedOffsets[t] as number; k < (handedOffsets[t + 1] as number); k++) {
        const cell = r * width + (column[k] as number);
        moment[cell] = (moment[cell] as number) + n * (scale[t] as number);
      }
    }
    for (let k = handedOffsets[t] as number; k < (handedOffsets[t + 1] as number); k++)
      total[column[k] as number] = (total[column[k] as number] as number) + (scale[t] as number);
  }
  const inverse = invertSymmetric(gram, rows);
  const free = new Float64Array(rows * width);
  for (let r = 0; r < rows; r++)
    for (let s = 0; s < rows; s++) {
      const weight = inverse[r * rows + s] as number;
      for (let j = 0; j < width; j++) free[r * width + j] = (free[r * width + j] as number) + weight * (moment[s * width + j] as number);
    }
  const nonNegative = keepPositive(free, gram, moment, rows, width);
  const spread = weighRounds(data, inverse);
  const all = messages.reduce((sum, n) => sum + n, 0);
  const deviation = new Float64Array(rows * width);
  for (let s = 0; s < rows; s++)
    for (let j = 0; j < width; j++) {
      // One message of the background beside a sender's own, so that a share of which nothing was seen is not held for certain.
      const n = messages[s] as number;
      const share = Math.min(1, ((nonNegative[s * width + j] as number) * n + (total[j] as number) / all) / (n + 1));
      const variance = share * (1 - share);
      for (let r = 0; r < rows; r++)
        deviation[r * width + j] = (deviation[r * width + j] as number) + (spread[r * rows + s] as number) * variance;
    }
  return { free, nonNegative, deviation: deviation.map(Math.sqrt) };
}

/** Σ over rounds of (weight that a round has in the profile of r)² × messages of s. rows × rows. */
function weighRounds({ rows, rounds, offsets, row, sent }: ProfileRounds, inverse: Float64Array): Float64Array {
  const spread = new Float64Array(rows * rows);
  for (let t = 0; t < rounds; t++) {
    const [from, to] = [offsets[t] as number, offsets[t + 1] as number];
    for (let r = 0; r < rows; r++) {
      let weight = 0;
      for (let i = from; i < to; i++) weight += (inverse[r * rows + (row[i] as number)] as number) * (sent[i] as number);
      for (let i = from; i < to; i++) {
        const cell = r * rows + (row[i] as number);
        spread[cell] = (spread[cell] as number) + weight * weight * (sent[i] as number);
      }
    }
  }
  return spread;
}

/** Coordinate descent, receiver by receiver, from the free solution without its negative shares. */
function keepPositive(free: Float64Array, gram: Float64Array, moment: Float64Array, rows: number, width: number): Float64Array {
  const found = free.map((share) => Math.max(0, share));
  let steps = 0;
  for (let j = 0; j < width; j++) {
    for (let sweep = 0; sweep < SWEEPS && steps < STEPS; sweep++) {
      let moved = 0;
      for (let r = 0; r < rows; r++) {
        const own = gram[r * rows + r] as number;
        if (own === 0) continue;
        let slope = -(moment[r * width + j] as number);
        for (let s = 0; s < rows; s++) slope += (gram[r * rows + s] as number) * (found[s * width + j] as number);
        const was = found[r * width + j] as number;
        const now = Math.max(0, was - slope / own);
        found[r * width + j] = now;
        moved = Math.max(moved, Math.abs(now - was));
      }
      steps += rows * rows;
      if (moved < CLOSE) break;
    }
  }
  return found;
}
