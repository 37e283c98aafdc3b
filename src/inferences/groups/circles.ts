import { meanAgreement } from '../../graph/agreement.ts';
import type { CsrGraph } from '../../graph/csr.ts';
import { CHANCE_LEVEL, FEWEST_ROUNDS } from '../../graph/divide.ts';
import { divideOnce } from '../../graph/divide-once.ts';
import { describeGroups, type GroupFacts, rankMembers, type Standing } from '../../graph/group-facts.ts';
import type { Ties } from '../../graph/ties.ts';
import type { EndpointId } from '../../model/event.ts';
import { defineInference, type EvidenceSelector, type Figure, type Finding, type Subjects } from '../../model/inference.ts';
import { endpoint, figure, say, type Text } from '../../model/text.ts';

const NAMED_MEMBERS = 8;
const EVIDENCE_MEMBERS = 40;
const EVIDENCE_ROWS = 12;

/** Share of a group's ties from which one member makes it a star. */
const STAR_SHARE = 2 / 3;

/** Share of a group's pairs that other runs keep together, from which it counts as well and as fairly supported. */
const GOOD_TOGETHERNESS = 0.9;
const FAIR_TOGETHERNESS = 0.7;

interface Working {
  readonly ties: Ties;
  /** Weighing days in contact, as people count. */
  readonly graph: CsrGraph;
  /** By row of the ranking. */
  readonly groups: readonly GroupFacts[];
  readonly togetherness: Float64Array;
  readonly seeds: number;
}

const options = {
  seeds: { type: 'number', default: 10, min: 2, max: 100, help: 'how many times groups are drawn anew, to see how stable they are' },
  rounds: {
    type: 'number',
    default: 99,
    min: FEWEST_ROUNDS,
    max: 999,
    help: 'how many random networks the groups are compared with; fewer in networks of more than 40,000 ties, at least 19',
  },
} as const;

