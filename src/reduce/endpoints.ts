import type { Endpoints } from '../model/artifacts.ts';
import type { Store } from '../store/store.ts';

export async function buildEndpoints(store: Store): Promise<Endpoints> {
  const { rows, columns } = await store.reduce('endpoints', { events: 'float64', partners: 'int32', first: 'float64', last: 'float64' });
  return { count: rows, ...columns };
}
