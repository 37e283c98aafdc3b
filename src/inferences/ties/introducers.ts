import { findIntroductions, type Occasion } from '../../graph/introductions.ts';
import { type EndpointId, MICROS_PER_HOUR } from '../../model/event.ts';
import { type Context, defineInference, type EvidenceSelector, type Finding } from '../../model/inference.ts';
import { duration, endpoint, figure, instant, say, type Text } from '../../model/text.ts';
import { expectedHits, stratifiedTail } from '../../stats/stratified-hits.ts';

const NAMED_PAIRS = 4;
const SHOWN_PAIRS = 6;

interface Working {
  /** By row. */
  readonly occasions: readonly (readonly Occasion[])[];
}

const options = {
  window: {
    type: 'duration',
    default: 3 * MICROS_PER_HOUR,
    help: 'how long before a first contact the third must have been in contact with both',
  },
  'hub-partners': {
    type: 'number',
    default: 500,
    min: 10,
    max: 100_000,
    help: 'partners beyond which an endpoint is a hub, and not taken for somebody who introduces',
  },
} as const;

export const introducers = defineInference({
  id: 'introducers',
  question: 'Who brings others together?',
  method:
    'Where two are first in contact well inside the log, it is asked of everybody who was known to both whether they had been in contact with both shortly before. The same is asked of other days: of the moments, one a day and at about the same hour, at which one of the two turned to somebody else. If a third has nothing to do with the first contact, it is one of these moments like any other. An endpoint is reported if it had been in contact with both before first contacts more often than that gives; one first contact alone can never show it.',
  asks: 'test',
  subjects: 'endpoints',
  needs: ['contacts', 'exchanges', 'coverage'],
  side: [],
  needsEvents: false,
  vantage: { observes: ['actor', 'peer', 'time', 'hours'], minWindowDays: 21, maxClockStep: 60_000_000 },
  references: [
    {
      authors: 'L. Kovanen, M. Karsai, K. Kaski, J. Kertész, J. Saramäki',
      title: 'Temporal motifs in time-dependent networks',
      venue: 'Journal of Statistical Mechanics P11005',
      year: 2011,
      deviations:
        'One pattern only, of two contacts of a third and the first contact of its two partners; compared with other days of the same endpoints.',
    },
    {
      authors: 'N. E. Breslow, N. E. Day',
      title: 'Statistical methods in cancer research, volume 1: the analysis of case-control studies',
      venue: 'IARC Scientific Publications 32',
      year: 1980,
      deviations:
        'The exact test of matched sets, with a first contact as the case and other days as its controls. Of several first contacts of a third’s partners on one day only one counts, that with most days in contact since.',
    },
  ],
  options,

  rank(
    { contacts, exchanges, coverage },
    { calendar, random, options: { window, 'hub-partners': most } }: Context<string, typeof options>,
  ) {
    const { thirds, looked, skipped } = findIntroductions(contacts, exchanges, coverage, calendar, { window, most, random });
    const occasions = [...thirds.values()];
    const p = Float64Array.from(occasions, stratifiedTail);
    return {
      subjects: { of: 'endpoints', id: Int32Array.from(thirds.keys()) },
      columns: {
        // Of equal chances the one of more hits: the term is too small to overtake a chance.
        score: Float64Array.from(occasions, (own, row) => -Math.log10(p[row] as number) + 1e-9 * own.filter(({ hit }) => hit).length),
        p,
      },
      tested: occasions.length,
      skipped: [
        { count: skipped.brief, why: 'pairs in contact on fewer than three days' },
        { count: skipped.early, why: 'pairs first in contact within the first ten days, who may have known each other before' },
        { count: skipped.several, why: 'pairs whose first contact was a message to several' },
        { count: skipped.sampled, why: 'first contacts left out at random, as there are too many to look into' },
      ].filter(({ count }) => count > 0),
      summary: [
        { label: 'first contacts looked into', value: looked, unit: 'pairs', n: contacts.count },
        {
          label: 'third parties known to both, one a first contact and day',
          value: occasions.reduce((sum, own) => sum + own.length, 0),
          unit: 'occasions',
        },
        {
          label: 'of them, in contact with both within the window before',
          value: occasions.reduce((sum, own) => sum + own.filter(({ hit }) => hit).length, 0),
          unit: 'occasions',
        },
        {
          label: 'the same by chance, as on other days',
          value: occasions.reduce((sum, own) => sum + expectedHits(own), 0),
          unit: 'occasions',
        },
      ],
      smallest: say`an endpoint in contact with both within ${duration(window)} before the first contacts of three pairs of its partners, as it never is on other days`,
      working: { occasions } satisfies Working as Working,
    };
  },

  explain(row, { working, subjects }): Finding {
    const id = subjects.of === 'endpoints' ? (subjects.id[row] as number) : -1;
    const occasions = working.occasions[row] as readonly Occasion[];
    const hits = occasions.filter(({ hit }) => hit);
    const expected = expectedHits(occasions);
    const compared = occasions.reduce((sum, one) => sum + one.compared, 0);
    return {
      claim: claimOf(id, occasions.length, hits, expected),
      measures: [
        { label: 'first contacts of two of its partners', value: occasions.length, unit: 'pairs' },
        { label: 'of them, with it in contact with both before', value: hits.length, unit: 'pairs', n: occasions.length },
        { label: 'the same by chance', value: expected, unit: 'pairs', n: occasions.length },
        { label: 'comparable moments of other days', value: compared, unit: 'moments' },
        {
          label: 'of them, with it in contact with both before',
          value: occasions.reduce((sum, one) => sum + one.alike, 0),
          unit: 'moments',
          n: compared,
        },
      ],
      evidence: [evidenceOf(id, hits.length > 0 ? hits : occasions)],
      alternatives: ['chance', 'common-cause', 'role', 'other-channel', 'hub'],
      caveats: [
        say`Being in contact with both before does not say what was said: the two may have met in person, and told the third of it.`,
        say`Which of the ${occasions.length} first contacts it had a hand in is not known, only that it comes before too many of them.`,
      ],
    };
  },
});

