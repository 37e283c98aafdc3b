import type { Visits } from '../model/artifacts.ts';
import type { Store } from '../store/store.ts';

/** Twelve bytes a row that shows a place. */
export async function buildVisits(store: Store, endpoints: number): Promise<Visits> {
  const sizes = (await store.reduce('visits-sizes', { id: 'int32', visits: 'float64' })).columns;
  const places = (await store.reduce('places', { places: 'float64' })).columns.places[0] as number;
  const offsets = new Float64Array(endpoints + 1);
  sizes.id.forEach((id, i) => {
    offsets[id + 1] = sizes.visits[i] as number;
  });
  for (let id = 0; id < endpoints; id++) offsets[id + 1] = (offsets[id + 1] as number) + (offsets[id] as number);
  const at = new Float64Array(offsets[endpoints] as number);
  const place = new Int32Array(at.length);
  const next = offsets.slice(0, endpoints);
  await store.scan('visits', { id: 'int32', at: 'float64', place: 'int32' }, (piece, rows) => {
    for (let i = 0; i < rows; i++) {
      const id = piece.id[i] as number;
      const slot = next[id] as number;
      at[slot] = piece.at[i] as number;
      place[slot] = piece.place[i] as number;
      next[id] = slot + 1;
    }
  });
  for (let id = 0; id < endpoints; id++) sortByTime(at, place, offsets[id] as number, offsets[id + 1] as number);
  return { offsets, at, place, places };
}

/** Puts visits[from … to) in the order of time, then of places. */
function sortByTime(at: Float64Array, place: Int32Array, from: number, to: number): void {
  const order = Uint32Array.from({ length: to - from }, (_, i) => from + i);
  order.sort((i, j) => (at[i] as number) - (at[j] as number) || (place[i] as number) - (place[j] as number));
  const [instants, places] = [at.slice(from, to), place.slice(from, to)];
  order.forEach((i, rank) => {
    at[from + rank] = instants[i - from] as number;
    place[from + rank] = places[i - from] as number;
  });
}
