import { HAPPENING } from '../protocol/happening.ts';
import type { Observer } from './observer.ts';

export const carrier: Observer = {
  id: 'carrier',
  describes:
    'a telephone carrier: calls and text messages with both parties, and the cell of the one who acted; and, where it keeps them, data sessions with the cell in which each began',
  fields: ['at', 'kind', 'actor', 'peer', 'duration', 'place'],
  fromOne: false,
  see(happening, row, { nameOf, cellName, dataCellOf }) {
    const { what, actor, peer, place, at } = happening;
    if (what === HAPPENING.disconnect) {
      // A session is known when it ends, and dated by its beginning.
      const cell = dataCellOf(actor, happening.since);
      if (cell < 0) return -1;
      row.kind = 'flow';
      row.actor = nameOf(actor);
      row.duration = happening.duration;
      row.place = cellName(cell);
      return happening.since;
    }
    if (what !== HAPPENING.call && what !== HAPPENING.text) return -1;
    row.kind = what === HAPPENING.call ? 'call' : 'send';
    row.actor = nameOf(actor);
    row.peer = nameOf(peer);
    if (what === HAPPENING.call) row.duration = happening.duration;
    if (place >= 0) row.place = cellName(place);
    return at;
  },
};
