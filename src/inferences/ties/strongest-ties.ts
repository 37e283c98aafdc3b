import type { Contacts } from '../../model/artifacts.ts';
import { hasHours } from '../../model/calendar.ts';
import { type EndpointId, EVENT_KIND_NAMES, EVENT_KINDS } from '../../model/event.ts';
import { type Context, defineInference, type Figure, type Finding } from '../../model/inference.ts';
import { endpoint, figure, say, type Text } from '../../model/text.ts';
import { estimateDesignEffect } from '../../stats/design-effect.ts';
import type { Interval } from '../../stats/interval.ts';
import { jeffreysInterval } from '../../stats/interval-binomial.ts';
import { watchedDays } from '../../stats/observed-time.ts';

const LEVEL = 0.8;
/** Days in contact below which a pair is not reported. */
const FEWEST_DAYS = 5;

interface Working {
  /** Local days on which the log was watching. */
  readonly days: number;
  readonly designEffect: (days: number) => number;
}

const volume = ({ forth, back }: Contacts, pair: number): number => (forth[pair] as number) + (back[pair] as number);

/** Place of the pair among the ties of one of its ends, 1 for the one of most days, then most events; and how many ties that end has. */
function placeOf(contacts: Contacts, pair: number, end: EndpointId): { place: number; ties: number } {
  const { a, b, days, count } = contacts;
  let place = 1;
  let ties = 0;
  for (let other = 0; other < count; other++) {
    if (a[other] !== end && b[other] !== end) continue;
    ties++;
    const more = (days[other] as number) - (days[pair] as number) || volume(contacts, other) - volume(contacts, pair);
    if (more > 0) place++;
  }
  return { place, ties };
}

