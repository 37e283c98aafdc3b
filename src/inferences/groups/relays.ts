import { numberTies } from '../../graph/act-ties.ts';
import { groupActs } from '../../graph/acts.ts';
import { SHIFTS } from '../../graph/day-pairs.ts';
import { countFollowUps, type FollowUps } from '../../graph/follow-ups.ts';
import { affordableRounds, countMotifs, listContacts, MOTIFS, type MotifCounts, reverseTies, shuffledMotifs } from '../../graph/motifs.ts';
import { hasHours } from '../../model/calendar.ts';
import { type Duration, type EndpointId, type Instant, MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../model/event.ts';
import { defineInference, type Figure, type Finding } from '../../model/inference.ts';
import { duration, endpoint, figure, say, type Text } from '../../model/text.ts';
import { relayTail } from '../../stats/relay-tail.ts';

const ROWS_SHOWN = 12;
const NAMES: Readonly<Record<keyof MotifCounts, string>> = {
  relay: 'relays (A to B, then B to C)',
  pingPong: 'answers (A to B, then B to A)',
  broadcast: 'rounds (A to B, then A to C)',
};

interface Working {
  readonly counted: FollowUps;
  readonly window: Duration;
  readonly ids: Int32Array;
  /** By endpoint of `ids`: instants of some contacts that it got and passed on, and of the acts that passed them on. */
  instantsOf(id: EndpointId): readonly Instant[];
}

const options = {
  window: {
    type: 'duration',
    default: 10 * MICROS_PER_MINUTE,
    least: MICROS_PER_SECOND,
    help: 'within how long an endpoint must contact somebody else to have passed a contact on',
  },
  rounds: {
    type: 'number',
    default: 19,
    min: 3,
    max: 199,
    help: 'how many times ties are moved by days of their own, for the figures of the whole; fewer in logs of more than 2 million contacts, at least 3',
  },
} as const;

export const relays = defineInference({
  id: 'relays',
  question: 'Which endpoints pass on to others what they get, soon and more often than chance would have it?',
  method:
    'Counts how often an endpoint, soon after it is contacted, contacts somebody else who was not contacted with it. Two comparisons must both fail to explain it: the same endpoint on other days as busy, at the same hours, and the same days with time turned round, in which contacts bunch just as much but what comes first comes last.',
  asks: 'test',
  subjects: 'endpoints',
  needs: ['exchanges', 'endpoints'],
  side: [],
  needsEvents: false,
  vantage: { observes: ['actor', 'peer', 'time'], minWindowDays: 2 },
  references: [
    {
      authors: 'A. Paranjape, A. R. Benson, J. Leskovec',
      title: 'Motifs in temporal networks',
      venue: 'WSDM 2017',
      year: 2017,
      deviations:
        'Motifs of two contacts only. Of an endpoint, acts that pass something on are counted, each once, rather than all pairs of contacts.',
    },
    {
      authors: 'P. Holme, J. Saramäki',
      title: 'Temporal networks',
      venue: 'Physics Reports 519(3)',
      year: 2012,
      deviations:
        'Times are not shuffled one by one, which would lose daily rhythm and bursts: whole days are exchanged, or ties moved by whole days.',
    },
  ],
  options,

  rank({ exchanges, endpoints }, { calendar, random, options: { window, rounds } }) {
    const acts = groupActs(exchanges, endpoints.count, calendar);
    const ties = numberTies(acts);
    const counted = countFollowUps(acts, window, hasHours(calendar));
    const ids = Int32Array.from({ length: endpoints.count }, (_, id) => id).filter((id) => (counted.compared[id] as number) > 0);
    const p = Float64Array.from(ids, (id) =>
      relayTail(
        {
          passed: counted.passed[id] as number,
          expected: counted.expected[id] as number,
          variance: counted.variance[id] as number,
          differences: differencesOf(counted, id),
        },
        SHIFTS,
      ),
    );
    const contacts = listContacts(acts, ties);
    const reverse = reverseTies(ties, endpoints.count);
    const observed = countMotifs(contacts, reverse, endpoints.count, window);
    const run = affordableRounds(contacts.at.length, rounds);
    const shuffled = shuffledMotifs(contacts, reverse, endpoints.count, window, run, random);
    return {
      subjects: { of: 'endpoints', id: ids },
      columns: { score: Float64Array.from(ids, (id, row) => -Math.log10(p[row] as number) + 1e-6 * (counted.passed[id] as number)), p },
      tested: ids.length,
      skipped: [
        { count: endpoints.count - ids.length, why: 'endpoints that made or got no contact, or on no day that has another like it' },
      ].filter(({ count }) => count > 0),
      summary: [
        { label: 'acts: a contact, or one message to several', value: acts.count, unit: 'acts' },
        ...MOTIFS.flatMap((motif) =>
          motifFigures(
            NAMES[motif],
            observed[motif],
            shuffled.map((counts) => counts[motif]),
          ),
        ),
      ],
      smallest:
        ids.length === 0
          ? say`contacts that go from one endpoint to another, on several days, with their times`
          : say`an endpoint that on each of ${fewestDays(ids.length)} days passed on more than with time turned round, and on no day less`,
      working: { counted, window, ids, instantsOf: (id) => instantsOf(acts, id, window) } satisfies Working,
    };
  },

  explain(row, { working, columns }): Finding {
    const { counted, window, ids } = working;
    const id = ids[row] as number;
    const of = (column: Float64Array | Int32Array) => column[id] as number;
    const at = working.instantsOf(id);
    return {
      claim: say`${endpoint(id)} contacted somebody else within ${duration(window)} of being contacted ${figure(of(counted.passed), 0)} times; on other days as busy, at the same hours, it would be ${figure(of(counted.expected), 1)}, and with time turned round ${figure(of(counted.reversed), 0)}.`,
      measures: [
        { label: 'contacts passed on', value: of(counted.passed), unit: 'acts' },
        { label: 'the same on other days', value: of(counted.expected), unit: 'acts', n: SHIFTS },
        { label: 'the same with time turned round', value: of(counted.reversed), unit: 'acts' },
        {
          label: 'days with more passed on than with time turned round',
          value: differencesOf(counted, id).filter((difference) => difference > 0).length,
          unit: 'days',
          n: differencesOf(counted, id).length,
        },
        { label: 'days compared', value: of(counted.compared), unit: 'days' },
        { label: 'p by both comparisons, the larger', value: columns.p?.[row] ?? Number.NaN, unit: '' },
      ],
      evidence:
        at.length > 0
          ? [
              {
                kind: 'rows',
                endpoints: [id],
                from: at[0] as Instant,
                to: (at.at(-1) as Instant) + 1,
                limit: ROWS_SHOWN,
                caption: say`rows of it around one contact that it passed on`,
              },
            ]
          : [{ kind: 'rows', endpoints: [id], limit: ROWS_SHOWN, caption: say`rows of it` }],
      alternatives: ['role', 'automatic-sync', 'common-cause', 'other-channel'],
      caveats: CAVEATS,
    };
  },
});

const differencesOf = ({ differences, differenceOffsets }: FollowUps, id: EndpointId): Int32Array =>
  differences.subarray(differenceOffsets[id], differenceOffsets[id + 1]);

const CAVEATS: readonly Text[] = [
  say`That a contact follows another does not say that anything was passed on: a reminder to call a third person looks the same.`,
  say`Whoever reads messages seldom, and then writes to several, starts with what came in: that can look like passing on.`,
];

/** Days, all of one sign, with which a sign test can reach a false-discovery rate of 5 % among so many, if it is the only one. */
const fewestDays = (tested: number): number => Math.ceil(Math.log2(tested / 0.05));

function motifFigures(name: string, observed: number, shuffled: readonly number[]): Figure[] {
  if (shuffled.length === 0) return [];
  const sorted = [...shuffled].sort((a, b) => a - b);
  const mean = shuffled.reduce((sum, count) => sum + count, 0) / shuffled.length;
  return [
    { label: name, value: observed, unit: 'pairs of contacts' },
    {
      label: `${name}: the same with ties moved by days of their own`,
      value: mean,
      unit: 'pairs of contacts',
      low: sorted[0] as number,
      high: sorted.at(-1) as number,
      n: shuffled.length,
    },
  ];
}

/** From the contact to the act of the first passing-on that an endpoint made. */
function instantsOf(acts: ReturnType<typeof groupActs>, id: EndpointId, window: Duration): Instant[] {
  const [from, to] = [acts.madeOffsets[id] as number, acts.madeOffsets[id + 1] as number];
  let next = acts.gotOffsets[id] as number;
  const end = acts.gotOffsets[id + 1] as number;
  for (let m = from; m < to; m++) {
    const act = acts.made[m] as number;
    const when = acts.at[act] as number;
    while (next < end && (acts.at[acts.actOf[acts.got[next] as number] as number] as number) < when) next++;
    if (next === (acts.gotOffsets[id] as number)) continue;
    const before = acts.actOf[acts.got[next - 1] as number] as number;
    const told = acts.receiver.subarray(acts.offsets[act], acts.offsets[act + 1]);
    if (when - (acts.at[before] as number) <= window && !told.includes(acts.sender[before] as number))
      return [acts.at[before] as number, when];
  }
  return [];
}
