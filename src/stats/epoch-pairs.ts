import type { Coverage, Deliveries } from '../model/artifacts.ts';
import type { Calendar } from '../model/calendar.ts';
import { type Duration, type EndpointId, type Instant, MICROS_PER_DAY, MICROS_PER_MINUTE } from '../model/event.ts';
import type { Random } from '../model/random.ts';
import { createCompanionChance } from './companion-chance.ts';
import { costByTarget, createCompanionScan, type Epochs, epochsOf } from './companions.ts';
import { createCompanyDraws } from './company-draws.ts';
import { type DeliveryIndex, dayOfHour, indexDeliveries, withoutSenders } from './delivery-index.ts';
import { isWatched } from './observed-time.ts';
import { lowerBound } from './search.ts';

/** Deliveries in epochs that may be looked at in all; with the chances of whom they show, a hundred million take about a minute. */
const BUDGET = 100_000_000;
/** Days together below which a pair counts with p = 1: what is so rare cannot stand out among so many. */
const FEWEST_DAYS = 3;
/** How far a random epoch may lie from the clock time of its own. */
const JITTER = 15 * MICROS_PER_MINUTE;
const ATTEMPTS = 8;
const SHOWN = 3;
const UNTESTED = { p: 1, expected: Number.NaN };

/** A target, and somebody who received in its epochs. */
export interface EpochPair {
  readonly a: EndpointId;
  readonly b: EndpointId;
  readonly target: EndpointId;
  readonly companion: EndpointId;
  readonly p: number;
  /** Days with the companion in an epoch, days with an epoch, and days expected by chance. */
  readonly slots: number;
  readonly days: number;
  readonly expected: number;
  /** Epochs with it, random epochs with it, one less the other, and how many there are of each. */
  readonly epochs: number;
  readonly atRandom: number;
  readonly contrast: number;
  readonly of: number;
  /** Beginnings of some epochs with it. */
  readonly shown: readonly Instant[];
}

interface Setting {
  readonly endpoints: number;
  readonly calendar: Calendar;
  readonly coverage: Coverage;
  /** Endpoints that are looked at first, and of whose pairs all are given: they are a family of their own. */
  readonly focus: readonly EndpointId[];
  readonly epoch: Duration;
  /** Step of the clock. */
  readonly step: Duration;
  readonly random: Random;
}

export interface EpochPairs {
  /** Ascending by a, then b. */
  readonly pairs: readonly EpochPair[];
  readonly tested: number;
  readonly targets: number;
  /** Deliveries whose sender the log does not name. */
  readonly unnamed: number;
  readonly skipped: readonly { readonly count: number; readonly why: string }[];
}

