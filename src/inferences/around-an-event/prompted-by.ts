import { MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../model/event.ts';
import { type Context, defineInference, type Figure, type Finding } from '../../model/inference.ts';
import { say } from '../../model/text.ts';
import { likelyVantage } from '../../model/vantage.ts';
import { jeffreysInterval } from '../../stats/interval-binomial.ts';
import { arrivalsOf, type LastStretch, type LastStretches, lookAtLastStretches, type StretchSettings } from '../../stats/last-stretches.ts';
import { observedBetween } from '../../stats/observed-time.ts';
import { CATEGORY_LABELS, claimPrompt, compareEarlier, doubtPrompt, gradePrompt } from '../../stats/prompt-words.ts';
import { categoryOf, PROMPT, PROMPTS } from '../../stats/prompts.ts';
import { coverageShare } from '../../stats/pseudo-events.ts';
import { citeCounts, measureObservers } from '../../stats/told-apart.ts';

const LEVEL = 0.9;
/** A push is seen by its provider alone: the phone connects first, and fetches then. */
const FETCHES = 2 * MICROS_PER_SECOND;

const percent = (share: number): string => (Number.isFinite(share) ? `${Math.round(100 * share)} %` : 'none there');

interface Working extends LastStretches {
  readonly settings: StretchSettings;
}

const options = {
  window: {
    type: 'duration',
    default: 2 * MICROS_PER_MINUTE,
    least: MICROS_PER_SECOND,
    help: 'how long before the event counts as shortly; choose it before looking',
  },
  'prompt-within': {
    type: 'duration',
    default: 10 * MICROS_PER_SECOND,
    help: 'how long before an activity something must have reached the endpoint to count as just before',
  },
  pause: {
    type: 'duration',
    default: MICROS_PER_MINUTE,
    help: 'how long an endpoint must be still before an activity begins a new stretch',
  },
  many: { type: 'number', default: 4, min: 2, max: 1_000, help: 'how many one sender must reach at once for it to be a post to many' },
} as const;

export const promptedBy = defineInference({
  id: 'prompted-by',
  question: 'What reached an endpoint just before its last activity ahead of the event?',
  method:
    'For each endpoint that was active shortly before the event, and for those named, the log is searched for what reached it as that stretch of activity began: nothing that is seen, a contact to it alone, one of many that the same sender reached within seconds, or something whose sender is not named. Beside it stands how often its own earlier stretches began in that way, for most phones are woken by messages all day, and how often it would be so by coincidence. How often each observer’s log tells which of three truths stands behind the same connection – nobody had written, a handler had, or a channel that its owner reads had posted – was counted on simulated worlds in which nothing else reached the phone in the hour before. What was written is in no such log.',
  asks: 'description',
  subjects: 'endpoints',
  needs: ['series', 'exchanges', 'coverage'],
  side: [],
  needsEvents: true,
  categories: PROMPTS,
  vantage: { observes: ['actor', 'time', 'activity', 'arrivals'], maxClockStep: 2 * MICROS_PER_SECOND },
  references: [
    {
      authors: 'M. Pielot, A. Vradi, S. Park',
      title: 'Dismissed! A detailed exploration of how mobile phone users handle push notifications',
      venue: 'MobileHCI',
      year: 2018,
      deviations:
        'The source counts from the phone which notifications of persons and of groups are attended to, some 56 a day; here what reached an endpoint is read from the log of any observer, and set beside how its own earlier stretches of activity began.',
    },
  ],
  options,

  rank({ series, exchanges }, context: Context<string, typeof options>) {
    const { events, observation } = context;
    const focus = new Set(context.focus);
    const settings: StretchSettings = {
      window: context.options.window + 2 * observation.clockStep,
      pause: context.options.pause,
      before: context.options['prompt-within'] + observation.clockStep,
      after: FETCHES + observation.clockStep,
      many: context.options.many,
    };
    const looked = lookAtLastStretches(series, exchanges, { events, focus }, settings);
    const { stretches, neverActive } = looked;
    const of = (category: number) => stretches.filter(({ found }) => found.category === category).length;
    const n = stretches.length - of(PROMPT.inactive);
    const earlier = stretches.reduce(
      (sums, one) => sums.map((sum, category) => sum + (one.earlier[category] as number)),
      CATEGORY_LABELS.map(() => 0),
    );
    const all = earlier.reduce((sum, count) => sum + count, 0);
    return {
      subjects: { of: 'endpoints', id: Int32Array.from(stretches, ({ id }) => id) },
      columns: {
        // Those who were named come first, then those for whom such a beginning is rare.
        score: Float64Array.from(stretches, (one) => {
          const { same, n: stretchesBefore } = compareEarlier(one);
          const rarity = one.found.category === PROMPT.inactive ? 0 : 1 - (same + 1) / (stretchesBefore + 2);
          return Number(focus.has(one.id)) + rarity;
        }),
        category: Uint8Array.from(stretches, ({ found }) => found.category),
      },
      tested: stretches.length,
      skipped: neverActive > 0 ? [{ count: neverActive, why: 'named, but not seen active before an event' }] : [],
      summary: [
        ...CATEGORY_LABELS.map((label, category) => ({
          label: `active in the window before, ${label} (of their earlier stretches: ${percent((earlier[category] as number) / all)})`,
          value: of(category),
          unit: 'endpoints',
          n,
        })),
        ...measureObservers(),
      ],
      smallest: say`any endpoint that was active within the window before the event`,
      working: { ...looked, settings } satisfies Working,
    };
  },

  explain(r, { working }, { exchanges, coverage }, { observation, focus }): Finding {
    const { stretches, spread, settings } = working;
    const stretch = stretches[r] as LastStretch;
    const { id, event, began, last, found } = stretch;
    const inactive = found.category === PROMPT.inactive;
    const wrong = inactive ? [] : [citeCounts(likelyVantage(observation), found.category)];
    // Of the one who was asked about it belongs beside the claim.
    const isNamed = focus.includes(id);
    return {
      claim: [...claimPrompt(stretch, exchanges, spread.receivers, settings), ...(isNamed ? wrong.flatMap((text) => [' ', ...text]) : [])],
      measures: inactive ? [{ label: 'last activity before the event', value: event - last, unit: 'µs' }] : measuresOf(stretch),
      evidence: [
        {
          kind: 'rows',
          endpoints: [id],
          from: began - settings.before,
          to: began + settings.after,
          limit: 20,
          caption: say`all that the log holds of it as that stretch of activity began`,
        },
        { kind: 'instants', endpoint: [id], at: [last], caption: say`its last activity up to the event` },
      ],
      alternatives: ['chance', 'automatic-sync', 'other-channel', 'common-cause', 'shared-device', 'log-truncation'],
      caveats: [...doubtPrompt(stretch), ...(isNamed ? [] : wrong)],
      grade: gradePrompt(stretch),
    };

    function measuresOf(one: LastStretch): Figure[] {
      const { same, n } = compareEarlier(one);
      // What came at this very beginning is what is to be compared.
      const until = began - settings.before;
      const times = arrivalsOf(one, exchanges, until, (i) => categoryOf(exchanges, spread, settings.many, i) === found.category);
      const observed = observedBetween(coverage, coverage.from, until);
      const chance = coverageShare(times, coverage.from, until, settings.before + settings.after, observed);
      return [
        { label: 'from what reached it to the activity', value: began - (exchanges.at[found.exchange] ?? Number.NaN), unit: 'µs' },
        {
          label: 'its earlier stretches that began in the same way',
          value: same / n,
          unit: 'share',
          ...(n > 0 && jeffreysInterval(same, n, LEVEL)),
          n,
        },
        ...(found.category === PROMPT.nothing ? [] : [{ label: 'the same at any moment, by coincidence', value: chance, unit: 'share' }]),
        { label: 'rows that reached it then', value: found.arrived, unit: '' },
        ...(found.category === PROMPT['one-of-many']
          ? [{ label: 'endpoints reached at once', value: spread.receivers[found.exchange] as number, unit: 'endpoints' }]
          : []),
      ];
    }
  },
});
