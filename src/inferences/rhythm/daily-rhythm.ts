import { row } from '../../model/artifacts.ts';
import { isWeekend } from '../../model/calendar.ts';
import { MICROS_PER_HOUR } from '../../model/event.ts';
import { type Context, defineInference, type EvidenceSelector, type Figure, type Finding } from '../../model/inference.ts';
import { clock, day, endpoint, figure, say, type Text } from '../../model/text.ts';
import type { Observation } from '../../model/vantage.ts';
import { likelyVantage } from '../../model/vantage.ts';
import { hoursApart, wrapHour } from '../../stats/circular.ts';
import measuredEdges from '../../stats/measured-edges.json' with { type: 'json' };
import { estimateSilence, findNights, medianOf, type Night, type SleepEdge, type UsualSilence } from '../../stats/nightly-silence.ts';

const LEVEL = 0.8;
const FEWEST_NIGHTS = 10;
/** Hours: a shorter silence is no night's rest. */
const SHORTEST_SILENCE = 3;
/** Nights shown as evidence. */
const SHOWN = 3;

const lengthOf = ({ from, to }: Night): number => (to - from) / MICROS_PER_HOUR;
const fromNoon = (hours: number): number => wrapHour(hours + 12);

/** Half the width that holds the middle half of the hours. */
function spreadOf(hours: readonly number[]): number {
  const centre = medianOf(hours);
  return medianOf(hours.map((hour) => Math.abs(hour - centre)));
}

/** What is kept of an endpoint: its nights would take more room than its events, and are found again for those reported. */
interface Estimate extends Pick<UsualSilence, 'middle' | 'half'> {
  readonly nights: number;
}

/** Hours of the clock; an interval may run past midnight, and is then below 0 or above 24, as that of the middle is. */
const edgeFigure = (label: string, { at, half }: SleepEdge, n: number): Figure => {
  const value = fromNoon(at);
  return { label, value, low: value - half, high: value + half, unit: 'clock', n };
};

/** How far the intervals of beginning and end are to be trusted, counted where the truth is known. */
function describeEdges(observation: Observation): Text {
  const observer = likelyVantage(observation);
  const record = (measuredEdges as readonly MeasuredEdges[]).find((one) => one.observer === observer);
  if (record === undefined)
    return say`How often the intervals of when sleep begins and ends hold the truth has not been measured for logs of this sort.`;
  const { n, begins, ends } = record;
  return say`In simulated worlds such 80 % intervals held the beginning of sleep ${figure(100 * begins.coverage, 0)} % of the time and its end ${figure(100 * ends.coverage, 0)} % (n = ${n}); half of the figures were off by more than ${begins.minutes} and ${ends.minutes} minutes.`;
}

interface MeasuredEdges {
  readonly observer: string;
  readonly n: number;
  readonly begins: { readonly coverage: number; readonly minutes: number };
  readonly ends: { readonly coverage: number; readonly minutes: number };
}

const isRest = (night: Night): boolean => lengthOf(night) >= SHORTEST_SILENCE;

