import type { Deliveries } from '../model/artifacts.ts';
import type { Store } from '../store/store.ts';

export async function buildDeliveries(store: Store): Promise<Deliveries> {
  const { rows, columns } = await store.reduce('deliveries', { at: 'float64', receiver: 'int32', sender: 'int32', bytes: 'int32' });
  return { count: rows, ...columns };
}
