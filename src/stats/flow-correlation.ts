/** Events of one flow: instants, ascending, and sizes; what is sent in one burst is one event. */
export interface Flow {
  readonly at: Float64Array;
  readonly size: Float64Array;
}

/** The events of all flows in order of time, with whose they are. */
interface Joined extends Flow {
  readonly of: Int32Array;
}

/**
 * Event-based flow correlation of every channel with every user: the share of a channel's events that match one of the user's, no more than
 * `near` apart and `most` in size, each once, the earliest that is free. Entry channel × users + user; 0 for a channel without events.
 * The events of all users are gone over together, so that only those near each other are looked at.
 * Source: A. Bahramali et al., NDSS 2020, 4.
 */
export function correlateEvents(
  channels: readonly Flow[],
  users: readonly Flow[],
  { near, most }: { readonly near: number; readonly most: number },
): Float64Array {
  const { at, size, of } = joinFlows(users);
  const rates = new Float64Array(channels.length * users.length);
  const taken = new Uint8Array(at.length);
  const matchedAt = new Int32Array(users.length);
  channels.forEach((channel, c) => {
    taken.fill(0);
    matchedAt.fill(-1);
    const row = rates.subarray(c * users.length, (c + 1) * users.length);
    let first = 0;
    for (let i = 0; i < channel.at.length; i++) {
      const when = channel.at[i] as number;
      const bytes = channel.size[i] as number;
      while (first < at.length && (at[first] as number) < when - near) first++;
      for (let j = first; j < at.length && (at[j] as number) <= when + near; j++) {
        if (Math.abs((size[j] as number) - bytes) > most || taken[j] === 1) continue;
        const user = of[j] as number;
        if (matchedAt[user] === i) continue;
        matchedAt[user] = i;
        taken[j] = 1;
        row[user] = (row[user] as number) + 1;
      }
    }
    if (channel.at.length > 0)
      row.forEach((count, u) => {
        row[u] = count / channel.at.length;
      });
  });
  return rates;
}

/**
 * Shape-based flow correlation of every channel with every user, the best over the lags by which users may come later: each event is a
 * bar of ± half that holds its size, and the score is 2Σab / (Σa² + Σb²), by the exact overlap of bars. NaN where both are empty.
 * Only events within reach of each other are looked at, those of all users in one order of time: nothing is put on a grid.
 * Source: A. Bahramali et al., NDSS 2020, 4.
 * @throws RangeError where lags spread over more than a bar
 */
export function correlateShapes(
  channels: readonly Flow[],
  users: readonly Flow[],
  { half, lags }: { readonly half: number; readonly lags: readonly number[] },
): Float64Array {
  const reach = 2 * half;
  const ordered = Float64Array.from(lags).sort();
  const spread = (ordered.at(-1) ?? 0) - (ordered[0] ?? 0);
  if (spread > reach) throw new RangeError(`lags spread over ${spread}, more than a bar of ${reach}`);
  const n = users.length;
  const joined = joinFlows(users);
  const energy = Float64Array.from(users, (flow) => energyOf(flow, reach));
  const lines = () => new Float64Array((lags.length + 1) * n);
  const cross: Cross = { until: [lines(), lines()], since: [lines(), lines()] };
  const scores = new Float64Array(channels.length * n);
  channels.forEach((channel, c) => {
    for (const sums of [...cross.until, ...cross.since]) sums.fill(0);
    addCross(channel, joined, ordered, n, reach, cross);
    const own = energyOf(channel, reach);
    for (let u = 0; u < n; u++) scores[c * n + u] = (2 * highest(cross, ordered, u, n)) / (own + (energy[u] as number));
  });
  return scores;
}

/**
 * Σab by user, in the unit of bars that wholly overlap, as sums of straight lines over the lags, each by its height at lag 0 and its slope.
 * Entry place × users + user: lines that hold for the lags before that place, and lines that hold from there on.
 */
interface Cross {
  readonly until: readonly [height: Float64Array, slope: Float64Array];
  readonly since: readonly [height: Float64Array, slope: Float64Array];
}

/**
 * What two events add rises with the lag until they meet, and then falls; for most it does but one of the two over all lags. Events are
 * ascending, so that those of one sort lie together, and places only ever grow.
 * @param lags ascending
 */
