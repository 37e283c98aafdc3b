import type {
  Artifacts,
  Contacts,
  Coverage,
  Deliveries,
  Endpoints,
  Exchanges,
  Rhythms,
  Series,
  Sessions,
  Visits,
  Volumes,
} from '../../src/model/artifacts.ts';
import { type Calendar, dayOf, hasHours, hourOf, localTime, UTC, weekdayOf } from '../../src/model/calendar.ts';
import { EVENT_KINDS, type Event, MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE } from '../../src/model/event.ts';

type Dated = Event & { readonly at: number };

/** What the builder cannot know by itself. */
export interface BuildOptions {
  readonly calendar?: Calendar;
  /** Whether event number i is a keep-alive. */
  readonly keepAlive?: (i: number) => boolean;
}

/**
 * Artifacts of dated events, made as their docstrings say and in the plainest way: one map and one loop each, no SQL.
 * The truth against which the reductions are held, and a quick way to try a question.
 * @returns the artifacts, and the names in the order of the ids
 */
export function buildArtifacts(events: readonly Event[], options: BuildOptions = {}): { artifacts: Artifacts; names: string[] } {
  const calendar = options.calendar ?? UTC;
  const dated = events as readonly Dated[];
  const kept = dated.filter((_, i) => !(options.keepAlive?.(i) ?? false));
  const names = orderNames(dated);
  const idOf = new Map(names.map((name, id) => [name, id]));
  const id = (name: string) => idOf.get(name) as number;
  const none = { count: 0, a: new Int32Array(), b: new Int32Array(), score: new Float64Array(), q: new Float64Array() };
  const artifacts: Artifacts = onDemand<Artifacts>({
    endpoints: () => buildEndpoints(dated, names),
    contacts: () => buildContacts(kept, calendar, id, names.length),
    exchanges: () => buildExchanges(kept, id),
    deliveries: () => buildDeliveries(kept, id),
    rhythms: () => buildRhythms(artifacts.series, artifacts.coverage, calendar),
    series: () => buildSeries(dated, kept, id, names.length),
    sessions: () => buildSessions(artifacts.series),
    visits: () => buildVisits(dated, kept, id, names.length),
    volumes: () => buildVolumes(kept, id, names.length),
    coverage: () => buildCoverage(dated, calendar),
    links: () => ({ ...none, support: new Int32Array(), by: undefined }),
  });
  return { names, artifacts };
}

/** An object of which each part is built when it is first read: few questions read all. */
function onDemand<T extends object>(build: { readonly [K in keyof T]: () => T[K] }): T {
  const object = {} as T;
  for (const key of Object.keys(build) as (keyof T)[])
    Object.defineProperty(object, key, {
      configurable: true,
      enumerable: true,
      get() {
        const value = build[key]();
        Object.defineProperty(object, key, { value, enumerable: true });
        return value;
      },
    });
  return object;
}

interface Seen {
  first: number;
  last: number;
  events: number;
  partners: Set<string>;
}

function see(events: readonly Dated[]): Map<string, Seen> {
  const seen = new Map<string, Seen>();
  for (const { at, actor, peer } of events) {
    for (const name of new Set(peer === undefined ? [actor] : [actor, peer])) {
      const was = seen.get(name) ?? { first: at, last: at, events: 0, partners: new Set<string>() };
      was.first = Math.min(was.first, at);
      was.last = Math.max(was.last, at);
      was.events++;
      const other = name === actor ? peer : actor;
      if (other !== undefined && other !== name) was.partners.add(other);
      seen.set(name, was);
    }
  }
  return seen;
}

/** Ids follow first instant, last instant, events, partners, and only then the name. */
export function orderNames(events: readonly Dated[]): string[] {
  return [...see(events)]
    .sort(
      ([m, x], [n, y]) =>
        x.first - y.first || x.last - y.last || x.events - y.events || x.partners.size - y.partners.size || (m < n ? -1 : 1),
    )
    .map(([name]) => name);
}

function buildEndpoints(events: readonly Dated[], names: readonly string[]): Endpoints {
  const seen = see(events);
  const all = names.map((name) => seen.get(name) as Seen);
  return {
    count: names.length,
    events: Float64Array.from(all, (one) => one.events),
    partners: Int32Array.from(all, (one) => one.partners.size),
    first: Float64Array.from(all, (one) => one.first),
    last: Float64Array.from(all, (one) => one.last),
  };
}

