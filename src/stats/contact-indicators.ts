import { dayOf } from '../model/calendar.ts';
import { MICROS_PER_SECOND } from '../model/event.ts';
import { type CallRecords, isNight, type Rows } from './call-records.ts';
import { entropyOf, fewestFor, type Summary, summaryOf } from './summary-of.ts';
import { byContact, conversationsOf } from './text-conversations.ts';

/** Share that the fewest contacts are counted for. */
const MOST = 0.8;

/** Some records of one person, apart by contact and by conversation only once something asks for it. */
export interface Portion {
  readonly records: CallRecords;
  readonly rows: Rows;
  readonly contacts: readonly Rows[];
  readonly conversations: readonly Rows[];
}

export function portionOf(records: CallRecords, rows: Rows): Portion {
  let contacts: readonly Rows[] | undefined;
  let conversations: readonly Rows[] | undefined;
  return {
    records,
    rows,
    get contacts() {
      contacts ??= [...byContact(records, rows).values()];
      return contacts;
    },
    get conversations() {
      conversations ??= this.contacts.flatMap((own) => conversationsOf(records, own));
      return conversations;
    },
  };
}

const count = (rows: Rows, is: (row: number) => boolean): number => rows.reduce((sum, row) => sum + (is(row) ? 1 : 0), 0);
const shareOf = (rows: Rows, is: (row: number) => boolean): number => (rows.length === 0 ? 0 : count(rows, is) / rows.length);
const isOut =
  ({ out }: CallRecords) =>
  (row: number) =>
    out[row] === 1;
const sizes = ({ contacts }: Portion): number[] => contacts.map(({ length }) => length);

/** Share of the contacts that make up most of what the amounts sum up to. */
const paretoShare = (amounts: readonly number[]): number | undefined =>
  amounts.length === 0 ? undefined : fewestFor(amounts, MOST) / amounts.length;

/** Seconds between one row and the next. */
const differences = ({ at }: CallRecords, rows: Rows): number[] =>
  rows.slice(1).map((row, i) => ((at[row] as number) - (at[rows[i] as number] as number)) / MICROS_PER_SECOND);

/** Seconds from a message that came in to the next one of the conversation, where that is an answer. */
const answerDelays = (records: CallRecords, conversation: Rows): number[] =>
  differences(records, conversation).filter(
    (delay, i) => delay > 0 && records.out[conversation[i + 1] as number] === 1 && records.out[conversation[i] as number] === 0,
  );

/**
 * The indicators of bandicoot that are one number for some records (Y.-A. de Montjoye, L. Rocher, A. S. Pentland, bandicoot: a Python toolbox
 * for mobile phone metadata, JMLR 17(175), 2016), by its names and with its definitions, undefined where it has none. Shares are in [0, 1],
 * entropies in nats. The pareto ones are shares of contacts, as in its published values.
 */
export const SCALARS = {
  active_days: ({ records, rows }) => new Set(rows.map((row) => dayOf(records.at[row] as number))).size,
  number_of_contacts: ({ contacts }) => contacts.length,
  number_of_interactions: ({ rows }) => rows.length,
  number_of_interaction_in: ({ records, rows }) => rows.length - count(rows, isOut(records)),
  number_of_interaction_out: ({ records, rows }) => count(rows, isOut(records)),
  percent_nocturnal: ({ records, rows }) => shareOf(rows, (row) => isNight(records.at[row] as number)),
  percent_initiated_interactions: ({ records, rows }) => shareOf(rows, isOut(records)),
  percent_initiated_conversations: ({ records, conversations }) =>
    shareOf(
      conversations.map(([first]) => first as number),
      isOut(records),
    ),
  response_rate_text: ({ records, conversations }) => {
    const received = conversations.filter(([first]) => records.out[first as number] === 0);
    return received.length === 0 ? undefined : received.filter((rows) => rows.some(isOut(records))).length / received.length;
  },
  entropy_of_contacts: (portion) => entropyOf(sizes(portion)),
  percent_pareto_interactions: (portion) => paretoShare(sizes(portion)),
  percent_pareto_durations: ({ records, contacts }) =>
    paretoShare(contacts.map((own) => own.reduce((sum, row) => sum + (records.duration[row] || 0), 0))),
} satisfies Record<string, (portion: Portion) => number | undefined>;

/** Those that are a list of numbers, summed up. Times are in seconds. */
export const LISTS = {
  call_duration: ({ records, rows }) => summaryOf(rows.map((row) => records.duration[row] as number).filter((s) => !Number.isNaN(s))),
  interevent_time: ({ records, rows }) => summaryOf(differences(records, rows)),
  interactions_per_contact: (portion) => summaryOf(sizes(portion)),
  balance_of_contacts: ({ records, rows, contacts }) => summaryOf(contacts.map((own) => count(own, isOut(records)) / rows.length)),
  response_delay_text: ({ records, conversations }) => summaryOf(conversations.flatMap((rows) => answerDelays(records, rows))),
} satisfies Record<string, (portion: Portion) => Summary | undefined>;
