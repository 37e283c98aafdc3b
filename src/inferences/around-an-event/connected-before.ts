import { row } from '../../model/artifacts.ts';
import { type Duration, MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../model/event.ts';
import { type Context, defineInference, type Figure, type Finding } from '../../model/inference.ts';
import { figure, say, type Text } from '../../model/text.ts';
import { evenShare } from '../../stats/even-spread.ts';
import { claimMany, claimOne, doubtDirection, measureLag, propose } from '../../stats/lag-facts.ts';
import type { Trigger } from '../../stats/lag-ratio.ts';
import { lookAroundEvents } from '../../stats/look-around-events.ts';
import { type MatchedLag, matchLag } from '../../stats/matched-lag.ts';
import { observedBetween } from '../../stats/observed-time.ts';
import { coverageShare, type PseudoEvents, referenceEnd } from '../../stats/pseudo-events.ts';
import { FEWEST_DAYS, leastChance } from '../../stats/rank-lags.ts';
import { lowerBound } from '../../stats/search.ts';
import { chanceOfBest, type Search } from '../../stats/searched-events.ts';

const LEVEL = 0.9;
/** The level at which the engine reports: what could not have come below it among so many could not have been found. */
const REPORTED = 0.05;
/** With fewer comparable days than this a finding says how little they exclude. */
const MANY_DAYS = 20;

interface Working {
  /** Events that the log was watching, each with its comparable moments. */
  readonly pseudo: readonly PseudoEvents[];
  /** The window with the uncertainty of the clocks on both sides. */
  readonly reach: Duration;
  readonly trigger: Trigger;
  readonly search: Search;
  readonly tested: number;
  readonly hits: number;
  /** Upper bound of what chance would bring. */
  readonly most: number;
  readonly expected: number;
  /** Events left out because another one was near. */
  readonly near: number;
}

type Options = Context<string, typeof options>;

const options = {
  window: {
    type: 'duration',
    default: 2 * MICROS_PER_MINUTE,
    least: MICROS_PER_SECOND,
    help: 'how long before the event counts as shortly; choose it before looking',
  },
  'clock-uncertainty': { type: 'duration', default: 0, help: 'by how much the clocks of log and event may be apart, either way' },
  'trigger-chance': {
    type: 'number',
    default: 0.5,
    min: 0.01,
    max: 0.99,
    help: 'for the ratio: chance that what led to the event also made a phone that has to do with it connect',
  },
  'trigger-lag': {
    type: 'duration',
    default: 90 * MICROS_PER_SECOND,
    least: MICROS_PER_SECOND,
    help: 'for the ratio: how long before the event it would, on average',
  },
} as const;

export const connectedBefore = defineInference({
  id: 'connected-before',
  question: 'Which endpoints connected to the app shortly before the event, and how surprising is that?',
  method:
    'For each endpoint, the time from its last activity to the event is compared with the same measure at the same clock time, give or take a quarter of an hour, on comparable earlier days. How often a wait as short came up there, and in the half hour up to the event itself, says how surprising it is, whatever the endpoint’s daily rhythm and bursts. A wait longer than the window counts as no sign at all, and days before an endpoint first showed count for nothing. Beside that stands a likelihood ratio, where a calibration set speaks of such a log: how many times as probable the wait is if what led to the event may have triggered the connection, an absent connection being evidence too. The whole search is repeated at moments when nothing happened, to tell how good the best of so many endpoints looks by chance.',
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
        'The source redraws session starts from the times of a population; here the event is moved over the endpoint’s own earlier days at the same clock time. It treats two series; here one is a single event. The moments of the half hour before the event are ranked among those of the other days, so that a burst weighs the same on either side. Several events are combined by the tail of their hits, each with its own chance, events of one day as one. The ratio is of one wait, by a stated model of triggered connections, and not of scores by kernel densities.',
    },
  ],
  options,

  rank({ series, coverage }, context: Options) {
    const { calendar, observation, events } = context;
    const uncertainty = context.options['clock-uncertainty'] + observation.clockStep;
    const trigger = { chance: context.options['trigger-chance'], mean: Math.max(1, context.options['trigger-lag']), uncertainty };
    const reach = context.options.window + 2 * uncertainty;
    const around = lookAroundEvents(series, events, { coverage, calendar, reach, trigger });
    const { ids, p, beyond, ratio, shortest, hits, expected, compared, pseudo, watched, near, search, even } = around;
    // Equal p: the shorter wait first. The term is too small to overtake a smaller p.
    const score = p.map(
      (chance, r) => -Math.log10(Math.max(chance, Number.MIN_VALUE)) + 1e-9 / (1 + (shortest[r] as number) / MICROS_PER_SECOND),
    );
    const least = p.reduce((smallest, one) => Math.min(smallest, one), 1);
    const n = ids.length;
    return {
      subjects: { of: 'endpoints', id: ids },
      columns: { score, p, pBeyond: beyond, textbook: even.p, ratio },
      scope: {
        events: Float64Array.from(compared, ({ length }) => length),
        'comparable days': Float64Array.from(compared, (beside) => Math.min(...beside.map(({ days }) => days))),
      },
      tested: n,
      skipped: skippedBecause(series.offsets.length - 1 - n, events.length, watched, pseudo.length),
      summary: [
        { label: 'endpoints active in the window before', value: hits, unit: 'endpoints', n },
        { label: 'expected by chance', value: expected.value, unit: 'endpoints', low: expected.low, high: expected.high, n },
        { label: 'expected if all activity came evenly, the textbook formula', value: even.expected, unit: 'endpoints', n },
        { label: 'that formula over what was counted, for the middle endpoint', value: even.excess, unit: 'times', n },
        {
          label: 'moments without an event at which the best of all endpoints looks as good as the best here',
          value: chanceOfBest(search, least),
          unit: 'share',
          n: search.rounds,
        },
        { label: 'window, with the uncertainty of the clocks', value: reach, unit: 'µs' },
        {
          label: 'comparable earlier days',
          value: Math.min(...pseudo.map(({ points }) => points.length), coverage.days.length),
          unit: 'days',
        },
        { label: 'events that fell into a gap of the log', value: events.length - watched, unit: 'events' },
        ...(near > 0
          ? [{ label: 'events counted as one with an earlier one of the same day, or within three hours', value: near, unit: 'events' }]
          : []),
      ],
      smallest: smallestOf(pseudo, n),
      working: { pseudo, reach, trigger, search, tested: n, hits, expected: expected.value, most: expected.high, near } satisfies Working,
    };
  },

  explain(r, ranking, { series, coverage }, context): Finding {
    const { pseudo, reach, trigger, search, tested, hits, expected, most, near } = ranking.working;
    const { uncertainty } = trigger;
    const id = ranking.subjects.of === 'endpoints' ? (ranking.subjects.id[r] as number) : 0;
    const at = row(series.offsets, series.at, id);
    const shown = pseudo
      .map((one, e) => matchLag(at, one, { reach, uncertainty, level: LEVEL, random: context.random.fork(`${id} ${e}`) }))
      .filter((one) => one !== undefined && one.days >= FEWEST_DAYS) as MatchedLag[];
    const first = shown[0] as MatchedLag;
    const within = shown.filter(({ lag }) => lag <= reach);

    const end = referenceEnd(first.event, context.calendar);
    const observed = observedBetween(coverage, coverage.from, end);
    const byChance = chanceOfBest(search, ranking.columns.p?.[r] as number);
    const measures: Figure[] = [
      ...measureLag(first),
      {
        label: 'how often active within the window anyway, any time',
        value: coverageShare(at, coverage.from, end, reach, observed),
        unit: 'share',
      },
      {
        label: 'the same if its activity came evenly (overstates bursts)',
        value: evenShare(lowerBound(at, end), observed, reach),
        unit: 'share',
      },
      {
        label: `how often the best of ${tested} endpoints looks as good without an event`,
        value: byChance,
        unit: 'share',
        n: search.rounds,
      },
    ];

    const claim = shown.length === 1 ? claimOne(id, first, reach) : claimMany(id, within.length, shown);
    const cited = within.length > 0 ? within : [first];
    const caveats: Text[] = [];
    if (first.days < MANY_DAYS)
      caveats.push(say`Only ${first.days} comparable days: the chance may be as high as ${figure(first.high, 3)}.`);
    if (!first.sameClass) caveats.push(say`Too few days of the same kind: working days and weekends were taken together.`);
    if (hits > most + 1) {
      caveats.push(say`${hits} endpoints were active then, ${figure(expected, 1)} would be by chance: something moved many at once.`);
    }
    caveats.push(...doubtDirection(first));
    if (!context.focus.includes(id))
      caveats.push(
        say`Among the ${tested} endpoints looked at, the best would look as good by chance at ${figure(byChance * 100, byChance < 0.1 ? 1 : 0)} of 100 comparable moments without an event.`,
      );
    if (shown.length > 1)
      caveats.push(say`The events are taken as independent of each other; a common pattern among them would weaken this.`);
    if (near > 0)
      caveats.push(
        say`${near} of the events came on the same day as an earlier one, or within three hours of it: such events count as one, the first, since one stretch of activity can reach them all.`,
      );
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
      propositions: propose(id, trigger, shown.length),
    };
  },
});

