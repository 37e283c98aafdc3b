import type { LabelSource } from '../labelling.ts';

/** The people whose habits were others from a day on. Without such a plant nobody changes for good: busy and quiet weeks pass. */
export const changedRoutine: LabelSource = {
  label({ truth, ranking: { subjects }, peopleOf }) {
    if (subjects.of !== 'endpoints') return { kind: 'none', why: 'it ranks no endpoints' };
    const { changed } = truth.planted;
    const people = new Set(changed?.people.map(({ person }) => person));
    return {
      kind: 'yes-or-no',
      asks: 'did the habits of a person behind it change for good',
      truth: (row) => peopleOf(subjects.id[row] as number).some((person) => people.has(person)),
      positives: people.size,
    };
  },
};
