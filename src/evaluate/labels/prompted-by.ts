import { TRUTHS } from '../../stats/told-apart.ts';
import type { LabelSource } from '../labelling.ts';
import { connectedBefore } from './connected-before.ts';

/** The phone of the story: of the three truths behind its connection, the one that holds. */
export const promptedBy: LabelSource = {
  ...(connectedBefore.events && { events: connectedBefore.events }),
  focus: ({ planted }) => (planted.lastConnection ? [planted.lastConnection.name] : []),
  label({ truth, ranking: { subjects }, peopleOf }) {
    if (subjects.of !== 'endpoints') return { kind: 'none', why: 'it ranks no endpoints' };
    const last = truth.planted.lastConnection;
    const shows = TRUTHS.find(({ id }) => id === last?.truth)?.shows;
    if (last === undefined || shows === undefined || !truth.related)
      return { kind: 'none', why: 'the world has no connection of which it is known what prompted it' };
    const person = truth.people.name.indexOf(last.name);
    const isIt = (row: number) => peopleOf(subjects.id[row] as number).includes(person);
    return {
      kind: 'category',
      asks: 'what prompted the connection: nothing, a message to it alone, or a post to many',
      truth: (row) => (isIt(row) ? shows : undefined),
      unseen: subjects.id.some((_, row) => isIt(row)) ? [] : [shows],
    };
  },
};
