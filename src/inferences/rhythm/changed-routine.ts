import type { Artifacts } from '../../model/artifacts.ts';
import { type Calendar, isWeekend } from '../../model/calendar.ts';
import { type Context, defineInference, type Figure, type Finding } from '../../model/inference.ts';
import { day, endpoint, figure, say, type Text } from '../../model/text.ts';
import { type Change, FEWEST_ON_EITHER_SIDE, normalScores, scanForChange } from '../../stats/change-scan.ts';
import { chooseWholeDays, countDays } from '../../stats/local-days.ts';
import { startOfDay } from '../../stats/observed-time.ts';
import { createPersistenceFit, type Persistence, varianceOfDifference } from '../../stats/persistence.ts';

/** What can change from a day on. */
const ASPECTS = ['amount', 'nights'] as const;
type Aspect = (typeof ASPECTS)[number];

/** Share of days with activity, below which an endpoint has no routine. */
const ROUTINE = 0.5;
/** Hours of the night: 00:00 to 06:00. */
const NIGHT = 0b111111;
/** Share of the endpoints that change within two days, from which the day itself is to be suspected. */
const COMMON = 0.05;

interface Days {
  readonly days: Int32Array;
  readonly amount: Float64Array;
  readonly nights: Float64Array;
}

interface Found extends Change {
  readonly aspect: Aspect;
  readonly on: number;
}

interface Working {
  readonly persistence: Readonly<Record<Aspect, Persistence>>;
  readonly found: readonly Found[];
  readonly compared: number;
}

const bits = (mask: number): number => mask.toString(2).replaceAll('0', '').length;
const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Walks over the endpoints that have days enough on either side of some day. */
function forEachLife(
  { series, coverage }: Pick<Artifacts, 'series' | 'coverage'>,
  calendar: Calendar,
  visit: (id: number, life: Days) => void,
  first = 0,
  end = series.offsets.length - 1,
): number {
  const whole = chooseWholeDays(coverage);
  const into = { events: new Int32Array(whole.days.length), hours: new Int32Array(whole.days.length) };
  let skipped = 0;
  for (let id = first; id < end; id++) {
    const { from, count } = countDays(series, id, whole, calendar, into);
    const amount = Float64Array.from(into.events.subarray(from, from + count));
    if (count < 2 * FEWEST_ON_EITHER_SIDE || amount.filter((events) => events > 0).length < ROUTINE * count) skipped++;
    else
      visit(id, {
        days: whole.days.subarray(from, from + count),
        amount,
        nights: Float64Array.from(into.hours.subarray(from, from + count), (hours) => bits(hours & NIGHT)),
      });
  }
  return skipped;
}

const scoresOf = ({ days, ...life }: Days, aspect: Aspect): Float64Array => {
  const kinds = Uint8Array.from(days, (one) => Number(isWeekend(one)));
  return normalScores(life[aspect], kinds);
};

const CLAIMS: Readonly<Record<Aspect, string>> = { amount: 'events a day', nights: 'hours of the night with activity' };

