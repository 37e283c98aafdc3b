import type { LabelSource } from '../labelling.ts';
import { peopleOfPair } from '../tie-of-row.ts';

/** The two partners of a home. */
export const partner: LabelSource = {
  label(log) {
    const { truth } = log;
    if (log.ranking.subjects.of !== 'pairs') return { kind: 'none', why: 'it ranks no pairs' };
    const couples = new Set(truth.couples.map(([one, other]) => `${Math.min(one, other)} ${Math.max(one, other)}`));
    return {
      kind: 'yes-or-no',
      asks: 'are the two a couple',
      truth(row) {
        const pair = peopleOfPair(log, row);
        return pair && couples.has(`${Math.min(...pair)} ${Math.max(...pair)}`);
      },
      positives: couples.size,
    };
  },
};
