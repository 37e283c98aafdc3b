import type { LabelSource } from '../labelling.ts';
import { peopleOfPair } from '../tie-of-row.ts';

/** Two who were brought together by a third; whether the third that is named is the right one is not asked. */
export const introducers: LabelSource = {
  label(log) {
    const { truth } = log;
    if (log.ranking.subjects.of !== 'pairs') return { kind: 'none', why: 'it ranks no pairs' };
    const introduced = truth.planted.introductions ?? [];
    const pairs = new Set(introduced.map(({ one, other }) => `${Math.min(one, other)} ${Math.max(one, other)}`));
    return {
      kind: 'yes-or-no',
      asks: 'were the two brought together by a third',
      truth(row) {
        const pair = peopleOfPair(log, row);
        return pair && pairs.has(`${Math.min(...pair)} ${Math.max(...pair)}`);
      },
      positives: pairs.size,
    };
  },
};
