import { type EndpointId, MICROS_PER_SECOND } from '../../model/event.ts';
import { type Context, defineInference, type EvidenceSelector, type Finding } from '../../model/inference.ts';
import { duration, endpoint, figure, say, type Text } from '../../model/text.ts';
import { likelyVantage } from '../../model/vantage.ts';
import { createCoReception } from '../../stats/co-reception.ts';
import { gatherFanOuts } from '../../stats/fan-outs.ts';
import record from '../../stats/records/who-posts-record.json' with { type: 'json' };
import { growRosters, type Roster } from '../../stats/rosters.ts';
import { type Counted, findRecord, type TrackRecord, trackFigure } from '../../stats/track-record.ts';
import { attributePosts, type Posts } from '../../stats/who-posts.ts';

const NAMED_MEMBERS = 12;
/** How often a flurry of receipts named whoever had written (test/calibration). */
const RECORD: TrackRecord = record;
const FAN_OUTS_SHOWN = 3;
const ROWS_SHOWN = 12;

interface Working {
  readonly rosters: readonly Roster[];
  readonly posts: readonly Posts[];
  readonly window: number;
  /** The position from which the log was likely written. */
  readonly observer: string | undefined;
}

const options = {
  window: {
    type: 'duration',
    default: 2 * MICROS_PER_SECOND,
    help: 'within how long a message to a group reaches its members, and the first receipts come back',
  },
} as const;