export function buildContacts(kept: readonly Dated[], calendar: Calendar, id: (name: string) => number, endpoints: number): Contacts {
  type Contact = { at: number; forth: boolean; kind: Event['kind']; duration: number | undefined };
  const pairs = new Map<string, { a: number; b: number; events: Contact[] }>();
  for (const { at, kind, actor, peer, duration } of kept) {
    if (peer === undefined || peer === actor) continue;
    const [a, b] = [Math.min(id(actor), id(peer)), Math.max(id(actor), id(peer))];
    const { directed, inward } = EVENT_KINDS[kind];
    const forth = !directed || (inward || kind === 'read' ? id(peer) === a : id(actor) === a);
    const pair = pairs.get(`${a} ${b}`) ?? { a, b, events: [] };
    pair.events.push({ at, forth, kind, duration });
    pairs.set(`${a} ${b}`, pair);
  }
  for (const pair of pairs.values())
    for (const way of [true, false]) {
      // Of the copies of messages that went one way, those of the kind of which there are most.
      const of = (kind: string) => pair.events.filter((one) => one.forth === way && one.kind === kind).length;
      for (const copies of [COPIES, CALLS]) {
        const counted = copies.reduce((best, kind) => (of(kind) > of(best) ? kind : best));
        pair.events = pair.events.filter((one) => one.forth !== way || one.kind === counted || !copies.includes(one.kind));
      }
    }
  const all = [...pairs.values()].sort((x, y) => x.a - y.a || x.b - y.b);
  const local = (at: number) => localTime(calendar, at);
  const between = (from: number, to: number) => (pair: (typeof all)[number]) =>
    hasHours(calendar) ? pair.events.filter(({ at }) => hourOf(local(at)) >= from && hourOf(local(at)) < to).length : 0;
  const stated = (pair: (typeof all)[number]) => pair.events.flatMap(({ duration }) => (duration === undefined ? [] : [duration]));
  return {
    count: all.length,
    endpoints,
    a: Int32Array.from(all, (pair) => pair.a),
    b: Int32Array.from(all, (pair) => pair.b),
    forth: Float64Array.from(all, (pair) => pair.events.filter(({ forth }) => forth).length),
    back: Float64Array.from(all, (pair) => pair.events.filter(({ forth }) => !forth).length),
    days: Int32Array.from(all, (pair) => new Set(pair.events.map(({ at }) => dayOf(local(at)))).size),
    evening: Float64Array.from(all, between(18, 24)),
    night: Float64Array.from(all, between(0, 6)),
    duration: Float64Array.from(all, (pair) => (stated(pair).length === 0 ? Number.NaN : stated(pair).reduce((sum, d) => sum + d, 0))),
    first: Float64Array.from(all, (pair) => Math.min(...pair.events.map(({ at }) => at))),
    last: Float64Array.from(all, (pair) => Math.max(...pair.events.map(({ at }) => at))),
  };
}

/** Copies of one message, and of one call. */
const COPIES = ['send', 'deliver', 'receive', 'read'];
const CALLS = ['call', 'ring'];

