import type { Artifacts } from '../../model/artifacts.ts';
import { type Calendar, hasHours, UTC } from '../../model/calendar.ts';
import type { EndpointId } from '../../model/event.ts';
import { type Context, defineInference, type Figure, type Finding } from '../../model/inference.ts';
import { clock, endpoint, figure, say, type Text } from '../../model/text.ts';
import { wrapHour } from '../../stats/circular.ts';
import { cutAtChanges, DAYLIGHT_RULES, weighRules } from '../../stats/daylight-rules.ts';
import { countHours } from '../../stats/hours-of-sittings.ts';
import {
  credibleOffsets,
  massNear,
  offsetAt,
  offsetPosterior,
  publishedProfile,
  SLOTS,
  shiftLikelihood,
  smoothProfile,
} from '../../stats/zone-offsets.ts';

const LEVEL = 0.8;
const FEWEST_SITTINGS = 50;
const FEWEST_DAYS = 10;
/** Endpoints with hours enough, from which on their own usual day is the reference. */
const POPULATION = 20;
/** Offsets that are printed beside the likeliest. */
const RIVALS = 3;
/** Hours: who lies farther from the others is called elsewhere. */
const APART = 2;

interface Working {
  readonly profile: Float64Array;
  readonly ofPopulation: boolean;
}

/** A clock behind is one farther west, or that of somebody who lives late. */
const signed = (hours: number): Text => (hours < 0 ? say`${figure(-hours, 1)} hours behind` : say`${figure(hours, 1)} hours ahead of`);

const RULES_ALONE = say`Which changes of clocks its day moves with is a share of likelihood, to which no prior was put: days that grow longer move people’s hours too, and several places share each rule.`;

/** Share of the likelihood of each rule of daylight saving; none where the log runs over no change of clocks, or does not know the hour. */
function rulesOf(
  sessions: Artifacts['sessions'],
  { from, to }: Artifacts['coverage'],
  id: EndpointId,
  calendar: Calendar,
  profile: Float64Array,
  overdispersion: number,
): Figure[] {
  if (calendar.clock !== 'utc') return [];
  const stretches = cutAtChanges(from, to).map((one) => ({ ...one, ...countHours(sessions, id, UTC, one.from, one.to) }));
  if (stretches.length === 0) return [];
  const n = stretches.reduce((sum, { sittings }) => sum + sittings, 0);
  return Array.from(weighRules(stretches, profile, overdispersion), (value, i) => ({
    label: `likelihood of clocks: ${DAYLIGHT_RULES[i]?.name}`,
    value,
    unit: 'share',
    n,
  }));
}

