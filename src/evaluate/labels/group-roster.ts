import type { LabelSource } from '../labelling.ts';

/** Two belong together if they are in one chat group, planted or not. */
export const groupRoster: LabelSource = {
  label({ truth, ranking: { subjects } }) {
    if (subjects.of !== 'groups') return { kind: 'none', why: 'it ranks no groups' };
    if (!truth.related) return { kind: 'nothing-there', asks: 'is there any group that is written to' };
    const groups = [...truth.groups.map(({ members }) => members), ...(truth.planted.rosters ?? [])].map((members) => new Set(members));
    return {
      kind: 'together',
      asks: 'are two people in one chat group',
      belong: (one, other) => groups.some((members) => members.has(one) && members.has(other)),
    };
  },
};
