import type { Exchanges } from '../model/artifacts.ts';
import { type Duration, EVENT_KINDS } from '../model/event.ts';

const SENT: number = EVENT_KINDS.send.code;
const HANDED: readonly number[] = [EVENT_KINDS.deliver.code, EVENT_KINDS.receive.code];

/** Rounds of an anonymising batch: who sent into it, and to whom something was handed out of it, once a message. CSR by round. */
export interface UnpairedRounds {
  readonly count: number;
  readonly senderOffsets: Int32Array;
  readonly sender: Int32Array;
  readonly receiverOffsets: Int32Array;
  readonly receiver: Int32Array;
}

/**
 * Sends that name no receiver and deliveries that name no sender, as rounds.
 * @param length of a round, counted from the first of them; 0: a round ends where, after deliveries, the next is sent, as of a mix that
 *   gathers a batch and hands it out. Of one instant, what was sent comes first.
 */
export function collectRounds({ count, at, sender, receiver, kind }: Exchanges, length: Duration): UnpairedRounds {
  const senders: number[] = [];
  const receivers: number[] = [];
  const senderOffsets = [0];
  const receiverOffsets = [0];
  let first = Number.NaN;
  let current = 0;
  let handing = false;
  const end = () => {
    const [sent, handed] = [senders.length, receivers.length];
    // A round without one of the two says nothing.
    if (sent > (senderOffsets.at(-1) as number) && handed > (receiverOffsets.at(-1) as number)) {
      senderOffsets.push(sent);
      receiverOffsets.push(handed);
    } else {
      senders.length = senderOffsets.at(-1) as number;
      receivers.length = receiverOffsets.at(-1) as number;
    }
    handing = false;
  };
  for (let i = 0; i < count; ) {
    let next = i;
    while (next < count && at[next] === at[i]) next++;
    const sent: number[] = [];
    const handed: number[] = [];
    for (let k = i; k < next; k++) {
      if (kind[k] === SENT && receiver[k] === -1) sent.push(sender[k] as number);
      else if (HANDED.includes(kind[k] as number) && sender[k] === -1) handed.push(receiver[k] as number);
    }
    if (sent.length + handed.length > 0) {
      if (Number.isNaN(first)) first = at[i] as number;
      const round = length > 0 ? Math.floor(((at[i] as number) - first) / length) : current;
      if (length > 0 ? round !== current : handing && sent.length > 0) end();
      current = round;
      senders.push(...sent);
      receivers.push(...handed);
      handing ||= handed.length > 0;
    }
    i = next;
  }
  end();
  return {
    count: senderOffsets.length - 1,
    senderOffsets: Int32Array.from(senderOffsets),
    sender: Int32Array.from(senders),
    receiverOffsets: Int32Array.from(receiverOffsets),
    receiver: Int32Array.from(receivers),
  };
}
