import type { Duration, EndpointId, Instant } from '../model/event.ts';
import type { DeliveryIndex } from './delivery-index.ts';

/** Epochs of one target, ascending, with the slot of time (day, hour) that each belongs to, numbered from 0 in order. */
export interface Epochs {
  readonly start: Float64Array;
  /** Place in the index of the delivery that begins each. */
  readonly place: Int32Array;
  readonly slot: Int32Array;
  /** Epochs of each slot, and the slot's own name. */
  readonly inSlot: Int32Array;
  readonly name: Int32Array;
}

/** Who received something in the epochs of a target. Columns of `id`; reused by the next scan. */
export interface Company {
  /** Ids, ascending. */
  readonly id: Int32Array;
  /** By endpoint: slots, and epochs, in which it was there. */
  readonly slots: Int32Array;
  readonly epochs: Int32Array;
  /** By slot: endpoints that were there. */
  readonly present: Int32Array;
}

/** One epoch a delivery to the target; what comes before the last one is over begins none of its own. */
export function epochsOf(
  { at, offsets, place, hour }: DeliveryIndex,
  target: EndpointId,
  length: Duration,
  slotOf: (hour: number) => number,
): Epochs {
  const start: number[] = [];
  const begins: number[] = [];
  const slot: number[] = [];
  const inSlot: number[] = [];
  const name: number[] = [];
  let until: Instant = Number.NEGATIVE_INFINITY;
  for (let k = offsets[target] as number; k < (offsets[target + 1] as number); k++) {
    const i = place[k] as number;
    const when = at[i] as number;
    if (when <= until) continue;
    until = when + length;
    const named = slotOf(hour[i] as number);
    if (named !== name.at(-1)) {
      name.push(named);
      inSlot.push(0);
    }
    start.push(when);
    begins.push(i);
    slot.push(name.length - 1);
    inSlot[name.length - 1] = (inSlot[name.length - 1] as number) + 1;
  }
  return {
    start: Float64Array.from(start),
    place: Int32Array.from(begins),
    slot: Int32Array.from(slot),
    inSlot: Int32Array.from(inSlot),
    name: Int32Array.from(name),
  };
}

/**
 * Looks at who receives within epochs [start, start + length]. One scan costs what is delivered in the epochs.
 * @returns a function that scans the epochs of a target, and leaves the target out
 */
export function createCompanionScan(
  { at, receiver }: DeliveryIndex,
  endpoints: number,
): (epochs: Pick<Epochs, 'start' | 'place' | 'slot'>, length: Duration, target: EndpointId) => Company {
  const lastEpoch = new Int32Array(endpoints).fill(-1);
  const lastSlot = new Int32Array(endpoints).fill(-1);
  const slots = new Int32Array(endpoints);
  const epochs = new Int32Array(endpoints);
  let touched: number[] = [];
  return ({ start, place, slot }, length, target) => {
    for (const id of touched) {
      lastEpoch[id] = -1;
      lastSlot[id] = -1;
      slots[id] = 0;
      epochs[id] = 0;
    }
    touched = [];
    const present = new Int32Array(slot.length === 0 ? 0 : (slot[slot.length - 1] as number) + 1);
    for (let e = 0; e < start.length; e++) {
      const from = start[e] as number;
      const of = slot[e] as number;
      let i = place[e] as number;
      // Of one instant, some lie before it.
      while (i > 0 && at[i - 1] === from) i--;
      for (; i < at.length && (at[i] as number) <= from + length; i++) {
        const id = receiver[i] as number;
        if (id === target || lastEpoch[id] === e) continue;
        if (lastEpoch[id] === -1) touched.push(id);
        lastEpoch[id] = e;
        epochs[id] = (epochs[id] as number) + 1;
        if (lastSlot[id] === of) continue;
        lastSlot[id] = of;
        slots[id] = (slots[id] as number) + 1;
        present[of] = (present[of] as number) + 1;
      }
    }
    return { id: Int32Array.from(touched).sort(), slots, epochs, present };
  };
}

/** Deliveries in the epochs of every delivery: what it costs to look at all of them. O(deliveries). */
export function costByTarget({ at, receiver }: DeliveryIndex, endpoints: number, length: Duration): Float64Array {
  const cost = new Float64Array(endpoints);
  let end = 0;
  for (let i = 0; i < at.length; i++) {
    while (end < at.length && (at[end] as number) <= (at[i] as number) + length) end++;
    const id = receiver[i] as number;
    cost[id] = (cost[id] as number) + end - i;
  }
  return cost;
}
