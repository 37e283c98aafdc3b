import type { LabelSource } from '../labelling.ts';

/** Who of those whom contact chaining brings in has to do with the event. */
export const broughtIn: LabelSource = {
  focus: ({ roles }) => (roles.suspect === undefined ? [] : [roles.suspect]),
  label({ truth, peopleOf }) {
    const { chained } = truth.planted;
    if (chained === undefined) return { kind: 'none', why: 'the world does not say who has to do with anything' };
    const involved = new Set(chained.filter((one) => one.involved).map(({ name }) => truth.people.name.indexOf(name)));
    return {
      kind: 'brought-in',
      asks: 'has somebody who is brought in to do with the event',
      involved: (endpoint) => peopleOf(endpoint).some((person) => involved.has(person)),
      positives: involved.size,
    };
  },
};
