import { measureBetweenness } from '../../graph/betweenness.ts';
import { buildGraph } from '../../graph/csr.ts';
import { createRandom } from '../../stats/random.ts';
import { type LabelSource, onlyPerson } from '../labelling.ts';

/** Whoever stands on most of the shortest ways between others by the ties that there are, whether or not the log shows them. */
export const goBetweens: LabelSource = {
  label(log) {
    const { truth, ranking } = log;
    const { subjects } = ranking;
    if (subjects.of !== 'endpoints') return { kind: 'none', why: 'it ranks no endpoints' };
    if (!truth.related) return { kind: 'nothing-there', asks: 'does anybody stand between others' };
    const people = truth.people.name.length;
    const { a, b } = truth.ties;
    const graph = buildGraph(people, { a: Int32Array.from(a), b: Int32Array.from(b), weight: new Float64Array(a.length).fill(1) });
    const everyone = Int32Array.from({ length: people }, (_, person) => person);
    const { value } = measureBetweenness(graph, everyone, createRandom(1), Number.POSITIVE_INFINITY);
    return {
      kind: 'rank',
      asks: 'who stands between more others by the ties that there are',
      highest: value.reduce((most, share) => Math.max(most, share), 0),
      truth(row) {
        const person = onlyPerson(log, subjects.id[row] as number);
        return person === undefined ? undefined : value[person];
      },
    };
  },
};
