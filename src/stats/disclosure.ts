/** Rounds of an anonymising batch, as CSR: which receivers each had, once a message. */
export interface Rounds {
  readonly offsets: Int32Array;
  readonly receiver: Int32Array;
}

/**
 * The statistical disclosure attack: how much of one sender's mail goes to each receiver, from rounds in which that sender sent one message.
 * The mean of what was received, scaled up by the batch, less what the others send.
 * Source: G. Danezis, Statistical disclosure attacks, SEC 2003.
 * @param batch messages a round
 * @param background share of the others' mail that goes to each receiver, by id; it sums to 1
 * @returns weight by receiver, its expectation being the sender's profile; single weights may be negative
 * @throws RangeError where there is no round
 */
export function discloseProfile({ offsets, receiver }: Rounds, batch: number, background: Float64Array): Float64Array {
  const rounds = offsets.length - 1;
  if (rounds < 1) throw new RangeError('a profile needs a round');
  const profile = background.map((share) => -(batch - 1) * share);
  for (let i = offsets[0] as number; i < (offsets[rounds] as number); i++) {
    const id = receiver[i] as number;
    profile[id] = (profile[id] as number) + 1 / rounds;
  }
  return profile;
}

/**
 * Rounds after which each of a sender's equally frequent correspondents stands out from all other receivers by `deviations` standard
 * deviations of either: 2 for about 95 %, 3 for about 99 %. The background is uniform.
 * Source: the same; with the variances of single receivers.
 */
export function roundsToDisclose(correspondents: number, receivers: number, batch: number, deviations: number): number {
  const others = ((receivers - 1) * (batch - 1)) / receivers ** 2;
  const own = (correspondents - 1) / correspondents ** 2;
  return (correspondents * deviations * (Math.sqrt(own + others) + Math.sqrt(others))) ** 2;
}