/** Tests each target against all who receive in its epochs; of a pair that was tested both ways, the smaller chance counts twice. */
export function pairByEpochs(all: Deliveries, setting: Setting): EpochPairs {
  const { endpoints, calendar, coverage, focus, epoch, step, random } = setting;
  const deliveries = withoutSenders(all);
  const index = indexDeliveries(deliveries, endpoints, calendar);
  const volume = Int32Array.from({ length: endpoints }, (_, id) => (index.offsets[id + 1] as number) - (index.offsets[id] as number));
  const receivers = volume.reduce((sum, n) => sum + Number(n > 0), 0);
  const chosen = chooseTargets(index, volume, focus, epoch);
  const length = epoch + step;
  const days = coverage.observed / MICROS_PER_DAY;
  const drawsFor = createCompanyDraws(volume);
  const scan = createCompanionScan(index, endpoints);
  const isTarget = new Uint8Array(endpoints);
  for (const id of chosen.targets) isTarget[id] = 1;
  const named = new Set(focus);
  const everybody = Int32Array.from(volume.keys()).filter((id) => (volume[id] as number) > 0);
  const found = new Map<number, EpochPair>();
  for (const target of chosen.targets) {
    const epochs = epochsOf(index, target, epoch, dayOfHour);
    const company = scan(epochs, epoch, target);
    const candidates = named.has(target)
      ? everybody.filter((id) => id !== target)
      : company.id.filter((id) => (company.slots[id] as number) >= FEWEST_DAYS);
    if (candidates.length === 0) continue;
    const chanceOf = createCompanionChance(index, epochs, company, { target, length, days, volume, drawsFor });
    const drawn = drawEpochs(epochs, coverage, epoch, random.fork(`epochs ${epochs.start[0]} ${epochs.start.length}`));
    for (const companion of candidates) {
      const [a, b] = [Math.min(target, companion), Math.max(target, companion)];
      const key = a * endpoints + b;
      const met = (company.slots[companion] as number) >= FEWEST_DAYS;
      const { p: chance, expected } = met ? chanceOf(companion) : UNTESTED;
      const p = Math.min(1, isTarget[companion] === 1 ? 2 * chance : chance);
      if ((found.get(key)?.p ?? 2) <= p) continue;
      const times = timesOf(index, companion);
      const there = company.epochs[companion] as number;
      const atRandom = drawn.filter((from) => receivesIn(times, from, epoch)).length;
      found.set(key, {
        ...{ a, b, target, companion, p, expected, atRandom },
        slots: company.slots[companion] as number,
        days: epochs.inSlot.length,
        epochs: there,
        contrast: there - atRandom,
        of: epochs.start.length,
        shown: Array.from(epochs.start.filter((from) => receivesIn(times, from, epoch)).subarray(0, SHOWN)),
      });
    }
  }
  const targets = chosen.targets.length;
  // Pairs of which at least one end is a target.
  const tested = targets * (receivers - targets) + (targets * (targets - 1)) / 2;
  return {
    pairs: [...found.values()].sort((x, y) => x.a - y.a || x.b - y.b),
    tested: Math.max(found.size, tested),
    targets,
    unnamed: deliveries.count,
    skipped: [
      { count: chosen.left, why: 'endpoints beyond the budget of epochs: name those that matter with --focus' },
      { count: all.count - deliveries.count, why: 'deliveries whose sender the log names' },
      { count: Math.max(0, tested - found.size), why: `pairs that met on fewer than ${FEWEST_DAYS} days: they count as tested` },
    ].filter(({ count }) => count > 0),
  };
}

/** Everybody to whom something was delivered, the focus first, as far as the budget goes. */
function chooseTargets(
  index: DeliveryIndex,
  volume: Int32Array,
  focus: readonly EndpointId[],
  epoch: Duration,
): { targets: number[]; left: number } {
  const cost = costByTarget(index, volume.length, epoch);
  const targets: number[] = [];
  let [spent, left] = [0, 0];
  for (const id of new Set([...focus, ...volume.keys()])) {
    if (volume[id] === 0) continue;
    spent += cost[id] as number;
    if (spent <= BUDGET) targets.push(id);
    else left++;
  }
  return { targets, left };
}

/** A random epoch for each: another day at about the same clock time, at which the log was watching; none where none is found. */
function drawEpochs({ start }: Epochs, coverage: Coverage, epoch: Duration, random: Random): Float64Array {
  const span = Math.floor((coverage.to - coverage.from) / MICROS_PER_DAY);
  const drawn: number[] = [];
  for (const at of start) {
    for (let attempt = 0; attempt < ATTEMPTS && span > 0; attempt++) {
      const before = Math.floor((at - coverage.from) / MICROS_PER_DAY);
      const other = random.below(span + 1) - before;
      const from = at + other * MICROS_PER_DAY + Math.floor((2 * random.next() - 1) * JITTER);
      if (other === 0 || !isWatched(coverage, from, from + epoch)) continue;
      drawn.push(from);
      break;
    }
  }
  return Float64Array.from(drawn).sort();
}

const timesOf = ({ at, offsets, place }: DeliveryIndex, id: EndpointId): Float64Array =>
  Float64Array.from(place.subarray(offsets[id], offsets[id + 1]), (i) => at[i] as number);

function receivesIn(times: Float64Array, from: Instant, epoch: Duration): boolean {
  const first = times[lowerBound(times, from)];
  return first !== undefined && first <= from + epoch;
}
