import { gatherLinks, type Link } from '../../graph/circle-links.ts';
import { countCrossings, firstOfDays } from '../../graph/crossings.ts';
import { degrees } from '../../graph/csr.ts';
import { CHANCE_LEVEL, type Division, FEWEST_ROUNDS } from '../../graph/divide.ts';
import { divideOnce } from '../../graph/divide-once.ts';
import { describeGroups, type GroupFacts, rankMembers } from '../../graph/group-facts.ts';
import { participation } from '../../graph/participation.ts';
import type { Exchanges } from '../../model/artifacts.ts';
import type { Calendar } from '../../model/calendar.ts';
import type { EndpointId } from '../../model/event.ts';
import { type Context, defineInference, type EvidenceSelector, type Finding } from '../../model/inference.ts';
import { endpoint, figure, say, type Text } from '../../model/text.ts';

/** Members below which a group is no circle. */
const SMALLEST = 3;
/** Days on which nobody else linked two circles below which nobody is reported. */
const FEWEST_DAYS = 5;
/** Share of the days on which two circles were in contact that must involve whoever is said to link them. */
const LEAST_SHARE = 0.5;
/** This many times the median number of partners, and an endpoint may be a service. */
const HUB_MULTIPLE = 3;
const GOOD_TOGETHERNESS = 0.9;
const FAIR_TOGETHERNESS = 0.7;
const NAMED_MEMBERS = 3;
const EVIDENCE_DAYS = 12;

interface Working {
  readonly division: Division;
  /** Of each endpoint: its circle, −1 for none. */
  readonly label: Int32Array;
  readonly circles: readonly GroupFacts[];
  /** By row; undefined for those who never had contact with another circle. */
  readonly links: readonly (Link | undefined)[];
  readonly partners: Int32Array;
  readonly medianPartners: number;
}

const options = {
  seeds: { type: 'number', default: 10, min: 2, max: 100, help: 'how many times circles are drawn anew, to see how stable they are' },
  rounds: {
    type: 'number',
    default: 99,
    min: FEWEST_ROUNDS,
    max: 999,
    help: 'how many random networks the circles are compared with; fewer in networks of more than 40,000 ties, at least 19',
  },
} as const;

/** Whether it has so much of a part between two circles that it is said. */
const isGoBetween = ({ crossing, part, expected }: Link): boolean => part.party / crossing.days >= Math.max(LEAST_SHARE, expected);