export const groupRoster = defineInference({
  id: 'group-roster',
  question: 'Which endpoints get the messages of one group, and who are its members?',
  method:
    'A message to a group is handed to its members within moments, and their receipts come back to whoever wrote. Deliveries of one size within about two seconds to three or more are taken together, whatever they are. Two who are in them together in more hours than their own rates at those hours, and the company that each has anyway, would bring about are taken for connected; a group is made of those each two of whom are, and who are there in the very same deliveries. Whoever gets the flurry of receipts that follows, and clearly more than any other, is taken to have written, unless the log names the sender itself.',
  asks: 'test',
  subjects: 'groups',
  needs: ['deliveries', 'endpoints', 'coverage'],
  side: [],
  needsEvents: false,
  vantage: { observes: ['actor', 'time', 'arrivals'], minWindowDays: 1, maxClockStep: MICROS_PER_SECOND },
  references: [
    {
      authors: 'M. Brigham, N. Hopper',
      title: 'No safety in numbers: traffic analysis of sealed-sender groups in Signal',
      venue: 'arXiv 2305.09799',
      year: 2023,
      deviations:
        'There one target’s flurries of receipts are known, and those who received before them are ranked by counts; here fan-outs are sought for everybody, and each pair has a chance that keeps the daily rhythm. Hours count, not messages, since a thread is one occasion.',
    },
  ],
  options,

  rank({ deliveries, endpoints, coverage }, context: Context<string, typeof options>) {
    const { calendar, observation } = context;
    const window = context.options.window + observation.clockStep;
    const fanOuts = gatherFanOuts(deliveries, window);
    const reception = createCoReception(fanOuts, deliveries, { endpoints: endpoints.count, calendar, coverage, window });
    const { rosters, tested, significant } = growRosters(reception);
    const posts = rosters.map(({ members }) => attributePosts(members, reception.index, deliveries, window));
    const offsets = new Int32Array(rosters.length + 1);
    rosters.forEach(({ members }, row) => {
      offsets[row + 1] = (offsets[row] as number) + members.length;
    });
    return {
      subjects: { of: 'groups', offsets, member: Int32Array.from(rosters.flatMap(({ members }) => members)) },
      columns: {
        score: Float64Array.from(rosters, ({ p, members }) => -Math.log10(Math.max(p, Number.MIN_VALUE)) + 1e-9 * members.length),
        p: Float64Array.from(rosters, ({ p }) => p),
        support: Float64Array.from(posts, ({ count }) => count),
      },
      tested,
      skipped: reception.left > 0 ? [{ count: reception.left, why: 'endpoints beyond the budget of fan-outs' }] : [],
      ...(deliveries.count === 0 && { unseen: [say`what reaches each endpoint and when: deliveries, receipts or pushes`] }),
      summary: [
        { label: 'deliveries', value: deliveries.count, unit: 'deliveries' },
        { label: 'of them at about one time with others of their size, to three or more', value: fanOuts.count, unit: 'deliveries' },
        { label: 'pairs together in more hours than chance has it', value: significant, unit: 'pairs', n: tested },
        { label: 'groups of three or more', value: rosters.length, unit: 'groups' },
      ],
      smallest: say`three endpoints that are reached together within ${duration(window)} in at least three hours, and in many more than by chance`,
      working: { rosters, posts, window, observer: likelyVantage(observation) } satisfies Working as Working,
    };
  },

  explain(row, { working }, _input, { options: { window: asked } }): Finding {
    const { members, seed } = working.rosters[row] as Roster;
    const { count, by, at, logged, inferred } = working.posts[row] as Posts;
    const { window, observer } = working;
    const named = logged + inferred;
    const more = members.length - NAMED_MEMBERS;
    const first = by.indexOf(Math.max(...by));
    const evidence = at.slice(0, FAN_OUTS_SHOWN).map((from): EvidenceSelector => {
      const caption = say`deliveries to its members around one message`;
      return { kind: 'rows', endpoints: members, from, to: from + 2 * window + 1, limit: ROWS_SHOWN, caption };
    });
    // Counted with the window that nobody changes.
    const counted = inferred > 0 && asked === options.window.default ? findRecord(RECORD, observer, sizeOf(members.length)) : undefined;
    const caveats: Text[] = [
      say`The chance is that of the two by whom it was found, among all pairs: of the other members each is less sure.`,
      ...(inferred > 0 ? [sayHowOften(counted)] : []),
      say`Two groups that share most of their members can show as one, and a member who is seldom reached with the others may be missing.`,
      say`Members count as named whoever else the log leaves out: a group may have members who were never online together.`,
    ];
    return {
      claim: [
        ...say`${members.length} endpoints are reached together within ${duration(window)}, as members of one group are: `,
        ...listOf(members.slice(0, NAMED_MEMBERS)),
        ...(more > 0 ? say` and ${more} more` : []),
        ...say`. The two by whom it was found were so in ${seed.hours} of ${seed.of} hours, where ${figure(seed.expected, 1)} were to be expected.`,
        ...(named === 0
          ? say` Who wrote cannot be told.`
          : saySent(working.posts[row] as Posts, members[first] as EndpointId, by[first] as number)),
      ],
      measures: [
        { label: 'members', value: members.length, unit: 'endpoints' },
        { label: 'messages to nearly all of them', value: count, unit: 'messages' },
        { label: 'messages that one of them seems to have sent', value: named, unit: 'messages', n: count },
        ...(counted ? [trackFigure('of such ascriptions, right in simulated worlds', counted)] : []),
        { label: 'hours in which the two surest were reached together', value: seed.hours, unit: 'hours', n: seed.of },
        { label: 'the same, expected by chance', value: seed.expected, unit: 'hours', n: seed.of },
      ],
      evidence: (evidence.length > 0
        ? evidence
        : [{ kind: 'rows', endpoints: members, limit: ROWS_SHOWN, caption: say`rows of its members` }]) as [
        EvidenceSelector,
        ...EvidenceSelector[],
      ],
      alternatives: ['common-cause', 'hub', 'automatic-sync', 'role', 'chance'],
      caveats,
    };
  },
});

const listOf = (ids: readonly EndpointId[]): Text => ids.flatMap((id, i) => (i === 0 ? [endpoint(id)] : [', ', endpoint(id)]));

/** By how many a group has, its flurries say more or less: the names of the record. */
export const sizeOf = (members: number): string => (members >= 5 ? 'five or more' : members === 4 ? 'four' : 'three');

/** Of how many messages the sender is known, and how: what the log names is one thing, what receipts tell another. */
function saySent({ count, logged, inferred }: Posts, first: EndpointId, sent: number): Text {
  if (logged === 0)
    return say` Of ${count} such messages ${inferred} were followed by a flurry of receipts to one of them, as to whoever wrote, most often to ${endpoint(first)} (${sent}).`;
  if (inferred === 0) return say` The log names who sent ${logged} of ${count} such messages, most often ${endpoint(first)} (${sent}).`;
  return say` The log names who sent ${logged} of ${count} such messages, and ${inferred} more were followed by a flurry of receipts to one of them, as to whoever wrote; taken together, most often ${endpoint(first)} (${sent}).`;
}

const sayHowOften = (counted: Counted | undefined): Text =>
  counted
    ? say`Who wrote is inferred: in ${RECORD.set}, of logs like this one, ${counted.right} of ${counted.n} such flurries went to whoever had written.`
    : say`Who wrote is inferred, and how often that is right in logs like this one has not been counted.`;
