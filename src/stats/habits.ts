import { MICROS_PER_SECOND } from '../model/event.ts';
import { type CallRecords, type Rows, splitWeeks } from './call-records.ts';
import { LISTS, type Portion, portionOf, SCALARS } from './contact-indicators.ts';
import { binPlaces, homeOf, PLACE_SCALARS, type Whereabouts } from './place-indicators.ts';

/** One way in which people's weeks differ: an indicator of bandicoot over all calls and messages of a week. */
export interface Habit {
  /** As bandicoot names it. */
  readonly indicator: string;
  readonly label: string;
  readonly unit: string;
  /** Amounts of heavy tails are compared by their logarithm. */
  readonly skewed: boolean;
}

const SECONDS = (seconds: number | undefined): number | undefined => (seconds === undefined ? undefined : seconds * MICROS_PER_SECOND);

const OF_CONTACTS: readonly (Habit & { readonly of: (portion: Portion) => number | undefined })[] = [
  { indicator: 'active_days', label: 'active days a week', unit: 'days', skewed: false, of: SCALARS.active_days },
  { indicator: 'number_of_interactions', label: 'calls and messages a week', unit: '', skewed: true, of: SCALARS.number_of_interactions },
  { indicator: 'number_of_contacts', label: 'contacts a week', unit: '', skewed: true, of: SCALARS.number_of_contacts },
  { indicator: 'entropy_of_contacts', label: 'entropy of contacts', unit: 'nats', skewed: false, of: SCALARS.entropy_of_contacts },
  {
    indicator: 'percent_pareto_interactions',
    label: 'share of contacts that make up 80 % of it',
    unit: 'share',
    skewed: false,
    of: SCALARS.percent_pareto_interactions,
  },
  { indicator: 'percent_nocturnal', label: 'share from 19:00 to 7:00', unit: 'share', skewed: false, of: SCALARS.percent_nocturnal },
  {
    indicator: 'percent_initiated_interactions',
    label: 'share that it sent or dialled',
    unit: 'share',
    skewed: false,
    of: SCALARS.percent_initiated_interactions,
  },
  {
    indicator: 'percent_initiated_conversations',
    label: 'share of conversations that it began',
    unit: 'share',
    skewed: false,
    of: ({ conversations, ...rest }) =>
      conversations.length === 0 ? undefined : SCALARS.percent_initiated_conversations({ conversations, ...rest }),
  },
  {
    indicator: 'response_rate_text',
    label: 'share of conversations with it that it answered',
    unit: 'share',
    skewed: false,
    of: SCALARS.response_rate_text,
  },
  {
    indicator: 'response_delay_text',
    label: 'median delay of its answers',
    unit: 'µs',
    skewed: true,
    of: (portion) => SECONDS(LISTS.response_delay_text(portion)?.median),
  },
  {
    indicator: 'interevent_time',
    label: 'median time between two calls or messages',
    unit: 'µs',
    skewed: true,
    of: (portion) => SECONDS(LISTS.interevent_time(portion)?.median),
  },
  {
    indicator: 'call_duration',
    label: 'median length of its calls',
    unit: 'µs',
    skewed: true,
    of: (portion) => SECONDS(LISTS.call_duration(portion)?.median),
  },
];

const OF_PLACES: readonly (Habit & { readonly of: (places: readonly number[], home: number | undefined) => number | undefined })[] = [
  { indicator: 'number_of_antennas', label: 'places a week', unit: '', skewed: true, of: PLACE_SCALARS.number_of_antennas },
  { indicator: 'entropy_of_antennas', label: 'entropy of places', unit: 'nats', skewed: false, of: PLACE_SCALARS.entropy_of_antennas },
  {
    indicator: 'percent_at_home',
    label: 'share at the most common place of its nights',
    unit: 'share',
    skewed: false,
    of: (places, home) => PLACE_SCALARS.percent_at_home(places, { home, locate: () => undefined }),
  },
];

export const HABITS: readonly Habit[] = [...OF_CONTACTS, ...OF_PLACES];

/** Means over the weeks of one person: of all weeks with a record, and of every other one. One entry a habit, NaN where a habit has none. */
export interface WeeklyHabits {
  readonly weeks: number;
  readonly all: Float64Array;
  readonly even: Float64Array;
  readonly odd: Float64Array;
}

const everyRow = (length: number): Rows => Array.from({ length }, (_, row) => row);

function means(weekly: readonly (readonly (number | undefined)[])[]): Float64Array {
  return Float64Array.from(HABITS, (_, habit) => {
    const values = weekly.map((week) => week[habit]).filter((value) => value !== undefined);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  });
}

/** The habits of one person's weeks. Weeks without a record are left out, as bandicoot does. */
export function weeklyHabits(records: CallRecords, whereabouts: Whereabouts): WeeklyHabits {
  const rows = everyRow(whereabouts.at.length);
  const home = homeOf(whereabouts, rows);
  const nothing = OF_PLACES.map(() => undefined);
  const placed = splitWeeks(whereabouts.at, rows).map((week) => {
    const places = binPlaces(whereabouts, week);
    return OF_PLACES.map(({ of }) => of(places, home));
  });
  const none = OF_CONTACTS.map(() => undefined);
  const weeks = splitWeeks(records.at, everyRow(records.at.length)).map((week) => {
    const portion = portionOf(records, week);
    return [...OF_CONTACTS.map(({ of }) => of(portion)), ...nothing];
  });
  // Weeks of places and weeks of contacts need not be the same ones: each habit is a mean over its own.
  const all = [...weeks, ...placed.map((values) => [...none, ...values])];
  const half = (remainder: number) => [
    ...weeks.filter((_, i) => i % 2 === remainder),
    ...placed.filter((_, i) => i % 2 === remainder).map((values) => [...none, ...values]),
  ];
  return { weeks: weeks.length, all: means(all), even: means(half(0)), odd: means(half(1)) };
}
