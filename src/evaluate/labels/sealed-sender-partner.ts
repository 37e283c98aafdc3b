import type { LabelSource } from '../labelling.ts';
import { peopleOfPair } from '../tie-of-row.ts';

/** Two write to each other if they have a tie over the messenger, or share a chat group. */
export const sealedSenderPartner: LabelSource = {
  label(log) {
    const { truth } = log;
    if (log.ranking.subjects.of !== 'pairs') return { kind: 'none', why: 'it ranks no pairs' };
    if (!truth.related) return { kind: 'nothing-there', asks: 'is there anybody who writes to somebody again and again' };
    const written = new Set<string>();
    const add = (one: number, other: number) => written.add(`${Math.min(one, other)} ${Math.max(one, other)}`);
    truth.ties.a.forEach((a, tie) => {
      if ((truth.ties.app[tie] as number) > 0) add(a, truth.ties.b[tie] as number);
    });
    for (const { members } of truth.groups) for (const one of members) for (const other of members) if (one < other) add(one, other);
    return {
      kind: 'yes-or-no',
      asks: 'do the two write to each other again and again, or in one group',
      truth(row) {
        const pair = peopleOfPair(log, row);
        return pair && written.has(`${Math.min(...pair)} ${Math.max(...pair)}`);
      },
      positives: written.size,
    };
  },
};
