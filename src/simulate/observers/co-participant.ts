import { HAPPENING } from '../protocol/happening.ts';
import type { Observer } from './observer.ts';

export const coParticipant: Observer = {
  id: 'co-participant',
  describes: 'somebody’s own app: when those who share a chat with them are online, their messages, and their receipts for one’s own',
  fields: ['at', 'kind', 'actor', 'peer', 'message'],
  fromOne: true,
  see(happening, row, { nameOf, shareChat, tellsReads }, of) {
    const { what, actor, peer, message, at } = happening;
    row.actor = nameOf(actor);
    switch (what) {
      case HAPPENING.front:
        if (actor === of || !shareChat(of, actor)) return -1;
        row.kind = 'presence';
        return at;
      case HAPPENING.disconnect:
        if (actor === of || !happening.inFront || !shareChat(of, actor)) return -1;
        row.kind = 'disconnect';
        return at;
      case HAPPENING.deliver:
      case HAPPENING.read:
        if (peer !== of && !(what === HAPPENING.deliver && actor === of)) return -1;
        if (what === HAPPENING.read && !tellsReads(actor, peer)) return -1;
        row.kind = what === HAPPENING.read ? 'read' : actor === of ? 'receive' : 'deliver';
        row.peer = nameOf(peer);
        if (message >= 0) row.message = `m${message}`;
        return at;
      case HAPPENING.send:
        if (actor !== of) return -1;
        row.kind = 'send';
        if (peer >= 0) row.peer = nameOf(peer);
        if (message >= 0) row.message = `m${message}`;
        return at;
      default:
        return -1;
    }
  },
};
