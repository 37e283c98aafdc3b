import type { EventKind } from '../model/event.ts';
import { plainName } from './header-names.ts';
import { spellLike } from './spellings.ts';

const KIND_WORDS: Readonly<Record<EventKind, string>> = {
  connect: 'connect connected connection login log-in logon log-on signon sign-on signin sign-in open opened online session-start start up',
  disconnect: 'disconnect disconnected logout log-out logoff log-off signout sign-out close closed offline session-end end down',
  send: 'send sent message msg text sms mms mail email to cc bcc out outgoing',
  deliver: 'deliver delivered delivery delivery-receipt',
  read: 'read read-receipt seen',
  receive: 'receive received in incoming',
  call: 'call called voice voice-call video-call',
  flow: 'flow',
  push: 'push notification push-notification',
  presence: 'presence available active',
  proximity: 'proximity near bluetooth',
  tie: 'tie friend member',
  ring: 'ring ringing rang incoming-call call-in missed missed-call',
};

const WORDS = Object.entries(KIND_WORDS).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind as EventKind] as const));
const KIND_OF = new Map<string, EventKind>(WORDS.map(([word, kind]) => [plainName(word), kind]));

/** The kind that a log's own word means; undefined where it is not among the usual ones. */
export const kindOfWord = (word: string): EventKind | undefined => KIND_OF.get(plainName(word));

/**
 * Kinds by the texts of a column: first those of the sample, which are the frequent ones, then every usual word as this log would
 * write it, for the rows that come after the sample.
 */
export function kindValues(seen: readonly string[]): Record<string, EventKind> {
  const texts = [...new Set(seen)].sort();
  const usual = spellLike(
    texts,
    WORDS.map(([word]) => word),
  );
  return Object.fromEntries([...texts, ...usual.keys()].map((text) => [text, kindOfWord(text) as EventKind]));
}
