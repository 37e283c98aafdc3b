import type { Exchanges, Series } from '../model/artifacts.ts';
import type { EndpointId } from '../model/event.ts';

/** As {@link Series}: every instant at which an endpoint was in contact with one of the named ones, either way. The named have none themselves. */
export function contactsWith(
  { count, at, sender, receiver }: Exchanges,
  named: readonly EndpointId[],
  endpoints: number,
): Pick<Series, 'offsets' | 'at'> {
  const is = new Uint8Array(endpoints);
  for (const id of named) is[id] = 1;
  const otherIn = (i: number): EndpointId => {
    const [from, to] = [sender[i] as number, receiver[i] as number];
    if (from < 0 || to < 0 || is[from] === is[to]) return -1;
    return is[from] ? to : from;
  };
  const offsets = new Float64Array(endpoints + 1);
  for (let i = 0; i < count; i++) {
    const other = otherIn(i);
    if (other >= 0) offsets[other + 1] = (offsets[other + 1] as number) + 1;
  }
  for (let id = 0; id < endpoints; id++) offsets[id + 1] = (offsets[id + 1] as number) + (offsets[id] as number);
  const instants = new Float64Array(offsets[endpoints] as number);
  const next = offsets.slice(0, endpoints);
  // Exchanges come in order of time, and so do those of each endpoint.
  for (let i = 0; i < count; i++) {
    const other = otherIn(i);
    if (other < 0) continue;
    instants[next[other] as number] = at[i] as number;
    next[other] = (next[other] as number) + 1;
  }
  return { offsets, at: instants };
}

/** Contacts of each endpoint with others that the log names, either way. */
export function countContacts({ count, sender, receiver }: Exchanges, endpoints: number): Float64Array {
  const contacts = new Float64Array(endpoints);
  for (let i = 0; i < count; i++) {
    const [from, to] = [sender[i] as number, receiver[i] as number];
    if (from < 0 || to < 0 || from === to) continue;
    for (const id of [from, to]) contacts[id] = (contacts[id] as number) + 1;
  }
  return contacts;
}
