import { HAPPENING } from '../protocol/happening.ts';
import type { Observer } from './observer.ts';

export const sealedServer: Observer = {
  id: 'sealed-server',
  describes:
    'a messaging server to which senders do not identify themselves: who connects, and who receives something and when, be it message or receipt',
  fields: ['at', 'kind', 'actor', 'via', 'bytesIn'],
  fromOne: false,
  see(happening, row, { server, nameOf }) {
    const { what, actor, at } = happening;
    row.via = server;
    row.actor = nameOf(actor);
    switch (what) {
      case HAPPENING.connect:
      case HAPPENING.second:
        row.kind = 'connect';
        return at;
      case HAPPENING.deliver:
      case HAPPENING.receipt:
        row.kind = 'receive';
        row.bytesIn = happening.bytesIn;
        return at;
      default:
        return -1;
    }
  },
};
