import { HAPPENING } from '../protocol/happening.ts';
import { carrier } from './carrier.ts';
import type { Observer } from './observer.ts';
import { push } from './push.ts';
import { server } from './server.ts';

export const everyone: Observer = {
  id: 'everyone',
  describes: 'server, push provider and carrier together, under one name for each person, with clocks that agree',
  fields: ['at', 'kind', 'actor', 'peer', 'via', 'duration', 'bytesOut', 'bytesIn', 'place', 'message'],
  fromOne: false,
  see(happening, row, surroundings, of) {
    const part =
      happening.what === HAPPENING.push ? push : happening.what === HAPPENING.call || happening.what === HAPPENING.text ? carrier : server;
    const at = part.see(happening, row, surroundings, of);
    // What the carrier calls a session of data is what the server calls a connection.
    const cell = happening.what === HAPPENING.connect && !happening.byTimer ? surroundings.dataCellOf(happening.actor, happening.at) : -1;
    if (cell >= 0) row.place = surroundings.cellName(cell);
    return at;
  },
};
