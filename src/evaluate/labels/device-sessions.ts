import type { ObserverId } from '../../simulate/scenario.ts';
import type { Truth } from '../../simulate/truth.ts';
import { type LabelSource, onlyPerson } from '../labelling.ts';

/**
 * What each observer sees of the messenger in use: its owner’s acts, or every connection. Calls and pushes are no use of it, and a
 * subscriber line carries what people do at home, or away from it, but not both.
 */
const SEES: Readonly<Partial<Record<ObserverId, keyof Pick<Truth['people'], 'sittings' | 'deviceSittings'>>>> = {
  device: 'sittings',
  'co-participant': 'sittings',
  server: 'deviceSittings',
  'sealed-server': 'deviceSittings',
  everyone: 'deviceSittings',
};

/** Sittings a day that are expected of a person, whom chance made busier or less busy on the days of the log. */
export const deviceSessions: LabelSource = {
  label(log) {
    const { truth, observer, ranking } = log;
    const { subjects } = ranking;
    if (subjects.of !== 'endpoints') return { kind: 'none', why: 'it ranks no endpoints' };
    const seen = SEES[observer];
    if (seen === undefined)
      return { kind: 'none', why: 'this observer does not see when a person uses the messenger, or sees a part of it' };
    // A device’s log has its owner’s acts, and of others only what touches the owner.
    const owner = observer === 'device' ? truth.observers.find(({ id }) => id === observer)?.of : undefined;
    return {
      kind: 'value',
      asks:
        seen === 'sittings'
          ? 'in how many sittings a usual day does the person use the messenger'
          : 'in how many sittings a usual day is the device connected, timers left out',
      unit: 'sittings',
      truth(row) {
        const person = onlyPerson(log, subjects.id[row] as number);
        if (person === undefined || (owner !== undefined && truth.people.name[person] !== owner)) return undefined;
        return truth.people[seen][person];
      },
    };
  },
};
