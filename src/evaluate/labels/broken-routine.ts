import type { LabelSource } from '../labelling.ts';

/** The days of the person whose routine was broken. */
export const brokenRoutine: LabelSource = {
  label({ truth, ranking: { subjects }, peopleOf, firstDay }) {
    if (subjects.of !== 'endpoint-days') return { kind: 'none', why: 'it ranks no days' };
    const { broken } = truth.planted;
    const days = new Set(broken?.days.map((day) => firstDay + day));
    return {
      kind: 'yes-or-no',
      asks: 'is this a day on which that person’s routine was broken',
      truth: (row) =>
        broken !== undefined && days.has(subjects.day[row] as number) && peopleOf(subjects.id[row] as number).includes(broken.person),
      positives: broken?.days.length ?? 0,
    };
  },
};
