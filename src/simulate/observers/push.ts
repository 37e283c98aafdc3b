import { HAPPENING } from '../protocol/happening.ts';
import type { Observer } from './observer.ts';

export const push: Observer = {
  id: 'push',
  describes: 'a push provider: which device was woken for which app, and when',
  fields: ['at', 'kind', 'actor', 'via'],
  fromOne: false,
  see(happening, row, { server, nameOf }) {
    if (happening.what !== HAPPENING.push) return -1;
    row.kind = 'push';
    row.actor = nameOf(happening.actor);
    row.via = server;
    return happening.at;
  },
};