export const strongestTies = defineInference({
  id: 'strongest-ties',
  question: 'Whose ties stand out?',
  method:
    'For each pair that the log shows in contact, the share of days on which they were. Days tell a lasting tie from one long exchange better than messages do. The interval is widened by how much contact days come in spells in this log, and pairs are ordered by its lower end.',
  asks: 'estimate',
  subjects: 'pairs',
  needs: ['contacts', 'coverage'],
  side: [],
  needsEvents: false,
  vantage: { observes: ['actor', 'peer', 'time'], minWindowDays: 7 },
  references: [
    {
      authors: 'J.-P. Onnela, J. Saramäki, J. Hyvönen, G. Szabó, D. Lazer, K. Kaski, J. Kertész, A.-L. Barabási',
      title: 'Structure and tie strengths in mobile communication networks',
      venue: 'Proceedings of the National Academy of Sciences 104(18)',
      year: 2007,
      deviations: 'The source measures strength by minutes of calls; here by days in contact, since a messenger shows no minutes.',
    },
    {
      authors: 'J. Saramäki, E. A. Leicht, E. López, S. G. B. Roberts, F. Reed-Tsochas, R. I. M. Dunbar',
      title: 'Persistence of social signatures in human communication',
      venue: 'Proceedings of the National Academy of Sciences 111(3)',
      year: 2014,
      deviations: 'Only the place of a tie among the ties of each of its ends is used.',
    },
    {
      authors: 'L. D. Brown, T. T. Cai, A. DasGupta',
      title: 'Interval estimation for a binomial proportion',
      venue: 'Statistical Science 16(2)',
      year: 2001,
      deviations: 'Days are counted as fewer than they are, by a design effect that is estimated from how far apart contact days lie.',
    },
  ],
  options: {},
  minSupport: FEWEST_DAYS,
  interval: { level: LEVEL, unit: 'share' },

  rank({ contacts, coverage }, { calendar }: Context) {
    const { count, days } = contacts;
    const watched = watchedDays(coverage, calendar).length;
    const length = Math.max(1, coverage.to - coverage.from);
    const spans = Float64Array.from({ length: count }, (_, i) => ((contacts.last[i] as number) - (contacts.first[i] as number)) / length);
    const designEffect = estimateDesignEffect(days, spans);

    // As many intervals as there are different numbers of days, not pairs.
    const intervals = new Map<number, Interval>();
    const intervalOf = (inContact: number): Interval => {
      const known = intervals.get(inContact);
      if (known !== undefined) return known;
      const effect = designEffect(inContact);
      const interval = jeffreysInterval(inContact / effect, watched / effect, LEVEL);
      intervals.set(inContact, interval);
      return interval;
    };

    const value = new Float64Array(count);
    const low = new Float64Array(count);
    const high = new Float64Array(count);
    const score = new Float64Array(count);
    for (let pair = 0; pair < count; pair++) {
      const interval = intervalOf(days[pair] as number);
      value[pair] = (days[pair] as number) / watched;
      low[pair] = interval.low;
      high[pair] = interval.high;
      // Equal days: more events first. The term is too small to overtake a day.
      score[pair] = interval.low + 1e-9 * Math.log1p(volume(contacts, pair));
    }
    const reported = days.filter((inContact) => inContact >= FEWEST_DAYS).length;
    return {
      subjects: { of: 'pairs', a: contacts.a, b: contacts.b },
      columns: { score, value, low, high, support: Float64Array.from(days) },
      tested: count,
      skipped: reported < count ? [{ count: count - reported, why: `in contact on fewer than ${FEWEST_DAYS} days` }] : [],
      summary: [
        { label: 'pairs in contact', value: count, unit: 'pairs' },
        { label: `pairs in contact on ${FEWEST_DAYS} days or more`, value: reported, unit: 'pairs', n: count },
        { label: 'days on which the log was watching', value: watched, unit: 'days' },
      ],
      smallest: say`a pair in contact on at least ${FEWEST_DAYS} of ${watched} days`,
      working: { days: watched, designEffect } satisfies Working,
    };
  },

  explain(pair, { working }, { contacts, coverage }, { calendar, observation }): Finding {
    const [a, b] = [contacts.a[pair] as number, contacts.b[pair] as number];
    const [forth, back] = [contacts.forth[pair] as number, contacts.back[pair] as number];
    const days = contacts.days[pair] as number;
    const events = forth + back;
    const [ofA, ofB] = [placeOf(contacts, pair, a), placeOf(contacts, pair, b)];
    // Without a kind that has a direction, which side an event is counted on says nothing.
    const directed = EVENT_KIND_NAMES.some((kind) => EVENT_KINDS[kind].directed && (observation.kinds[kind] ?? 0) > 0);
    const balance: Figure = {
      label: 'balance (0: one side only, 1: both alike)',
      value: Math.min(forth, back) / Math.max(forth, back),
      unit: '',
      n: events,
    };
    const measures: Figure[] = [
      { label: 'days in contact', value: days, unit: 'days', n: working.days },
      { label: 'events', value: events, unit: 'events' },
      ...(directed ? [balance] : []),
      {
        label: 'from the last contact to the end of the log',
        value: coverage.to - (contacts.last[pair] as number),
        unit: 'µs',
      },
      { label: 'place among the ties of the first', value: ofA.place, unit: '', n: ofA.ties },
      { label: 'place among the ties of the second', value: ofB.place, unit: '', n: ofB.ties },
      { label: 'contact days that one independent day stands for', value: working.designEffect(days), unit: '' },
    ];
    if (hasHours(calendar)) {
      measures.push(
        { label: 'share from 18:00 to 24:00', value: (contacts.evening[pair] as number) / events, unit: 'share', n: events },
        { label: 'share from 00:00 to 06:00', value: (contacts.night[pair] as number) / events, unit: 'share', n: events },
      );
    }
    const caveats: Text[] = [];
    if (directed && (forth === 0 || back === 0)) caveats.push(say`All of it goes one way in this log.`);
    if (Math.max(ofA.ties, ofB.ties) > 100)
      caveats.push(
        say`One of the two is in contact with ${Math.max(ofA.ties, ofB.ties)} endpoints, which suggests a service rather than a person.`,
      );
    if (working.designEffect(days) > 3)
      caveats.push(say`Contact days come in spells in this log, so that the share over a longer time is uncertain.`);
    const closest: Text = ofA.place === 1 && ofB.place === 1 ? say` Each is the other’s most frequent contact.` : [];
    return {
      claim: say`${endpoint(a)} and ${endpoint(b)} were in contact on ${days} of ${working.days} days (${figure((100 * days) / working.days, 0)} %), ${figure(events, 0)} times in all.${closest}`,
      measures,
      evidence: [{ kind: 'rows', endpoints: [a, b], between: true, limit: 20, caption: say`rows in which the two appear together` }],
      alternatives: ['hub', 'role', 'automatic-sync', 'other-channel', 'shared-device'],
      caveats,
    };
  },
});
