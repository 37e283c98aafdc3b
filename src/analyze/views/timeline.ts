import { row } from '../../model/artifacts.ts';
import type { EndpointId } from '../../model/event.ts';
import type { TimelineView } from '../../model/views.ts';
import type { Reducer } from '../../reduce/reduce.ts';
import type { Store } from '../../store/store.ts';

/** Events that the lanes may hold together, so that a report stays near a megabyte. */
const TIMELINE_EVENTS = 100_000;
const DENSITY_STEPS = 600;

type Lane = TimelineView['lanes'][number];

/** Every k-th instant, the first and last included, where a lane is longer than its share. */
function thin(at: Float64Array, share: number): Float64Array {
  if (at.length <= share) return at;
  return Float64Array.from({ length: share }, (_, i) => at[Math.round((i * (at.length - 1)) / (share - 1))] as number);
}

function lane(endpoint: EndpointId, at: Float64Array, share: number): Lane {
  const shown = thin(at, share);
  const deltas: number[] = [];
  for (let i = 1; i < shown.length; i++) deltas.push((shown[i] as number) - (shown[i - 1] as number));
  return { endpoint, total: at.length, first: shown[0] as number, deltas };
}

/** The whole log in equal steps, and the instants of `lanes`, in that order. */
export async function viewTimeline(reducer: Reducer, store: Store, lanes: readonly EndpointId[]): Promise<TimelineView | null> {
  const { from, to } = await reducer.get('coverage');
  if (to <= from) return null;
  const { offsets, at } = await reducer.get('series');
  const step = Math.ceil((to - from + 1) / DENSITY_STEPS);
  const { columns } = await store.reduce('density', { slot: 'int32', events: 'float64' }, { from, step });
  const counts = new Array<number>(DENSITY_STEPS).fill(0);
  columns.slot.forEach((slot, i) => {
    counts[slot] = columns.events[i] as number;
  });
  const active = lanes.filter((id) => (offsets[id + 1] as number) > (offsets[id] as number));
  const share = Math.max(2, Math.floor(TIMELINE_EVENTS / Math.max(1, active.length)));
  const drawn = active.map((id) => lane(id, row(offsets, at, id), share));
  return {
    from,
    to,
    lanes: drawn,
    density: { step, counts },
    shownEvents: drawn.reduce((sum, { deltas }) => sum + deltas.length + 1, 0),
    totalEvents: at.length,
    totalLanes: offsets.length - 1,
  };
}
