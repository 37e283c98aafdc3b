import { type LabelSource, onlyPerson } from '../labelling.ts';

/** Two numbers that one person uses at the same time. One that follows another is never seen beside it, and is left out. */
export const sameSource: LabelSource = {
  label(log) {
    const { truth, ranking } = log;
    const { subjects } = ranking;
    if (subjects.of !== 'pairs') return { kind: 'none', why: 'it ranks no pairs' };
    const kinds = new Map(truth.related ? truth.planted.numbers?.map(({ person, kind }) => [person, kind]) : []);
    return {
      kind: 'yes-or-no',
      asks: 'are the two numbers in use by one person',
      truth(row) {
        const [one, other] = [subjects.a[row] as number, subjects.b[row] as number].map((endpoint) => onlyPerson(log, endpoint));
        // A line that a home shares, or a service.
        if (one === undefined || other === undefined) return undefined;
        if (one !== other) return false;
        return kinds.get(one) === 'successor' ? undefined : kinds.get(one) === 'second';
      },
      positives: [...kinds.values()].filter((kind) => kind === 'second').length,
    };
  },
};
