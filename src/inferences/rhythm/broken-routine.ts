import { type Artifacts, row } from '../../model/artifacts.ts';
import { type Calendar, isWeekend } from '../../model/calendar.ts';
import type { EndpointId } from '../../model/event.ts';
import { type Context, defineInference, type EvidenceSelector, type Figure, type Finding, type Subjects } from '../../model/inference.ts';
import { day, endpoint, figure, say, type Text } from '../../model/text.ts';
import { startOfDay } from '../../stats/observed-time.ts';
import {
  compareDay,
  type DayComparison,
  DEPARTURES,
  type Departure,
  estimateVariation,
  forEachRoutine,
  judgeDay,
  type Routine,
} from '../../stats/routine.ts';
import { lowerBound } from '../../stats/search.ts';
import { findSmallestDeparture } from '../../stats/smallest-departure.ts';
import { calibrateTail } from '../../stats/tail-calibration.ts';

/** A day is opened if one of its departures has a chance below this; the others count as tested with p = 1. */
const OPENED = 0.05;
/** … and ranked if its p is no larger than this, since no larger one could pass. */
const RANKED = 0.05;
/** Rate of false discoveries at which a single day is reported. */
const FOUND = 0.05;
/** Share of the endpoints that depart on one day, beyond which the day itself is to be suspected. */
const COMMON = 0.05;

/** Columns, one entry an endpoint-day: there may be millions, and as objects they would take four times the room. */
interface Opened extends Readonly<Record<Departure, number[]>> {
  readonly id: number[];
  readonly day: number[];
}

interface Working {
  readonly departures: readonly Departure[];
  readonly endpoints: number;
}

const tailOf = (opened: Opened, departure: Departure): Float64Array =>
  Float64Array.from(opened[departure].filter((log) => log <= Math.log(OPENED)));

/** What the endpoint of middling activity would have had to do, so that a reader can tell how much the log could have shown. */
function describeSmallest(
  { series, coverage }: Pick<Artifacts, 'series' | 'coverage'>,
  calendar: Calendar,
  routines: readonly { readonly id: EndpointId; readonly mean: number }[],
  find: (routine: Routine) => ReturnType<typeof findSmallestDeparture>,
): Text {
  const middling = [...routines].sort((x, y) => x.mean - y.mean || x.id - y.id)[Math.floor(routines.length / 2)];
  if (middling === undefined) return say`nothing: no endpoint has enough whole days of one kind`;
  const { id, mean } = middling;
  let found: ReturnType<typeof findSmallestDeparture> | undefined;
  const look = (_id: EndpointId, routine: Routine) => {
    if (routine.mean === mean) found ??= find(routine);
  };
  forEachRoutine(series, coverage, calendar, look, id, id + 1);
  const { more, less } = found ?? {};
  const who = say`of an endpoint of middling activity, which usually has ${figure(mean, 1)}`;
  const few: Text = less === undefined ? [] : less === 0 ? say`no event at all` : say`at most ${less} events`;
  if (more === undefined)
    return less === undefined
      ? say`nothing: days of an endpoint of middling activity vary so much that none would have stood out, however many events it had`
      : say`a day with ${few} ${who}; a busy one would not, however busy`;
  if (less === undefined) return say`a day with at least ${more} events ${who}; a quiet one would not, not even a silent one`;
  return say`a day with at least ${more} events, or with ${few}, ${who}`;
}

/** The comparison behind one endpoint-day of a ranking. */
function compareAgain(
  { series, coverage }: Pick<Artifacts, 'series' | 'coverage'>,
  calendar: Calendar,
  id: EndpointId,
  on: number,
): DayComparison {
  let found: DayComparison | undefined;
  forEachRoutine(
    series,
    coverage,
    calendar,
    (_id, routine, whole, events, hours) => {
      const place = whole.placeOf(on);
      if (routine.places.includes(place)) found = compareDay(routine, place, events, hours);
    },
    id,
    id + 1,
  );
  if (found === undefined) throw new Error('the day was ranked, and is not among the days of its endpoint');
  return found;
}