export const circles = defineInference({
  id: 'circles',
  question: 'Which endpoints form groups?',
  method:
    'Groups are drawn so that as much contact as possible falls inside them, compared with contacts made at random by endpoints that are as busy. Contact on many days counts for more than as many contacts on one. Groups are drawn several times from different starts, and the best division is shown with how far the others agree. A group whose own ties divide clearly better than random ones is split. None is shown unless random networks, in which every endpoint keeps its number of partners, divide less well. In that comparison each tie counts once, however often there was contact: busy endpoints have much contact with each other, and that alone is no group.',
  asks: 'description',
  subjects: 'groups',
  needs: ['contacts', 'links', 'endpoints'],
  side: [],
  needsEvents: false,
  vantage: { observes: ['actor', 'peer'] },
  references: [
    {
      authors: 'V. D. Blondel, J.-L. Guillaume, R. Lambiotte, E. Lefebvre',
      title: 'Fast unfolding of communities in large networks',
      venue: 'Journal of Statistical Mechanics P10008',
      year: 2008,
      deviations: 'The best of several runs is taken, and only nodes whose surroundings changed are looked at again.',
    },
    {
      authors: 'S. Maslov, K. Sneppen',
      title: 'Specificity and stability in topology of protein networks',
      venue: 'Science 296',
      year: 2002,
      deviations:
        'Random networks all start from one rewired network rather than from the observed one (Besag and Clifford 1989), so that p holds however far the rewiring goes; each is divided quickly, up to five times with the best counting, as is the observed one for this comparison. Ties count once in it, while groups are drawn by the weight of ties: swaps hand weights to other pairs, although they follow how busy both ends are, so that activity alone would pass for groups.',
    },
    {
      authors: 'S. Fortunato, M. Barthélemy',
      title: 'Resolution limit in community detection',
      venue: 'PNAS 104',
      year: 2007,
      deviations:
        'Each group is looked into by itself, as advised there, and split where the modularity of its bare ties exceeds that of random ones with the same degrees by 0.1 and with p of at most 0.05.',
    },
  ],
  options,
  minSupport: 3,

  rank({ contacts, links, endpoints }, { shared, options: { seeds, rounds } }) {
    const { ties, division } = divideOnce({ contacts, links }, shared, { seeds, rounds });
    const { graph, close, connected, best, others, together, test, stands: reported } = division;

    const facts = describeGroups(ties, close, best).filter(({ members }) => members.length > 1);
    const labels = [best.label, ...others].map((label) => connected.map((v) => label[v] as number));
    const groups = reported ? facts : [];
    const togetherness = Float64Array.from(groups, ({ label }) => together[label] as number);
    return {
      subjects: subjectsOf(groups),
      ...(!reported && { withheld: subjectsOf(facts) }),
      columns: {
        score: Float64Array.from(groups, ({ modularity }, row) => modularity * (togetherness[row] as number)),
        support: Float64Array.from(groups, ({ members }) => members.length),
      },
      tested: facts.length,
      skipped: [
        { count: endpoints.count - connected.length, why: 'endpoints without a known contact' },
        { count: facts.filter(({ members }) => members.length === 2).length, why: 'groups of two' },
      ].filter(({ count }) => count > 0),
      summary: [
        { label: 'modularity of the division', value: best.modularity, unit: '' },
        {
          label: 'p: random networks with the same numbers of partners divide as well, each tie counted once',
          value: test.p,
          unit: '',
          n: test.rounds,
        },
        {
          label: 'modularity of those random networks, each tie counted once, quickly divided',
          value: test.chance,
          unit: '',
          n: test.rounds,
        },
        { label: 'modularity of this network, each tie counted once, quickly divided', value: test.observed, unit: '' },
        { label: 'agreement of the divisions (adjusted Rand index)', value: meanAgreement(labels), unit: '', n: seeds },
        { label: 'groups of three or more', value: facts.filter(({ members }) => members.length > 2).length, unit: 'groups' },
        ...(ties.inferredCount > 0 ? [{ label: 'ties inferred rather than logged', value: ties.inferredCount, unit: 'ties' }] : []),
      ].filter(({ value }) => Number.isFinite(value)),
      smallest: reported
        ? say`groups of at least three endpoints`
        : ties.count === 0
          ? say`any contact between two endpoints`
          : say`a division that random networks, each tie counted once, match with p of at most ${figure(CHANCE_LEVEL, 2)}; they match this one with p = ${figure(test.p, 2)}, so that what was drawn cannot be told from chance, and is not shown`,
      working: { ties, graph, groups, togetherness, seeds } as Working,
    };
  },

  explain(row, { working }): Finding {
    const group = working.groups[row] as GroupFacts;
    const together = working.togetherness[row] as number;
    const standings = rankMembers(working.graph, group.members);
    const centre = standings[0] as Standing;
    const through = group.members.length > 2 && centre.partners === group.ties;
    const isStar = through || (group.members.length > 3 && centre.partners >= STAR_SHARE * group.ties);
    return {
      claim: claimOf(group, standings, working.ties, through),
      measures: measuresOf(group, together, working),
      evidence: [evidenceOf(group, standings)],
      alternatives: isStar ? ['hub', 'drawn-lines', 'role', 'other-channel'] : ['drawn-lines', 'role', 'common-cause', 'other-channel'],
      caveats: caveatsOf(group, together, isStar ? centre.id : undefined, working),
      grade: isStar
        ? { word: 'weak', reason: 'most of its ties run through one member, whose contacts need have nothing to do with each other' }
        : gradeOf(group, together),
    };
  },
});

function subjectsOf(groups: readonly GroupFacts[]): Subjects {
  const offsets = new Int32Array(groups.length + 1);
  groups.forEach(({ members }, row) => {
    offsets[row + 1] = (offsets[row] as number) + members.length;
  });
  return { of: 'groups', offsets, member: Int32Array.from(groups.flatMap(({ members }) => Array.from(members))) };
}

