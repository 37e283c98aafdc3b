import type { Coverage, Deliveries } from '../model/artifacts.ts';
import type { Calendar } from '../model/calendar.ts';
import { type Duration, type EndpointId, MICROS_PER_DAY } from '../model/event.ts';
import { createCompanionChance } from './companion-chance.ts';
import { costByTarget, createCompanionScan, type Epochs, epochsOf } from './companions.ts';
import { createCompanyDraws } from './company-draws.ts';
import { type DeliveryIndex, indexDeliveries } from './delivery-index.ts';
import { lowerBound } from './search.ts';

/** Receivers in fan-outs that may be looked at in all. */
const BUDGET = 150_000_000;
/** Hours together below which a pair counts with p = 1. */
const FEWEST_HOURS = 3;

/** Somebody in the fan-outs of another, or of two others. */
export interface Together {
  readonly id: EndpointId;
  /** Hours together, hours in which the others had a fan-out, and hours expected by chance. */
  readonly hours: number;
  readonly of: number;
  readonly expected: number;
  readonly p: number;
}

export interface CoReception {
  readonly index: DeliveryIndex;
  /** Endpoints in any fan-out. */
  readonly receivers: number;
  /** Whose fan-outs are within the budget, ascending; and how many are not. */
  readonly targets: readonly EndpointId[];
  readonly left: number;
  /** Who is in the fan-outs of an endpoint in enough hours to be tested. */
  companionsOf(target: EndpointId): Together[];
  /** Who is in the fan-outs that two have together. */
  companionsOfPair(a: EndpointId, b: EndpointId): Together[];
}

/**
 * @param fanOuts of {@link gatherFanOuts}, with the window by which they were gathered
 * @param deliveries all of them: company by chance is drawn by what each receives in all, since one group may be most of the fan-outs
 */
export function createCoReception(
  fanOuts: Deliveries,
  deliveries: Deliveries,
  {
    endpoints,
    calendar,
    coverage,
    window,
  }: { readonly endpoints: number; readonly calendar: Calendar; readonly coverage: Coverage; readonly window: Duration },
): CoReception {
  const index = indexDeliveries(fanOuts, endpoints, calendar);
  const { at, receiver, offsets } = index;
  const inFanOuts = (id: EndpointId) => (offsets[id + 1] as number) - (offsets[id] as number);
  const volume = new Int32Array(endpoints);
  for (let i = 0; i < deliveries.count; i++)
    volume[deliveries.receiver[i] as number] = (volume[deliveries.receiver[i] as number] as number) + 1;
  const drawsFor = createCompanyDraws(volume);
  const scan = createCompanionScan(index, endpoints);
  const cost = costByTarget(index, endpoints, 0);
  const targets: EndpointId[] = [];
  let [spent, left] = [0, 0];
  for (let id = 0; id < endpoints; id++) {
    if (inFanOuts(id) === 0) continue;
    spent += cost[id] as number;
    if (spent <= BUDGET) targets.push(id);
    else left++;
  }
  // Whoever receives by chance does so up to a window before or after.
  const chance = { length: 2 * window, days: coverage.observed / MICROS_PER_DAY, volume, drawsFor };

  function test(epochs: Epochs, target: EndpointId, besides: EndpointId): Together[] {
    const company = scan(epochs, 0, target);
    const candidates = company.id.filter((id) => id !== besides && (company.slots[id] as number) >= FEWEST_HOURS);
    if (candidates.length === 0) return [];
    const chanceOf = createCompanionChance(index, epochs, company, { ...chance, target });
    return Array.from(candidates, (id) => ({ id, hours: company.slots[id] as number, of: epochs.inSlot.length, ...chanceOf(id) }));
  }

  const epochsOfTarget = (target: EndpointId) => epochsOf(index, target, 0, (hour) => hour);
  return {
    index,
    receivers: targets.length + left,
    targets,
    left,
    companionsOf: (target) => test(epochsOfTarget(target), target, -1),
    companionsOfPair(a, b) {
      const { start, place, slot, name } = epochsOfTarget(a);
      const both = Array.from(start.keys()).filter((e) => isIn(at, receiver, start[e] as number, b));
      return test(keep(both, { start, place, slot, name }), a, b);
    },
  };
}

function isIn(at: Float64Array, receiver: Int32Array, when: number, id: EndpointId): boolean {
  for (let i = lowerBound(at, when); at[i] === when; i++) if (receiver[i] === id) return true;
  return false;
}

/** Some of the epochs, with their slots numbered anew. */
function keep(places: readonly number[], { start, place, slot, name }: Pick<Epochs, 'start' | 'place' | 'slot' | 'name'>): Epochs {
  const old = [...new Set(places.map((e) => slot[e] as number))];
  const fresh = new Map(old.map((one, i) => [one, i]));
  const slots = Int32Array.from(places, (e) => fresh.get(slot[e] as number) as number);
  const inSlot = new Int32Array(old.length);
  for (const one of slots) inSlot[one] = (inSlot[one] as number) + 1;
  return {
    start: Float64Array.from(places, (e) => start[e] as number),
    place: Int32Array.from(places, (e) => place[e] as number),
    slot: slots,
    inSlot,
    name: Int32Array.from(old, (one) => name[one] as number),
  };
}
