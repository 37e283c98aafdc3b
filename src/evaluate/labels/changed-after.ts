import type { LabelSource } from '../labelling.ts';

/** The people whose habits were others from a day on; where nothing changed, the same moment. */
export const changedAfter: LabelSource = {
  events: ({ planted: { changed } }) => (changed ? [new Date(changed.at).toISOString()] : []),
  label({ truth, ranking: { subjects }, peopleOf }) {
    if (subjects.of !== 'endpoints') return { kind: 'none', why: 'it ranks no endpoints' };
    const people = new Set(truth.planted.changed?.people.map(({ person }) => person));
    return {
      kind: 'yes-or-no',
      asks: 'did the habits of a person behind it change at the event',
      truth: (row) => peopleOf(subjects.id[row] as number).some((person) => people.has(person)),
      positives: people.size,
    };
  },
};
