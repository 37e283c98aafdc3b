import type { LabelSource } from '../labelling.ts';
import { indexTies, peopleOfPair, SEES } from '../tie-of-row.ts';

/** Days of contact over the way that the observer sees, expected, from which two count as talking with each other. */
const TALKING_DAYS = 3;

/**
 * Pairs with a tie over which contact is expected on three days or more. Those with a weaker tie, and those who only share a chat group,
 * are neither talking with each other nor strangers, and are left out.
 */
export const linkedByTiming: LabelSource = {
  label(log) {
    const { truth, observer, ranking } = log;
    if (ranking.subjects.of !== 'pairs') return { kind: 'none', why: 'it ranks no pairs' };
    if (!truth.related) return { kind: 'nothing-there', asks: 'does anybody talk with one in particular' };
    const share = truth.ties[SEES[observer]];
    const tieOf = indexTies(log);
    const talking = (tie: number) => (share[tie] as number) * truth.days >= TALKING_DAYS;
    const { rosters = [], hierarchy } = truth.planted;
    const groupsOf = truth.people.name.map(() => new Set<number>());
    [...truth.groups.map(({ members }) => members), ...rosters, ...(hierarchy ? [hierarchy.members] : [])].forEach((members, group) => {
      for (const member of members) groupsOf[member]?.add(group);
    });
    return {
      kind: 'yes-or-no',
      asks: 'do the two talk with each other, on three days or more',
      truth(row) {
        const pair = peopleOfPair(log, row);
        if (!pair) return undefined;
        const tie = tieOf(...pair);
        if (tie !== undefined) return talking(tie) || undefined;
        const [one, other] = pair.map((person) => groupsOf[person]) as [Set<number>, Set<number>];
        return [...one].some((group) => other.has(group)) ? undefined : false;
      },
      positives: share.filter((_, tie) => talking(tie)).length,
    };
  },
};
