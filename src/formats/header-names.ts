import type { EventField } from '../model/event.ts';

/** Names by which headers call the fields of an event, without blanks, case and punctuation; the better known come first. */
const NAMES: Readonly<Record<Exclude<EventField, 'kind'> | 'kind' | 'direction', string>> = {
  at: 'timestamp time datetime ts at unixtime unixts epoch timestampms timestampus eventtime starttime firstseen start senttime sentat sendtime dateandtime date created createdat when zeitstempel zeitpunkt zeit datum horodatage heure fecha fechahora',
  actor:
    'actor user userid username from sender senderid src source srcip sourceip srcaddr sourceaddress saddr idorigh caller callerid callingnumber anumber a phone phonenumber msisdn number subscriber subscriberid account accountid client clientid clientip device deviceid imei imsi endpoint person who absender nutzer benutzer anrufer expediteur utilisateur usuario emisor remitente',
  peer: 'peer to recipient recipientid receiver receiverid dst dest destination destip dstip destinationip dstaddr destinationaddress daddr target idresph callee called calledid callednumber bnumber b contact contactid correspondent correspondentid otherparty empfanger empfaenger angerufener angerufene gerufener zielnummer appele destinataire destinatario receptor',
  via: 'via app application server servername serverip host hostname service sni domain gateway',
  kind: 'kind event eventtype type action interaction reciptype recipienttype calltype activity ereignis art evenement evento tipo',
  duration:
    'duration durations durationsec durationseconds durationms durationus callduration billsec dauer dauers dauersek dauersekunden duree duracion',
  bytesOut: 'bytesout bytessent sentbytes origbytes bytestoserver upload uploadbytes txbytes',
  bytesIn: 'bytesin bytesreceived receivedbytes respbytes bytestoclient download downloadbytes rxbytes',
  place: 'place cell cellid celltower tower towerid antenna antennaid site siteid basestation',
  // Neither uid nor uuid: nearly as often they are a person's or a device's, and rows of one key in one role are taken for copies.
  message: 'messageid msgid message callid flowid connectionid connid eventid',
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