/** @param through whether all of its ties run through the first member */
function claimOf(group: GroupFacts, standings: readonly Standing[], ties: Ties, through: boolean): Text {
  const named = through ? standings.slice(1) : standings;
  const more = named.length - NAMED_MEMBERS;
  return [
    ...(through
      ? say`${named.length} endpoints have contact with ${endpoint((standings[0] as Standing).id)}, and none with each other: `
      : say`${standings.length} endpoints have more contact with each other than random contact would give them: `),
    ...listOf(named.slice(0, NAMED_MEMBERS).map(({ id }) => id)),
    ...(more > 0 ? say` and ${more} more` : []),
    ...say`. ${figure(100 * group.insideShare, 0)} % of their ${ties.unit} fall inside the group; at random it would be ${figure(100 * group.expectedShare, 0)} %.`,
    ...(group.inferredTies > 0 ? say` ${group.inferredTies} of its ${group.ties} ties are inferred, not logged.` : []),
  ];
}

const listOf = (ids: readonly EndpointId[]): Text => ids.flatMap((id, i) => (i === 0 ? [endpoint(id)] : [', ', endpoint(id)]));

function measuresOf(group: GroupFacts, together: number, { seeds }: Working): Figure[] {
  const size = group.members.length;
  return [
    { label: 'members', value: size, unit: 'endpoints' },
    { label: 'ties inside', value: group.ties, unit: 'ties', n: (size * (size - 1)) / 2 },
    { label: 'contact that stays inside', value: 100 * group.insideShare, unit: '%' },
    { label: 'the same, at random', value: 100 * group.expectedShare, unit: '%' },
    { label: 'pairs of members that other runs keep together', value: 100 * together, unit: '%', n: seeds - 1 },
    { label: 'part of the modularity', value: group.modularity, unit: '' },
  ];
}

/** Rows between the members with most contact; the ends of a logged tie are among them, so that there are rows. */
function evidenceOf({ heaviest }: GroupFacts, standings: readonly Standing[]): EvidenceSelector {
  const shown = [...new Set([...heaviest, ...standings.map(({ id }) => id)])].slice(0, EVIDENCE_MEMBERS);
  const all = shown.length === standings.length;
  if (heaviest.length === 0) {
    const caption = say`rows of its members; none is between two of them, as all ties are inferred`;
    return { kind: 'rows', endpoints: shown, limit: EVIDENCE_ROWS, caption };
  }
  const caption = all ? say`contacts between its members` : say`contacts between the ${shown.length} members with most contact inside`;
  return { kind: 'rows', endpoints: shown, between: true, limit: EVIDENCE_ROWS, caption };
}

function caveatsOf(group: GroupFacts, together: number, centre: EndpointId | undefined, { ties, seeds }: Working): Text[] {
  const size = group.members.length;
  const pairs = (size * (size - 1)) / 2;
  const merged = Math.sqrt(2 * ties.count);
  const caveats = [
    say`Belonging to it says that contact is dense around a member, not that its members know of each other: ${group.ties} of ${pairs} pairs have a tie.`,
  ];
  if (together < FAIR_TOGETHERNESS) {
    caveats.push(say`Its edge is arbitrary: in ${seeds - 1} other runs ${figure(100 * together, 0)} % of its pairs stay together.`);
  }
  if (group.ties < merged) {
    caveats.push(
      say`In a network of ${ties.count} ties this method can merge groups with fewer than about ${figure(merged, 0)} ties inside: this may be several.`,
    );
  }
  if (centre !== undefined) {
    caveats.push(
      say`Most of its ties run through ${endpoint(centre)}: these may be the contacts of one busy endpoint, rather than a circle.`,
    );
  }
  return caveats;
}

function gradeOf(group: GroupFacts, together: number): NonNullable<Finding['grade']> {
  const kept = `other runs keep ${Math.round(100 * together)} % of its pairs together, and ${Math.round(100 * group.insideShare)} % of its contact stays inside`;
  if (together >= GOOD_TOGETHERNESS && group.insideShare >= 0.5) return { word: 'good', reason: kept };
  return { word: together >= FAIR_TOGETHERNESS ? 'fair' : 'weak', reason: kept };
}
