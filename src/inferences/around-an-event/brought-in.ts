import { CHAIN_RULES, contactsOf, countByRule, otherEnd, TWO_HOPS, withinTwoHops } from '../../graph/chaining.ts';
import { buildGraph, connectedNodes } from '../../graph/csr.ts';
import { chooseSources, measureReach } from '../../graph/reach.ts';
import { summariseReach } from '../../graph/reach-summary.ts';
import type { Contacts } from '../../model/artifacts.ts';
import type { EndpointId, Instant } from '../../model/event.ts';
import { defineInference, type Finding } from '../../model/inference.ts';
import { endpoint, say, type Text } from '../../model/text.ts';
import { likelyVantage } from '../../model/vantage.ts';
import { citeWrongly, measureWrongly } from '../../stats/wrongly-brought.ts';

/** Edge visits for the reach of a typical endpoint: some tenths of a second. Beyond that a sample stands for all. */
const VISITS = 2e8;
const NAMED = 25;
/** With fewer endpoints a median says little. */
const FEW_ENDPOINTS = 30;

/** One contact of a seed. */
interface Brought {
  readonly id: EndpointId;
  readonly days: number;
  readonly events: number;
  readonly bothWays: boolean;
  readonly last: Instant;
}

interface Seed {
  readonly id: EndpointId;
  /** Contacts, those of most days first. */
  readonly contacts: readonly Brought[];
  /** Whom each rule brings in, ascending; two hops last. */
  readonly byRule: readonly Int32Array[];
}

interface Working {
  readonly seeds: readonly Seed[];
  /** Whom each rule brings in for half of all endpoints at most; two hops last. */
  readonly typical: readonly number[];
  readonly connected: number;
}

const LABELS = [...CHAIN_RULES.map(({ label }) => label), TWO_HOPS];

export const broughtIn = defineInference({
  id: 'brought-in',
  question: 'Whom would contact chaining bring in?',
  method:
    'From an endpoint that was named, contact chaining takes in whoever was in contact with it: anyone, or those with contact on so many days or both ways, or their contacts too. Counted is whom each rule brings in, beside what it would bring in for a typical endpoint of this log. The log cannot show who of them has to do with anything: how many were brought in wrongly was counted in simulated worlds whose truth is known.',
  asks: 'description',
  subjects: 'groups',
  needs: ['contacts'],
  side: [],
  needsEvents: false,
  needsFocus: true,
  vantage: { observes: ['actor', 'peer', 'time'] },
  references: [
    {
      authors: 'J. Mayer, P. Mutchler, J. C. Mitchell',
      title: 'Evaluating the privacy properties of telephone metadata',
      venue: 'PNAS 113(20)',
      year: 2016,
      deviations: 'Starts from the endpoints that were named, with rules of how many days as well, and hubs are left in.',
    },
  ],
  options: {},
  minSupport: 1,

  rank({ contacts }, { focus, random, observation }) {
    const graph = buildGraph(contacts.endpoints, {
      a: contacts.a,
      b: contacts.b,
      weight: new Float64Array(contacts.count).fill(1),
    });
    const connected = connectedNodes(graph);
    const seeds = [...new Set(focus)]
      .sort((x, y) => x - y)
      .map((id) => lookAtSeed(contacts, id, withinTwoHops(graph, id)))
      .filter((seed) => seed.contacts.length > 0);
    const sources = chooseSources(graph, connected, 2, VISITS, random);
    const typical = [
      ...CHAIN_RULES.map((rule) => {
        const counts = countByRule(contacts, rule);
        return summariseReach(
          connected.map((id) => counts[id] as number),
          true,
        ).median;
      }),
      summariseReach(measureReach(graph, sources, 2)[1] as Int32Array, sources.length === connected.length).median,
    ];
    const together = LABELS.map((_, rule) =>
      Int32Array.from(new Set(seeds.flatMap(({ byRule }) => [...(byRule[rule] as Int32Array)]))).sort(),
    );
    const offsets = new Int32Array(seeds.length + 1);
    seeds.forEach((seed, r) => {
      offsets[r + 1] = (offsets[r] as number) + 1 + seed.contacts.length;
    });
    return {
      subjects: {
        of: 'groups',
        offsets,
        member: Int32Array.from(seeds.flatMap((seed) => [seed.id, ...seed.contacts.map(({ id }) => id)])),
      },
      columns: {
        score: Float64Array.from(seeds, (seed) => seed.contacts.length),
        support: Float64Array.from(seeds, (seed) => seed.contacts.length),
      },
      tested: seeds.length,
      skipped: [{ count: new Set(focus).size - seeds.length, why: 'named, but without a known contact' }].filter(({ count }) => count > 0),
      thresholds: LABELS.map((label, rule) => ({ label, members: together[rule] as Int32Array })),
      summary: [
        ...LABELS.map((label, rule) => ({
          label: `endpoints brought in ${label} (from a typical one: ${typical[rule]})`,
          value: (together[rule] as Int32Array).length,
          unit: '',
        })),
        ...measureWrongly(likelyVantage(observation)),
      ],
      smallest: say`any contact of an endpoint that was named`,
      working: { seeds, typical, connected: connected.length } satisfies Working,
    };
  },

  explain(r, { working }, _, { observation }): Finding {
    const seed = working.seeds[r] as Seed;
    const { connected } = working;
    const named = seed.contacts.slice(0, NAMED);
    return {
      claim: claimOf(seed, working, citeWrongly(likelyVantage(observation))),
      // Of a single one the summary says it already.
      measures:
        working.seeds.length < 2
          ? []
          : LABELS.map((label, rule) => ({
              label: `brought in ${label}`,
              value: (seed.byRule[rule] as Int32Array).length,
              unit: 'endpoints',
            })),
      evidence: [
        {
          kind: 'instants',
          endpoint: named.map(() => seed.id),
          at: named.map(({ last }) => last),
          with: named.map(({ id }) => id),
          caption: say`its latest contact with each`,
        },
      ],
      alternatives: ['hub', 'role', 'shared-device', 'other-channel', 'log-truncation'],
      caveats: [
        say`To be brought in is to have been in contact, once and for whatever reason. It says nothing of what anyone knew, said or did.`,
        listDays(seed),
        say`Where nobody is involved, everyone is brought in wrongly. No rule cures that: stricter ones bring in fewer and miss more.`,
      ],
      grade:
        connected < FEW_ENDPOINTS
          ? { word: 'fair', reason: `counted from the log; only ${connected} endpoints stand beside it` }
          : { word: 'good', reason: 'counted from the log; it says whom the rule takes in, and nothing about them' },
    };
  },
});

