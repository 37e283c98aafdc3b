import type { Volumes } from '../model/artifacts.ts';
import type { Store } from '../store/store.ts';

/** Twenty-four bytes a row that states bytes. */
export async function buildVolumes(store: Store, endpoints: number): Promise<Volumes> {
  const { columns } = await store.reduce('volumes', { id: 'int32', at: 'float64', out: 'float64', in: 'float64' });
  const offsets = new Float64Array(endpoints + 1);
  for (const id of columns.id) offsets[id + 1] = (offsets[id + 1] as number) + 1;
  for (let id = 0; id < endpoints; id++) offsets[id + 1] = (offsets[id + 1] as number) + (offsets[id] as number);
  return { offsets, at: columns.at, out: columns.out, in: columns.in };
}
