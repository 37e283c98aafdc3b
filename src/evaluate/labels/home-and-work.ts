import type { HomeAndWork } from '../../inferences/places/home-and-work.ts';
import { type LabelSource, onlyPerson } from '../labelling.ts';

/** What was said of one place, beside the true one. */
const judge = (said: string | undefined, truth: string): string =>
  said === undefined ? 'no place' : said === truth ? 'its place' : 'another place';

/** The cells of home and workplace of every person, travellers and night workers included. */
export const homeAndWork: LabelSource = {
  label(log) {
    const { truth, ranking } = log;
    const found = new Map<number, HomeAndWork>();
    for (const one of ranking.working as readonly HomeAndWork[]) {
      const person = onlyPerson(log, one.id);
      // Of several numbers of one person, the first that says something.
      if (person !== undefined && !found.has(person)) found.set(person, one);
    }
    const nameOf = (place: number | undefined) => (place === undefined ? undefined : log.placeName?.(place));
    const { homeCell, workCell, name } = truth.people;
    return {
      kind: 'sayings',
      asks: 'which cell is the home of each person, and which the workplace of those who have one elsewhere',
      cases: name.flatMap((_, person) => {
        const one = found.get(person);
        const [home, work] = [homeCell[person] as string, workCell[person] as string];
        const elsewhere = work !== '' && work !== home;
        return [
          { truth: 'home: its place', said: `home: ${judge(nameOf(one?.home.place), home)}` },
          { truth: elsewhere ? 'work: its place' : 'work: no place', said: `work: ${judge(nameOf(one?.work?.place), work)}` },
        ];
      }),
    };
  },
};
