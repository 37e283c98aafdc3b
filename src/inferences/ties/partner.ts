import { type PartnerScores, SIGN_NAMES, SIGNS, type Sign, scorePartners } from '../../graph/partner-scores.ts';
import { hasHours } from '../../model/calendar.ts';
import type { EndpointId } from '../../model/event.ts';
import { type Context, defineInference, type Figure, type Finding } from '../../model/inference.ts';
import { endpoint, figure, say, type Text } from '../../model/text.ts';
import { likelyVantage } from '../../model/vantage.ts';
import record from '../../stats/records/partner-record.json' with { type: 'json' };
import { type Counted, findRecord, type TrackRecord, trackFigure, trackInterval } from '../../stats/track-record.ts';

/** Days in contact below which nobody is taken for a partner. */
const FEWEST_DAYS = 10;
/** Others from whom a partner must stand out. */
const FEWEST_ALTERS = 5;
/** Score below which most people have no visible partner: set on simulated worlds of seeds 5301 to 5304, apart from those that are counted. */
const STANDS_OUT = 1.1;

type Working = Pick<PartnerScores, 'signs' | 'combined' | 'lead' | 'alters'>;

const options = {
  'hub-ties': {
    type: 'number',
    default: 300,
    min: 10,
    max: 2_000,
    help: 'ties beyond which an endpoint is a hub, for whom no dispersion is computed',
  },
} as const;

const WORDS: Readonly<Record<Sign, string>> = {
  contacts: 'contacts',
  days: 'days in contact',
  evenings: 'contacts in evenings and nights',
  dispersion: 'recursive dispersion',
};

/** Place of the pair's end in the columns of both ends. */
const placeOf = (pair: number, end: 0 | 1): number => 2 * pair + end;

