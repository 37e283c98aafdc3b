import { HAPPENING } from '../protocol/happening.ts';
import type { Observer } from './observer.ts';

export const device: Observer = {
  id: 'device',
  describes: 'one seized or backed-up phone: what its owner wrote, received and read, its calls, and what its app says of others’ receipts',
  fields: ['at', 'kind', 'actor', 'peer', 'via', 'duration', 'bytesOut', 'bytesIn', 'message'],
  fromOne: true,
  see(happening, row, { server, nameOf, tellsReads }, of) {
    const { what, actor, peer, message, at } = happening;
    if (actor !== of && peer !== of) return -1;
    row.actor = nameOf(actor);
    if (peer >= 0) row.peer = nameOf(peer);
    if (message >= 0) row.message = `m${message}`;
    row.via = server;
    switch (what) {
      case HAPPENING.connect:
        if (!happening.inFront && !happening.byTimer) return -1;
        row.kind = 'connect';
        return at;
      case HAPPENING.send:
        if (actor !== of) return -1;
        row.kind = 'send';
        row.bytesOut = happening.bytesOut;
        return at;
      case HAPPENING.deliver:
        // Its own arrivals, and word that what it sent has arrived.
        row.kind = actor === of ? 'receive' : 'deliver';
        if (actor === of) row.bytesIn = happening.bytesIn;
        return at;
      case HAPPENING.read:
        if (actor !== of && !tellsReads(actor, peer)) return -1;
        row.kind = 'read';
        return at;
      case HAPPENING.appCall:
        row.kind = 'call';
        row.duration = happening.duration;
        return at;
      case HAPPENING.call:
      case HAPPENING.text:
        row.via = '';
        row.kind = what === HAPPENING.call ? 'call' : actor === of ? 'send' : 'receive';
        if (row.kind === 'receive') {
          row.actor = nameOf(of);
          row.peer = nameOf(actor);
        }
        if (what === HAPPENING.call) row.duration = happening.duration;
        return at;
      default:
        return -1;
    }
  },
};