function addCross(
  channel: Flow,
  { at, size, of }: Joined,
  lags: Float64Array,
  users: number,
  reach: number,
  { until, since }: Cross,
): void {
  const l = lags.length;
  const [least, most] = [lags[0] as number, lags[l - 1] as number];
  let first = 0;
  for (let i = 0; i < channel.at.length; i++) {
    const when = channel.at[i] as number;
    const weight = (channel.size[i] as number) / reach;
    while (first < at.length && (at[first] as number) <= when + least - reach) first++;
    let j = first;
    let place = 0;
    const add = ([height, slope]: readonly [Float64Array, Float64Array], sign: 1 | -1): void => {
      const to = place * users + (of[j] as number);
      const steep = weight * (size[j] as number);
      height[to] = (height[to] as number) + steep * (reach - sign * ((at[j] as number) - when));
      slope[to] = (slope[to] as number) + sign * steep;
    };
    // Falling, and apart from some lag on.
    for (; j < at.length && (at[j] as number) <= when + most - reach; j++) {
      while (place < l && (lags[place] as number) < (at[j] as number) - when + reach) place++;
      add(until, -1);
    }
    place = l;
    for (; j < at.length && (at[j] as number) <= when + least; j++) add(until, -1);
    place = 0;
    for (; j < at.length && (at[j] as number) < when + most; j++) {
      while (place < l && (lags[place] as number) < (at[j] as number) - when) place++;
      add(until, 1);
      add(since, -1);
    }
    place = 0;
    for (; j < at.length && (at[j] as number) < when + least + reach; j++) add(since, 1);
    // Rising, and apart until some lag.
    for (; j < at.length && (at[j] as number) < when + most + reach; j++) {
      while (place < l && (lags[place] as number) <= (at[j] as number) - when - reach) place++;
      add(since, 1);
    }
  }
}

/** The largest sum over the lags, of the lines of one user; never less than nothing, whatever rounding leaves. */
function highest({ until, since }: Cross, lags: Float64Array, user: number, users: number): number {
  let [height, slope] = [0, 0];
  for (let k = 1; k <= lags.length; k++) {
    height += until[0][k * users + user] as number;
    slope += until[1][k * users + user] as number;
  }
  let best = 0;
  for (let k = 0; k < lags.length; k++) {
    const place = k * users + user;
    height += (since[0][place] as number) - (k > 0 ? (until[0][place] as number) : 0);
    slope += (since[1][place] as number) - (k > 0 ? (until[1][place] as number) : 0);
    best = Math.max(best, height + slope * (lags[k] as number));
  }
  return best;
}

/** Σa² of one flow, in the unit of bars that wholly overlap. */
function energyOf({ at, size }: Flow, reach: number): number {
  let sum = 0;
  for (let i = 0; i < at.length; i++) {
    sum += (size[i] as number) ** 2;
    for (let j = i + 1; j < at.length && (at[j] as number) - (at[i] as number) < reach; j++)
      sum += 2 * (size[i] as number) * (size[j] as number) * (1 - ((at[j] as number) - (at[i] as number)) / reach);
  }
  return sum;
}

/** Places of values in ascending order, equals as they stand: by as many drawers as values, each put in order by insertion. */
function orderOf(at: Float64Array): Uint32Array {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const one of at) {
    if (one < from) from = one;
    if (one > to) to = one;
  }
  const drawers = at.length / Math.max(Number.MIN_VALUE, to - from);
  const drawerOf = (i: number) => Math.min(at.length - 1, Math.floor(((at[i] as number) - from) * Math.min(drawers, Number.MAX_VALUE)));
  const next = new Uint32Array(at.length + 1);
  for (let i = 0; i < at.length; i++) next[drawerOf(i) + 1] = (next[drawerOf(i) + 1] as number) + 1;
  for (let d = 0; d < at.length; d++) next[d + 1] = (next[d + 1] as number) + (next[d] as number);
  const order = new Uint32Array(at.length);
  for (let i = 0; i < at.length; i++) {
    const drawer = drawerOf(i);
    order[next[drawer] as number] = i;
    next[drawer] = (next[drawer] as number) + 1;
  }
  for (let i = 1; i < order.length; i++) {
    const one = order[i] as number;
    let place = i;
    for (; place > 0 && (at[order[place - 1] as number] as number) > (at[one] as number); place--)
      order[place] = order[place - 1] as number;
    order[place] = one;
  }
  return order;
}

function joinFlows(flows: readonly Flow[]): Joined {
  const total = flows.reduce((sum, { at }) => sum + at.length, 0);
  const at = new Float64Array(total);
  const size = new Float64Array(total);
  const of = new Int32Array(total);
  let filled = 0;
  flows.forEach((flow, f) => {
    at.set(flow.at, filled);
    size.set(flow.size, filled);
    of.fill(f, filled, filled + flow.at.length);
    filled += flow.at.length;
  });
  const order = orderOf(at);
  return {
    at: Float64Array.from(order, (i) => at[i] as number),
    size: Float64Array.from(order, (i) => size[i] as number),
    of: Int32Array.from(order, (i) => of[i] as number),
  };
}
