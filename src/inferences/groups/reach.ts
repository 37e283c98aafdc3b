import { buildGraph, type CsrGraph, connectedNodes, degrees } from '../../graph/csr.ts';
import { findHubs } from '../../graph/hubs.ts';
import { chooseSources, measureReach } from '../../graph/reach.ts';
import { HOP_NAMES, measuresOfCurve, measuresOfRetention } from '../../graph/reach-figures.ts';
import { type ReachSummary, summariseReach } from '../../graph/reach-summary.ts';
import { measureRetention, type RetainedReach } from '../../graph/retention.ts';
import { joinTies } from '../../graph/ties.ts';
import type { EndpointId } from '../../model/event.ts';
import { defineInference, type Finding } from '../../model/inference.ts';
import { endpoint, figure, say, type Text } from '../../model/text.ts';
import { isPartial } from '../../model/vantage.ts';

const HOPS = 3;

/** Edge visits for one curve: about a second. Beyond that a sample of endpoints stands for all. */
const VISITS = 5e8;

const EVIDENCE_ROWS = 10;
const NAMED_FOCUS = 5;

/** With fewer endpoints a median says little. */
const FEW_ENDPOINTS = 30;

interface Working {
  /** Endpoints with at least one known contact. */
  readonly connected: number;
  readonly sources: number;
  readonly hubs: Int32Array;
  readonly hubsAre: 'named' | 'by rule';
  /** Hubs that a side table names and the log does not have. */
  readonly hubsUnknown: number;
  /** By hop. */
  readonly all: readonly ReachSummary[];
  readonly withoutHubs: readonly ReachSummary[] | undefined;
  /** Reach of the endpoints that the reader named, by hop. */
  readonly focus: readonly { readonly id: EndpointId; readonly within: readonly number[] }[];
  /** The hub with most partners, or else the endpoint with most. */
  readonly busiest: EndpointId;
  readonly partnersOfBusiest: number;
  readonly inferredTies: number;
  /** What it would be if records were deleted after a time. */
  readonly retained: readonly RetainedReach[];
}

const options = {
  'hub-multiple': {
    type: 'number',
    default: 20,
    min: 2,
    max: 10_000,
    help: 'without a table of hubs: an endpoint among the top 0.1 % is one if it has this many times the median number of partners',
  },
} as const;

export const reach = defineInference({
  id: 'reach',
  question: 'How many endpoints lie within one, two and three hops of another?',
  method:
    'A hop is a contact on record. From every endpoint, all others within one, two and three hops are counted, with and without the hubs that everyone contacts. It shows how many endpoints a rule such as “everyone within two hops of a suspect” takes in.',
  asks: 'description',
  subjects: 'population',
  needs: ['contacts', 'links', 'endpoints', 'coverage'],
  side: ['hubs?'],
  needsEvents: false,
  vantage: { observes: ['actor', 'peer'] },
  references: [
    {
      authors: 'J. Mayer, P. Mutchler, J. C. Mitchell',
      title: 'Evaluating the privacy properties of telephone metadata',
      venue: 'PNAS 113(20)',
      year: 2016,
      deviations:
        'Counts the endpoints of this log over its whole length; nothing is extrapolated to a population. Hubs are the endpoints that a side table names, or else found by their number of partners.',
    },
  ],
  options,
  minSupport: 2,

  rank({ contacts, links, endpoints, coverage }, context) {
    const ties = joinTies(contacts, links);
    const graph = buildGraph(ties.nodes, ties);
    const connected = connectedNodes(graph);
    const partners = degrees(graph);
    const table = context.side.hubs;
    const hubs = table ? table.id.filter((id) => partners[id] !== 0).sort() : findHubs(partners, context.options['hub-multiple']);
    const sources = chooseSources(graph, connected, HOPS, VISITS, context.random);
    const removed = new Uint8Array(ties.nodes);
    for (const id of hubs) removed[id] = 1;
    const complete = sources.length === connected.length;
    const curve = (from: Int32Array, without?: Uint8Array) =>
      measureReach(graph, from, HOPS, without).map((counts) => summariseReach(counts, complete));
    const all = curve(sources);
    const working: Working = {
      connected: connected.length,
      sources: sources.length,
      hubs,
      hubsAre: table ? 'named' : 'by rule',
      hubsUnknown: table?.unknown ?? 0,
      all,
      withoutHubs:
        hubs.length === 0
          ? undefined
          : curve(
              sources.filter((id) => removed[id] === 0),
              removed,
            ),
      focus: reachOfFocus(graph, context.focus),
      ...busiestOf(hubs.length > 0 ? hubs : connected, partners),
      inferredTies: ties.inferredCount,
      retained: measureRetention(contacts, coverage, connected, hubs.length === 0 ? undefined : removed, {
        hops: HOPS,
        visits: VISITS,
        random: context.random.fork('retention'),
      }),
    };
    const steps = connected.length > 0 ? 1 : 0;
    return {
      subjects: { of: 'population', steps },
      columns: {
        score: new Float64Array(steps).fill((all[1] as ReachSummary).median / Math.max(1, connected.length - 1)),
        support: new Float64Array(steps).fill(connected.length),
      },
      tested: steps,
      skipped: [{ count: endpoints.count - connected.length, why: 'endpoints without a known contact' }].filter(({ count }) => count > 0),
      summary: [
        { label: 'endpoints with a contact', value: connected.length, unit: 'endpoints' },
        { label: 'ties', value: ties.count, unit: 'ties' },
        { label: table ? 'hubs, as named' : 'hubs, by number of partners', value: hubs.length, unit: 'endpoints' },
        ...(table && table.unknown > 0
          ? [{ label: 'hubs, as named, that the log does not have', value: table.unknown, unit: 'names' }]
          : []),
      ],
      smallest: say`any contact between two endpoints`,
      ...(isPartial(context.observation) && {
        unseen: [
          say`contacts of all endpoints with each other: this log shows those of one of them, and of the others only where they touch that one`,
        ],
      }),
      working,
    };
  },

  explain(_row, { working }): Finding {
    const { hubs, busiest, partnersOfBusiest } = working;
    const caption =
      hubs.length > 0
        ? say`rows of the largest hub, ${endpoint(busiest)}, which has ${partnersOfBusiest} partners`
        : say`rows of ${endpoint(busiest)}, which has the most partners: ${partnersOfBusiest}`;
    return {
      claim: claimOf(working),
      measures: [
        ...measuresOfCurve(working.all, working, ''),
        ...(working.withoutHubs ? measuresOfCurve(working.withoutHubs, working, ', without hubs') : []),
        ...working.retained.flatMap(measuresOfRetention),
        ...working.focus.flatMap(({ within }, i) =>
          within.map((count, hop) => ({ label: `named endpoint ${i + 1}: within ${HOP_NAMES[hop]}`, value: count, unit: 'endpoints' })),
        ),
      ],
      evidence: [{ kind: 'rows', endpoints: [busiest], limit: EVIDENCE_ROWS, caption }],
      alternatives: ['hub', 'automatic-sync', 'log-truncation', 'other-channel'],
      caveats: caveatsOf(working),
      grade: gradeOf(working),
    };
  },
});

