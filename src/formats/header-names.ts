import type { EventField, EventKind } from '../model/event.ts';

/** Names by which headers call the fields of an event, without blanks, case and punctuation; the better known come first. */
const NAMES: Readonly<Record<Exclude<EventField, 'kind'> | 'kind' | 'direction', string>> = {
  at: 'timestamp time datetime ts at unixtime unixts epoch timestampms timestampus eventtime starttime firstseen start senttime sentat sendtime dateandtime date created createdat when zeitstempel zeitpunkt zeit datum horodatage heure fecha fechahora',
  actor:
    'actor user userid username from sender senderid src source srcip sourceip srcaddr sourceaddress saddr idorigh caller callerid callingnumber anumber a phone phonenumber msisdn number subscriber subscriberid account accountid client clientid clientip device deviceid imei imsi endpoint person who absender nutzer benutzer anrufer expediteur utilisateur usuario emisor remitente',
  peer: 'peer to recipient recipientid receiver receiverid dst dest destination destip dstip destinationip dstaddr destinationaddress daddr target idresph callee called calledid callednumber bnumber b contact contactid correspondent correspondentid otherparty empfanger destinataire destinatario receptor',
  via: 'via app application server servername serverip host hostname service sni domain gateway',
  kind: 'kind event eventtype type action interaction reciptype recipienttype calltype activity ereignis art evenement evento tipo',
  duration: 'duration durations durationsec durationseconds durationms durationus callduration billsec dauer duree duracion',
  bytesOut: 'bytesout bytessent sentbytes origbytes bytestoserver upload uploadbytes txbytes',
  bytesIn: 'bytesin bytesreceived receivedbytes respbytes bytestoclient download downloadbytes rxbytes',
  place: 'place cell cellid celltower tower towerid antenna antennaid site siteid basestation',
  message: 'messageid msgid message uid callid flowid connectionid connid eventid uuid',
  direction: 'direction inout richtung sens sentido',
};

export type HeaderField = keyof typeof NAMES;
export const HEADER_FIELDS = Object.keys(NAMES) as readonly HeaderField[];

const SORTED: Readonly<Record<HeaderField, readonly string[]>> = Object.fromEntries(
  HEADER_FIELDS.map((field) => [field, NAMES[field].split(' ')]),
) as Record<HeaderField, string[]>;

/** A header's name without accents, case, blanks and punctuation. */
export const plainName = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '');

/** How well a name stands for a field: 0 for the best known name, more for others; undefined where it does not. */
export function rankName(name: string, field: HeaderField): number | undefined {
  const rank = SORTED[field].indexOf(plainName(name));
  return rank === -1 ? undefined : rank;
}

const CONTENT = [
  'subject',
  'betreff',
  'sujet',
  'objet',
  'asunto',
  'body',
  'text',
  'content',
  'topic',
  'title',
  'titel',
  'caption',
  'snippet',
  'preview',
  'inhalt',
  'nachricht',
  'mensaje',
  'contenu',
  'contenido',
  'note',
  'comment',
  'payload',
  'query',
  'url',
  'uri',
  'keyword',
  'summary',
  'transcript',
];

/** Whether the name says that the column holds what was said. Such a column is never proposed for any field. */
export const namesContent = (name: string): boolean => CONTENT.some((word) => plainName(name).includes(word));

const KIND_WORDS: Readonly<Record<EventKind, string>> = {
  connect: 'connect connected connection login logon signin open opened online sessionstart start up',
  disconnect: 'disconnect disconnected logout logoff signout close closed offline sessionend end down',
  send: 'send sent message msg text sms mms mail email to cc bcc out outgoing',
  deliver: 'deliver delivered delivery deliveryreceipt',
  read: 'read readreceipt seen',
  receive: 'receive received in incoming',
  call: 'call called voice voicecall videocall',
  flow: 'flow',
  push: 'push notification pushnotification',
  presence: 'presence available active',
  proximity: 'proximity near bluetooth',
  tie: 'tie friend member',
};

const KIND_OF = new Map<string, EventKind>(
  Object.entries(KIND_WORDS).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind as EventKind] as const)),
);

/** The kind that a log's own word means; undefined where it is not among the usual ones. */
export const kindOfWord = (word: string): EventKind | undefined => KIND_OF.get(plainName(word));
