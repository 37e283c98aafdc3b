import type { LabelSource } from '../labelling.ts';
import { indexTies, peopleOfPair, SEES } from '../tie-of-row.ts';

/** A tie that begins or ends on a day of the world. Counted as there to be found: those expected to be in contact on five days or more. */
const EXPECTED_DAYS = 5;

export const tieChange: LabelSource = {
  label(log) {
    const { truth, observer } = log;
    if (log.ranking.subjects.of !== 'pairs') return { kind: 'none', why: 'it ranks no pairs' };
    const { from, to } = truth.ties;
    const tieOf = indexTies(log);
    const changes = (tie: number) => (from[tie] as number) > 0 || (to[tie] as number) < truth.days;
    const share = truth.ties[SEES[observer]];
    return {
      kind: 'yes-or-no',
      asks: 'did the tie begin or end within the days of the world',
      truth(row) {
        const pair = peopleOfPair(log, row);
        if (pair === undefined) return undefined;
        const tie = tieOf(...pair);
        return tie !== undefined && changes(tie);
      },
      positives: share.filter((days, tie) => days * truth.days >= EXPECTED_DAYS && changes(tie)).length,
    };
  },
};
