import { hoursApart } from '../../stats/circular.ts';
import { type LabelSource, onlyPerson } from '../labelling.ts';

/** The expected middle of sleep, night workers included: they are people whom the method gets wrong. */
export const dailyRhythm: LabelSource = {
  label(log) {
    const { truth, ranking } = log;
    const { subjects, columns } = ranking;
    if (subjects.of !== 'endpoints') return { kind: 'none', why: 'it ranks no endpoints' };
    return {
      kind: 'value',
      asks: 'at which clock hour is the middle of sleep, averaged over nights',
      unit: 'hours',
      truth(row) {
        const person = onlyPerson(log, subjects.id[row] as number);
        const value = columns.value?.[row];
        if (person === undefined || value === undefined) return undefined;
        // On the same turn of the clock as the estimate.
        return value + hoursApart(value, truth.people.midSleep[person] as number);
      },
    };
  },
};
