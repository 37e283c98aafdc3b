import { findIntroductions, type Introduction } from '../../graph/introductions.ts';
import { gatherPairs } from '../../graph/pair-exchanges.ts';
import { MICROS_PER_DAY, MICROS_PER_MINUTE } from '../../model/event.ts';
import { type Context, defineInference, type Finding } from '../../model/inference.ts';
import { duration, endpoint, instant, say, type Text } from '../../model/text.ts';

/** Days in contact that two must have come to: most first contacts are never followed by another. */
const FEWEST_DAYS = 2;
/** Least time of the log before a first contact, by which it is taken for one. */
const INSIDE = 10 * MICROS_PER_DAY;

interface Working {
  readonly introductions: readonly Introduction[];
}

const options = {
  window: {
    type: 'duration',
    default: 2 * MICROS_PER_DAY,
    help: 'how long before a first contact the third must have been in touch with both',
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
  question: 'Who brought two endpoints together?',
  method:
    'Where two are first in contact well inside the log, it is asked whether somebody known to both was in touch with both shortly before. The chance of so short a wait is counted on other days of the same kind: at the hours at which the one who wrote first usually turns to somebody, how often would the best of all their common contacts have been as close? So busy contacts, and many, are paid for.',
  asks: 'test',
  subjects: 'pairs',
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
        'One pattern only, of two contacts of a third and the first contact of its two partners; compared with the same endpoints’ other days.',
    },
    {
      authors: 'P. Holme, J. Saramäki',
      title: 'Temporal networks',
      venue: 'Physics Reports 519(3)',
      year: 2012,
      deviations: 'Of its null models the one that keeps links and daily rhythms, with the time of one contact moved to other days.',
    },
  ],
  options,

  rank({ contacts, exchanges, coverage }, { calendar, options: { window, 'hub-partners': most } }: Context<string, typeof options>) {
    const pairs = gatherPairs(contacts, exchanges);
    const { found, skipped, hubs } = findIntroductions(contacts, exchanges, pairs, coverage, calendar, {
      window,
      most,
      inside: INSIDE,
      days: FEWEST_DAYS,
    });
    const p = Float64Array.from(found, (one) => one.p);
    // Equal chances: the shorter wait first. The term is too small to overtake a chance.
    const score = Float64Array.from(
      found,
      (one) => -Math.log10(one.p) + (one.introducer < 0 ? 0 : 1e-9 / (1 + one.wait / MICROS_PER_MINUTE)),
    );
    return {
      subjects: {
        of: 'pairs',
        a: Int32Array.from(found, ({ pair }) => contacts.a[pair] as number),
        b: Int32Array.from(found, ({ pair }) => contacts.b[pair] as number),
      },
      columns: { score, p },
      tested: found.length,
      skipped: [
        { count: skipped.short, why: `pairs in contact on fewer than ${FEWEST_DAYS} days` },
        {
          count: skipped.early,
          why: `pairs first in contact within the first ${INSIDE / MICROS_PER_DAY} days, who may have known each other before`,
        },
        { count: skipped.several, why: 'pairs whose first contact was a message to several' },
        { count: skipped.alone, why: 'pairs without a common contact of a week or more' },
      ].filter(({ count }) => count > 0),
      summary: [
        {
          label: 'pairs tested: first in contact well inside the log, with a common contact',
          value: found.length,
          unit: 'pairs',
          n: contacts.count,
        },
        {
          label: 'of them, a common contact in touch with both within the window before',
          value: found.filter(({ introducer }) => introducer >= 0).length,
          unit: 'pairs',
          n: found.length,
        },
        ...(hubs > 0
          ? [{ label: `hubs, with more than ${most} partners, not taken for introducers`, value: hubs, unit: 'endpoints' }]
          : []),
      ],
      smallest: say`A common contact in touch with both within minutes before their first contact, who rarely is on other days.`,
      working: { introductions: found } satisfies Working as Working,
    };
  },

  explain(row, { working }, { contacts }): Finding {
    const one = working.introductions[row] as Introduction;
    const [a, b] = [contacts.a[one.pair] as number, contacts.b[one.pair] as number];
    const later = Math.max(one.withA, one.withB);
    const measures = [
      { label: 'common contacts of a week or more', value: one.thirds, unit: 'endpoints' },
      { label: 'comparable moments on other days', value: one.moments, unit: 'moments' },
      { label: 'days in contact since', value: contacts.days[one.pair] as number, unit: 'days' },
    ];
    if (one.introducer < 0)
      return {
        claim: say`${endpoint(a)} and ${endpoint(b)} were first in contact at ${instant(one.first)}; none of ${one.thirds} common contacts was in touch with both shortly before.`,
        measures,
        evidence: [firstRows([a, b], one.first, one.first)],
        alternatives: ['other-channel', 'chance'],
        caveats: [],
      };
    const caveats: Text[] = [
      say`Being in touch with both before does not say what was said: the two may have met in person, and told the third of it.`,
      say`The chance is the same for all who look as close; which of ${one.thirds} common contacts it was is read from who came closest.`,
    ];
    return {
      claim: say`${endpoint(one.introducer)} may have brought ${endpoint(a)} and ${endpoint(b)} together: it was in touch with both within ${duration(one.wait)} before their first contact at ${instant(one.first)}.`,
      measures: [
        { label: 'from the earlier of the two contacts to the first contact', value: one.wait, unit: 'µs' },
        { label: 'from the later of them', value: one.first - later, unit: 'µs' },
        { label: 'chance of so short a wait on another day', value: one.p, unit: '', n: one.moments },
        ...measures,
      ],
      evidence: [firstRows([one.introducer, a, b], Math.min(one.withA, one.withB), one.first)],
      alternatives: ['chance', 'common-cause', 'role', 'other-channel', 'hub'],
      caveats,
    };
  },
});

const firstRows = (endpoints: readonly number[], from: number, to: number) =>
  ({
    kind: 'rows',
    endpoints,
    between: true,
    from,
    to: to + MICROS_PER_MINUTE,
    limit: 20,
    caption: say`rows between them until their first contact`,
  }) as const;
