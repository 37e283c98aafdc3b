import type { Duration } from '../model/event.ts';

/** What the contacts of one pair come to as conversations. */
export interface Conversations {
  readonly count: number;
  /** Those that the pair's first end opened. */
  readonly opened: number;
  /** Conversations in which the other side took a turn; those that the first end opened, and the others. */
  readonly answered: readonly [number, number];
  /** µs from a turn's last message to the other side's answer, within conversations; of the first end, and of the second. Not sorted. */
  readonly delays: readonly [readonly number[], readonly number[]];
  /** Successive conversations that the same side opened, of `count` − 1. */
  readonly sameAsBefore: number;
}

/**
 * Splits contacts wherever the two are silent for longer than `gap`, and says who opened each conversation, whether it was answered
 * and how fast. Source: Y.-A. de Montjoye, L. Rocher, A. Pentland, bandicoot, J. Mach. Learn. Res. 17 (2016): conversations end after an
 * hour without a message; the delay of an answer is the time since the other's last message.
 * @param at ascending
 * @param forth in step: 1 where the first end is the sender
 */
export function splitConversations(at: ArrayLike<number>, forth: ArrayLike<number>, gap: Duration): Conversations {
  const delays: [number[], number[]] = [[], []];
  const answered: [number, number] = [0, 0];
  let count = 0;
  let opened = 0;
  let sameAsBefore = 0;
  let opener = -1;
  let isAnswered = false;
  for (let i = 0; i < at.length; i++) {
    const side = forth[i] === 1 ? 0 : 1;
    const since = i === 0 ? Number.POSITIVE_INFINITY : (at[i] as number) - (at[i - 1] as number);
    if (since > gap) {
      if (side === opener) sameAsBefore++;
      opener = side;
      isAnswered = false;
      count++;
      if (side === 0) opened++;
      continue;
    }
    if (forth[i] === forth[i - 1]) continue;
    (delays[side] as number[]).push(since);
    if (!isAnswered && side !== opener) {
      isAnswered = true;
      answered[opener as 0 | 1]++;
    }
  }
  return { count, opened, answered, delays, sameAsBefore };
}
