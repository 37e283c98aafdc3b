import { type LabelSource, onlyPerson } from '../labelling.ts';
import { SEES } from '../tie-of-row.ts';

/** The share of days on which a pair is expected to be in contact, by what the observer sees of it. */
export const strongestTies: LabelSource = {
  label(log) {
    const { truth, observer, ranking } = log;
    const { subjects } = ranking;
    if (subjects.of !== 'pairs') return { kind: 'none', why: 'it ranks no pairs' };
    if (!truth.related) return { kind: 'none', why: 'without relations nobody is expected to meet anybody' };
    const share = truth.ties[SEES[observer]];
    const count = truth.people.name.length;
    const expected = new Map(share.map((value, i) => [(truth.ties.a[i] as number) * count + (truth.ties.b[i] as number), value]));
    return {
      kind: 'value',
      asks: 'on which share of days is the pair expected to be in contact',
      unit: 'share',
      truth(row) {
        const [one, other] = [subjects.a[row] as number, subjects.b[row] as number].map((endpoint) => onlyPerson(log, endpoint));
        if (one === undefined || other === undefined) return undefined;
        return expected.get(Math.min(one, other) * count + Math.max(one, other));
      },
    };
  },
};
