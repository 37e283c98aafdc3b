import { type LabelSource, onlyPerson, type RankedLog } from '../labelling.ts';
import { SEES } from '../tie-of-row.ts';

/** How much contact one has with people of other circles, by the ties that there are. As in the question, everybody is of one circle. */
export const goBetweens: LabelSource = {
  label(log) {
    const { truth, ranking } = log;
    const { subjects } = ranking;
    if (subjects.of !== 'endpoints') return { kind: 'none', why: 'it ranks no endpoints' };
    if (!truth.related) return { kind: 'nothing-there', asks: 'does anybody stand between circles' };
    const { a, b, [SEES[log.observer]]: days } = truth.ties;
    const main = mainCircles(log, days);
    const across = new Float64Array(main.length);
    a.forEach((one, tie) => {
      const other = b[tie] as number;
      if (main[one] !== undefined && main[one] === main[other]) return;
      for (const person of [one, other]) across[person] = (across[person] as number) + (days[tie] as number);
    });
    return {
      kind: 'rank',
      asks: 'who has more contact with people of other circles (homes, workplaces, clubs, closed groups) than their own',
      highest: across.reduce((most, share) => Math.max(most, share), 0),
      truth(row) {
        const person = onlyPerson(log, subjects.id[row] as number);
        return person === undefined ? undefined : across[person];
      },
    };
  },
};

/** By person: the home, workplace, club or closed group with which the ties give most contact; undefined for those whose ties lie in none. */
function mainCircles({ truth }: RankedLog, days: readonly number[]): (string | undefined)[] {
  const { household, workplace, club, name } = truth.people;
  const closed = [...(truth.planted.rosters ?? []), ...(truth.planted.hierarchy ? [truth.planted.hierarchy.members] : [])];
  const circles = name.map((_, person) => [
    `home ${household[person]}`,
    ...((workplace[person] as number) < 0 ? [] : [`work ${workplace[person]}`]),
    ...((club[person] as number) < 0 ? [] : [`club ${club[person]}`]),
    ...closed.flatMap((members, i) => (members.includes(person) ? [`closed ${i}`] : [])),
  ]);
  const within = name.map(() => new Map<string, number>());
  truth.ties.a.forEach((one, tie) => {
    const other = truth.ties.b[tie] as number;
    for (const circle of circles[one] as string[])
      if ((circles[other] as string[]).includes(circle))
        for (const person of [one, other]) within[person]?.set(circle, (within[person]?.get(circle) ?? 0) + (days[tie] as number));
  });
  return within.map((own) => [...own].sort((x, y) => y[1] - x[1])[0]?.[0]);
}
