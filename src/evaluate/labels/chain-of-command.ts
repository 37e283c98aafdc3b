import { type LabelSource, onlyPerson } from '../labelling.ts';

/** How many links below its chief a member of the planted hierarchy stands; nobody else has a rank. */
export const chainOfCommand: LabelSource = {
  label(log) {
    const { truth, ranking } = log;
    const { subjects } = ranking;
    if (subjects.of !== 'endpoints') return { kind: 'none', why: 'it ranks no endpoints' };
    if (!truth.related) return { kind: 'nothing-there', asks: 'does anybody set off contacts of others' };
    const { hierarchy } = truth.planted;
    if (!hierarchy) return { kind: 'none', why: 'no hierarchy is planted in it' };
    const level = new Map<number, number>();
    hierarchy.members.forEach((person, i) => {
      const above = hierarchy.parent[i] as number;
      level.set(person, above < 0 ? 0 : (level.get(hierarchy.members[above] as number) as number) + 1);
    });
    return {
      kind: 'rank',
      highest: 0,
      asks: 'who stands higher in the hierarchy; the first is its chief',
      truth(row) {
        const person = onlyPerson(log, subjects.id[row] as number);
        const below = person === undefined ? undefined : level.get(person);
        return below === undefined ? undefined : -below;
      },
    };
  },
};
