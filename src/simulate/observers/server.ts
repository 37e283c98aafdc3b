import { HAPPENING } from '../protocol/happening.ts';
import type { Observer } from './observer.ts';

export const server: Observer = {
  id: 'server',
  describes: 'a messaging server that knows who writes to whom: connections, messages, deliveries, reads that are told, calls over the app',
  fields: ['at', 'kind', 'actor', 'peer', 'via', 'bytesOut', 'bytesIn', 'message'],
  fromOne: false,
  see(happening, row, { server, nameOf, tellsReads }) {
    const { what, actor, peer, message, at } = happening;
    row.via = server;
    row.actor = nameOf(actor);
    if (peer >= 0) row.peer = nameOf(peer);
    if (message >= 0) row.message = `m${message}`;
    switch (what) {
      case HAPPENING.connect:
      case HAPPENING.second:
        row.kind = 'connect';
        return at;
      case HAPPENING.disconnect:
        row.kind = 'disconnect';
        return at;
      case HAPPENING.send:
        row.kind = 'send';
        row.bytesOut = happening.bytesOut;
        return at;
      case HAPPENING.deliver:
        row.kind = 'deliver';
        row.bytesIn = happening.bytesIn;
        return at;
      case HAPPENING.read:
        if (!tellsReads(actor, peer)) return -1;
        row.kind = 'read';
        return at;
      case HAPPENING.appCall:
        row.kind = 'call';
        return at;
      default:
        return -1;
    }
  },
};
