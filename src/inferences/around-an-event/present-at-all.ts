import { row } from '../../model/artifacts.ts';
import { type Duration, type Instant, MICROS_PER_DAY } from '../../model/event.ts';
import { type Context, defineInference, type Figure, type Finding } from '../../model/inference.ts';
import { duration, endpoint, figure, say, type Text } from '../../model/text.ts';
import { type Attendance, attend, FEWEST_WINDOWS } from '../../stats/attendance.ts';
import { contactsWith } from '../../stats/contacts-with.ts';
import { type EventWindows, layWindows } from '../../stats/event-windows.ts';
import { leastAttendance } from '../../stats/least-attendance.ts';
import { lowerBound } from '../../stats/search.ts';

const FEWEST_EVENTS = 2;
/** Steps of the curve that are printed. */
const STEPS = 12;
/** The level at which the engine reports. */
const REPORTED = 0.05;
/** With fewer rounds than this the bounds of the curve are rough. */
const MANY_ROUNDS = 40;

interface Working {
  readonly windows: EventWindows;
  readonly attendance: Attendance;
  /** What counts as presence: the endpoint's own activity, or contact with those whom the reader named. */
  readonly presence: { readonly offsets: Float64Array; readonly at: Float64Array };
  readonly touching: boolean;
}

type Options = Context<string, typeof options>;

const options = {
  window: {
    type: 'duration',
    default: 2 * MICROS_PER_DAY,
    help: 'how long before each event counts as around it; choose it before looking',
  },
  after: { type: 'duration', default: 0, help: 'how long after each event counts as around it; unless stated, only what came before does' },
  'in-touch': {
    type: 'number',
    default: 0,
    min: 0,
    max: 1,
    help: '1: with --focus, ask who was in contact with one of the named endpoints, instead of who was active',
  },
} as const;

