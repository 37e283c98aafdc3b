import { type LabelSource, onlyPerson } from '../labelling.ts';

/** Who brought two of their contacts together. In worlds where nobody did, relations or not, whoever is found is found wrongly. */
export const introducers: LabelSource = {
  label(log) {
    const { truth, ranking } = log;
    const { subjects } = ranking;
    if (subjects.of !== 'endpoints') return { kind: 'none', why: 'it ranks no endpoints' };
    const introduced = new Set((truth.planted.introductions ?? []).map(({ introducer }) => introducer));
    if (introduced.size === 0) return { kind: 'nothing-there', asks: 'does anybody bring others together' };
    return {
      kind: 'yes-or-no',
      asks: 'did it bring others together',
      truth(row) {
        const person = onlyPerson(log, subjects.id[row] as number);
        return person === undefined ? undefined : introduced.has(person);
      },
      positives: introduced.size,
    };
  },
};
