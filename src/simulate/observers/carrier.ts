import { HAPPENING } from '../protocol/happening.ts';
import type { Observer } from './observer.ts';

export const carrier: Observer = {
  id: 'carrier',
  describes: 'a telephone carrier: calls and text messages with both parties, and the cell of the one who acted',
  fields: ['at', 'kind', 'actor', 'peer', 'duration', 'place'],
  fromOne: false,
  see(happening, row, { nameOf, cellName }) {
    const { what, actor, peer, place, at } = happening;
    if (what !== HAPPENING.call && what !== HAPPENING.text) return -1;
    row.kind = what === HAPPENING.call ? 'call' : 'send';
    row.actor = nameOf(actor);
    row.peer = nameOf(peer);
    if (what === HAPPENING.call) row.duration = happening.duration;
    if (place >= 0) row.place = cellName(place);
    return at;
  },
};