function skippedBecause(endpoints: number, events: number, watched: number, usable: number): { count: number; why: string }[] {
  if (endpoints === 0) return [];
  if (watched === 0)
    return [
      { count: endpoints, why: events === 1 ? 'the log was not watching at the event' : 'the log was watching at none of the events' },
    ];
  if (usable === 0) return [{ count: endpoints, why: `fewer than ${FEWEST_DAYS} comparable days before the event` }];
  return [
    {
      count: endpoints,
      why: `fewer than ${FEWEST_DAYS} comparable days since its first activity, so that there is nothing to compare with`,
    },
  ];
}

/** What could have been found at all, which among many endpoints may be nobody. */
function smallestOf(pseudo: readonly PseudoEvents[], tested: number): Text {
  if (pseudo.length === 0 || tested === 0) return say`an endpoint with days enough to compare the event with`;
  const least = leastChance(pseudo);
  const said = least < 1e-6 ? 'below one in a million' : figure(least, Math.max(3, 1 - Math.floor(Math.log10(least))));
  if (least * tested > REPORTED)
    return say`nobody alone: the least chance that ${pseudo.length === 1 ? 'one event' : `${pseudo.length} events`} can show on so many days is ${said}, which among ${tested} endpoints says nothing of any single one. Name one with --focus beforehand, or give more events.`;
  return pseudo.length === 1
    ? say`an endpoint whose wait was shorter than at nearly every comparable moment; the least chance that one event can show is ${said}`
    : say`an endpoint that was active before all of the ${pseudo.length} events and is rarely active then; the least chance they can show is ${said}`;
}
