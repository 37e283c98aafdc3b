import { type ChangedCircle, findChangedCircles } from '../../graph/changed-circles.ts';
import { isLearnt } from '../../graph/changed-ties.ts';
import { type CircleCourse, createCircleCourses, nameTurn, type Turn } from '../../graph/circle-course.ts';
import { FEWEST_MEMBERS } from '../../graph/draw-circles.ts';
import { gatherDays, type PairDays } from '../../graph/pair-days.ts';
import { gatherPairs, indexPairs } from '../../graph/pair-exchanges.ts';
import { MICROS_PER_DAY } from '../../model/event.ts';
import { type Context, defineInference, type Finding } from '../../model/inference.ts';
import { day as dayPart, endpoint, figure, say, type Text } from '../../model/text.ts';
import { testMeanShift } from '../../stats/mean-shift.ts';
import { startOfDay } from '../../stats/observed-time.ts';

/** Windows on either side of a moment: a circle that is quiet for one of them is not gone. */
const LEAST_WINDOWS = 2;
/** Longer windows are taken where there would be more moments. */
const MOST_BOUNDARIES = 60;
/** Days with any contact of the members, of those kept for checking, on either side. */
const LEAST_CHECKED = 4;
const NAMED_MEMBERS = 8;
const EVIDENCE_MEMBERS = 40;

interface Checked {
  readonly circle: ChangedCircle;
  readonly course: CircleCourse;
  readonly early: readonly number[];
  readonly late: readonly number[];
}

interface Working {
  readonly days: PairDays;
  readonly window: number;
  readonly checked: readonly Checked[];
}

const options = {
  window: {
    type: 'duration',
    default: 7 * MICROS_PER_DAY,
    help: 'length of the windows between which circles are compared, in whole days',
  },
} as const;

export const circleLife = defineInference({
  id: 'circle-life',
  question: 'Which circles formed, merged, split, grew, shrank or ended, and when?',
  method:
    'The log is cut into windows of a week. At each cut that has two windows on either side, ties that became livelier or quieter are gathered, and where many of them lie among the same few endpoints, these are a circle that changed, if ties named at random lie together in such number in no more than one of twenty tries. This is learnt from every second day. On the days between it is checked: did the share of the members’ contact that falls on these ties change, by more than days dealt out anew would have it? A circle that is quiet for a week, or whose members talk less to everybody, has not changed.',
  asks: 'test',
  subjects: 'groups',
  needs: ['contacts', 'exchanges', 'coverage'],
  side: [],
  needsEvents: false,
  vantage: { observes: ['actor', 'peer', 'time'], minWindowDays: 28 },
  references: [
    {
      authors: 'G. Palla, A.-L. Barabási, T. Vicsek',
      title: 'Quantifying social group evolution',
      venue: 'Nature 446',
      year: 2007,
      deviations:
        'There the communities of successive windows are matched by their overlap. Here the ties that changed at a cut are divided into communities, since those of single windows differ for no other reason than chance, and overlap (half of the members of either) only says which finds are one.',
    },
    {
      authors: 'D. Greene, D. Doyle, P. Cunningham',
      title: 'Tracking the evolution of communities in dynamic social networks',
      venue: 'ASONAM',
      year: 2010,
      deviations: 'Its events birth, death, merging, splitting, growth and contraction are told, each only where it passes a test.',
    },
    {
      authors: 'J. Besag, P. Clifford',
      title: 'Sequential Monte Carlo p-values',
      venue: 'Biometrika 78',
      year: 1991,
      deviations: 'Whole days are dealt out anew, since what happens on one day hangs together.',
    },
  ],
  options,

  rank({ contacts, exchanges, coverage }, { calendar, random, options: { window } }: Context<never, typeof options>) {
    const days = gatherDays(gatherPairs(contacts, exchanges), coverage, calendar);
    const length = windowDays(window, days.days);
    const boundaries = boundariesOf(days.days, length);
    const courseOf = createCircleCourses(contacts, days);
    const candidates = findChangedCircles(contacts, days, boundaries, random.fork('circles'));
    const checked = candidates
      .map((circle) => check(circle, courseOf(circle)))
      .filter(({ early, late }) => early.length >= LEAST_CHECKED && late.length >= LEAST_CHECKED);
    const p = Float64Array.from(checked, ({ circle: { grew }, early, late }, row) =>
      grew ? testMeanShift(early, late, random.fork(`check ${row}`)) : testMeanShift(late, early, random.fork(`check ${row}`)),
    );
    // At each moment a circle may have grown or fallen: where none was proposed, that counts as looked at.
    const proposed = new Set(checked.map(({ circle: { boundary, grew } }) => `${boundary} ${grew}`));
    const tested = checked.length + 2 * boundaries.length - proposed.size;
    const offsets = new Int32Array(checked.length + 1);
    checked.forEach(({ circle }, row) => {
      offsets[row + 1] = (offsets[row] as number) + circle.members.length;
    });
    return {
      subjects: { of: 'groups', offsets, member: Int32Array.from(checked.flatMap(({ circle }) => Array.from(circle.members))) },
      columns: { score: p.map((value) => -Math.log10(value)), p },
      tested,
      skipped:
        candidates.length > checked.length
          ? [
              {
                count: candidates.length - checked.length,
                why: `circles whose members were in contact on fewer than ${LEAST_CHECKED} of the days for checking on one side of the change`,
              },
            ]
          : [],
      summary: [
        { label: 'length of a window', value: length, unit: 'days' },
        { label: 'moments at which circles were compared', value: boundaries.length, unit: 'moments' },
        { label: 'circles that seemed to change, and were checked', value: checked.length, unit: 'circles' },
      ],
      smallest:
        boundaries.length === 0
          ? say`a log of at least four windows of ${length} days; this one runs over ${days.days} days`
          : say`a circle of at least ${FEWEST_MEMBERS} endpoints, each in contact with half of the others on four days or more on one side of the change, and on hardly any on the other`,
      working: { days, window: length, checked } as Working,
    };
  },

  explain(row, { working, columns }, { contacts }, { calendar }): Finding {
    const { days, window } = working;
    const { circle, course, early, late } = working.checked[row] as Checked;
    const { turn, parts } = nameTurn(circle, days, indexPairs(contacts));
    const { boundary, grew, members, changed } = circle;
    const share = (values: readonly number[]) => (100 * values.reduce((sum, value) => sum + value, 0)) / Math.max(1, values.length);
    const daily = (from: number, to: number) => course.changed.subarray(from, to).reduce((sum, count) => sum + count, 0) / (to - from);
    const [before, after] = [daily(0, boundary), daily(boundary, days.days)];
    const moment = dayPart(days.first + boundary);
    const span = grew ? [boundary, days.days] : [0, boundary];
    return {
      claim: [
        ...openingOf(turn, members, parts, moment),
        ...say` Of ${changed.length} ties between them, ${figure(before, 1)} a day were in contact on average in the ${boundary} days before, and ${figure(after, 1)} a day in the ${days.days - boundary} days from then on.`,
      ],
      measures: [
        { label: 'members', value: members.length, unit: 'endpoints' },
        { label: 'ties that changed', value: changed.length, unit: 'ties', n: (members.length * (members.length - 1)) / 2 },
        { label: 'of these in contact a day, before', value: before, unit: 'ties', n: boundary },
        { label: 'of these in contact a day, after', value: after, unit: 'ties', n: days.days - boundary },
        {
          label: 'share of the members’ contact that fell on them before, days for checking',
          value: share(early),
          unit: '%',
          n: early.length,
        },
        { label: 'the same after', value: share(late), unit: '%', n: late.length },
        { label: 'chance of so great a change, days dealt out anew', value: columns.p?.[row] as number, unit: '' },
      ],
      evidence: [
        {
          kind: 'rows',
          endpoints: Array.from(members.subarray(0, EVIDENCE_MEMBERS)),
          between: true,
          from: startOfDay(calendar, days.first + (span[0] as number)),
          to: startOfDay(calendar, days.first + (span[1] as number)),
          limit: 20,
          caption: grew ? say`contacts between its members from then on` : say`contacts between its members until then`,
        },
      ],
      alternatives: ['chance', 'other-channel', 'role', 'second-device', 'unusual-day', 'log-truncation'],
      caveats: [
        say`The moment is known to within about ${window} days: windows are compared, and one on either side may be quiet by chance.`,
        grew
          ? say`That contact begins in this log does not mean that the members had not met before: they may have talked elsewhere.`
          : say`That contact ends in this log does not mean that the members have parted: they may talk elsewhere.`,
      ],
    };
  },
});