export const presentAtAll = defineInference({
  id: 'present-at-all',
  question: 'Who was active around each of several events, and how fast does that set shrink?',
  method:
    'Whoever was not active around the first event drops out, then whoever was not around the second, and so on. The curve of those left stands beside the same curve for events moved together by whole days, to days of the same kind at the same clock time. For each endpoint, the number of events around which it was active is compared with how often it is active in such a stretch at the same clock time on other days, before and after, within its own time in the log; each event has its own chance, and stretches that hang together count for less. Where that is asked, presence is contact with a named endpoint instead. Unlike connected-before it does not ask how short the wait was, and looks on both sides of each event.',
  asks: 'test',
  subjects: 'endpoints',
  needs: ['series', 'exchanges', 'coverage'],
  side: [],
  needsEvents: true,
  vantage: { observes: ['actor', 'time', 'hours'], minWindowDays: 14 },
  references: [
    {
      authors: 'J. F. Donges, C.-F. Schleussner, J. F. Siegmund, R. V. Donner',
      title: 'Event coincidence analysis for quantifying statistical interrelationships between event time series',
      venue: 'European Physical Journal Special Topics 225',
      year: 2016,
      deviations:
        'Their trigger coincidence rate, with windows on either side. Chances are counted at the same clock time on other days instead of taken from a Poisson process, differ by event (a Poisson-binomial tail), and never fall below a beta-binomial tail where the windows of an endpoint hang together.',
    },
    {
      authors: 'Y.-A. de Montjoye, C. A. Hidalgo, M. Verleysen, V. D. Blondel',
      title: 'Unique in the crowd: the privacy bounds of human mobility',
      venue: 'Scientific Reports 3',
      year: 2013,
      deviations: 'How many are left after k known points, for points that are stretches of time alone, beside the same for moved points.',
    },
  ],
  options,

  rank({ series, exchanges, coverage }, context: Options) {
    const { calendar, events, focus } = context;
    const endpoints = series.offsets.length - 1;
    // A log that names no second parties shows no contact with anybody: what is left then is activity.
    const contacts = contactsWith(exchanges, context.options['in-touch'] > 0 ? focus : [], endpoints);
    const touching = contacts.at.length > 0;
    const presence = touching ? contacts : series;
    const windows = layWindows(events, { before: context.options.window, after: context.options.after, coverage, calendar });
    const length = context.options.window + context.options.after;
    const usable = length > 0 ? windows.own.length : 0;
    const enough = usable >= FEWEST_EVENTS && windows.comparable.every(({ length }) => length >= FEWEST_WINDOWS);
    const nobody = { offsets: new Float64Array(1), at: new Float64Array() };
    const attendance = attend(enough ? presence : nobody, windows);
    const { ids, attended, usual, p, set } = attendance;
    // Equal p: the one whose presence is more than usual first. The term is too small to overtake a smaller p.
    const score = p.map(
      (chance, r) => -Math.log10(Math.max(chance, Number.MIN_VALUE)) + 1e-9 * ((attended[r] as number) - (usual[r] as number)),
    );
    const n = ids.length;
    const all = set.left.length;
    const stride = Math.max(1, Math.ceil(all / STEPS));
    const shown = [...set.left.keys()].filter((e) => e === 0 || e === all - 1 || (e + 1) % stride === 0);
    return {
      subjects: { of: 'endpoints', id: ids },
      columns: { score, p },
      tested: n,
      skipped:
        length > 0
          ? skippedBecause(endpoints, n, usable, enough, touching)
          : [{ count: endpoints, why: 'a window without length, in which nothing can lie: state a window or an after' }],
      summary: [
        ...(enough
          ? shown.flatMap((e): Figure[] => [
              { label: `left after ${e + 1} of ${all} events`, value: set.left[e] as number, unit: 'endpoints' },
              {
                label: `left after ${e + 1}, at moved events`,
                value: set.byChance[e] as number,
                low: set.low[e] as number,
                high: set.high[e] as number,
                unit: 'endpoints',
                n: set.rounds,
              },
            ])
          : []),
        { label: 'events that could be used', value: usable, unit: 'events', n: events.length },
        { label: 'events left out because another was so near that one stretch could reach both', value: windows.near, unit: 'events' },
        {
          label: 'comparable days, of the event with the fewest',
          value: Math.min(...windows.comparable.map(({ length }) => length)),
          unit: 'days',
        },
      ],
      smallest: smallestOf(windows, n),
      working: { windows, attendance, presence, touching } satisfies Working,
    };
  },

  explain(r, ranking, { series }, { focus }): Finding {
    const { windows, attendance, presence, touching } = ranking.working;
    const { own, events, before, after, comparable, clear, sameClass } = windows;
    const id = attendance.ids[r] as number;
    const at = row(presence.offsets, presence.at, id);
    const seen = events.flatMap((event, e): { event: Instant; at: Instant }[] => {
      const nearest = nearestTo(at, event, before, after);
      return nearest === undefined || Number.isNaN(windows.from[own[e] as number]) ? [] : [{ event, at: nearest }];
    });
    const [count, all] = [attendance.attended[r] as number, events.length];
    const usual = attendance.usual[r] as number;
    const leftAtEnd = attendance.set.left[all - 1] as number;
    const days = Math.min(...comparable.map(({ length }) => length));
    const correlation = attendance.correlation[r] as number;
    const what: Text = touching
      ? say`in contact with ${focus.length === 1 ? endpoint(focus[0] as number) : say`one of the ${focus.length} named endpoints`}`
      : say`active`;
    const stretch: Text =
      after > 0 ? say`from ${duration(before)} before to ${duration(after)} after` : say`within ${duration(before)} before`;
    const caveats: Text[] = [];
    if (clear.some((one) => !one))
      caveats.push(
        say`Too few days lie clear of all the events, so that some days near them were taken for comparison: the chance is rather too high than too low.`,
      );
    if (sameClass.some((one) => !one)) caveats.push(say`Too few days of the same kind: working days and weekends were taken together.`);
    if (windows.near > 0)
      caveats.push(
        say`${windows.near} events were left out, each so near to an earlier one that a single stretch of activity reaches both.`,
      );
    if (attendance.set.rounds < MANY_ROUNDS) caveats.push(say`The events could be moved in ${attendance.set.rounds} ways only.`);
    caveats.push(say`With enough events a set shrinks to a few whoever they are: what counts is how many would be left at moved events.`);
    const setAside = series.setAside[id] as number;
    if (!touching && setAside > 0)
      caveats.push(say`${setAside} connections by a timer were set aside, around the events and elsewhere alike.`);
    const shown = seen.length > 0 ? seen : [{ event: events[0] as Instant, at: at[0] as Instant }];
    return {
      claim: say`${endpoint(id)} was ${what} ${stretch} ${count === all ? say`each of the ${all}` : say`${count} of the ${all}`} events. Going by other days at the same clock time, ${figure(usual, 1)} would be usual.`,
      measures: [
        { label: 'events around which it was present', value: count, unit: 'events', n: all },
        { label: 'as many would be usual', value: usual, unit: 'events', n: days },
        { label: 'endpoints present at all of the events', value: leftAtEnd, unit: 'endpoints', n: ranking.tested },
        {
          label: 'the same at moved events',
          value: attendance.set.byChance[all - 1] as number,
          low: attendance.set.low[all - 1] as number,
          high: attendance.set.high[all - 1] as number,
          unit: 'endpoints',
          n: attendance.set.rounds,
        },
        ...(Number.isNaN(correlation)
          ? []
          : [{ label: 'by how much its windows hang together (0: not at all, 1: all or none)', value: correlation, unit: '' }]),
      ],
      evidence: [
        touching
          ? {
              kind: 'rows',
              endpoints: [id, ...focus],
              between: true,
              from: (events[0] as Instant) - before,
              to: (events[all - 1] as Instant) + after,
              limit: 20,
              caption: say`contacts of the two from the first event’s window to the last’s`,
            }
          : {
              kind: 'instants',
              endpoint: shown.map(() => id),
              at: shown.map((one) => one.at),
              caption: say`the activity nearest to each event`,
            },
      ],
      alternatives: ['chance', 'common-cause', 'role', 'event-selection', 'reverse-causation', 'shared-device', 'log-truncation'],
      caveats,
    };
  },
});