export const timeZone = defineInference({
  id: 'time-zone',
  question: 'By how many hours is the clock of each endpoint ahead of the others’, or of the log’s?',
  method:
    'The hours at which an endpoint’s sittings begin are held against a usual day, moved by every number of hours. In a log of twenty endpoints or more the usual day is their own, and what comes out is relative to where most of them are; in a smaller one it is that of published curves, and comes out relative to the clock of the log. Sittings are counted, not events, and as fewer than they are where days are uneven. How far people in one zone differ, early and late risers, is added: hours alone never tell a late riser from somebody farther west. Where the log runs over a day on which clocks are changed somewhere, it is also weighed whose clock the endpoint’s day moves with.',
  asks: 'estimate',
  subjects: 'endpoints',
  needs: ['sessions', 'coverage', 'series'],
  side: [],
  needsEvents: false,
  vantage: { observes: ['actor', 'time', 'hours'], minWindowDays: FEWEST_DAYS },
  references: [
    {
      authors: 'M. La Morgia, A. Mei, S. Raponi, J. Stefa',
      title: 'Time-zone geolocation of crowds in the Dark Web',
      venue: 'IEEE International Conference on Distributed Computing Systems',
      year: 2018,
      deviations:
        'The source places crowds by the distance of whole profiles; here single endpoints are placed by likelihood, and the result is a distribution.',
    },
    {
      authors: 'T. Aledavood, E. López, S. G. B. Roberts, F. Reed-Tsochas, E. Moro, R. I. M. Dunbar, J. Saramäki',
      title: 'Daily rhythms in mobile telephone communication',
      venue: 'PLoS ONE 10(9)',
      year: 2015,
      deviations: 'The shape of the day is taken in round figures, and only where a log has too few endpoints for a shape of its own.',
    },
  ],
  options: {},
  minSupport: FEWEST_DAYS,
  interval: { level: LEVEL, unit: 'hours' },

  rank({ sessions, series }, { calendar }: Context) {
    const endpoints = sessions.offsets.length - 1;
    const ids: number[] = [];
    const pooled = new Float64Array(SLOTS);
    let few = 0;
    let timed = 0;
    for (let id = 0; id < endpoints && hasHours(calendar); id++) {
      const { counts, sittings, days } = countHours(sessions, id, calendar);
      if (sittings < FEWEST_SITTINGS || days < FEWEST_DAYS) few++;
      else if ((series.setAside[id] as number) > (series.offsets[id + 1] as number) - (series.offsets[id] as number)) timed++;
      else {
        ids.push(id);
        // Every endpoint counts alike, however busy.
        for (let slot = 0; slot < SLOTS; slot++) pooled[slot] = (pooled[slot] as number) + (counts[slot] as number) / sittings;
      }
    }
    const ofPopulation = ids.length >= POPULATION;
    const profile = ofPopulation ? smoothProfile(pooled) : publishedProfile();
    const column = () => new Float64Array(ids.length);
    const columns = { score: column(), value: column(), low: column(), high: column(), support: column() };
    let elsewhere = 0;
    ids.forEach((id, r) => {
      const { counts, sittings, days, overdispersion } = countHours(sessions, id, calendar);
      const { best, low, high } = credibleOffsets(offsetPosterior(shiftLikelihood(counts, profile, overdispersion)), LEVEL);
      columns.value[r] = best;
      columns.low[r] = low;
      columns.high[r] = high;
      columns.support[r] = days;
      if (low > APART || high < -APART) elsewhere++;
      // By how much there is to go by, not by how far off it comes out: the farthest are so partly by being odd in another way.
      columns.score[r] = sittings / overdispersion;
    });
    const skipped = [
      { count: few, why: `fewer than ${FEWEST_SITTINGS} sittings or ${FEWEST_DAYS} days with any` },
      { count: timed, why: 'connected by a timer more often than not' },
    ];
    return {
      subjects: { of: 'endpoints', id: Int32Array.from(ids) },
      columns,
      tested: endpoints,
      skipped: skipped.filter(({ count }) => count > 0),
      summary:
        ids.length === 0 || !ofPopulation
          ? []
          : [{ label: `endpoints whose interval lies over ${APART} hours from most`, value: elsewhere, unit: 'endpoints', n: ids.length }],
      smallest: say`${FEWEST_SITTINGS} sittings on ${FEWEST_DAYS} days`,
      working: { profile, ofPopulation } satisfies Working,
    };
  },

  explain(r, { subjects, columns, working }, { sessions, coverage }, { calendar }): Finding {
    const id = subjects.of === 'endpoints' ? (subjects.id[r] as number) : 0;
    const { counts, sittings, days, overdispersion } = countHours(sessions, id, calendar);
    const posterior = offsetPosterior(shiftLikelihood(counts, working.profile, overdispersion));
    const rivals = Array.from(posterior.keys())
      .sort((i, j) => (posterior[j] as number) - (posterior[i] as number) || i - j)
      .slice(0, RIVALS);
    const value = columns.value?.[r] ?? 0;
    const [low, high] = [columns.low?.[r] ?? 0, columns.high?.[r] ?? 0];
    const busiest = counts.indexOf(counts.reduce((a, b) => Math.max(a, b))) / 2;
    const share = (i: number): Figure => ({
      label: `weight of ${offsetAt(i)} hours`,
      value: posterior[i] as number,
      unit: 'share',
      n: sittings,
    });
    const caveats: Text[] = [
      say`Hours alone do not tell a late riser from somebody farther west, nor somebody who works nights from somebody far away.`,
      working.ofPopulation
        ? say`Relative to the usual day of the endpoints of this log. Where most of them are is not known from their hours.`
        : say`Relative to the clock of the log, by a usual day in round figures: people here may keep other hours by an hour or more.`,
    ];
    if (overdispersion > 3) caveats.push(say`Its days are so uneven that ${figure(overdispersion, 1)} of its sittings count as one.`);
    const rules = rulesOf(sessions, coverage, id, calendar, working.profile, overdispersion);
    if (rules.length > 0) caveats.push(RULES_ALONE);
    const where: Text = working.ofPopulation ? say`that of most endpoints of this log` : say`the clock of the log`;
    const claim =
      low <= 0 && high >= 0
        ? say`By its hours, the clock of ${endpoint(id)} goes with ${where}: anything from ${figure(low, 1)} to ${figure(high, 1)} hours ahead fits, going by ${sittings} sittings on ${days} days.`
        : say`By its hours, the clock of ${endpoint(id)} is about ${signed(value)} ${where}, as if it were farther ${value < 0 ? 'west, or its owner up later' : 'east, or its owner up earlier'}, going by ${sittings} sittings on ${days} days.`;
    return {
      claim,
      measures: [
        { label: 'hours ahead', value, low, high, unit: 'hours', n: sittings },
        ...rivals.map(share),
        ...rules,
        {
          label: `weight of being within ${APART} hours of ${working.ofPopulation ? 'most' : 'the clock of the log'}`,
          value: massNear(posterior, 0, APART),
          unit: 'share',
          n: sittings,
        },
        { label: 'half hour in which most sittings begin, from', value: wrapHour(busiest), unit: 'clock', n: sittings },
        { label: 'sittings that count as one independent sitting', value: overdispersion, unit: '', n: days },
      ],
      evidence: [
        {
          kind: 'rows',
          endpoints: [id],
          active: true,
          limit: 20,
          caption: say`when it is active, most often from ${clock(wrapHour(busiest))}`,
        },
      ],
      alternatives: ['role', 'shared-device', 'clock-error', 'automatic-sync', 'other-channel'],
      caveats,
    };
  },
});
