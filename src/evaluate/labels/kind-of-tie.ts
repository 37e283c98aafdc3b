import type { LabelSource } from '../labelling.ts';
import { createTrueKind } from '../true-kind.ts';

/** Where the two know each other from. What is left open counts as of another kind. */
export const kindOfTie: LabelSource = {
  label(log) {
    if (log.ranking.subjects.of !== 'pairs') return { kind: 'none', why: 'it ranks no pairs' };
    if (!log.truth.related) return { kind: 'none', why: 'without relations no tie is of any kind' };
    return {
      kind: 'category',
      asks: 'is the tie one of household, family, work, a service, or another',
      truth: createTrueKind(log),
      unseen: [],
    };
  },
};