export const partner = defineInference({
  id: 'partner',
  question: 'Whom would each endpoint’s partner be, if it has one that shows?',
  method:
    'A partner stands out among a person’s contacts by how many there are, on how many days, in evenings and nights, and by dispersion: sharing acquaintances from circles that have nothing else to do with each other. Each is taken as a share of the largest that the person has with anybody, and their mean is weighted by how often each finds a partner in published studies. A pair is named only where each is the other’s best, and well ahead of the next.',
  asks: 'description',
  subjects: 'pairs',
  needs: ['contacts'],
  side: [],
  needsEvents: false,
  vantage: { observes: ['actor', 'peer', 'time', 'hours'], minWindowDays: 14 },
  references: [
    {
      authors: 'J. Mayer, P. Mutchler, J. C. Mitchell',
      title: 'Evaluating the privacy properties of telephone metadata',
      venue: 'PNAS 113(20)',
      year: 2016,
      deviations:
        'There each person is known to have a partner, and single counts are compared; here they are weighed together by those figures, and most people are given none.',
    },
    {
      authors: 'L. Backstrom, J. Kleinberg',
      title: 'Romantic partnerships and the dispersion of social ties: a network analysis of relationship status on Facebook',
      venue: 'CSCW',
      year: 2014,
      deviations:
        'A tie is being in contact on two days or more, not a stated friendship; values are scaled after each of the three rounds.',
    },
  ],
  options,
  minSupport: FEWEST_DAYS,

  rank({ contacts }, { options: { 'hub-ties': most } }: Context<string, typeof options>) {
    const { count, days } = contacts;
    const { signs, combined, lead, hubs, alters } = scorePartners(contacts, most);
    const score = new Float64Array(count);
    const support = new Float64Array(count);
    let [mutual, named] = [0, 0];
    for (let pair = 0; pair < count; pair++) {
      const least = (of: Float64Array) => Math.min(of[placeOf(pair, 0)] as number, of[placeOf(pair, 1)] as number);
      score[pair] = least(combined) + least(lead);
      const known = Math.min(alters[contacts.a[pair] as number] as number, alters[contacts.b[pair] as number] as number) > FEWEST_ALTERS;
      if (least(lead) <= 0 || !known) continue;
      mutual++;
      if ((score[pair] as number) < STANDS_OUT || (days[pair] as number) < FEWEST_DAYS) continue;
      support[pair] = days[pair] as number;
      named++;
    }
    const connected = alters.filter((ties) => ties > 0).length;
    return {
      subjects: { of: 'pairs', a: contacts.a, b: contacts.b },
      // Days of the pairs that are named; of those that are rejected none.
      columns: { score, support },
      tested: count,
      skipped: hubs > 0 ? [{ count: hubs, why: `endpoints with more than ${most} ties, for which no dispersion was computed` }] : [],
      summary: [
        { label: 'endpoints with a contact', value: connected, unit: 'endpoints' },
        { label: 'endpoints for whom nobody is named', value: connected - 2 * named, unit: 'endpoints', n: connected },
        { label: 'pairs each of whom is the other’s best', value: mutual, unit: 'pairs' },
        { label: 'pairs named', value: named, unit: 'pairs', n: mutual },
      ],
      smallest: say`two endpoints with more than ${FEWEST_ALTERS} contacts each, in contact on at least ${FEWEST_DAYS} days, each well ahead of all others for the other`,
      working: { signs, combined, lead, alters } satisfies Working as Working,
    };
  },

  explain(pair, { working, columns }, { contacts }, { calendar, observation }): Finding {
    const ends: [EndpointId, EndpointId] = [contacts.a[pair] as number, contacts.b[pair] as number];
    const first = (sign: Sign, end: 0 | 1): boolean => working.signs[sign][placeOf(pair, end)] === 1;
    const usable = SIGN_NAMES.filter((sign) => sign !== 'evenings' || hasHours(calendar));
    const agree = usable.filter((sign) => first(sign, 0) && first(sign, 1));
    const counted = findRecord(record as TrackRecord, likelyVantage(observation), 'partner');
    const measures: Figure[] = [
      { label: 'score, of 2 where nobody else comes near', value: columns.score[pair] as number, unit: '' },
      { label: 'days in contact', value: contacts.days[pair] as number, unit: 'days' },
      ...ends.flatMap((_, end) => [
        {
          label: `weighted signs, for the ${end === 0 ? 'first' : 'second'}`,
          value: working.combined[placeOf(pair, end as 0 | 1)] as number,
          unit: '',
          n: working.alters[ends[end] as number] as number,
        },
        { label: '  ahead of the next by', value: working.lead[placeOf(pair, end as 0 | 1)] as number, unit: '' },
        ...usable.map((sign) => ({
          label: `  ${WORDS[sign]} (weight ${SIGNS[sign]}), share of the most that it has with anybody`,
          value: working.signs[sign][placeOf(pair, end as 0 | 1)] as number,
          unit: 'share',
        })),
      ]),
      ...(counted ? [trackFigure('such pairs that were couples, in simulated worlds', counted)] : []),
    ];
    const caveats: Text[] = [
      say`The strongest tie of a person may be a parent, a friend or a colleague, and many partners hardly write: whoever lives together talks.`,
    ];
    const against = usable.filter((sign) => !agree.includes(sign)).map((sign) => WORDS[sign]);
    if (against.length > 0) caveats.push(say`By ${against.join(' and by ')} alone, one of the two has somebody else first.`);
    if (!counted) caveats.push(say`How often such a pair is one has not been counted for logs of this sort.`);
    return {
      claim: say`${endpoint(ends[0])} and ${endpoint(ends[1])} stand out for each other among all they are in contact with (${(working.alters[ends[0]] as number) - 1} and ${(working.alters[ends[1]] as number) - 1} others), as partners do: ${agree.length} of ${usable.length} signs put them first on both sides.${counted ? say` Of such pairs in simulated worlds, ${figure((100 * counted.right) / counted.n, 0)} % were couples.` : ''}`,
      measures,
      evidence: [{ kind: 'rows', endpoints: ends, between: true, limit: 20, caption: say`rows in which the two appear together` }],
      alternatives: ['role', 'other-channel', 'shared-device', 'second-device', 'automatic-sync', 'hub'],
      caveats,
      grade: gradeOf(counted),
    };
  },
});

function gradeOf(counted: Counted | undefined): NonNullable<Finding['grade']> {
  if (!counted) return { word: 'weak', reason: 'how often such a pair is a couple has not been counted for logs of this sort' };
  const { right, n } = counted;
  const { low } = trackInterval(counted);
  const reason = `${right} of ${n} pairs that were named in ${record.set} were couples; real people differ`;
  return { word: low >= 0.8 ? 'good' : low >= 0.5 ? 'fair' : 'weak', reason };
}
