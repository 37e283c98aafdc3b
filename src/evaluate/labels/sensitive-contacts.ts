import { type LabelSource, onlyPerson } from '../labelling.ts';

/** People who called for a need of their own. Those who called for somebody else, or by chance, count as none. */
export const sensitiveContacts: LabelSource = {
  side: ({ planted }) =>
    planted.services ? { services: planted.services.map(({ name, category }) => ({ endpoint: name, category })) } : {},
  label(log) {
    const { truth, ranking } = log;
    const { subjects } = ranking;
    if (subjects.of !== 'endpoints') return { kind: 'none', why: 'it ranks no endpoints' };
    const needs = new Set(truth.planted.needs?.people);
    return {
      kind: 'yes-or-no',
      asks: 'did the person call for a need of their own',
      truth(row) {
        const person = onlyPerson(log, subjects.id[row] as number);
        return person === undefined ? undefined : needs.has(person);
      },
      positives: needs.size,
    };
  },
};
