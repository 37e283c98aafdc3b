import { jaccard } from '../../graph/changed-circles.ts';
import type { LabelSource } from '../labelling.ts';
import { SEES } from '../tie-of-row.ts';

/** Half of the people of either must be in both for two groups to be the same. */
const SAME = 0.5;

/** Planted groups that begin, end, split or merge. */
export const circleLife: LabelSource = {
  label({ truth, observer, ranking: { subjects }, peopleOf }) {
    if (subjects.of !== 'groups') return { kind: 'none', why: 'it ranks no groups' };
    if (!truth.related) return { kind: 'nothing-there', asks: 'does any group begin or end' };
    if (SEES[observer] === 'phone') return { kind: 'none', why: 'groups talk over the messenger alone' };
    const lives = truth.planted.groupLives;
    if (!lives) return { kind: 'none', why: 'no group is known to begin or end' };
    const groups = lives.map(({ members }) => Int32Array.from(members));
    return {
      kind: 'yes-or-no',
      asks: 'did a group of at least half the same people begin, end, split or merge',
      truth(row) {
        const people = Array.from(subjects.member.subarray(subjects.offsets[row], subjects.offsets[row + 1]), peopleOf).flat();
        return groups.some((members) => jaccard(members, Int32Array.from(new Set(people))) >= SAME);
      },
      positives: lives.length,
    };
  },
};
