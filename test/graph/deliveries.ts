import type { Deliveries } from '../../src/model/artifacts.ts';
import { MICROS_PER_SECOND } from '../../src/model/event.ts';

/** Deliveries from [seconds, receiver, sender, bytes], in any order; −1 for what the log does not say. */
export function deliveriesOf(rows: readonly (readonly [number, number, number?, number?])[]): Deliveries {
  const sorted = [...rows].sort((x, y) => x[0] - y[0] || x[1] - y[1] || (x[2] ?? -1) - (y[2] ?? -1));
  return {
    count: sorted.length,
    at: Float64Array.from(sorted, ([at]) => at * MICROS_PER_SECOND),
    receiver: Int32Array.from(sorted, ([, receiver]) => receiver),
    sender: Int32Array.from(sorted, ([, , sender = -1]) => sender),
    bytes: Int32Array.from(sorted, ([, , , bytes = -1]) => bytes),
  };
}