function lookAtSeed(contacts: Contacts, id: EndpointId, twoHops: Int32Array): Seed {
  const places = contactsOf(contacts, id);
  const brought = places.map((i): Brought => {
    const [forth, back] = [contacts.forth[i] as number, contacts.back[i] as number];
    return {
      id: otherEnd(contacts, i, id),
      days: contacts.days[i] as number,
      events: forth + back,
      bothWays: forth > 0 && back > 0,
      last: contacts.last[i] as number,
    };
  });
  return {
    id,
    contacts: brought.sort((x, y) => y.days - x.days || y.events - x.events || x.id - y.id),
    byRule: [
      ...CHAIN_RULES.map(({ counts }) =>
        Int32Array.from(
          places.filter((i) => counts(contacts, i)),
          (i) => otherEnd(contacts, i, id),
        ).sort(),
      ),
      twoHops,
    ],
  };
}

/** What the record takes in, and how often that was wrong where it could be counted. */
function claimOf({ id, byRule }: Seed, { typical }: Working, wrongly: Text): Text {
  const shown = [0, 2, LABELS.length - 1].map(
    (rule) => [(byRule[rule] as Int32Array).length, LABELS[rule] as string, typical[rule] as number] as const,
  );
  return [
    ...say`Contact chaining from ${endpoint(id)} brings in `,
    ...shown.flatMap(([count, label], i) => say`${i === 0 ? '' : i === shown.length - 1 ? ' and ' : ', '}${count} ${label}`),
    ...say`; from a typical endpoint it would be ${shown[0]?.[2] ?? 0}, ${shown[1]?.[2] ?? 0} and ${shown[2]?.[2] ?? 0}. `,
    ...wrongly,
  ];
}

/** How much contact there was with each, those of most days first. */
function listDays({ contacts }: Seed): Text {
  const more = contacts.length - NAMED;
  const named = contacts
    .slice(0, NAMED)
    .flatMap((one, i) => say`${i === 0 ? '' : ', '}${endpoint(one.id)} ${one.days}${one.bothWays ? '' : ' (one way)'}`);
  return [...say`How slight the contact was, in days: `, ...named, ...(more > 0 ? say` and ${more} more` : []), '.'];
}