const windowDays = (window: number, days: number): number =>
  Math.max(1, Math.round(window / MICROS_PER_DAY), Math.ceil(days / (MOST_BOUNDARIES + 2 * LEAST_WINDOWS)));

/** First days of windows that have two whole ones before them, and two from them on. */
function boundariesOf(days: number, length: number): number[] {
  const boundaries: number[] = [];
  for (let day = LEAST_WINDOWS * length; day + LEAST_WINDOWS * length <= days; day += length) boundaries.push(day);
  return boundaries;
}

/** Shares of the members' contact that fall on the changed ties, on the days that were not learnt from. */
function check(circle: ChangedCircle, course: CircleCourse): Checked {
  const [early, late]: [number[], number[]] = [[], []];
  course.changed.forEach((count, day) => {
    const all = count + (course.others[day] as number);
    if (isLearnt(day) || all === 0) return;
    (day < circle.boundary ? early : late).push(count / all);
  });
  return { circle, course, early, late };
}

function openingOf(turn: Turn, members: Int32Array, parts: readonly (readonly number[])[], moment: Text[number]): Text {
  const names = listOf(Array.from(members));
  const count = members.length;
  const rest = Array.from(members).filter((id) => !parts.flat().includes(id));
  const [first, second] = parts as [number[], number[]];
  switch (turn) {
    case 'born':
      return say`A circle of ${count} endpoints seems to have formed around ${moment}: ${names}.`;
    case 'gone':
      return say`A circle of ${count} endpoints seems to have ended around ${moment}: ${names}.`;
    case 'merged':
      return say`${parts.length} circles seem to have become one of ${count} endpoints around ${moment}: ${listOf(first)} with ${listOf(second)}.`;
    case 'split':
      return say`A circle of ${count} endpoints seems to have split into ${parts.length} around ${moment}: ${listOf(first)} apart from ${listOf(second)}.`;
    case 'joined':
      return rest.length === 0
        ? say`A circle of ${count} endpoints seems to have drawn closer together around ${moment}: ${names}.`
        : say`A circle seems to have grown to ${count} endpoints around ${moment}: ${listOf(rest)} joined ${listOf(first)}.`;
    case 'left':
      return rest.length === 0
        ? say`A circle of ${count} endpoints seems to have loosened around ${moment}: ${names}.`
        : say`A circle of ${count} endpoints seems to have shrunk around ${moment}: ${listOf(rest)} no longer in contact with ${listOf(first)}.`;
  }
}

function listOf(ids: readonly number[]): Text {
  const more = ids.length - NAMED_MEMBERS;
  return [
    ...ids.slice(0, NAMED_MEMBERS).flatMap((id, i): Text => (i === 0 ? [endpoint(id)] : [', ', endpoint(id)])),
    ...(more > 0 ? say` and ${figure(more, 0)} more` : []),
  ];
}
