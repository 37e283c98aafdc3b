import type { TieKind } from '../inferences/ties/kind-of-tie.ts';
import { onlyPerson, type RankedLog } from './labelling.ts';
import { indexTies } from './tie-of-row.ts';

/**
 * What ties the two ends of a row of pairs: a service at one end; else where they know each other from; and for people without a tie, who
 * were in touch by a shared chat or by chance, the home or the workplace that they share. Undefined where an end is nobody in particular.
 */
export function createTrueKind(log: RankedLog): (row: number) => TieKind | undefined {
  const { truth, ranking } = log;
  const { subjects } = ranking;
  const tieOf = indexTies(log);
  const { household, workplace } = truth.people;
  return (row) => {
    if (subjects.of !== 'pairs') return undefined;
    const ends = [subjects.a[row] as number, subjects.b[row] as number];
    // Services are the only numbers that no person holds and that people call or write to.
    if (ends.some((end) => log.peopleOf(end).length === 0)) return 'service';
    const [one, other] = ends.map((end) => onlyPerson(log, end));
    if (one === undefined || other === undefined || one === other) return undefined;
    const tie = tieOf(one, other);
    switch (tie === undefined ? undefined : truth.ties.focus[tie]) {
      case 'couple':
      case 'home':
        return 'household';
      case 'family':
      case 'work':
        return truth.ties.focus[tie as number] as TieKind;
      case undefined:
        if (household[one] === household[other]) return 'household';
        return workplace[one] !== -1 && workplace[one] === workplace[other] ? 'work' : 'other';
      default:
        return 'other';
    }
  };
}
