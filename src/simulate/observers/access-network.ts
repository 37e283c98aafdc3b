import { HAPPENING } from '../protocol/happening.ts';
import type { Observer } from './observer.ts';

export const accessNetwork: Observer = {
  id: 'access-network',
  describes: 'an access network: flows of a subscriber line to the messenger, written when they end; people at home may share one line',
  fields: ['at', 'kind', 'actor', 'via', 'duration', 'bytesOut', 'bytesIn'],
  fromOne: false,
  see(happening, row, { server, lineOf }) {
    const { what, actor, at, since } = happening;
    // A flow is known when it ends, and dated by its beginning. Timers keep a connection of their own alive.
    if (what !== HAPPENING.disconnect && what !== HAPPENING.second && !(what === HAPPENING.connect && happening.byTimer)) return -1;
    const from = what === HAPPENING.disconnect ? since : at;
    row.kind = 'flow';
    row.actor = lineOf(actor, from);
    row.via = server;
    row.duration = what === HAPPENING.connect ? 400 : happening.duration;
    row.bytesOut = what === HAPPENING.connect ? 160 : happening.bytesOut;
    row.bytesIn = what === HAPPENING.connect ? 160 : happening.bytesIn;
    return from;
  },
};
