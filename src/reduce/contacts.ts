import type { Contacts } from '../model/artifacts.ts';
import type { Calendar } from '../model/calendar.ts';
import { hasHours } from '../model/calendar.ts';
import type { Store } from '../store/store.ts';

export async function buildContacts(store: Store, calendar: Calendar, endpoints: number): Promise<Contacts> {
  const { rows, columns } = await store.reduce(
    'contacts',
    {
      a: 'int32',
      b: 'int32',
      forth: 'float64',
      back: 'float64',
      days: 'int32',
      evening: 'float64',
      night: 'float64',
      duration: 'float64',
      first: 'float64',
      last: 'float64',
    },
    { hours: hasHours(calendar) ? 1 : 0 },
  );
  return { count: rows, endpoints, ...columns };
}
