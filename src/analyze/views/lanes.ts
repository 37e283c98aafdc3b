import type { EndpointId } from '../../model/event.ts';
import type { Reducer } from '../../reduce/reduce.ts';

/** Endpoints that get a lane of their own. */
const MOST_LANES = 40;

/** The focus first, then those that findings are about, in order, then the busiest. */
export async function chooseLanes(reducer: Reducer, focus: readonly EndpointId[], subjects: readonly EndpointId[]): Promise<EndpointId[]> {
  const { count, events } = await reducer.get('endpoints');
  const chosen = new Set<EndpointId>([...focus, ...subjects].slice(0, MOST_LANES));
  if (chosen.size < MOST_LANES) {
    const busiest = Array.from({ length: count }, (_, id) => id).sort((a, b) => (events[b] as number) - (events[a] as number) || a - b);
    for (const id of busiest) {
      if (chosen.size >= MOST_LANES) break;
      chosen.add(id);
    }
  }
  return [...chosen];
}
