import { type BetweennessTest, testBetweenness } from '../../graph/betweenness-null.ts';
import { buildGraph, type CsrGraph, connectedNodes, degrees } from '../../graph/csr.ts';
import { findCommunities } from '../../graph/louvain.ts';
import type { Partition } from '../../graph/modularity.ts';
import { describeParticipation } from '../../graph/participation.ts';
import { joinTies } from '../../graph/ties.ts';
import { defineInference, type Finding } from '../../model/inference.ts';
import { endpoint, figure, say, type Text } from '../../model/text.ts';

const PARTNERS_SHOWN = 12;
const EVIDENCE_ROWS = 12;

interface Working {
  readonly graph: CsrGraph;
  readonly partition: Partition;
  readonly tested: BetweennessTest;
  readonly connected: number;
  readonly inferredTies: number;
}

const options = {
  rounds: {
    type: 'number',
    default: 19,
    min: 5,
    max: 199,
    help: 'how many random networks with the same numbers of partners it is compared with; fewer in networks of more than a quarter of a million ties, at least 5',
  },
} as const;

export const goBetweens = defineInference({
  id: 'go-betweens',
  question: 'Which endpoints connect others that are otherwise apart?',
  method:
    'Counts, for each endpoint, which share of the shortest ways between two others passes through it, and compares that with random networks in which every endpoint keeps its number of partners: many partners alone put anyone on many ways. Who stands between more than that joins parts of the network that few others join. To be central in this sense is not to lead: in studies of criminal groups those at the top were often at the edge of the calls.',
  asks: 'test',
  subjects: 'endpoints',
  needs: ['contacts', 'links', 'endpoints'],
  side: [],
  needsEvents: false,
  vantage: { observes: ['actor', 'peer'] },
  references: [
    {
      authors: 'L. C. Freeman',
      title: 'A set of measures of centrality based on betweenness',
      venue: 'Sociometry 40(1)',
      year: 1977,
      deviations:
        'In large networks the ways from a random sample of endpoints stand for all (Brandes and Pich 2007), with the error of that.',
    },
    {
      authors: 'S. Maslov, K. Sneppen',
      title: 'Specificity and stability in topology of protein networks',
      venue: 'Science 296',
      year: 2002,
      deviations:
        'Random networks start from one rewired network (Besag and Clifford 1989). p is the rank of an endpoint’s distance from its own mean among such distances of all endpoints and rounds.',
    },
    {
      authors: 'S. Agreste, S. Catanese, P. De Meo, E. Ferrara, G. Fiumara',
      title: 'Network structure and resilience of Mafia syndicates',
      venue: 'Information Sciences 351',
      year: 2016,
      deviations: 'Only their result is used: those who stand high in a hierarchy need not be central in its calls.',
    },
  ],
  options,

  rank({ contacts, links, endpoints }, { random, options: { rounds } }) {
    const ties = joinTies(contacts, links);
    const graph = buildGraph(ties.nodes, ties);
    const connected = connectedNodes(graph);
    const tested = testBetweenness(graph, connected, rounds, random.fork('chance'));
    const partition = findCommunities(graph, random.fork('circles'));
    const partners = degrees(graph);
    // With one partner nothing can pass: that is no hypothesis.
    const candidates = connected.filter((v) => (partners[v] as number) > 1);
    const of = (column: Float64Array) => Float64Array.from(candidates, (v) => column[v] as number);
    const worst = tested.error.reduce((most, error) => Math.max(most, error), 0);
    return {
      subjects: { of: 'endpoints', id: candidates },
      columns: { score: Float64Array.from(candidates, (v) => (tested.value[v] as number) - (tested.chance[v] as number)), p: of(tested.p) },
      tested: candidates.length,
      skipped: [{ count: endpoints.count - candidates.length, why: 'endpoints with fewer than two known contacts' }].filter(
        ({ count }) => count > 0,
      ),
      summary: [
        { label: 'ties', value: ties.count, unit: 'ties' },
        { label: 'random networks compared with', value: tested.rounds, unit: 'networks' },
        { label: 'endpoints from which ways were counted', value: tested.sources, unit: 'endpoints', n: connected.length },
        ...(tested.sources < connected.length
          ? [{ label: 'largest standard error of a share, as not all were counted from', value: 100 * worst, unit: '%' }]
          : []),
        ...(ties.inferredCount > 0 ? [{ label: 'ties inferred rather than logged', value: ties.inferredCount, unit: 'ties' }] : []),
      ],
      smallest:
        candidates.length === 0
          ? say`an endpoint with two contacts`
          : say`an endpoint that stands on more of the shortest ways between others than any of ${candidates.length} endpoints in ${tested.rounds} random networks, by as far`,
      working: { graph, partition, tested, connected: connected.length, inferredTies: ties.inferredCount } satisfies Working,
    };
  },

  explain(row, { working, subjects }): Finding {
    const { graph, partition, tested, connected, inferredTies } = working;
    const id = subjects.of === 'endpoints' ? (subjects.id[row] as number) : -1;
    const partners = graph.neighbour.subarray(graph.offsets[id], graph.offsets[id + 1]);
    const { coefficient, groups, openPairs } = describeParticipation(graph, partition.label, id);
    const [share, chance, error] = [tested.value, tested.chance, tested.error].map((column) => 100 * (column[id] as number)) as [
      number,
      number,
      number,
    ];
    const shown = Array.from(partners)
      .sort(
        (a, b) =>
          (graph.offsets[b + 1] as number) -
            (graph.offsets[b] as number) -
            (graph.offsets[a + 1] as number) +
            (graph.offsets[a] as number) || a - b,
      )
      .slice(0, PARTNERS_SHOWN);
    return {
      claim: [
        ...say`${endpoint(id)} stands on ${figure(share, 2)} % of the shortest ways between two others; with its ${partners.length} partners it would be ${figure(chance, 2)} % in random networks.`,
        ...(groups.length > 1 ? say` Its partners are in ${groups.length} different circles.` : say` Its partners are all in one circle.`),
      ],
      measures: [
        {
          label: 'share of shortest ways between others',
          value: share,
          unit: '%',
          n: connected,
        },
        ...(error > 0
          ? [{ label: 'standard error of that, as ways were counted from a sample', value: error, unit: '%', n: tested.sources }]
          : []),
        { label: 'the same in random networks', value: chance, unit: '%', n: tested.rounds },
        { label: 'partners', value: partners.length, unit: 'endpoints' },
        { label: 'circles of its partners', value: groups.length, unit: 'circles' },
        { label: 'participation (0: partners in one circle, near 1: spread over many)', value: coefficient, unit: '' },
        {
          label: 'pairs of its partners without contact',
          value: 100 * openPairs,
          unit: '%',
          n: (partners.length * (partners.length - 1)) / 2,
        },
      ].filter(({ value }) => Number.isFinite(value)),
      evidence: [
        {
          kind: 'rows',
          endpoints: [id, ...shown],
          between: true,
          limit: EVIDENCE_ROWS,
          caption: say`contacts between it and those of its partners that have most partners`,
        },
      ],
      alternatives: ['hub', 'role', 'other-channel', 'log-truncation'],
      caveats: caveatsOf(inferredTies),
    };
  },
});

function caveatsOf(inferredTies: number): Text[] {
  return [
    say`It stands between others in this log. It does not follow that anything was passed on, that it leads anyone, or that the others do not meet elsewhere.`,
    say`That random networks put it on fewer ways says that the network is not random, which few networks are.`,
    ...(inferredTies > 0 ? [say`${inferredTies} of the ties are inferred, not logged.`] : []),
  ];
}
