import { drawMix } from '../stats/disclosure-setting.ts';

export const MIX = { people: 30, batch: 8, friends: 3, rounds: 1_500 } as const;

const nameOf = (id: number) => `user-${String(id).padStart(2, '0')}`;
export const numberOf = (name: string): number => Number(name.slice('user-'.length));

/** The log of a mix in the project's own format, a batch being sent, and handed out a minute later in another order; with the shares that are true. */
export function writeMixLog(seed: number): { readonly log: string; readonly truth: Float64Array } {
  const { rounds, truth } = drawMix(MIX.people, MIX.batch, MIX.friends, MIX.rounds, seed);
  const lines = Array.from({ length: rounds.count }, (_, t) => {
    const at = (second: number) => new Date(Date.parse('2021-01-04T00:00:00Z') + 1_000 * (600 * t + second)).toISOString();
    const sent = [...rounds.sender.subarray(rounds.senderOffsets[t], rounds.senderOffsets[t + 1])];
    const handed = [...rounds.receiver.subarray(rounds.receiverOffsets[t], rounds.receiverOffsets[t + 1])].sort((x, y) => x - y);
    return [
      ...sent.map((id, i) => JSON.stringify({ at: at(i), kind: 'send', actor: nameOf(id) })),
      ...handed.map((id) => JSON.stringify({ at: at(60), kind: 'receive', actor: nameOf(id) })),
    ].join('\n');
  });
  return { log: `${lines.join('\n')}\n`, truth };
}
