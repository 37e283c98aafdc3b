import type { Exchanges } from '../model/artifacts.ts';
import type { Store } from '../store/store.ts';

export async function buildExchanges(store: Store): Promise<Exchanges> {
  const { rows, columns } = await store.reduce('exchanges', {
    at: 'float64',
    sender: 'int32',
    receiver: 'int32',
    kind: 'uint8',
    duration: 'float64',
  });
  return { count: rows, ...columns };
}
