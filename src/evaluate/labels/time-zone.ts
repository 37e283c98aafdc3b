import { type LabelSource, onlyPerson } from '../labelling.ts';

/** By how many hours the clock of a person is ahead of that of the world’s zone, where most people live: none, or that of those abroad. */
export const timeZone: LabelSource = {
  label(log) {
    const { truth, ranking, observer } = log;
    const { subjects, columns } = ranking;
    if (subjects.of !== 'endpoints') return { kind: 'none', why: 'it ranks no endpoints' };
    const owner = observer === 'device' ? truth.observers.find(({ id }) => id === observer)?.of : undefined;
    return {
      kind: 'value',
      asks: 'by how many hours is the clock of the person ahead of that of most people',
      unit: 'hours',
      truth(row) {
        const person = onlyPerson(log, subjects.id[row] as number);
        if (person === undefined || columns.value === undefined) return undefined;
        // Of others a device sees what they do at the hours of its owner.
        if (owner !== undefined && truth.people.name[person] !== owner) return undefined;
        return truth.people.abroad[person] ? truth.hoursAbroad : 0;
      },
    };
  },
};