/** The activity nearest to an instant within the window; undefined where there is none. */
function nearestTo(at: Float64Array, event: Instant, before: Duration, after: Duration): Instant | undefined {
  const next = lowerBound(at, event);
  return [at[next - 1], at[next]]
    .filter((one): one is Instant => one !== undefined && one >= event - before && one <= event + after)
    .sort((x, y) => Math.abs(x - event) - Math.abs(y - event))[0];
}

function skippedBecause(
  endpoints: number,
  compared: number,
  usable: number,
  enough: boolean,
  touching: boolean,
): { count: number; why: string }[] {
  if (endpoints === compared) return [];
  if (usable < FEWEST_EVENTS)
    return [
      {
        count: endpoints,
        why: `${usable === 0 ? 'no event' : 'one event only'} that the log watched throughout its window, and apart from others; the question needs two`,
      },
    ];
  if (!enough) return [{ count: endpoints, why: `fewer than ${FEWEST_WINDOWS} other days to compare an event with` }];
  return [
    {
      count: endpoints - compared,
      why: `${touching ? 'not in contact with the named endpoints, or ' : ''}fewer than ${FEWEST_WINDOWS} comparable days between first and last activity`,
    },
  ];
}

function smallestOf(windows: EventWindows, tested: number): Text {
  if (tested === 0) return say`an endpoint with days enough to compare the event with`;
  const events = windows.own.length;
  const { most, least } = leastAttendance(windows, REPORTED / tested);
  if (most === undefined)
    return say`nobody: an endpoint active around all ${events} events and at no other time has a chance of ${figure(least, 6)}, which among ${tested} endpoints is not enough. Give more events, or a longer log.`;
  return say`an endpoint active around all ${events} events, and on no more than ${figure(most * 100, 0)} % of other days`;
}