export const changedRoutine = defineInference({
  id: 'changed-routine',
  question: 'From which day on is an endpoint’s routine a different one?',
  method:
    'For every day, an endpoint’s days before it are held against those from it on: how much it did, and in how many hours of the night. The most striking day is reported with a chance that pays for every day that was tried, and for both ways of looking. Days are ranked among working days or weekends, so that no single wild day counts for much, and how much days hang together by themselves, busy weeks and quiet ones, is learnt from all endpoints of the log.',
  asks: 'test',
  subjects: 'endpoints',
  needs: ['series', 'coverage'],
  side: [],
  needsEvents: false,
  vantage: { observes: ['actor', 'time', 'hours'], minWindowDays: 2 * FEWEST_ON_EITHER_SIDE + 2 },
  references: [
    {
      authors: 'D. M. Hawkins',
      title: 'Testing a sequence of observations for a shift in location',
      venue: 'Journal of the American Statistical Association 72(357)',
      year: 1977,
      deviations:
        'Of normal scores of ranks, by Student’s t; the search is paid for by the number of independent looks that all days are worth, as for independent days.',
    },
    {
      authors: 'M. W. Robbins, C. M. Gallagher, R. B. Lund, A. Aue',
      title: 'Mean shift testing in correlated data',
      venue: 'Journal of Time Series Analysis 32(5)',
      year: 2011,
      deviations:
        'The dependence of days is one decaying correlation, pooled over the endpoints of a log, since one endpoint’s days are few.',
    },
  ],
  options: {},

  rank(input, { calendar }: Context) {
    const fits = { amount: createPersistenceFit(), nights: createPersistenceFit() };
    forEachLife(input, calendar, (_, life) => {
      for (const aspect of ASPECTS) fits[aspect].add(scoresOf(life, aspect));
    });
    const persistence = { amount: fits.amount.estimate(), nights: fits.nights.estimate() };
    const ids: number[] = [];
    const found: Found[] = [];
    const logP: number[] = [];
    let compared = 0;
    const skipped = forEachLife(input, calendar, (id, life) => {
      compared++;
      let best: Found | undefined;
      for (const aspect of ASPECTS) {
        const change = scanForChange(scoresOf(life, aspect), persistence[aspect]);
        if (change && (best === undefined || change.logP < best.logP)) best = { ...change, aspect, on: life.days[change.place] as number };
      }
      if (best === undefined) return;
      ids.push(id);
      found.push(best);
      // Two ways of looking at one life.
      logP.push(Math.min(0, best.logP + Math.log(ASPECTS.length)));
    });
    // What a step in the middle of the log would have to be, in standard deviations of a day, to pass alone among all.
    const days = chooseWholeDays(input.coverage).days.length;
    const half = Math.floor(days / 2);
    const needed =
      compared === 0 || half < FEWEST_ON_EITHER_SIDE
        ? undefined
        : Math.sqrt(-2 * Math.log(0.05 / (2 * days * ASPECTS.length * compared)) * varianceOfDifference(days, half, persistence.amount));
    return {
      subjects: { of: 'endpoints', id: Int32Array.from(ids) },
      columns: { score: Float64Array.from(logP, (log) => -log / Math.LN10), p: Float64Array.from(logP, Math.exp) },
      tested: compared,
      skipped:
        skipped > 0
          ? [{ count: skipped, why: `active on fewer than half of its days, or fewer than ${2 * FEWEST_ON_EITHER_SIDE} whole days` }]
          : [],
      summary: [
        { label: 'endpoints compared', value: compared, unit: 'endpoints' },
        {
          label: 'correlation of what is done on days a week apart',
          value: persistence.amount.share * persistence.amount.decay ** 7,
          unit: '',
          n: compared,
        },
      ],
      smallest:
        needed === undefined
          ? say`nothing: no endpoint has whole days enough`
          : say`a lasting change, half-way through the log, of about ${figure(needed, 1)} times the usual spread of an endpoint’s days`,
      working: { persistence, found, compared } satisfies Working,
    };
  },

  explain(r, { subjects, working }, input, { calendar }): Finding {
    const id = subjects.of === 'endpoints' ? (subjects.id[r] as number) : 0;
    const { place, aspect, on, deviation } = working.found[r] as Found;
    let life: Days | undefined;
    forEachLife(
      input,
      calendar,
      (_, days) => {
        life = days;
      },
      id,
      id + 1,
    );
    const { days, ...aspects } = life as unknown as Days;
    const split = (of: Aspect) => [mean(aspects[of].subarray(0, place)), mean(aspects[of].subarray(place))] as const;
    const [before, after] = split(aspect);
    const n = days.length;
    const alike = working.found.filter((other, i) => i !== r && Math.abs(other.on - on) <= 2 && other.logP < Math.log(0.05)).length;
    const setAside = input.series.setAside[id] as number;
    const figures = ASPECTS.flatMap((of): Figure[] => {
      const [was, is] = split(of);
      return [
        { label: `${CLAIMS[of]}, before`, value: was, unit: '', n: place },
        { label: `${CLAIMS[of]}, from then on`, value: is, unit: '', n: n - place },
      ];
    });
    const caveats: Text[] = [
      say`The change may have come some days earlier or later: every life has a most striking day, and that one is named.`,
    ];
    if (alike > COMMON * working.compared)
      caveats.push(
        say`${alike} other ${alike === 1 ? 'endpoint changes' : 'endpoints change'} within two days of it: look for a cause that they share.`,
      );
    if (setAside > 0) caveats.push(say`${setAside} connections by a timer were set aside, before and after alike.`);
    return {
      claim: say`The days of ${endpoint(id)} differ most from about ${day(on)} on: ${figure(after, 1)} ${CLAIMS[aspect]} on average over ${n - place} days, against ${figure(before, 1)} over the ${place} days before.`,
      measures: [
        ...figures,
        { label: 'change, in standard errors', value: deviation, unit: '', n },
        { label: 'other endpoints that change within two days', value: alike, unit: 'endpoints', n: working.compared },
      ],
      evidence: [
        {
          kind: 'rows',
          endpoints: [id],
          active: true,
          from: startOfDay(calendar, days[0] as number),
          to: startOfDay(calendar, on) - 1,
          limit: 10,
          caption: say`what it did before ${day(on)}`,
        },
        {
          kind: 'rows',
          endpoints: [id],
          active: true,
          from: startOfDay(calendar, on),
          to: startOfDay(calendar, (days[n - 1] as number) + 1) - 1,
          limit: 10,
          caption: say`and from then on`,
        },
      ],
      alternatives: ['unusual-day', 'chance', 'second-device', 'automatic-sync', 'log-truncation', 'shared-device'],
      caveats,
    };
  },
});
