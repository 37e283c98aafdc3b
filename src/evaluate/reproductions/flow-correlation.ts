import type { Random } from '../../model/random.ts';
import { drawExponential, drawNormal, drawPareto } from '../../stats/draw.ts';
import { correlateEvents, correlateShapes, type Flow } from '../../stats/flow-correlation.ts';
import { meanOf } from './figure-of.ts';
import type { Landmark, Ours, Published, ReproducedRow } from './landmark.ts';

const USERS = 500;
const CHANNELS = 50;
const HOUR = 3_600;
/** Seconds, bytes. */
const NEAR = 3;
const MOST = 10_000;
const HALF = 10;
const LAGS = Array.from({ length: 11 }, (_, i) => i / 2);
/** Bursts closer than this are one event; smaller ones are dropped, texts among them. */
const BURST = 0.5;
const SMALLEST = 2_000;
const MINUTES = [3, 15, 60] as const;

/** What lies between a post and what the access network sees of it at a member. */
interface Noise {
  readonly name: string;
  /** Bursts an hour of other traffic, least and most. */
  readonly background: readonly [number, number];
  /** Share of posts that are not fetched as they come, and mean seconds by which others are late, beside the way. */
  readonly missed: number;
  readonly delay: number;
  /** Largest share by which a burst grows, and share of bursts that are seen as two. */
  readonly growth: number;
  readonly split: number;
}

const CLEAN: Noise = { name: 'clean', background: [10, 200], missed: 0, delay: 0, growth: 0, split: 0.02 };
const NOISY: Noise = { name: 'realistic', background: [10, 200], missed: 0.2, delay: 1, growth: 0.1, split: 0.02 };

interface Burst {
  readonly at: number;
  readonly size: number;
}

/** Texts, photos, videos, files, voice: medians in bytes, all log-normal; a text is too small to be an event. */
const MEDIANS = [400, 80_000, 1_500_000, 300_000, 40_000] as const;
const drawSize = (random: Random): number => (MEDIANS[random.below(MEDIANS.length)] as number) * Math.exp(0.7 * drawNormal(random));

/** Posts of a channel: waits by a Pareto law of 5 to 20 s and exponent 0.93, at most half an hour; that is some 30 to 120 an hour. */
function drawChannel(random: Random): Burst[] {
  const posts: Burst[] = [];
  const shortest = 5 * 4 ** random.next();
  for (let at = shortest * random.next(); ; at += Math.min(1_800, shortest * drawPareto(0.93, random))) {
    if (at >= HOUR) return posts;
    posts.push({ at, size: drawSize(random) });
  }
}

function drawUser(posts: readonly Burst[], { background, missed, delay, growth, split }: Noise, random: Random): Burst[] {
  const seen: Burst[] = [];
  for (const post of posts) {
    if (random.next() < missed) continue;
    const at = post.at + 0.3 * Math.exp(0.2 * drawNormal(random)) + delay * drawExponential(random);
    const size = post.size * (1 + growth * random.next());
    if (random.next() < split) seen.push({ at, size: size / 2 }, { at: at + 1, size: size / 2 });
    else seen.push({ at, size });
  }
  const [least, most] = background;
  const perHour = least + (most - least) * random.next();
  if (perHour > 0)
    for (let at = (HOUR * drawExponential(random)) / perHour; at < HOUR; at += (HOUR * drawExponential(random)) / perHour)
      seen.push({ at, size: drawSize(random) });
  return seen.sort((a, b) => a.at - b.at);
}

/** Events as the paper takes them: bursts closer than half a second are one, whose time is that of its last. */
function extract(bursts: readonly Burst[], until: number): Flow {
  const events: { at: number; size: number }[] = [];
  for (const { at, size } of bursts) {
    if (at >= until) break;
    const last = events.at(-1);
    if (last && at - last.at < BURST) {
      last.at = at;
      last.size += size;
    } else events.push({ at, size });
  }
  const kept = events.filter(({ size }) => size >= SMALLEST);
  return { at: Float64Array.from(kept, ({ at }) => at), size: Float64Array.from(kept, ({ size }) => size) };
}

