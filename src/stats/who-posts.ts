import type { Deliveries } from '../model/artifacts.ts';
import type { Duration, EndpointId, Instant } from '../model/event.ts';
import type { DeliveryIndex } from './delivery-index.ts';
import { lowerBound } from './search.ts';

/** Fan-outs of one group, and who seems to have sent them. */
export interface Posts {
  readonly count: number;
  /** In step with the members: fan-outs that each seems to have sent. */
  readonly by: Int32Array;
  /** Begin of each. */
  readonly at: readonly Instant[];
}

/**
 * Who sent each fan-out of a group: the only member whom it leaves out; or, where receipts come back to whoever wrote, the one to whom
 * more is handed around it than to any other. Neither: nobody is named.
 * Source: M. Brigham, N. Hopper, No safety in numbers, 2023, for the flurry of receipts.
 */
export function attributePosts(
  members: readonly EndpointId[],
  fanOuts: DeliveryIndex,
  deliveries: Pick<Deliveries, 'at' | 'receiver'>,
  window: Duration,
): Posts {
  const place = new Map(members.map((id, i) => [id, i]));
  const there = new Map<Instant, number>();
  for (const id of members)
    for (const i of fanOuts.place.subarray(fanOuts.offsets[id], fanOuts.offsets[id + 1])) {
      const when = fanOuts.at[i] as number;
      there.set(when, (there.get(when) ?? 0) + 1);
    }
  // As many as all but one, and at least two.
  const at = [...there.keys()].filter((when) => (there.get(when) as number) >= Math.max(2, members.length - 1)).sort((x, y) => x - y);
  const by = new Int32Array(members.length);
  for (const when of at) {
    const handed = new Int32Array(members.length);
    for (let i = lowerBound(deliveries.at, when); i < deliveries.at.length && (deliveries.at[i] as number) <= when + 2 * window; i++) {
      const member = place.get(deliveries.receiver[i] as number);
      if (member !== undefined) handed[member] = (handed[member] as number) + 1;
    }
    const most = Math.max(...handed);
    const missing = handed.indexOf(0);
    const sender = most > 1 ? onlyOne(handed, most) : missing >= 0 ? onlyOne(handed, 0) : -1;
    if (sender >= 0) by[sender] = (by[sender] as number) + 1;
  }
  return { count: at.length, by, at };
}

const onlyOne = (values: Int32Array, value: number): number => {
  const first = values.indexOf(value);
  return values.lastIndexOf(value) === first ? first : -1;
};
