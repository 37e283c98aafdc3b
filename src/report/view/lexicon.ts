import type { Analysis } from '../../model/analysis.ts';
import type { Calendar } from '../../model/calendar.ts';
import { calendarFromView } from '../../model/calendar-view.ts';
import type { EndpointId } from '../../model/event.ts';
import { cutGraphemes, makeVisible } from './visible.ts';

/** Letters of a name in a label, such as in the graph. */
const LABEL_LETTERS = 24;
/** Letters of a name in a sentence or table. The whole name stands in the panel of the endpoint. */
const NAME_LETTERS = 48;

/** What formatting needs to know of an analysis: the names and the calendar. Names come out visible, never raw. */
export interface Lexicon {
  readonly calendar: Calendar;
  /** The whole name. */
  whole(id: EndpointId): string;
  name(id: EndpointId): string;
  label(id: EndpointId): string;
  /** A place of the list of the analysis. */
  place(id: number): string;
}

export function lexiconOf({ endpoints, calendar, places = [] }: Pick<Analysis, 'endpoints' | 'calendar' | 'places'>): Lexicon {
  const names = new Map<EndpointId, string>();
  endpoints.id.forEach((id, i) => {
    names.set(id, makeVisible(endpoints.name[i] as string));
  });
  const whole = (id: EndpointId) => names.get(id) || (names.has(id) ? '(empty name)' : `endpoint ${id}`);
  return {
    calendar: calendarFromView(calendar),
    whole,
    name: (id) => cutGraphemes(whole(id), NAME_LETTERS),
    label: (id) => cutGraphemes(whole(id), LABEL_LETTERS),
    place: (id) => cutGraphemes(makeVisible(places[id] ?? '') || `place ${id}`, NAME_LETTERS),
  };
}
