import type { LabelSource } from '../labelling.ts';
import { indexTies, peopleOfPair } from '../tie-of-row.ts';

/** The share of a tie's conversations that its one end is expected to open, by how much each of the two does. */
export const reciprocityAndInitiative: LabelSource = {
  label(log) {
    const { truth } = log;
    if (log.ranking.subjects.of !== 'pairs') return { kind: 'none', why: 'it ranks no pairs' };
    if (!truth.related) return { kind: 'none', why: 'without relations there are no ties of which one end would open more' };
    const tieOf = indexTies(log);
    return {
      kind: 'value',
      asks: 'which share of the pair’s conversations its first end is expected to open',
      unit: 'share',
      truth(row) {
        const pair = peopleOfPair(log, row);
        const tie = pair && tieOf(...pair);
        if (pair === undefined || tie === undefined) return undefined;
        const opens = truth.ties.opens[tie] as number;
        return pair[0] === truth.ties.a[tie] ? opens : 1 - opens;
      },
    };
  },
};
