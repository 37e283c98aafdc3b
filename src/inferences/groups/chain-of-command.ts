import { numberTies } from '../../graph/act-ties.ts';
import { groupActs } from '../../graph/acts.ts';
import { measureBetweenness } from '../../graph/betweenness.ts';
import { type Chain, orderChain, placesOf } from '../../graph/chain.ts';
import { buildGraph, connectedNodes } from '../../graph/csr.ts';
import { countFollowUps, type FollowUps } from '../../graph/follow-ups.ts';
import { pageRank } from '../../graph/page-rank.ts';
import { countTurningTo } from '../../graph/prestige.ts';
import { joinTies } from '../../graph/ties.ts';
import { hasHours } from '../../model/calendar.ts';
import { type Duration, type EndpointId, MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../model/event.ts';
import { defineInference, type Finding } from '../../model/inference.ts';
import { duration, endpoint, figure, say, type Text } from '../../model/text.ts';

/** Stretches of days that are resampled. */
const STRETCHES = 8;

/** Contacts set off beyond chance, below which an endpoint is not reported. */
const FEWEST = 10;

/** 95 % point of the normal law. */
const ONE_SIDED = 1.645;

/** Steps of the chain by which the interval of a height may be wide to count as good, and as fair. */
const GOOD_WIDTH = 0.75;
const FAIR_WIDTH = 1.5;

const NAMED = 4;

interface Working {
  readonly chain: Chain;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** By endpoint: contacts of it that others passed on, those of them that count against chance, and the excess on its ties either way. */
  readonly setOff: Float64Array;
  readonly byChance: Float64Array;
  readonly support: Float64Array;
  readonly placeByPartners: Int32Array;
  readonly placeByPrestige: Int32Array;
  readonly placeByBetweenness: Int32Array;
  readonly placeByPageRank: Int32Array;
  readonly endpoints: number;
  readonly window: Duration;
}

const options = {
  window: {
    type: 'duration',
    default: 10 * MICROS_PER_MINUTE,
    least: MICROS_PER_SECOND,
    help: 'within how long a contact must be followed by a further one to count as passed on',
  },
} as const;

export const chainOfCommand = defineInference({
  id: 'chain-of-command',
  question: 'Whose contacts set off contacts of others, and in which order do endpoints stand by that?',
  method:
    'Counts how often a contact is followed, within a short while, by a contact of the one who was contacted with somebody else. What the same endpoints would give on other days as busy, or with time turned round, is taken off. The rest orders endpoints: who sets off contacts stands above who passes them on. Somebody who gives orders can stand first in it with few contacts; who is central, or has many partners, often does not. Neither is the same as leading.',
  asks: 'description',
  subjects: 'endpoints',
  needs: ['exchanges', 'endpoints', 'contacts', 'links'],
  side: [],
  needsEvents: false,
  vantage: { observes: ['actor', 'peer', 'time'], namedPeer: true, minWindowDays: 7 },
  references: [
    {
      authors: 'C. De Bacco, D. B. Larremore, C. Moore',
      title: 'A physical model for efficient ranking in networks',
      venue: 'Science Advances 4(7)',
      year: 2018,
      deviations:
        'The springs are weighted by contacts set off beyond chance rather than by contacts, and every endpoint has a weak spring to 0. Springs are chosen as their paper has it; the interval is a bootstrap over stretches of days, which the paper does not give.',
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
  minSupport: FEWEST,

  rank({ exchanges, endpoints, contacts, links }, { calendar, random, options: { window } }) {
    const acts = groupActs(exchanges, endpoints.count, calendar);
    const ties = numberTies(acts);
    const counted = countFollowUps(acts, window, hasHours(calendar), { ties, stretches: STRETCHES });
    const chain = orderChain(endpoints.count, ties, counted.byTie, STRETCHES, random);
    const setOff = new Float64Array(endpoints.count);
    const byChance = new Float64Array(endpoints.count);
    const support = new Float64Array(endpoints.count);
    const { passed, reversed, expected } = counted.byTie;
    for (let tie = 0; tie < ties.count; tie++) {
      const from = ties.from[tie] as number;
      const to = ties.to[tie] as number;
      const sum = (column: Float32Array) => {
        let all = 0;
        for (let stretch = 0; stretch < STRETCHES; stretch++) all += column[stretch * ties.count + tie] as number;
        return all;
      };
      setOff[from] = (setOff[from] as number) + sum(passed);
      byChance[from] = (byChance[from] as number) + Math.max(sum(reversed), sum(expected));
      support[from] = (support[from] as number) + (chain.excess[tie] as number);
      support[to] = (support[to] as number) + (chain.excess[tie] as number);
    }
    // An endpoint whose height chance would put on either side of 0 has no place worth telling, nor has one that as a whole sets off no more than chance.
    const exceeds = (id: number) => {
      const [own, chance] = [setOff[id] as number, byChance[id] as number];
      return own - chance > ONE_SIDED * Math.sqrt(own + chance);
    };
    const sure = support.map((excess, id) => ((chain.low[id] as number) > 0 && exceeds(id) ? excess : 0));
    const graph = buildGraph(contacts.endpoints, joinTies(contacts, links));
    const id = Int32Array.from({ length: endpoints.count }, (_, i) => i);
    const seen = acts.count === 0 ? 0 : endpoints.count;
    const reported = sure.filter((excess) => excess >= FEWEST).length;
    return {
      subjects: { of: 'endpoints', id },
      columns: { score: chain.height, support: sure },
      tested: seen,
      skipped: [
        {
          count: seen - reported,
          why: `fewer than ${FEWEST} contacts set off or passed on beyond chance, or no sure place above others`,
        },
      ].filter(({ count }) => count > 0),
      summary: summaryOf(counted, acts.count, window, chain.replicates),
      smallest:
        acts.count === 0
          ? say`contacts that go from one endpoint to another, with their times`
          : say`an endpoint with ${FEWEST} contacts set off or passed on within ${duration(window)} beyond chance, that stands above others in 19 of 20 resamplings of days`,
      working: {
        chain,
        from: ties.from,
        to: ties.to,
        setOff,
        byChance,
        support,
        placeByPartners: placesOf(Float64Array.from(endpoints.partners)),
        placeByPrestige: placesOf(countTurningTo(contacts)),
        placeByBetweenness: placesOf(measureBetweenness(graph, connectedNodes(graph), random.fork('betweenness')).value),
        placeByPageRank: placesOf(pageRank(graph)),
        endpoints: endpoints.count,
        window,
      } as Working,
    };
  },

  explain(row, { working }): Finding {
    const { chain, setOff, byChance, support, placeByPartners, endpoints, window } = working;
    const followers = followersOf(working, row);
    const [place, low, high] = [chain.place, chain.placeLow, chain.placeHigh].map((column) => column[row] as number) as [
      number,
      number,
      number,
    ];
    const width = (chain.high[row] as number) - (chain.low[row] as number);
    const byPartners = placeByPartners[row] as number;
    const exceeds = (setOff[row] as number) > (byChance[row] as number);
    return {
      claim: [
        ...say`${endpoint(row)} ${exceeds ? 'sets off contacts of others' : 'sets off no more contacts of others than chance would'}: ${figure(setOff[row] as number, 0)} of its contacts and passings-on were followed by further ones within ${duration(window)}, where chance or time turned round would give ${figure(byChance[row] as number, 0)}`,
        ...(followers.length > 0 ? [...say`, mostly through `, ...listOf(followers)] : []),
        ...(exceeds
          ? say`. In that order it stands at place ${place} of ${endpoints} (${low} to ${high}); by number of partners it would stand at ${byPartners}.`
          : '.'),
      ],
      measures: [
        { label: 'place in the order', value: place, unit: '', low, high, n: endpoints },
        {
          label: 'height, in links of the chain',
          value: chain.height[row] as number,
          unit: 'links',
          low: chain.low[row] as number,
          high: chain.high[row] as number,
        },
        { label: 'contacts set off', value: setOff[row] as number, unit: 'contacts' },
        { label: 'the same by chance or with time turned round', value: byChance[row] as number, unit: 'contacts' },
        { label: 'set off or passed on beyond chance', value: support[row] as number, unit: 'contacts' },
        { label: 'place by number of partners', value: byPartners, unit: '', n: endpoints },
        { label: 'place by number of those who turn to it', value: working.placeByPrestige[row] as number, unit: '', n: endpoints },
        {
          label: 'place by share of shortest ways between others',
          value: working.placeByBetweenness[row] as number,
          unit: '',
          n: endpoints,
        },
        { label: 'place by PageRank of contact days', value: working.placeByPageRank[row] as number, unit: '', n: endpoints },
      ],
      evidence: [
        followers.length > 0
          ? {
              kind: 'rows',
              endpoints: [row, ...followers],
              between: true,
              limit: 12,
              caption: say`contacts between it and those who passed on most`,
            }
          : { kind: 'rows', endpoints: [row], limit: 12, caption: say`rows of it` },
      ],
      alternatives: ['role', 'automatic-sync', 'common-cause', 'other-channel'],
      caveats: caveatsOf(),
      grade: gradeOf(width, support[row] as number),
    };
  },
});

const listOf = (ids: readonly EndpointId[]): Text => ids.flatMap((id, i) => (i === 0 ? [endpoint(id)] : [', ', endpoint(id)]));

/** Those who passed on most of what an endpoint said, most first. */
function followersOf({ chain, from, to }: Working, id: EndpointId): EndpointId[] {
  const found: { id: EndpointId; excess: number }[] = [];
  from.forEach((of, tie) => {
    const excess = chain.excess[tie] as number;
    if (of === id && excess > 0) found.push({ id: to[tie] as number, excess });
  });
  return found
    .sort((a, b) => b.excess - a.excess || a.id - b.id)
    .slice(0, NAMED)
    .map((one) => one.id);
}

const total = (column: Float64Array): number => column.reduce((sum, value) => sum + value, 0);

function summaryOf({ passed, reversed, expected }: FollowUps, acts: number, window: Duration, replicates: number) {
  return [
    { label: 'acts: a contact, or one message to several', value: acts, unit: 'acts' },
    { label: 'window', value: window, unit: 'µs' },
    { label: 'acts that pass a contact on', value: total(passed), unit: 'acts', n: acts },
    { label: 'the same on other days as busy, at the same hours', value: total(expected), unit: 'acts' },
    { label: 'the same with time turned round', value: total(reversed), unit: 'acts' },
    { label: 'resamplings of days', value: replicates, unit: '' },
  ];
}

function caveatsOf(): Text[] {
  return [
    say`It says whose contacts come before whose, not who decides or commands: a switchboard, a reminder service or the first to know something stands high as well.`,
    say`Orders that are given in person, or by a channel that this log does not show, are not counted.`,
  ];
}

function gradeOf(width: number, support: number): NonNullable<Finding['grade']> {
  const reason = `its height varies by ${width.toFixed(1)} links over resamplings of days, with ${Math.round(support)} contacts beyond chance`;
  if (support < FEWEST) return { word: 'weak', reason };
  if (width <= GOOD_WIDTH && support >= 3 * FEWEST) return { word: 'good', reason };
  return { word: width <= FAIR_WIDTH ? 'fair' : 'weak', reason };
}