export const dailyRhythm = defineInference({
  id: 'daily-rhythm',
  question: 'When is each endpoint quiet, hence its owner likely asleep?',
  method:
    'For each night, the longest silence between two moments of activity, from 18:00 to noon. Its middle, averaged over nights, is where the usual nightly silence lies, whatever its length; the time that passes between the last activity and sleep, and between waking and the first activity, is estimated from how often the endpoint is active at those hours, and taken off; at each end by itself that gives when sleep begins and ends, each with an interval of its own.',
  asks: 'estimate',
  subjects: 'endpoints',
  needs: ['series', 'coverage'],
  side: [],
  needsEvents: false,
  vantage: { observes: ['actor', 'time', 'hours'], minWindowDays: 7 },
  references: [
    {
      authors: 'D. Monsivais, K. Bhattacharya, A. Ghosh, R. I. M. Dunbar, K. Kaski',
      title: 'Seasonal and geographical impact on human resting periods',
      venue: 'Scientific Reports 7',
      year: 2017,
      deviations:
        'The source finds the resting period of a population from when calling ends and starts; here it is found night by night for each endpoint.',
    },
    {
      authors: 'T. Aledavood, E. López, S. G. B. Roberts, F. Reed-Tsochas, E. Moro, R. I. M. Dunbar, J. Saramäki',
      title: 'Daily rhythms in mobile telephone communication',
      venue: 'PLoS ONE 10(9)',
      year: 2015,
      deviations: 'Only the silence is used, not the shape of the day.',
    },
  ],
  options: {},
  minSupport: FEWEST_NIGHTS,
  interval: { level: LEVEL, unit: 'clock' },

  rank({ series, coverage }, { calendar }: Context) {
    const endpoints = series.offsets.length - 1;
    const eventsOf = (id: number) => (series.offsets[id + 1] as number) - (series.offsets[id] as number);
    const ids: number[] = [];
    const estimates: Estimate[] = [];
    let idle = 0;
    let restless = 0;
    for (let id = 0; id < endpoints; id++) {
      const found = findNights(row(series.offsets, series.at, id), coverage, calendar);
      const nights = found.filter(isRest);
      if (found.length >= FEWEST_NIGHTS && nights.length < found.length / 2) {
        restless++;
        continue;
      }
      if (nights.length < FEWEST_NIGHTS) {
        idle++;
        continue;
      }
      ids.push(id);
      const { middle, half, nights: used } = estimateSilence(nights, LEVEL);
      estimates.push({ middle, half, nights: used.length });
    }

    const value = Float64Array.from(estimates, ({ middle }) => fromNoon(middle));
    const skipped = [
      { count: idle, why: `active on fewer than ${FEWEST_NIGHTS} nights with activity on both sides` },
      { count: restless, why: `no usual silence of ${SHORTEST_SILENCE} hours: active at all hours, as machines are` },
    ];
    return {
      subjects: { of: 'endpoints', id: Int32Array.from(ids) },
      columns: {
        // By how much there is to go by, not by how narrow the interval came out: the narrowest are so partly by luck, and
        // hold the truth less often than they state.
        score: Float64Array.from(estimates, ({ nights }, i) => nights + 1e-3 * Math.log1p(eventsOf(ids[i] as number))),
        value,
        low: value.map((middle, i) => middle - (estimates[i] as Estimate).half),
        high: value.map((middle, i) => middle + (estimates[i] as Estimate).half),
        support: Float64Array.from(estimates, ({ nights }) => nights),
      },
      tested: endpoints,
      skipped: skipped.filter(({ count }) => count > 0),
      summary:
        ids.length === 0
          ? []
          : [
              {
                label: 'median width of the interval',
                value: medianOf(estimates.map(({ half }) => 2 * half)),
                unit: 'hours',
                n: ids.length,
              },
            ],
      smallest: say`a nightly silence of at least ${SHORTEST_SILENCE} hours on ${FEWEST_NIGHTS} nights with activity on both sides`,
      working: undefined,
    };
  },

  explain(r, { subjects, columns }, { series, coverage }, { calendar, observation }): Finding {
    const id = subjects.of === 'endpoints' ? (subjects.id[r] as number) : 0;
    const rests = findNights(row(series.offsets, series.at, id), coverage, calendar).filter(isRest);
    const { nights, middle, uncorrected, half, begins, ends } = estimateSilence(rests, LEVEL);
    const onset = nights.map((night) => night.onset);
    const end = nights.map((night) => night.end);
    const of = (kind: boolean) => nights.filter((night) => isWeekend(night.day) === kind).map((night) => (night.onset + night.end) / 2);
    const [free, working_] = [of(true), of(false)];
    const typical = [...nights].sort((x, y) => offCentre(x, uncorrected) - offCentre(y, uncorrected) || x.day - y.day).slice(0, SHOWN);
    const evidence = typical
      .sort((x, y) => x.day - y.day)
      .map(
        (night): EvidenceSelector => ({
          kind: 'absence',
          endpoint: id,
          from: night.from,
          to: night.to,
          caption: say`silent on the night to ${day(night.day)}`,
        }),
      );

    const caveats: Text[] = [describeEdges(observation)];
    if (calendar.clock === 'utc' && !calendar.stated)
      caveats.push(say`Hours are UTC, since no zone was stated: how they lie to local hours is unknown.`);
    if (Math.abs(hoursApart(0, middle - uncorrected)) > 0.5) {
      caveats.push(
        say`${figure(Math.abs(middle - uncorrected) * 60, 0)} minutes were taken off for a wait at one end of the silence that is longer than at the other.`,
      );
    }
    const setAside = series.setAside[id] as number;
    if (setAside > 0) caveats.push(say`${setAside} connections by a timer were set aside; they go on through the night.`);
    return {
      claim: say`${endpoint(id)} is usually silent from about ${clock(fromNoon(medianOf(onset)))} to ${clock(fromNoon(medianOf(end)))}, the middle being near ${clock(columns.value?.[r] ?? 0)}, going by ${nights.length} nights. Its owner likely sleeps within that, from about ${clock(fromNoon(begins.at))} to ${clock(fromNoon(ends.at))}.`,
      measures: [
        edgeFigure('sleep begins, likely', begins, nights.length),
        edgeFigure('sleep ends, likely', ends, nights.length),
        { label: 'last activity before, usually', value: fromNoon(medianOf(onset)), unit: 'clock', n: nights.length },
        { label: 'spread of the last activity', value: spreadOf(onset), unit: 'hours', n: nights.length },
        { label: 'first activity after, usually', value: fromNoon(medianOf(end)), unit: 'clock', n: nights.length },
        { label: 'spread of the first activity', value: spreadOf(end), unit: 'hours', n: nights.length },
        { label: 'length of the silence', value: medianOf(nights.map(lengthOf)), unit: 'hours', n: nights.length },
        ...(free.length > 0 && working_.length > 0
          ? [{ label: 'later on weekends by', value: medianOf(free) - medianOf(working_), unit: 'hours', n: free.length }]
          : []),
        { label: 'half width of the interval', value: half, unit: 'hours', n: nights.length },
      ],
      evidence: evidence as [EvidenceSelector, ...EvidenceSelector[]],
      alternatives: ['second-device', 'shared-device', 'other-channel', 'clock-error', 'role'],
      caveats,
    };
  },
});

const offCentre = ({ onset, end }: Night, centre: number): number => Math.abs((onset + end) / 2 - centre);
