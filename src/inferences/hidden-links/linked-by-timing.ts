import { MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../model/event.ts';
import { KnownFailure } from '../../model/failure.ts';
import { type Context, defineInference, type Figure, type Finding, type Subjects } from '../../model/inference.ts';
import { duration, endpoint, figure, say, type Text } from '../../model/text.ts';
import { shareOfCompany } from '../../stats/chance-company.ts';
import { type CoincidingPairs, findCoinciding } from '../../stats/coinciding-pairs.ts';
import { setCrowdsAside } from '../../stats/crowds.ts';
import { matchDays, type PairDays } from '../../stats/day-hits.ts';
import type { DayTest } from '../../stats/day-tests/day-test.ts';
import { DAY_TESTS } from '../../stats/day-tests/registry.ts';
import type { Nearness } from '../../stats/day-tests/window-cover.ts';
import { countExcess } from '../../stats/excess-company.ts';
import { addSizes } from '../../stats/moment-sizes.ts';
import { collectMoments, type Moments } from '../../stats/moments.ts';
import { poissonTail } from '../../stats/poisson-tail.ts';
import { showTogether } from '../../stats/together-moments.ts';

/** The level at which the engine reports. */
const REPORTED = 0.05;
/** Moments that an endpoint must have to be judged. */
const FEWEST_MOMENTS = 5;
const SHOWN = 10;

interface Working {
  readonly moments: Moments;
  readonly pairs: readonly PairDays[];
  readonly company: Float64Array;
  /** How near two moments must be to count, µs. */
  readonly reach: number;
  readonly namesPeers: boolean;
}

const METHODS = Object.keys(DAY_TESTS) as (keyof typeof DAY_TESTS)[];

const options = {
  method: {
    type: 'choice',
    choices: METHODS,
    default: METHODS.indexOf('coincidences'),
    help: 'how a day is judged: how many moments lie near each other; flow correlation by events matched once, or by shape; coming on while the other is there; spike-time tiling within the hour; ranks of the wait to the nearest',
  },
  near: {
    type: 'duration',
    default: 5 * MICROS_PER_SECOND,
    least: 1,
    help: 'how near two moments must be to coincide; half the length of the bars of flow-shape, which meet up to twice as far; choose it before looking',
  },
  around: {
    type: 'duration',
    default: 10 * MICROS_PER_MINUTE,
    least: MICROS_PER_MINUTE,
    help: 'within how long chance may move a moment; what is slower, such as a shared evening, is left as it is',
  },
  lag: {
    type: 'duration',
    default: 0,
    help: 'of flow correlation: how much later the one shows than the other, either way round',
  },
  size: {
    type: 'number',
    default: 0,
    min: 0,
    max: 1e9,
    help: 'of flow correlation: bytes by which what the one sends and the other receives may differ; 0 leaves sizes unread',
  },
} as const;

type Options = Context<string, typeof options>;

export const linkedByTiming = defineInference({
  id: 'linked-by-timing',
  question: 'Who talks with whom, by the timing of both alone?',
  method:
    'When a message goes from one phone to another, both show within seconds of each other, even where the log names nobody but them and a server. Beginnings of activity of two endpoints that lie so near are counted day by day. What chance would give comes from leaving each of them where it is within ten minutes, so that shared hours, evenings and sittings count for nothing; a day is a hit if it has more coincidences than chance gives on one day in twenty. A pair stands out if it has more such days than chance and the company that both keep with everybody would give.',
  asks: 'test',
  subjects: 'pairs',
  infersLinks: true,
  needs: ['series', 'exchanges', 'contacts', 'volumes'],
  spares: ({ size }) => (size > 0 ? [] : ['volumes']),
  side: [],
  needsEvents: false,
  vantage: { observes: ['actor', 'time'], namedPeer: false, minWindowDays: 3, maxClockStep: 10 * MICROS_PER_SECOND },
  references: [
    {
      authors: 'J. F. Donges, C.-F. Schleussner, J. F. Siegmund, R. V. Donner',
      title: 'Event coincidence analysis for quantifying statistical interrelationships between event time series',
      venue: 'European Physical Journal Special Topics 225',
      year: 2016,
      deviations:
        'Chance keeps what both do within each ten minutes, where the paper lets it fall anywhere in the record: with a shared evening that would find pairs everywhere. Bursts count once, coincidences are judged a day, and days are summed by a Poisson tail, which bounds the exact one.',
    },
    {
      authors: 'A. Bahramali, A. Houmansadr, R. Soltani, D. Goeckel, D. Towsley',
      title: 'Practical traffic analysis attacks on secure messaging applications',
      venue: 'NDSS',
      year: 2020,
      deviations:
        'Two endpoints are compared rather than an endpoint and a channel; sizes count only if asked for, since they did not help on simulated flows; and posts that reach many at once are set aside.',
    },
  ],
  options,

  rank({ series, exchanges, contacts, volumes }, context: Options) {
    const { calendar, focus, observation } = context;
    const { near, around, method, lag, size } = context.options;
    if ((lag > 0 || size > 0) && !METHODS[method]?.startsWith('flow-')) {
      throw new KnownFailure('usage', 'A lag and sizes are of flow correlation alone', {
        where: `--option linked-by-timing.${lag > 0 ? 'lag' : 'size'}, with linked-by-timing.method=${METHODS[method]}`,
        remedy: 'Give --option linked-by-timing.method=flow-events or flow-shape as well.',
      });
    }
    const test: DayTest = DAY_TESTS[METHODS[method] as keyof typeof DAY_TESTS];
    const nearness: Nearness = { near, around, step: observation.clockStep, lag };
    // Bars on both sides.
    const reach = METHODS[method] === 'flow-shape' ? 2 * near : near;
    const all = collectMoments(series, exchanges, calendar, near);
    const { moments, crowded } = setCrowdsAside(size > 0 ? addSizes(all, volumes, near) : all, near, around);
    const endpoints = moments.offsets.length - 1;
    const eligible = Array.from({ length: endpoints }, (_, id) => id).filter(
      (id) => (moments.offsets[id + 1] as number) - (moments.offsets[id] as number) >= FEWEST_MOMENTS,
    );
    // Whoever shows a lag apart is within that of the other, too.
    const found = findCoinciding(moments, eligible, focus, near + lag);
    const { a, b } = found;
    const pairs = Array.from(a, (one, i) => matchDays(moments, one, b[i] as number, nearness, test, size));
    const excess = found.proposed ? inHits(countExcess(moments, near, around), pairs) : undefined;
    const company = shareOfCompany({ a, b, days: pairs }, endpoints, eligible.length, excess);
    const p = Float64Array.from(pairs, ({ hits, byChance }, i) => poissonTail(hits, byChance + (company[i] as number)));
    // Equal p: more hits beyond those expected first. The term is too small to overtake a smaller p.
    const score = p.map((one, i) => {
      const { hits, byChance } = pairs[i] as PairDays;
      return -Math.log10(Math.max(one, Number.MIN_VALUE)) + 1e-9 * (hits - byChance);
    });
    const tested = (eligible.length * Math.max(0, eligible.length - 1)) / 2;
    return {
      subjects: { of: 'pairs', a, b },
      columns: { score, p, support: Float64Array.from(pairs, ({ hits }) => hits) },
      tested,
      skipped: skippedOf(found, { endpoints, eligible: eligible.length, tested, crowded, beats: moments.beats }),
      summary: [
        { label: 'pairs of endpoints', value: tested, unit: 'pairs' },
        { label: 'of these, with a coincidence that the index listed', value: found.considered, unit: 'pairs', n: tested },
        { label: 'of these, opened', value: a.length, unit: 'pairs', n: tested },
        { label: 'moments: beginnings of activity', value: moments.at.length, unit: 'moments' },
        { label: 'how near two moments must be', value: reach, unit: 'µs' },
      ],
      smallest: smallestOf(pairs, company, tested),
      ...(size > 0 && volumes.at.length === 0 && { unseen: [say`how many bytes went each way; with size=0 it goes by time alone`] }),
      working: { moments, pairs, company, reach, namesPeers: contacts.count > 0 } satisfies Working,
    };
  },

  explain(r, { subjects, working }, { series }, { options: { lag, size } }): Finding {
    const { moments, pairs, company, reach, namesPeers } = working;
    const of = subjects as Extract<Subjects, { of: 'pairs' }>;
    const [a, b] = [of.a[r] as number, of.b[r] as number];
    const { hits, byChance, matches, expected, days } = pairs[r] as PairDays;
    const usual = byChance + (company[r] as number);
    const [one, other] = [a, b].map((id) => (moments.offsets[id + 1] as number) - (moments.offsets[id] as number)) as [number, number];
    const together = showTogether(moments, a, b, reach, lag, size);
    const fitting = size > 0 ? `, with what the one sent within ${size} bytes of what the other received,` : '';
    const caveats: Text[] = [
      say`That both were moved by each other is inferred, not logged: two members of one chat group, or two who hear from a third, look the same.`,
      ...(namesPeers ? [say`This log names second parties for at least a part of its rows; look there first.`] : []),
    ];
    const setAside = (series.setAside[a] as number) + (series.setAside[b] as number);
    if (setAside > 0) caveats.push(say`${setAside} connections by a timer were set aside, of both and throughout.`);
    return {
      claim: [
        ...say`${endpoint(a)} and ${endpoint(b)}`,
        ...(lag > 0 ? say` show ${duration(lag)} apart, give or take ${duration(reach)}` : say` show within ${duration(reach)}`),
        `${lag === 0 ? ' of each other' : size > 0 ? '' : ','}${fitting} on `,
        ...say`${hits} of ${days} days more often than chance gives on one day in twenty; ${figure(usual, 1)} such days would be usual. That is what two who write to each other look like.`,
      ],
      measures: [
        { label: 'days with more coincidences than chance gives on one in twenty', value: hits, unit: 'days', n: days },
        { label: 'the same by chance', value: byChance, unit: 'days', n: days },
        { label: 'the same by the company that both keep with everybody', value: company[r] as number, unit: 'days', n: days },
        { label: 'coincidences', value: matches, unit: 'moments', n: Math.min(one, other) },
        { label: 'as many would be usual', value: expected, unit: 'moments' },
        { label: 'moments of either without one', value: one + other - 2 * together.length, unit: 'moments' },
      ] satisfies Figure[],
      evidence: [
        {
          kind: 'instants',
          endpoint: together.slice(0, SHOWN).flatMap(() => [a, b]),
          at: together.slice(0, SHOWN).flat(),
          arrivals: true,
          caption: say`the first of ${together.length} coincidences, a row of each`,
        },
      ],
      alternatives: ['common-cause', 'hub', 'role', 'automatic-sync', 'shared-device', 'chance', 'other-channel'],
      caveats,
    };
  },
});

/** Coincidences beyond chance as hits beyond chance: as many of the one come with one of the other as among the pairs that were opened. */
function inHits(excess: Float64Array, pairs: readonly PairDays[]): Float64Array {
  let [moments, hits] = [0, 0];
  for (const pair of pairs) {
    moments += pair.matches - pair.expected;
    hits += pair.hits - pair.byChance;
  }
  const each = hits > 0 ? Math.max(1, moments / hits) : 1;
  return excess.map((by) => Math.max(0, by / each));
}

function skippedOf(
  { a, proposed, unlisted }: CoincidingPairs,
  { endpoints, eligible, tested, crowded, beats }: Record<'endpoints' | 'eligible' | 'tested' | 'crowded' | 'beats', number>,
) {
  return [
    { count: endpoints - eligible, why: `endpoints with fewer than ${FEWEST_MOMENTS} moments` },
    { count: beats, why: 'rows in step with a timer' },
    { count: crowded, why: 'moments at which very many endpoints came at once, as by a post to all' },
    {
      count: proposed ? tested - a.length : 0,
      why: 'pairs that an index of common moments did not propose; counted as tested, with a chance of 1',
    },
    { count: unlisted, why: 'coincidences at the busiest moments, which the index did not list' },
  ].filter(({ count }) => count > 0);
}

function smallestOf(pairs: readonly PairDays[], company: Float64Array, tested: number): Text {
  if (pairs.length === 0) return say`no pair, since none could be compared`;
  const usual = pairs.map(({ byChance }, i) => byChance + (company[i] as number)).sort((x, y) => x - y);
  const middling = usual[Math.floor(usual.length / 2)] as number;
  let days = 1;
  while (poissonTail(days, Math.max(middling, 1e-3)) > REPORTED / tested) days++;
  return say`a pair with ${days} days of coincidences where ${figure(middling, 1)} would be usual, going by the pair of middling activity among ${tested}`;
}
