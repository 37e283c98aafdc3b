import type { UnpairedRounds } from './unpaired-rounds.ts';

/** What rounds show of the senders whose profiles are sought, and of all others together. */
export interface ProfileRounds {
  /** Senders, the rest as one more where there is any: rows of what follows; and receivers: its columns. */
  readonly rows: number;
  readonly senders: Int32Array;
  readonly receivers: Int32Array;
  readonly rounds: number;
  /** CSR by round: distinct rows that sent, and how many messages each. */
  readonly offsets: Int32Array;
  readonly row: Int32Array;
  readonly sent: Float64Array;
  /** CSR by round: columns, once a message; and how many messages of the senders each message handed out stands for. */
  readonly handedOffsets: Int32Array;
  readonly column: Int32Array;
  readonly scale: Float64Array;
  /** By row: messages, and rounds. */
  readonly messages: Float64Array;
  readonly present: Float64Array;
}

/**
 * @param chosen ids of senders
 * A round that hands out fewer or more than were sent is scaled to what was sent, since something may be lost.
 */
export function profileRounds(rounds: UnpairedRounds, chosen: Int32Array, endpoints: number): ProfileRounds {
  const rowOf = new Int32Array(endpoints).fill(-1);
  chosen.forEach((id, i) => {
    rowOf[id] = i;
  });
  const receivers = [...new Set(rounds.receiver)].sort((x, y) => x - y);
  const columnOf = new Int32Array(endpoints).fill(-1);
  receivers.forEach((id, i) => {
    columnOf[id] = i;
  });
  const rest = rounds.sender.some((id) => rowOf[id] === -1);
  const rows = chosen.length + Number(rest);
  const offsets = new Int32Array(rounds.count + 1);
  const row: number[] = [];
  const sent: number[] = [];
  const scale = new Float64Array(rounds.count);
  const messages = new Float64Array(rows);
  const present = new Float64Array(rows);
  for (let t = 0; t < rounds.count; t++) {
    const own = new Map<number, number>();
    const [from, to] = [rounds.senderOffsets[t] as number, rounds.senderOffsets[t + 1] as number];
    for (let i = from; i < to; i++) {
      const known = rowOf[rounds.sender[i] as number] as number;
      const r = known < 0 ? rows - 1 : known;
      own.set(r, (own.get(r) ?? 0) + 1);
    }
    for (const [r, n] of [...own].sort(([x], [y]) => x - y)) {
      row.push(r);
      sent.push(n);
      messages[r] = (messages[r] as number) + n;
      present[r] = (present[r] as number) + 1;
    }
    offsets[t + 1] = row.length;
    scale[t] = (to - from) / ((rounds.receiverOffsets[t + 1] as number) - (rounds.receiverOffsets[t] as number));
  }
  return {
    ...{ rows, rounds: rounds.count, offsets, scale, messages, present },
    senders: chosen,
    receivers: Int32Array.from(receivers),
    row: Int32Array.from(row),
    sent: Float64Array.from(sent),
    handedOffsets: rounds.receiverOffsets,
    column: Int32Array.from(rounds.receiver, (id) => columnOf[id] as number),
  };
}
