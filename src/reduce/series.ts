import type { Series } from '../model/artifacts.ts';
import type { Store } from '../store/store.ts';

/** Eight bytes an instant: the one artifact that grows with the events. */
export async function buildSeries(store: Store, endpoints: number): Promise<Series> {
  const sizes = (await store.reduce('series-sizes', { id: 'int32', kept: 'float64', set_aside: 'float64' })).columns;
  const offsets = new Float64Array(endpoints + 1);
  const setAside = new Uint32Array(endpoints);
  sizes.id.forEach((id, i) => {
    offsets[id + 1] = sizes.kept[i] as number;
    setAside[id] = sizes.set_aside[i] as number;
  });
  for (let id = 0; id < endpoints; id++) offsets[id + 1] = (offsets[id + 1] as number) + (offsets[id] as number);
  const at = new Float64Array(offsets[endpoints] as number);
  const next = offsets.slice(0, endpoints);
  await store.scan('series', { id: 'int32', at: 'float64' }, (piece, rows) => {
    for (let i = 0; i < rows; i++) {
      const id = piece.id[i] as number;
      const place = next[id] as number;
      at[place] = piece.at[i] as number;
      next[id] = place + 1;
    }
  });
  for (let id = 0; id < endpoints; id++) at.subarray(offsets[id], offsets[id + 1]).sort();
  return { offsets, at, setAside };
}
