import { type LabelSource, onlyPerson } from '../labelling.ts';

/** The number that a person gave up, and the one that follows it. A second number beside the first is no successor. */
export const successorNumber: LabelSource = {
  label(log) {
    const { truth, ranking } = log;
    const { subjects } = ranking;
    if (subjects.of !== 'pairs') return { kind: 'none', why: 'it ranks no pairs' };
    const changed = new Set(
      truth.related ? truth.planted.numbers?.filter(({ kind }) => kind === 'successor').map(({ person }) => person) : [],
    );
    return {
      kind: 'yes-or-no',
      asks: 'is the one number the new number of the person who gave up the other',
      truth(row) {
        const [one, other] = [subjects.a[row] as number, subjects.b[row] as number].map((endpoint) => onlyPerson(log, endpoint));
        if (one === undefined || other === undefined) return undefined;
        return one === other && changed.has(one);
      },
      positives: changed.size,
    };
  },
};