function claimOf(id: EndpointId, count: number, hits: readonly Occasion[], expected: number): Text {
  if (hits.length === 0)
    return say`${endpoint(id)} had not just been in contact with both before any of ${count} first contacts of two of its partners.`;
  const named = hits.slice(0, NAMED_PAIRS).flatMap(({ from, to, first }, i): Text => {
    const pair = say`${endpoint(from)} and ${endpoint(to)} (${instant(first)})`;
    return i === 0 ? pair : ['; ', ...pair];
  });
  const more = hits.length - NAMED_PAIRS;
  return [
    ...say`${endpoint(id)} may bring others together: before ${hits.length} of ${count} first contacts of two of its partners it had just been in contact with both, where ${figure(expected, 1)} would be so by chance. They are `,
    ...named,
    ...(more > 0 ? say` and ${more} more` : []),
    '.',
  ];
}

/** The contacts of the third with both, and the first contact that followed. */
function evidenceOf(id: EndpointId, occasions: readonly Occasion[]): EvidenceSelector {
  const rows = occasions.slice(0, SHOWN_PAIRS).flatMap(({ from, to, first, withFrom, withTo, hit }) => [
    ...(hit
      ? [
          { endpoint: id, at: withFrom, with: from },
          { endpoint: id, at: withTo, with: to },
        ]
      : []),
    { endpoint: from, at: first, with: to },
  ]);
  return {
    kind: 'instants',
    endpoint: rows.map((one) => one.endpoint),
    at: rows.map((one) => one.at),
    with: rows.map((one) => one.with),
    caption: say`its last contacts with either, and the first contact that followed`,
  };
}
