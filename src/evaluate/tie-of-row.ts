import type { ObserverId } from '../simulate/scenario.ts';
import type { Truth } from '../simulate/truth.ts';
import { onlyPerson, type RankedLog } from './labelling.ts';

/** By which way of contact each observer sees people in touch. */
export const SEES: Readonly<Record<ObserverId, keyof Pick<Truth['ties'], 'app' | 'phone' | 'any'>>> = {
  device: 'any',
  'access-network': 'app',
  carrier: 'phone',
  server: 'app',
  'sealed-server': 'app',
  push: 'app',
  'co-participant': 'app',
  everyone: 'any',
};

/** Numbers that two people have together, whatever their order. */
const keyOf = (one: number, other: number, people: number): number => Math.min(one, other) * people + Math.max(one, other);

/** The two people of a row of pairs, in the order of the row; undefined where an end is not exactly one person, or both are the same. */
export function peopleOfPair(log: RankedLog, row: number): readonly [number, number] | undefined {
  const { subjects } = log.ranking;
  if (subjects.of !== 'pairs') return undefined;
  const [one, other] = [onlyPerson(log, subjects.a[row] as number), onlyPerson(log, subjects.b[row] as number)];
  return one === undefined || other === undefined || one === other ? undefined : [one, other];
}

/** Finds the place of the tie between two people in the columns of `truth.ties`; undefined where they have none. */
export function indexTies({ truth }: RankedLog): (one: number, other: number) => number | undefined {
  const people = truth.people.name.length;
  const places = new Map(truth.ties.a.map((a, tie) => [keyOf(a, truth.ties.b[tie] as number, people), tie]));
  return (one, other) => places.get(keyOf(one, other, people));
}