/** Share of members above the score that a share `rate` of those who are not reach. @param members the channel of each user */
function powerAt(scores: Float64Array, members: Int32Array, rate: number, random: Random): Ours {
  const users = members.length;
  const others: number[] = [];
  scores.forEach((score, i) => {
    if (members[i % users] !== Math.floor(i / users)) others.push(score);
  });
  others.sort((a, b) => b - a);
  const threshold = others[Math.floor(rate * others.length)] as number;
  const found = Array.from(members, (channel, user) => Number((scores[channel * users + user] as number) > threshold));
  return meanOf(found, 'users', random);
}

const UNCHECKED = 'its traffic was recorded, ours is drawn, and for how long it was watched was not checked';

/** What the paper, and the thesis that ran its code again, report. */
const PUBLISHED: Readonly<Record<string, { rate: number; minutes: number; published: Published }>> = {
  clean: { rate: 1e-3, minutes: 15, published: { value: 0.94, read: 'in a secondary source', better: 'higher' } },
  realistic: { rate: 0.05, minutes: 15, published: { value: 0.74, read: 'in the source', better: 'higher' } },
};

function rowsOf(noise: Noise, random: Random): ReproducedRow[] {
  const channels = Array.from({ length: CHANNELS }, () => drawChannel(random));
  const members = Int32Array.from({ length: USERS }, (_, user) => user % CHANNELS);
  const users = Array.from(members, (channel) => drawUser(channels[channel] as Burst[], noise, random));
  const { rate, minutes: theirs, published } = PUBLISHED[noise.name] as (typeof PUBLISHED)[string];
  return MINUTES.flatMap((minutes) => {
    const [own, all] = [channels, users].map((flows) => flows.map((one) => extract(one, minutes * 60))) as [Flow[], Flow[]];
    const undefinedIsNothing = (scores: Float64Array) => scores.map((score) => (Number.isNaN(score) ? 0 : score));
    const by = {
      events: correlateEvents(own, all, { near: NEAR, most: MOST }),
      shape: undefinedIsNothing(correlateShapes(own, all, { half: HALF, lags: LAGS })),
    };
    return (['events', 'shape'] as const).map((method) => ({
      what: `members found by ${method}, false matches at ${rate}, ${noise.name} traffic of ${minutes} min`,
      unit: 'share',
      ...(minutes === theirs && { published, notComparable: UNCHECKED }),
      ours: powerAt(by[method], members, rate, random.fork(`${method} ${minutes}`)),
    }));
  });
}

export const flowCorrelation: Landmark = {
  id: 'flow-correlation',
  result: 'Members of a channel are told by the traffic of their line',
  source:
    'A. Bahramali, A. Houmansadr, R. Soltani, D. Goeckel, D. Towsley, NDSS 2020 (clean); a thesis that ran its code again (realistic)',
  setUp: `${USERS} users, each a member of one of ${CHANNELS} channels, which post at Pareto waits (5 to 20 s, exponent 0.93, at most 30 min), a fifth of it texts too small to see; clean: 10 to 200 other bursts an hour on the line, 2 % of posts split; realistic: beside that 20 % of posts not fetched as they come, others late by 1 s on average, sizes grown by up to 10 %; events by ${NEAR} s and ${MOST / 1_000} kB, shapes of ± ${HALF} s with lags to 5 s`,
  traps: [
    'The released code and data do not give the published curve: the figure of the paper stands beside clean traffic, that of the re-run beside realistic traffic.',
    'Every event of a channel is looked at; the released code leaves out the later ones where a user has fewer, which inflates its score.',
    'The paper’s short observation is taken for 15 min, which is from memory.',
  ],
  run: (random) => [CLEAN, NOISY].flatMap((noise) => rowsOf(noise, random.fork(noise.name))),
};
