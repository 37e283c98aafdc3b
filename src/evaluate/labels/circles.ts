import type { LabelSource } from '../labelling.ts';

/** Two people belong together if they share a home, a workplace or a club, a closed group, or a hierarchy. */
export const circles: LabelSource = {
  label({ truth, ranking: { subjects } }) {
    if (subjects.of !== 'groups') return { kind: 'none', why: 'it ranks no groups' };
    if (!truth.related) return { kind: 'nothing-there', asks: 'is there any group' };
    const { household, workplace, club } = truth.people;
    const groups = [...(truth.planted.rosters ?? []), ...(truth.planted.hierarchy ? [truth.planted.hierarchy.members] : [])].map(
      (members) => new Set(members),
    );
    const same = (place: readonly number[], one: number, other: number) => place[one] !== -1 && place[one] === place[other];
    return {
      kind: 'together',
      asks: 'do two people share a home, a workplace, a club or a closed group',
      belong: (one, other) =>
        same(household, one, other) ||
        same(workplace, one, other) ||
        same(club, one, other) ||
        groups.some((members) => members.has(one) && members.has(other)),
      divisions: { household, workplace },
    };
  },
};