function busiestOf(candidates: Int32Array, partners: Int32Array): Pick<Working, 'busiest' | 'partnersOfBusiest'> {
  let busiest = -1;
  for (const id of candidates) if (busiest === -1 || (partners[id] as number) > (partners[busiest] as number)) busiest = id;
  return { busiest, partnersOfBusiest: partners[busiest] ?? 0 };
}

function reachOfFocus(graph: CsrGraph, focus: readonly EndpointId[]): Working['focus'] {
  const named = Int32Array.from(focus.slice(0, NAMED_FOCUS));
  const within = measureReach(graph, named, HOPS);
  return Array.from(named, (id, i) => ({ id, within: within.map((counts) => counts[i] as number) }));
}

function claimOf({ connected, sources, hubs, hubsAre, all, withoutHubs, focus }: Working): Text {
  const sampled = sources < connected ? say`, judged by a sample of ${sources},` : [];
  const nearest = (all[0] as ReachSummary).median;
  return [
    ...say`Half of the ${connected} endpoints with a contact${sampled} reach at least ${nearest} ${nearest === 1 ? 'other' : 'others'} within one hop, `,
    ...say`${furtherOf(all, connected - 1)}.`,
    ...(withoutHubs
      ? withoutHubsOf(withoutHubs, hubs.length, connected - hubs.length)
      : hubsAre === 'named'
        ? say` None of the hubs that were named has a contact.`
        : say` No endpoint stands out as a hub.`),
    ...focus.flatMap(
      ({ id, within }) => say` ${endpoint(id)} reaches ${within[0] as number}, ${within[1] as number} and ${within[2] as number}.`,
    ),
  ];
}

/** @param left connected endpoints that are no hubs: the hubs are neither counted nor counted from */
function withoutHubsOf(curve: readonly ReachSummary[], hubs: number, left: number): Text {
  const which = hubs === 1 ? say`the one hub` : say`the ${hubs} hubs`;
  if (left < 2) return say` Without ${which} there are no two endpoints left.`;
  return say` Without ${which} it is ${(curve[0] as ReachSummary).median} within one hop, ${furtherOf(curve, left - 1)}.`;
}

/** The medians of two and three hops, also as shares of all the `others` that could be reached. */
function furtherOf(curve: readonly ReachSummary[], others: number): Text {
  const [two, three] = [1, 2].map((hop) => {
    const { median } = curve[hop] as ReachSummary;
    return say`${median} (${figure((100 * median) / others, 1)} %)`;
  }) as [Text, Text];
  return say`${two} within two and ${three} within three`;
}

function caveatsOf({ hubs, hubsAre, hubsUnknown, inferredTies }: Working): Text[] {
  return [
    say`Reach counts whom a rule of so many hops takes in. It says nothing about what anyone among them knew, said or did.`,
    say`A contact counts in either direction and whenever it was; contacts that this log does not show would make every figure larger.`,
    ...(hubsAre === 'by rule'
      ? [
          say`Hubs are guessed from the number of partners alone${hubs.length > 0 ? '' : ', and none was found'}: a busy person can pass for one, and a quiet service can be missed. A side table of hubs decides it.`,
        ]
      : []),
    ...(hubsUnknown > 0
      ? [
          say`${hubsUnknown} ${hubsUnknown === 1 ? 'name' : 'names'} of the table of hubs ${hubsUnknown === 1 ? 'is' : 'are'} not in this log: where a hub is written differently there, it counts as anyone else.`,
        ]
      : []),
    ...(inferredTies > 0 ? [say`${inferredTies} of the ties are inferred, not logged.`] : []),
  ];
}

function gradeOf({ connected, sources }: Working): NonNullable<Finding['grade']> {
  if (connected < FEW_ENDPOINTS) return { word: 'weak', reason: `there are only ${connected} endpoints with a contact` };
  if (sources < connected) return { word: 'fair', reason: `counted from a random sample of ${sources} of ${connected} endpoints` };
  return { word: 'good', reason: `counted from each of the ${connected} endpoints with a contact; it describes this log, and no more` };
}
