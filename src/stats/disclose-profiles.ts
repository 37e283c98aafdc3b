import type { EndpointId } from '../model/event.ts';
import { discloseByLeastSquares } from './least-squares-disclosure.ts';
import { type ProfileRounds, profileRounds } from './profile-rounds.ts';
import { discloseAll, normaliseDisclosure } from './sinkhorn-disclosure.ts';
import type { UnpairedRounds } from './unpaired-rounds.ts';

/** Shares that are estimated in all, senders whose profiles are, and pairings of one sent with one handed out that are looked at. */
const MOST_SHARES = 1_500_000;
const MOST_SENDERS = 150;
const MOST_PAIRINGS = 300_000_000;
/** Pairings up to which the normalised attack is made as well: it scales each some forty times. */
const MOST_NORMALISED = 40_000_000;

export interface Disclosed {
  readonly data: ProfileRounds;
  /** rows × receivers: shares by least squares, with standard deviations, and by the two older attacks; the last is absent where it would take too long. */
  readonly free: Float64Array;
  readonly nonNegative: Float64Array;
  readonly deviation: Float64Array;
  readonly sda: Float64Array;
  readonly nsda: Float64Array | undefined;
  /** Senders, and rounds, beyond the budget. */
  readonly lumped: number;
  readonly unread: number;
}

/** Profiles of the focus and of the most active senders, as far as the budget goes; all other senders are one. */
export function discloseProfiles(all: UnpairedRounds, endpoints: number, focus: readonly EndpointId[]): Disclosed {
  const rounds = affordable(all);
  const sent = new Int32Array(endpoints);
  for (const id of rounds.sender) sent[id] = (sent[id] as number) + 1;
  const width = new Set(rounds.receiver).size;
  const active = Array.from(sent.keys()).filter((id) => (sent[id] as number) > 0);
  const named = new Set(focus);
  const order = active.sort((x, y) => Number(named.has(y)) - Number(named.has(x)) || (sent[y] as number) - (sent[x] as number) || x - y);
  const most = Math.max(1, Math.min(MOST_SENDERS, Math.floor(MOST_SHARES / Math.max(1, width)) - 1));
  const data = profileRounds(rounds, Int32Array.from(order.slice(0, most)).sort(), endpoints);
  const sda = discloseAll(data);
  const nsda = pairingsOf(rounds, rounds.count) <= MOST_NORMALISED ? normaliseDisclosure(data, sda) : undefined;
  return { data, ...discloseByLeastSquares(data), sda, nsda, lumped: Math.max(0, order.length - most), unread: all.count - rounds.count };
}

const pairingsIn = ({ senderOffsets, receiverOffsets }: UnpairedRounds, t: number): number =>
  ((senderOffsets[t + 1] as number) - (senderOffsets[t] as number)) * ((receiverOffsets[t + 1] as number) - (receiverOffsets[t] as number));

function pairingsOf(rounds: UnpairedRounds, count: number): number {
  let sum = 0;
  for (let t = 0; t < count; t++) sum += pairingsIn(rounds, t);
  return sum;
}

/** The first rounds, as many as can be looked at. */
function affordable(rounds: UnpairedRounds): UnpairedRounds {
  let count = 0;
  for (let spent = 0; count < rounds.count; count++) {
    spent += pairingsIn(rounds, count);
    if (spent > MOST_PAIRINGS) break;
  }
  if (count === rounds.count) return rounds;
  return {
    count,
    senderOffsets: rounds.senderOffsets.subarray(0, count + 1),
    sender: rounds.sender.subarray(0, rounds.senderOffsets[count]),
    receiverOffsets: rounds.receiverOffsets.subarray(0, count + 1),
    receiver: rounds.receiver.subarray(0, rounds.receiverOffsets[count]),
  };
}
