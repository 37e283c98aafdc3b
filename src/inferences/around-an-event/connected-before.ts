import { row } from '../../model/artifacts.ts';
import { type Duration, type EndpointId, MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../model/event.ts';
import { type Context, defineInference, type Figure, type Finding } from '../../model/inference.ts';
import { duration, endpoint, figure, instant, say, type Text } from '../../model/text.ts';
import { matchLag } from '../../stats/matched-lag.ts';
import { isWatched, observedBetween } from '../../stats/observed-time.ts';
import {
  choosePseudoEvents,
  coverageShare,
  leastChance,
  moveLater,
  type PseudoEvents,
  populationLags,
  referenceEnd,
  shareUpTo,
} from '../../stats/pseudo-events.ts';
import { rankLags } from '../../stats/rank-lags.ts';
import { lowerBound } from '../../stats/search.ts';

/** With fewer comparable days nothing is said. */
const FEWEST_DAYS = 3;
const LEVEL = 0.9;

interface Working {
  /** Events that the log was watching, each with its comparable moments. */
  readonly pseudo: readonly PseudoEvents[];
  /** The window with the uncertainty of the clocks on both sides. */
  readonly reach: Duration;
  readonly uncertainty: Duration;
  /** Lags of all endpoints at the matched clock times, ascending, by event; empty where no smoothing is needed. */
  readonly population: readonly Float64Array[];
  readonly hits: number;
  readonly expected: number;
}

type Options = Context<string, typeof options>;

const options = {
  window: {
    type: 'duration',
    default: 2 * MICROS_PER_MINUTE,
    help: 'how long before the event counts as shortly; choose it before looking',
  },
  'clock-uncertainty': { type: 'duration', default: 0, help: 'by how much the clocks of log and event may be apart, either way' },
} as const;

export const connectedBefore = defineInference({
  id: 'connected-before',
  question: 'Which endpoints connected to the app shortly before the event, and how surprising is that?',
  method:
    'For each endpoint, the time from its last activity to the event is compared with the same measure at the same clock time, give or take a quarter of an hour, on comparable earlier days. How often a wait as short came up there says how surprising it is, whatever the endpoint’s daily rhythm and bursts.',
  asks: 'test',
  subjects: 'endpoints',
  needs: ['series', 'coverage'],
  side: [],
  needsEvents: true,
  vantage: { observes: ['actor', 'time', 'hours'], minWindowDays: 7, maxClockStep: MICROS_PER_SECOND },
  references: [
    {
      authors: 'C. Galbraith, P. Smyth, H. S. Stern',
      title: 'Quantifying the association between discrete event time series with applications to digital forensics',
      venue: 'Journal of the Royal Statistical Society A 183(3)',
      year: 2020,
      deviations:
        'The source redraws session starts from the times of a population; here the event is moved over the endpoint’s own earlier days at the same clock time. It treats two series; here one is a single event. Neighbouring moments that one activity makes hits together count as one in the smallest chance.',
    },
  ],
  options,

  rank({ series, coverage }, context: Options) {
    const { calendar, observation, events } = context;
    const uncertainty = context.options['clock-uncertainty'] + observation.clockStep;
    const reach = context.options.window + 2 * uncertainty;
    const endpoints = series.offsets.length - 1;
    const watched = events.filter((at) => isWatched(coverage, Math.max(coverage.from, at - reach), at));
    const chosen = watched.map((at) => moveLater(choosePseudoEvents(at, events, reach, coverage, calendar), uncertainty));
    const pseudo = chosen.filter(({ points }) => points.length >= FEWEST_DAYS);
    const population = pseudo.map((one) => populationLags(series, one));

    const end = pseudo[0] ? referenceEnd(pseudo[0].event, calendar) : coverage.from;
    const ids: EndpointId[] = [];
    for (let id = 0; id < endpoints; id++) {
      const first = series.at[series.offsets[id] as number] as number;
      if ((series.offsets[id + 1] as number) > (series.offsets[id] as number) && first < end) ids.push(id);
    }

    const { p, shortest, hits, expected, variance } = rankLags(series, ids, pseudo, population, { reach, uncertainty });
    // Equal p: the shorter wait first. The term is too small to overtake a smaller p.
    const score = p.map(
      (chance, r) => -Math.log10(Math.max(chance, Number.MIN_VALUE)) + 1e-9 / (1 + (shortest[r] as number) / MICROS_PER_SECOND),
    );
    return {
      subjects: { of: 'endpoints', id: Int32Array.from(ids) },
      columns: { score, p },
      tested: ids.length,
      skipped: skippedBecause(endpoints - ids.length, events.length, watched.length, pseudo.length),
      summary: [
        { label: 'endpoints active in the window before', value: hits, unit: 'endpoints', n: ids.length },
        {
          label: 'expected by chance',
          value: expected,
          unit: 'endpoints',
          low: Math.max(0, expected - 1.645 * Math.sqrt(variance)),
          high: expected + 1.645 * Math.sqrt(variance),
          n: ids.length,
        },
        { label: 'window, with the uncertainty of the clocks', value: reach, unit: 'µs' },
        {
          label: 'comparable earlier days',
          value: Math.min(...pseudo.map(({ points }) => points.length), coverage.days.length),
          unit: 'days',
        },
        { label: 'events that fell into a gap of the log', value: events.length - watched.length, unit: 'events' },
      ],
      smallest: smallestOf(pseudo),
      working: { pseudo, reach, uncertainty, population, hits, expected } satisfies Working,
    };
  },

  explain(r, ranking, { series, coverage }, context): Finding {
    const { pseudo, reach, uncertainty, population, hits, expected } = ranking.working;
    const id = ranking.subjects.of === 'endpoints' ? (ranking.subjects.id[r] as number) : 0;
    const at = row(series.offsets, series.at, id);
    const shown = pseudo.map((one, e) =>
      matchLag(at, one, { reach, uncertainty, level: LEVEL, random: context.random.fork(`${id} ${e}`) }, (lag) =>
        shareUpTo(population[e] as Float64Array, lag),
      ),
    );
    const first = shown[0] as (typeof shown)[number];
    const within = shown.filter(({ lag }) => lag <= reach);

    const end = referenceEnd(first.event, context.calendar);
    const observed = observedBetween(coverage, coverage.from, end);
    const before = lowerBound(at, end);
    const rate = observed > 0 ? before / observed : 0;
    const measures: Figure[] = [
      { label: 'time since its last activity', value: Math.max(0, first.event - first.last), unit: 'µs' },
      {
        label: 'chance of a wait as short, same clock time',
        value: first.chance,
        low: first.low,
        high: first.high,
        unit: 'share',
        n: first.days,
      },
      { label: 'how often active within the window anyway, same clock time', value: first.withinWindow, unit: 'share', n: first.days },
      {
        label: 'how often active within the window anyway, any time',
        value: coverageShare(at, coverage.from, end, reach, observed),
        unit: 'share',
      },
      { label: 'the same if its activity came evenly (overstates bursts)', value: -Math.expm1(-rate * reach), unit: 'share' },
    ];
    if (Number.isFinite(first.after)) {
      measures.push(
        { label: 'time to its next activity after the event', value: first.after, unit: 'µs' },
        { label: 'chance of a next activity as soon, same clock time', value: first.afterChance, unit: 'share', n: first.days },
      );
    }

    const percent = figure(first.withinWindow * 100, 1);
    const claim: Text =
      shown.length === 1
        ? say`${endpoint(id)} was last active ${duration(Math.max(0, first.event - first.last))} before ${instant(first.event)}. At this time of day it is active within such a window ${percent} % of the time anyway, going by ${first.days} earlier days.`
        : say`${endpoint(id)} was active shortly before ${within.length} of ${shown.length} events. At those times of day ${figure(
            shown.reduce((sum, { withinWindow }) => sum + withinWindow, 0),
            2,
          )} would be expected.`;
    const cited = within.length > 0 ? within : [first];
    const caveats: Text[] = [];
    if (first.smoothed) {
      caveats.push(
        say`Only ${first.days} comparable days: neighbouring hours and other endpoints were taken in, and the chance may be as high as ${figure(first.high, 3)}.`,
      );
    }
    if (!first.sameClass) caveats.push(say`Too few days of the same kind: working days and weekends were taken together.`);
    if (hits > expected + 3 * Math.sqrt(expected + 1)) {
      caveats.push(say`${hits} endpoints were active then, ${figure(expected, 1)} would be by chance: something moved many at once.`);
    }
    if (first.afterChance <= 0.05)
      caveats.push(say`It was also active unusually soon after the event, as it would be if the event had caused it.`);
    if (shown.length > 1)
      caveats.push(say`The events are taken as independent of each other; a common pattern among them would weaken this.`);
    const setAside = series.setAside[id] as number;
    if (setAside > 0) caveats.push(say`${setAside} connections by a timer were set aside, before the event and in the comparison alike.`);
    return {
      claim,
      measures,
      evidence: [
        {
          kind: 'instants',
          endpoint: cited.map(() => id),
          at: cited.map(({ last }) => last),
          caption: say`last activity before the event`,
        },
        {
          kind: 'rows',
          endpoints: [id],
          active: true,
          from: first.event - 15 * MICROS_PER_MINUTE,
          to: first.event + 15 * MICROS_PER_MINUTE,
          limit: 20,
          caption: say`what it did within a quarter of an hour of the event`,
        },
      ],
      alternatives: ['chance', 'common-cause', 'reverse-causation', 'automatic-sync', 'shared-device', 'clock-error', 'event-selection'],
      caveats,
    };
  },
});

function skippedBecause(idle: number, events: number, watched: number, usable: number): { count: number; why: string }[] {
  if (watched === 0)
    return [{ count: idle, why: events === 1 ? 'the log was not watching at the event' : 'the log was watching at none of the events' }];
  if (usable === 0) return [{ count: idle, why: `fewer than ${FEWEST_DAYS} comparable days before the event` }];
  return idle > 0 ? [{ count: idle, why: 'not active before the day of the event, so that there is nothing to compare with' }] : [];
}

const smallestOf = (pseudo: readonly PseudoEvents[]): Text =>
  pseudo.length === 0
    ? say`Nothing could be compared, so nothing would have been found.`
    : pseudo.length === 1
      ? say`A wait shorter than at every comparable moment has a chance of ${figure(leastChance(pseudo[0] as PseudoEvents), 5)}, which is the least that one event can show.`
      : say`Activity before every one of the ${pseudo.length} events by endpoints that are rarely active then.`;