export const goBetweens = defineInference({
  id: 'go-betweens',
  question: 'Which endpoints connect circles that are otherwise apart?',
  method:
    'The circles are those of the question about groups, and where random networks divide as well there is nothing to be between, and nobody is named. Between every two circles the days are counted on which a member of the one was in contact with a member of the other: on how many an endpoint was party to that, and on how many nobody else was. What would be left without it says how far the circles would come apart. To be in between is not to be at the top: in studies of criminal groups those at the top were often at the edge of the calls.',
  asks: 'description',
  subjects: 'endpoints',
  needs: ['contacts', 'exchanges', 'links', 'endpoints'],
  side: [],
  needsEvents: false,
  // Days on which two circles were in contact are counted in rows that name both.
  vantage: { observes: ['actor', 'peer', 'time'], namedPeer: true, minWindowDays: 7 },
  references: [
    {
      authors: 'R. Guimerà, L. A. N. Amaral',
      title: 'Functional cartography of complex metabolic networks',
      venue: 'Nature 433',
      year: 2005,
      deviations:
        'Their participation coefficient is given beside the count of days by which endpoints are ordered here: that says how evenly contact is spread, not whether others link the same circles.',
    },
    {
      authors: 'R. S. Burt',
      title: 'Structural holes: the social structure of competition',
      venue: 'Harvard University Press',
      year: 1992,
      deviations:
        'His idea that what counts is whether a link is the only one; counted in days between two circles rather than by his constraint.',
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
  minSupport: FEWEST_DAYS,

  rank({ contacts, exchanges, links, endpoints }, { shared, calendar, options: { seeds, rounds } }: Context<string, typeof options>) {
    const { ties, division } = divideOnce({ contacts, links }, shared, { seeds, rounds });
    const circles = describeGroups(ties, division.graph, division.best);
    const isCircle = (group: number): boolean => (circles[group] as GroupFacts).members.length >= SMALLEST;
    const label = division.best.label.map((group) => (isCircle(group) ? group : -1));
    const crossings = division.stands ? countCrossings(exchanges, label, calendar) : [];
    // Where circles do not stand all of their members were looked at, and none is ranked.
    const inCircles = Int32Array.from(label.keys()).filter((one) => (label[one] as number) >= 0);
    const id = division.stands ? inCircles : new Int32Array();
    const found = gatherLinks(crossings, contacts, label);
    const row = Array.from(id, (one) => found.get(one));
    const partners = degrees(division.graph);
    const sorted = partners.filter((count) => count > 0).sort();
    const drawn = circles.filter(({ members }) => members.length >= SMALLEST).length;
    return {
      subjects: { of: 'endpoints', id },
      columns: {
        // Of equal ones the one that is party to more: the term is too small to overtake a day.
        score: Float64Array.from(row, (link) => (link ? link.lost + (0.5 * link.part.party) / link.crossing.days : 0)),
        support: Float64Array.from(row, (link) => (link && isGoBetween(link) ? link.part.alone : 0)),
      },
      tested: inCircles.length,
      skipped: [{ count: endpoints.count - inCircles.length, why: 'endpoints that are in no circle of three or more' }].filter(
        ({ count }) => count > 0,
      ),
      summary: [
        { label: 'circles of three or more', value: drawn, unit: 'circles' },
        {
          label: 'p: random networks with the same numbers of partners divide as well',
          value: division.test.p,
          unit: '',
          n: division.test.rounds,
        },
        { label: 'pairs of circles in contact', value: crossings.length, unit: 'pairs', n: (drawn * (drawn - 1)) / 2 },
      ],
      smallest: division.stands
        ? say`an endpoint that is party to half of the days on which two circles were in contact, and that alone links them on ${FEWEST_DAYS}`
        : say`circles that random networks match with p of at most ${figure(CHANCE_LEVEL, 2)}; they match these with p = ${figure(division.test.p, 2)}, so that they cannot be told from chance, and there is nothing to be between`,
      working: {
        division,
        label,
        circles,
        links: row,
        partners,
        medianPartners: sorted[Math.floor(sorted.length / 2)] ?? 0,
      } satisfies Working as Working,
    };
  },

  explain(row, { working, subjects }, { exchanges }, { calendar }): Finding {
    const id = subjects.of === 'endpoints' ? (subjects.id[row] as number) : -1;
    const link = working.links[row];
    const spread = participation(working.division.graph, working.label, id);
    const partners = working.partners[id] as number;
    const measures = [
      { label: 'partners', value: partners, unit: 'endpoints' },
      { label: 'participation (0: all contact with one circle, near 1: spread over many)', value: spread, unit: '' },
    ].filter(({ value }) => Number.isFinite(value));
    if (!link)
      return {
        claim: say`${endpoint(id)} had no contact with any circle but its own.`,
        measures,
        evidence: [{ kind: 'rows', endpoints: [id], limit: EVIDENCE_DAYS, caption: say`its rows` }],
        alternatives: ['other-channel', 'log-truncation'],
        caveats: [],
        grade: { word: 'weak', reason: 'a log shows the contacts that it shows' },
      };
    const { crossing, part, expected, lost } = link;
    const isHub = partners >= HUB_MULTIPLE * working.medianPartners;
    return {
      claim: claimOf(id, link, working),
      measures: [
        { label: 'days on which the two circles were in contact', value: crossing.days, unit: 'days' },
        { label: 'of them, with it', value: part.party, unit: 'days', n: crossing.days },
        { label: 'of them, with nobody else', value: part.alone, unit: 'days', n: crossing.days },
        { label: 'with it, by how much contact it has in all', value: expected * crossing.days, unit: 'days', n: crossing.days },
        {
          label: 'pairs of endpoints that link the two circles without it',
          value: crossing.ties - part.ties,
          unit: 'pairs',
          n: crossing.ties,
        },
        { label: 'days on which it alone linked two circles, over all pairs of circles', value: lost, unit: 'days' },
        ...measures,
      ],
      evidence: [evidenceOf(id, working.label[id] === crossing.one ? crossing.other : crossing.one, working.label, exchanges, calendar)],
      alternatives: isHub ? ['hub', 'role', 'drawn-lines', 'other-channel'] : ['role', 'drawn-lines', 'other-channel', 'log-truncation'],
      caveats: caveatsOf(link, isHub, partners, working),
      grade: gradeOf(link, isHub, working.division.together),
    };
  },
});

function nameCircle(group: number, { circles, division }: Working): Text {
  const { members } = circles[group] as GroupFacts;
  const first = rankMembers(division.graph, members)
    .slice(0, NAMED_MEMBERS)
    .flatMap(({ id }, i): Text => (i === 0 ? [endpoint(id)] : [', ', endpoint(id)]));
  return members.length > NAMED_MEMBERS ? [...first, ...say` and ${members.length - NAMED_MEMBERS} more`] : first;
}

function claimOf(id: EndpointId, { crossing, part }: Link, working: Working): Text {
  const [own, other] = working.label[id] === crossing.one ? [crossing.one, crossing.other] : [crossing.other, crossing.one];
  const left = crossing.days - part.alone;
  const ties = crossing.ties - part.ties;
  return [
    ...say`${endpoint(id)} links the circle of ${nameCircle(own, working)} with that of ${nameCircle(other, working)}: of the ${crossing.days} days on which the two were in contact, it was party to that on ${part.party}, and on ${part.alone} of these nobody else was. `,
    ...(left === 0
      ? say`Without it nothing in this log links the two.`
      : say`Without it ${ties} other pair${ties === 1 ? '' : 's'} of endpoints would link them, on ${left} ${left === 1 ? 'day' : 'days'}.`),
  ];
}

function evidenceOf(id: EndpointId, group: number, label: Int32Array, exchanges: Exchanges, calendar: Calendar): EvidenceSelector {
  const { at, with: partners } = firstOfDays(exchanges, id, group, label, calendar, EVIDENCE_DAYS);
  const caption = say`the first contact of a day with the other circle, of the first ${at.length} days`;
  return { kind: 'instants', endpoint: at.map(() => id), at, with: partners, caption };
}

function caveatsOf({ crossing, part }: Link, isHub: boolean, partners: number, { division, medianPartners }: Working): Text[] {
  const loose = [crossing.one, crossing.other].some((group) => (division.together[group] as number) < FAIR_TOGETHERNESS);
  return [
    say`It stands between others in this log. It does not follow that anything was passed on, that it directs anyone, or that the others do not meet elsewhere.`,
    ...(part.ties === 1 ? [say`All of it is contact with one partner, which stands between the two circles just as much.`] : []),
    ...(loose ? [say`The edge of one of the two circles is arbitrary: other runs draw it elsewhere.`] : []),
    ...(isHub
      ? [
          say`It has ${partners} partners, where half of the endpoints have at most ${medianPartners}: it may be a service rather than a person.`,
        ]
      : []),
  ];
}

function gradeOf({ crossing, part }: Link, isHub: boolean, together: Float64Array): NonNullable<Finding['grade']> {
  const kept = Math.min(together[crossing.one] as number, together[crossing.other] as number);
  const alone = part.alone / crossing.days;
  const reason = `${Math.round(100 * alone)} % of the days on which the two circles were in contact hang on it alone, and other runs keep at least ${Math.round(100 * kept)} % of the pairs of either circle together`;
  if (isHub) return { word: 'weak', reason: `${reason}; it has as many partners as a service` };
  if (kept >= GOOD_TOGETHERNESS && alone >= 0.5) return { word: 'good', reason };
  return { word: kept >= FAIR_TOGETHERNESS && alone >= 0.25 ? 'fair' : 'weak', reason };
}
