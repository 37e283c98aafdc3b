import { type Exchanges, row, type Series } from '../model/artifacts.ts';
import type { Duration, EndpointId, Instant } from '../model/event.ts';
import { gatherArrivals, measureSpread, type Spread } from './arrivals.ts';
import { beginnings, CROWD_WITHIN, type Found, findPrompt, PROMPT, PROMPTS, type PromptSettings } from './prompts.ts';
import { lowerBound, upperBound } from './search.ts';

/** An endpoint's last stretch of activity before an event, what reached it as it began, and how its earlier stretches began. */
export interface LastStretch {
  readonly id: EndpointId;
  readonly event: Instant;
  readonly began: Instant;
  /** Last activity up to the event. */
  readonly last: Instant;
  readonly found: Found;
  /** Earlier stretches by what reached the endpoint as they began, in the order of the categories. */
  readonly earlier: Int32Array;
  /** What reached the endpoint, as indices into the exchanges, ascending in time. */
  readonly arrivals: Int32Array;
}

export interface StretchSettings extends PromptSettings {
  /** An endpoint counts as active before an event if its last activity is so near. */
  readonly window: Duration;
  /** A pause of at least this begins a new stretch. */
  readonly pause: Duration;
}

export interface LastStretches {
  readonly stretches: readonly LastStretch[];
  readonly spread: Spread;
  /** Named endpoints without any activity up to an event. */
  readonly neverActive: number;
}

/** The latest event at which an endpoint was active within the window, or else the last one. */
function eventOf(at: Float64Array, events: readonly Instant[], window: Duration): { event: Instant; last: number; within: boolean } {
  for (let e = events.length - 1; e >= 0; e--) {
    const event = events[e] as number;
    const last = upperBound(at, event) - 1;
    if (last >= 0 && event - (at[last] as number) <= window) return { event, last, within: true };
  }
  const event = events.at(-1) as number;
  return { event, last: upperBound(at, event) - 1, within: false };
}

/**
 * Looks at every endpoint that was active within the window before an event, and at those named, ascending by id.
 * @param events ascending, at least one
 */
export function lookAtLastStretches(
  series: Series,
  exchanges: Exchanges,
  { events, focus }: { readonly events: readonly Instant[]; readonly focus: ReadonlySet<EndpointId> },
  settings: StretchSettings,
): LastStretches {
  const endpoints = series.offsets.length - 1;
  const before: { id: EndpointId; event: Instant; last: number; within: boolean }[] = [];
  let neverActive = 0;
  for (let id = 0; id < endpoints; id++) {
    const near = eventOf(row(series.offsets, series.at, id), events, settings.window);
    if (near.last < 0) neverActive += Number(focus.has(id));
    else if (near.within || focus.has(id)) before.push({ id, ...near });
  }
  const ids = Int32Array.from(before, ({ id }) => id);
  const arrivals = gatherArrivals(exchanges, ids, endpoints);
  const spread = measureSpread(exchanges, endpoints, { named: settings.before, unnamed: CROWD_WITHIN });
  const stretches = before.map(({ id, event, last, within }, r): LastStretch => {
    const at = row(series.offsets, series.at, id);
    const reached = arrivals.index.subarray(arrivals.offsets[r], arrivals.offsets[r + 1]);
    const began = beginnings(at.subarray(0, last + 1), settings.pause);
    const earlier = new Int32Array(PROMPTS.length);
    const look = (place: number) => findPrompt(at[place] as number, reached, exchanges, spread, settings);
    for (const place of began.slice(0, -1)) {
      const { category } = look(place);
      earlier[category] = (earlier[category] as number) + 1;
    }
    const found = look(began.at(-1) as number);
    return {
      id,
      event,
      began: at[began.at(-1) as number] as number,
      last: at[last] as number,
      found: within ? found : { ...found, category: PROMPT.inactive },
      earlier,
      arrivals: reached,
    };
  });
  return { stretches, spread, neverActive };
}

/** Instants of an endpoint's arrivals that stand for one category, up to an instant. */
export function arrivalsOf(
  { arrivals }: LastStretch,
  exchanges: Exchanges,
  until: Instant,
  stands: (exchange: number) => boolean,
): Float64Array {
  const at = Float64Array.from(arrivals, (i) => exchanges.at[i] as number);
  return Float64Array.from(arrivals.subarray(0, lowerBound(at, until)).filter(stands), (i) => exchanges.at[i] as number);
}
