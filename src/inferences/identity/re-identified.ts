import { localTime } from '../../model/calendar.ts';
import { type Context, defineInference, type Figure, type Finding } from '../../model/inference.ts';
import { endpoint, figure, say, type Text } from '../../model/text.ts';
import { type Exposure, FEWEST_PEOPLE, FEWEST_RECORDS, HOPS, measureExposure, RANKS } from '../../stats/exposure.ts';
import { indexRecords } from '../../stats/own-records.ts';
import { columnsOfShares, type MeasuredShare } from '../../stats/share-columns.ts';

const LEVEL = 0.9;

const HOP_WORDS = ['what a person does alone', 'and what their contacts do', 'and what the contacts of those do'] as const;

interface Working {
  readonly exposure: Exposure | undefined;
}

export const reIdentified = defineInference({
  id: 're-identified',
  question: 'How many people would be found again under new pseudonyms?',
  method:
    'The log is cut in two halves, as if it had been released twice, each time with fresh pseudonyms. Each person of the first half is looked up in the second by nothing but how they, their contacts, and the contacts of those use their numbers: how much, when, with how many, how evenly, how fast they answer. What counts for how much is learned inside the first half. Since it is one log, it is known who is who, and so how often the right one comes first. Beside that, up to 400 of them are matched by the hours of their week and nothing else: each by itself, and all at once, by the assignment that fits best.',
  asks: 'estimate',
  subjects: 'population',
  needs: ['exchanges', 'contacts', 'coverage'],
  side: [],
  needsEvents: false,
  vantage: { observes: ['actor', 'peer', 'time', 'hours'], minWindowDays: 14 },
  references: [
    {
      authors: 'A.-M. Creţu, F. Monti, S. Marrone, X. Dong, M. Bronstein, Y.-A. de Montjoye',
      title: 'Interaction data are identifiable even across long periods of time',
      venue: 'Nature Communications 13, 313',
      year: 2022,
      deviations:
        'Means over contacts and a scale for each feature in place of a trained network, so that the figures are what little effort gives: a lower bound to what more would.',
    },
    {
      authors: 'F. M. Naini, J. Unnikrishnan, P. Thiran, M. Vetterli',
      title: 'Where you are is who you are: user identification by matching statistics',
      venue: 'IEEE Transactions on Information Forensics and Security 11(2)',
      year: 2016,
      deviations: 'Their weights and assignment, on hours of working days and weekends rather than on places; of a crowd of 400 at most.',
    },
  ],
  options: {},
  minSupport: FEWEST_PEOPLE,
  interval: { level: LEVEL, unit: 'share' },

  rank({ exchanges, contacts, coverage }, { calendar, random }: Context) {
    const { endpoints } = contacts;
    const index = indexRecords(exchanges, endpoints, calendar);
    const bounds = [localTime(calendar, coverage.from), localTime(calendar, coverage.to) + 1] as const;
    const exposure = measureExposure(index, endpoints, bounds, LEVEL, random);
    const headline = exposure ? [(exposure.byHops[HOPS] as readonly MeasuredShare[])[0] as MeasuredShare] : [];
    return {
      subjects: { of: 'population', steps: headline.length },
      columns: columnsOfShares(headline),
      tested: headline.length,
      skipped: [
        {
          count: endpoints - (exposure?.people ?? 0),
          why: `endpoints with fewer than ${FEWEST_RECORDS} contacts in one of the halves`,
        },
      ].filter(({ count }) => count > 0),
      summary: [
        {
          label: `endpoints with ${FEWEST_RECORDS} contacts or more in both halves`,
          value: exposure?.people ?? 0,
          unit: 'endpoints',
          n: endpoints,
        },
      ],
      smallest: say`${FEWEST_PEOPLE} endpoints with ${FEWEST_RECORDS} contacts in both halves of the log`,
      working: { exposure } satisfies Working,
    };
  },

  explain(_row, { working }): Finding {
    const { byHops, byGap, byHours, people, asked, found, days } = working.exposure as Exposure;
    const headline = (byHops[HOPS] as readonly MeasuredShare[])[0] as MeasuredShare;
    const ten = (byHops[HOPS] as readonly MeasuredShare[])[1] as MeasuredShare;
    const percent = (share: number) => figure(100 * share, 0);
    const gapText: Text =
      byGap.length > 1
        ? say` From one week to another the share is ${percent(byGap[0]?.share as number)} % after ${byGap[0]?.weeks as number} ${byGap[0]?.weeks === 1 ? 'week' : 'weeks'} and ${percent(byGap.at(-1)?.share as number)} % after ${byGap.at(-1)?.weeks as number}.`
        : [];
    return {
      claim: say`Released twice under fresh pseudonyms, ${figure(days, 0)} days each, this log would give ${percent(headline.share)} % of ${people} people away as the first guess, where chance would give ${figure(100 / people, 1)} %${headline.low * people <= 1 ? ' and may well have given as many' : ''}; ${percent(ten.share)} % would be among the first ten.${gapText}`,
      measures: [
        ...byHops.flatMap((shares, hops) =>
          shares.map(
            ({ share, low, high, n }, r): Figure => ({
              label: `found as ${RANKS[r] === 1 ? 'the first guess' : `one of the first ${RANKS[r]}`}, by ${HOP_WORDS.slice(0, hops + 1).join(' ')}`,
              value: share,
              unit: 'share',
              low,
              high,
              n,
            }),
          ),
        ),
        ...byGap.map(
          ({ weeks, share, low, high, n }): Figure => ({
            label: `found as the first guess, one week in another ${weeks} ${weeks === 1 ? 'week' : 'weeks'} later`,
            value: share,
            unit: 'share',
            low,
            high,
            n,
          }),
        ),
        ...(['alone', 'together'] as const).map((how): Figure => {
          const { share, low, high, n } = byHours[how];
          const label = `matched rightly by hours of the week alone, ${how === 'alone' ? 'each by itself' : 'all at once'}`;
          return { label, value: share, unit: 'share', low, high, n };
        }),
        { label: 'people who could be taken for one another', value: people, unit: 'endpoints', n: asked },
      ],
      evidence: [{ kind: 'rows', endpoints: [found], limit: 10, caption: say`rows of ${endpoint(found)}, one who would be found again` }],
      alternatives: ['role', 'shared-device', 'hub', 'log-truncation'],
      caveats: [
        say`It takes somebody who has one of the halves under real names, and it holds for a crowd of ${people}: in a larger one fewer are found.`,
        say`A trained model finds more than this plain one, and a list of contacts under lasting names would find nearly everybody.`,
      ],
    };
  },
});
