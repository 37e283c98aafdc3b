import type { Contacts } from '../model/artifacts.ts';
import type { EndpointId } from '../model/event.ts';

/** Whether the log shows two endpoints in contact with each other (a < b). */
export function areInContact({ count, a, b }: Pick<Contacts, 'count' | 'a' | 'b'>, one: EndpointId, other: EndpointId): boolean {
  // Pairs ascend by a, then by b.
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    const [x, y] = [a[middle] as number, b[middle] as number];
    if (x < one || (x === one && y < other)) low = middle + 1;
    else high = middle;
  }
  return low < count && a[low] === one && b[low] === other;
}