export function buildExchanges(kept: readonly Dated[], id: (name: string) => number): Exchanges {
  const all = kept
    .filter(({ kind, actor, peer }) => peer !== actor && (peer !== undefined || [...COPIES, ...CALLS, 'push'].includes(kind)))
    .map(({ at, kind, actor, peer, duration }) => {
      const ends = [id(actor), peer === undefined ? -1 : id(peer)];
      const { directed, inward } = EVENT_KINDS[kind];
      if (!directed) ends.sort((x, y) => x - y);
      else if (inward || kind === 'read') ends.reverse();
      return { at, kind, sender: ends[0] as number, receiver: ends[1] as number, duration: duration ?? Number.NaN };
    });
  const counts = new Map<string, number>();
  for (const { sender, receiver, kind } of all) {
    const key = `${sender} ${receiver} ${kind}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const most = (sender: number, receiver: number, copies: readonly string[]) => {
    const of = (kind: string) => counts.get(`${sender} ${receiver} ${kind}`) ?? 0;
    return copies.reduce((best, kind) => (of(kind) > of(best) ? kind : best));
  };
  const kindOf = new Map<string, string>();
  const counted = all.filter(({ kind, sender, receiver }) => {
    const copies = [COPIES, CALLS].find((kinds) => kinds.includes(kind));
    if (copies === undefined) return true;
    const way = `${sender} ${receiver} ${copies[0]}`;
    const best = kindOf.get(way) ?? most(sender, receiver, copies);
    kindOf.set(way, best);
    return kind === best;
  });
  const code = (kind: Event['kind']) => EVENT_KINDS[kind].code;
  // As the database has it, nothing comes after all numbers.
  const last = (duration: number) => (Number.isNaN(duration) ? Number.POSITIVE_INFINITY : duration);
  counted.sort(
    (x, y) =>
      x.at - y.at ||
      x.sender - y.sender ||
      x.receiver - y.receiver ||
      code(x.kind) - code(y.kind) ||
      last(x.duration) - last(y.duration) ||
      0,
  );
  return {
    count: counted.length,
    at: Float64Array.from(counted, ({ at }) => at),
    sender: Int32Array.from(counted, ({ sender }) => sender),
    receiver: Int32Array.from(counted, ({ receiver }) => receiver),
    kind: Uint8Array.from(counted, ({ kind }) => code(kind)),
    duration: Float64Array.from(counted, ({ duration }) => duration),
  };
}

function buildDeliveries(kept: readonly Dated[], id: (name: string) => number): Deliveries {
  const of = (...kinds: string[]) => kept.filter(({ kind }) => kinds.includes(kind));
  const handed = of('deliver', 'receive');
  const all = (handed.length > 0 ? handed : of('push'))
    .filter(({ actor, peer }) => actor !== peer)
    .map(({ at, actor, peer, bytesIn }) => ({
      at,
      receiver: id(actor),
      sender: peer === undefined ? -1 : id(peer),
      bytes: Math.min(bytesIn ?? -1, 2 ** 31 - 1),
    }))
    .sort((x, y) => x.at - y.at || x.receiver - y.receiver || x.sender - y.sender || x.bytes - y.bytes);
  return {
    count: all.length,
    at: Float64Array.from(all, ({ at }) => at),
    receiver: Int32Array.from(all, ({ receiver }) => receiver),
    sender: Int32Array.from(all, ({ sender }) => sender),
    bytes: Int32Array.from(all, ({ bytes }) => bytes),
  };
}

/** Who was itself active in an event. */
function activeIn({ kind, actor, peer }: Event): string[] {
  const { directed, activity } = EVENT_KINDS[kind];
  if (!activity) return [];
  return directed || peer === undefined || peer === actor ? [actor] : [actor, peer];
}

export function buildSeries(all: readonly Dated[], kept: readonly Dated[], id: (name: string) => number, count: number): Series {
  const at: number[][] = Array.from({ length: count }, () => []);
  const total = new Uint32Array(count);
  for (const event of all) for (const name of activeIn(event)) total[id(name)] = (total[id(name)] as number) + 1;
  for (const event of kept) for (const name of activeIn(event)) (at[id(name)] as number[]).push(event.at);
  const offsets = new Float64Array(count + 1);
  at.forEach((row, i) => {
    row.sort((x, y) => x - y);
    offsets[i + 1] = (offsets[i] as number) + row.length;
  });
  return { offsets, at: Float64Array.from(at.flat()), setAside: total.map((n, i) => n - (at[i] as number[]).length) };
}

function buildSessions({ offsets, at }: Series): Sessions {
  const stitch = 10 * MICROS_PER_MINUTE;
  const start: number[] = [];
  const end: number[] = [];
  const sizes = [0];
  for (let id = 0; id + 1 < offsets.length; id++) {
    const own = at.subarray(offsets[id], offsets[id + 1]);
    own.forEach((instant, i) => {
      if (i > 0 && instant - (own[i - 1] as number) < stitch) end[end.length - 1] = instant;
      else {
        start.push(instant);
        end.push(instant);
      }
    });
    sizes.push(start.length);
  }
  return { offsets: Float64Array.from(sizes), start: Float64Array.from(start), end: Float64Array.from(end), stitch };
}

function buildVisits(all: readonly Dated[], kept: readonly Dated[], id: (name: string) => number, count: number): Visits {
  const places = [...new Set(all.flatMap(({ place }) => (place === undefined ? [] : [place])))].sort((m, n) => (m < n ? -1 : 1));
  const byId: [number, number][][] = Array.from({ length: count }, () => []);
  for (const { at, actor, place } of kept)
    if (place !== undefined) (byId[id(actor)] as [number, number][]).push([at, places.indexOf(place)]);
  for (const visits of byId) visits.sort(([t, p], [u, q]) => t - u || p - q);
  const offsets = new Float64Array(count + 1);
  byId.forEach((visits, i) => {
    offsets[i + 1] = (offsets[i] as number) + visits.length;
  });
  const flat = byId.flat();
  return { offsets, at: Float64Array.from(flat, ([t]) => t), place: Int32Array.from(flat, ([, p]) => p), places: places.length };
}

function buildVolumes(kept: readonly Dated[], id: (name: string) => number, count: number): Volumes {
  const rows = kept
    .filter(({ bytesOut, bytesIn }) => bytesOut !== undefined || bytesIn !== undefined)
    .map(({ at, actor, bytesOut = 0, bytesIn = 0 }) => ({ at, of: id(actor), out: bytesOut, in: bytesIn }))
    .sort((x, y) => x.of - y.of || x.at - y.at || x.out - y.out || x.in - y.in);
  return {
    offsets: Float64Array.from({ length: count + 1 }, (_, i) => rows.filter(({ of }) => of < i).length),
    at: Float64Array.from(rows, ({ at }) => at),
    out: Float64Array.from(rows, ({ out }) => out),
    in: Float64Array.from(rows, (row) => row.in),
  };
}

/** Stretches [from, to] in which the log was watching. */
function stretches({ from, to, gapFrom, gapTo }: Pick<Coverage, 'from' | 'to' | 'gapFrom' | 'gapTo'>): [number, number][] {
  return [from, ...gapTo].map((start, i) => [start, gapFrom[i] ?? to]);
}

function buildCoverage(events: readonly Dated[], calendar: Calendar): Coverage {
  const at = events.map((event) => event.at).sort((x, y) => x - y);
  const silences = at.slice(1).map((instant, i) => ({ from: at[i] as number, to: instant }));
  const lengths = silences.map(({ from, to }) => to - from).sort((x, y) => x - y);
  // A silence is usual if three as long as half of it are there, or one every other week if that is more; of fewer than thirty events nothing can be told.
  const weeks = ((at.at(-1) ?? 0) - (at[0] ?? 0)) / (7 * 24 * MICROS_PER_HOUR);
  const enough = Math.max(3, Math.ceil(weeks / 2));
  const isUsual = (length: number) => lengths.filter((other) => 2 * other >= length).length >= enough;
  const gaps = at.length < 30 ? [] : silences.filter(({ from, to }) => to - from > 6 * MICROS_PER_HOUR && !isUsual(to - from));
  const bounds = {
    from: at[0] ?? 0,
    to: at.at(-1) ?? 0,
    gapFrom: Float64Array.from(gaps, (gap) => gap.from),
    gapTo: Float64Array.from(gaps, (gap) => gap.to),
  };
  const byDay = new Map<number, number>();
  for (const [from, to] of at.length > 0 && hasHours(calendar) ? stretches(bounds) : []) {
    for (const [day, length] of cut(from, to, MICROS_PER_MINUTE, (instant) => dayOf(localTime(calendar, instant))))
      byDay.set(day, (byDay.get(day) ?? 0) + length);
  }
  const days = [...byDay].sort(([x], [y]) => x - y);
  return {
    ...bounds,
    observed: stretches(bounds).reduce((sum, [from, to]) => sum + to - from, 0),
    days: Int32Array.from(days, ([day]) => day),
    dayShare: Float64Array.from(days, ([, length]) => Math.min(1, length / MICROS_PER_DAY)),
  };
}

/** Cuts a stretch at multiples of `step`, and sums the pieces by the label of their first instant. */
function cut(from: number, to: number, step: number, label: (at: number) => number): Map<number, number> {
  const lengths = new Map<number, number>([[label(to), 0]]);
  for (let at = from; at < to; ) {
    const next = Math.min(to, (Math.floor(at / step) + 1) * step);
    lengths.set(label(at), (lengths.get(label(at)) ?? 0) + next - at);
    at = next;
  }
  return lengths;
}

function buildRhythms({ offsets, at }: Series, coverage: Coverage, calendar: Calendar): Rhythms {
  const observed = new Float64Array(168);
  if (!hasHours(calendar)) return { counts: new Uint32Array(), observed };
  const slotOf = (instant: number) => {
    const local = localTime(calendar, instant);
    return weekdayOf(dayOf(local)) * 24 + Math.floor(hourOf(local));
  };
  const counts = new Uint32Array((offsets.length - 1) * 168);
  for (let id = 0; id + 1 < offsets.length; id++)
    for (const instant of at.subarray(offsets[id], offsets[id + 1])) {
      const entry = id * 168 + slotOf(instant);
      counts[entry] = (counts[entry] as number) + 1;
    }
  for (const [from, to] of stretches(coverage))
    for (const [slot, length] of cut(from, to, MICROS_PER_MINUTE, slotOf))
      observed[slot] = (observed[slot] as number) + length / MICROS_PER_HOUR;
  return { counts, observed };
}