export const brokenRoutine = defineInference({
  id: 'broken-routine',
  question: 'On which days did an endpoint depart from its own pattern?',
  method:
    'Each whole day of an endpoint is compared with its other days of the same kind, working days or weekends, in three ways: more events than usual, fewer than usual, and activity at hours at which it is usually quiet. How much days vary by themselves is learnt from all endpoints of about equal activity and from the endpoint’s own days, whichever makes the day less remarkable, and in a large log the chances are corrected by how often it shows such days at all.',
  asks: 'test',
  subjects: 'endpoint-days',
  needs: ['series', 'coverage'],
  side: [],
  needsEvents: false,
  vantage: { observes: ['actor', 'time', 'hours'], minWindowDays: 14 },
  references: [
    {
      authors: 'J. O. Lloyd-Smith',
      title:
        'Maximum likelihood estimation of the negative binomial dispersion parameter for highly overdispersed data, with applications to infectious diseases',
      venue: 'PLoS ONE 2(2)',
      year: 2007,
      deviations:
        'The dispersion is found by moments and pooled over endpoints of about equal activity, since one endpoint’s days are few. A day has to be as unlikely by Student’s t of the logarithms of the endpoint’s own days, and a quiet one also by how seldom parts of its day are idle.',
    },
    {
      authors: 'B. Efron',
      title: 'Large-scale simultaneous hypothesis testing: the choice of a null hypothesis',
      venue: 'Journal of the American Statistical Association 99(465)',
      year: 2004,
      deviations: 'Only the tail of the p-values is fitted to the log, by quantiles, and it is only ever made more cautious.',
    },
    {
      authors: 'Y. Benjamini, Y. Hochberg',
      title: 'Controlling the false discovery rate: a practical and powerful approach to multiple testing',
      venue: 'Journal of the Royal Statistical Society B 57(1)',
      year: 1995,
      deviations: 'none',
    },
  ],
  options: {},

  rank({ series, coverage }, { calendar, focus }: Context) {
    const variation = estimateVariation(series, coverage, calendar);
    const named = new Set(focus);
    const opened: Opened = { id: [], day: [], more: [], less: [], hours: [] };
    const routines: { id: EndpointId; mean: number }[] = [];
    let tested = 0;
    const { days, skippedEndpoints } = forEachRoutine(series, coverage, calendar, (id, routine, whole, events, hours) => {
      tested += routine.places.length;
      routines.push({ id, mean: routine.mean });
      const all = named.has(id);
      for (const place of routine.places) {
        const logs = judgeDay(compareDay(routine, place, events, hours), routine, variation, all);
        if (all || DEPARTURES.some((departure) => logs[departure] <= Math.log(OPENED))) {
          opened.id.push(id);
          opened.day.push(whole.days[place] as number);
          for (const departure of DEPARTURES) opened[departure].push(logs[departure]);
        }
      }
    });
    const order = Int32Array.from(opened.id.keys()).sort(
      (i, j) => (opened.id[i] as number) - (opened.id[j] as number) || (opened.day[i] as number) - (opened.day[j] as number),
    );

    const corrected = {
      more: calibrateTail(tailOf(opened, 'more'), tested),
      less: calibrateTail(tailOf(opened, 'less'), tested),
      // Read off the log as it is.
      hours: (log: number) => log,
    };
    const rows: number[] = [];
    const departures: Departure[] = [];
    const logP: number[] = [];
    for (const one of order) {
      let least = 0;
      let departure: Departure = 'more';
      for (const candidate of DEPARTURES) {
        const log = opened[candidate][one] as number;
        if (Number.isNaN(log) || corrected[candidate](log) >= least) continue;
        least = corrected[candidate](log);
        departure = candidate;
      }
      // Three ways of looking at one day.
      const log = Math.min(0, least + Math.log(DEPARTURES.length));
      if (log > Math.log(RANKED) && !named.has(opened.id[one] as number)) continue;
      rows.push(one);
      departures.push(departure);
      logP.push(log);
    }

    return {
      subjects: {
        of: 'endpoint-days',
        id: Int32Array.from(rows, (one) => opened.id[one] as number),
        day: Int32Array.from(rows, (one) => opened.day[one] as number),
      },
      columns: { score: Float64Array.from(logP, (log) => -log / Math.LN10), p: Float64Array.from(logP, Math.exp) },
      tested,
      skipped:
        skippedEndpoints > 0
          ? [{ count: skippedEndpoints, why: 'no routine to depart from: active on fewer than half of its days, or too few whole days' }]
          : [],
      summary: [
        { label: 'endpoint-days compared', value: tested, unit: 'days' },
        { label: 'whole days of the log', value: days, unit: 'days' },
      ],
      smallest: describeSmallest({ series, coverage }, calendar, routines, (routine) =>
        findSmallestDeparture(routine, variation, corrected, Math.log(FOUND / (DEPARTURES.length * tested))),
      ),
      working: { departures, endpoints: series.offsets.length - 1 - skippedEndpoints } satisfies Working,
    };
  },

  explain(r, { subjects, working }, { series, coverage }, { calendar }): Finding {
    const days = subjects as Extract<Subjects, { of: 'endpoint-days' }>;
    const [id, on] = [days.id[r] as number, days.day[r] as number];
    const departure = working.departures[r] as Departure;
    const { events, expected, others, quietHours, expectedQuietHours } = compareAgain({ series, coverage }, calendar, id, on);
    const at = row(series.offsets, series.at, id);
    const [from, to] = [startOfDay(calendar, on), startOfDay(calendar, on + 1)];
    const shown = at.subarray(lowerBound(at, from), lowerBound(at, to));
    const kind = isWeekend(on) ? 'weekend days' : 'working days';
    const setAside = series.setAside[id] as number;
    const claims: Record<Departure, Text> = {
      more: say`On ${day(on)} ${endpoint(id)} was active ${events} times, against ${figure(expected, 1)} on its ${others} other ${kind}.`,
      less:
        events === 0
          ? say`On ${day(on)} ${endpoint(id)} ${setAside > 0 ? 'did nothing that a timer may not have done' : 'was silent'}, though it is active ${figure(expected, 1)} times on its ${others} other ${kind}.`
          : say`On ${day(on)} ${endpoint(id)} was active ${events === 1 ? 'only once' : say`only ${events} times`}, against ${figure(expected, 1)} on its ${others} other ${kind}.`,
      hours: say`On ${day(on)} ${endpoint(id)} was active in ${quietHours} hours of the day in which it is usually quiet; ${figure(expectedQuietHours, 1)} would be usual, going by ${others} other ${kind}.`,
    };
    const alike = days.day.filter((other, i) => other === on && days.id[i] !== id).length;
    const measures: Figure[] = [
      { label: 'events that day', value: events, unit: 'events' },
      { label: `events on other ${kind}, on average`, value: expected, unit: 'events', n: others },
      { label: 'active hours among those usually quiet', value: quietHours, unit: 'hours' },
      { label: 'the same as it would be usual', value: expectedQuietHours, unit: 'hours', n: others },
      { label: 'other endpoints that stand out on that day', value: alike, unit: 'endpoints', n: working.endpoints },
    ];
    const caveats: Text[] = [];
    if (alike > COMMON * working.endpoints)
      caveats.push(say`Others that stand out on that day: ${alike}. Look for a cause that they share.`);
    if (setAside > 0)
      caveats.push(
        say`${setAside} connections by a timer were set aside, on that day and the others alike: the device may have been on where the claim says silent or quiet.`,
      );
    if (others < 10) caveats.push(say`Only ${others} other ${kind} to compare with.`);
    const silence = setAside > 0 ? say`no activity on ${day(on)}, but for any by a timer` : say`silent throughout ${day(on)}`;
    const evidence: EvidenceSelector =
      shown.length === 0
        ? { kind: 'absence', endpoint: id, from, to, caption: silence }
        : { kind: 'rows', endpoints: [id], active: true, from, to: to - 1, limit: 20, caption: say`what it did on ${day(on)}` };
    return {
      claim: claims[departure],
      measures,
      evidence: [evidence],
      alternatives: ['unusual-day', 'chance', 'log-truncation', 'automatic-sync', 'shared-device', 'second-device'],
      caveats,
    };
  },
});
