import { MICROS_PER_DAY } from '../../model/event.ts';
import type { LabelSource } from '../labelling.ts';

/** The phone of the story, those whom planted events concern, and the source who was in touch before each publication. */
export const connectedBefore: LabelSource = {
  events({ planted, related, to }) {
    if (planted.events) return planted.events.map(({ at }) => new Date(at).toISOString());
    // Where nothing is there, any instant will do: one on the last afternoon but one.
    return related ? [] : [new Date(Date.parse(to) - 2 * 86_400_000 + 14.5 * 3_600_000).toISOString()];
  },
  // A source is in touch within days, not minutes.
  options: (truth) => (truth.roles.source === undefined ? {} : { 'connected-before.window': 3 * MICROS_PER_DAY }),
  // Each of these has people of its own.
  alone: ({ planted, related }) => related && planted.triggered !== undefined,
  label({ truth, ranking: { subjects }, peopleOf, events }) {
    if (subjects.of !== 'endpoints') return { kind: 'none', why: 'it ranks no endpoints' };
    const triggered = truth.related ? truth.planted.triggered?.find(({ at }) => at * 1_000 === events?.[0]) : undefined;
    if (triggered) {
      const involved = new Set(triggered.related.map((one) => truth.people.name.indexOf(one)));
      return {
        kind: 'yes-or-no',
        asks: 'is this one of those whom what caused the event concerns, whether or not it made them connect',
        truth(row) {
          const people = peopleOf(subjects.id[row] as number);
          // A line that several share is neither one of them nor somebody else.
          return people.length === 1 ? involved.has(people[0] as number) : undefined;
        },
        positives: involved.size,
      };
    }
    const name = truth.related ? (truth.planted.lastConnection?.name ?? truth.roles.source) : undefined;
    const person = name === undefined ? -1 : truth.people.name.indexOf(name);
    return {
      kind: 'yes-or-no',
      asks: 'is this the one whose connection was caused by what caused the event',
      truth: (row) => peopleOf(subjects.id[row] as number).includes(person),
      positives: person < 0 ? 0 : 1,
    };
  },
};
