import type { LabelSource } from '../labelling.ts';

/** Members of the planted hierarchy with somebody above them and somebody below: they pass orders on. */
export const relays: LabelSource = {
  label({ truth, ranking: { subjects }, peopleOf }) {
    if (subjects.of !== 'endpoints') return { kind: 'none', why: 'it ranks no endpoints' };
    if (!truth.related) return { kind: 'nothing-there', asks: 'does anybody pass contacts on' };
    const { hierarchy } = truth.planted;
    if (!hierarchy) return { kind: 'none', why: 'nobody is known to pass anything on' };
    const between = new Set(hierarchy.members.filter((_, i) => (hierarchy.parent[i] as number) >= 0 && hierarchy.parent.includes(i)));
    return {
      kind: 'yes-or-no',
      asks: 'does this one get orders and pass them on',
      truth: (row) => peopleOf(subjects.id[row] as number).some((person) => between.has(person)),
      positives: between.size,
    };
  },
};
