import { type Context, defineInference, type Figure, type Finding } from '../../model/inference.ts';
import { endpoint, figure, say, type Text } from '../../model/text.ts';
import { shuffle } from '../../stats/draw.ts';
import { pointsOfContacts, pointsOfPlaces } from '../../stats/points.ts';
import { columnsOfShares, type MeasuredShare } from '../../stats/share-columns.ts';
import { FEW_POINTS, MOST_POINTS, measureUnicity, type UnicityCurve } from '../../stats/unicity-curve.ts';

const LEVEL = 0.9;
const FEWEST_PEOPLE = 10;

interface Measured {
  /** What a point is, in words. */
  readonly point: string;
  readonly items: string;
  readonly found: UnicityCurve;
}

interface Working {
  readonly measured: readonly Measured[];
}

export const unicity = defineInference({
  id: 'unicity',
  question: 'How many known points single a person out?',
  method:
    'A point is a contact and the hour of it, or a place and an hour. From the points of each person some are drawn, as somebody may know them who saw the person now and then, and it is counted whether anybody else in the log has all of these points, too. Where nobody has, whoever knows the points finds the rest of the record under any pseudonym. The same is asked of coarser hours, contacts and places.',
  asks: 'estimate',
  subjects: 'population',
  needs: ['exchanges', 'contacts', 'visits'],
  side: [],
  needsEvents: false,
  vantage: { observes: ['actor', 'time', 'hours'] },
  references: [
    {
      authors: 'Y.-A. de Montjoye, C. A. Hidalgo, M. Verleysen, V. D. Blondel',
      title: 'Unique in the crowd: the privacy bounds of human mobility',
      venue: 'Scientific Reports 3, 1376',
      year: 2013,
      deviations:
        'Points of contacts beside those of places. Contacts are made coarser by putting some into one at random, and places by putting those of neighbouring names into one, since a log does not say which lie near each other. People with fewer than ten points are left out.',
    },
    {
      authors: 'A. Farzanehfar, F. Houssiau, Y.-A. de Montjoye',
      title: 'The risk of re-identification remains high even in country-scale location datasets',
      venue: 'Patterns 2(3)',
      year: 2021,
      deviations: 'Only the warning is used: the figure holds for as many people as the log has, and for as many points a person.',
    },
  ],
  options: {},
  minSupport: FEWEST_PEOPLE,
  interval: { level: LEVEL, unit: 'share' },

  rank({ exchanges, contacts, visits }, { calendar, random }: Context) {
    const measured: Measured[] = [];
    if (exchanges.count > 0) {
      const index = pointsOfContacts(exchanges, contacts.endpoints, calendar);
      const any = shuffle(
        Int32Array.from({ length: contacts.endpoints }, (_, id) => id),
        random.fork('groups'),
      );
      const found = measureUnicity(index, any, LEVEL, random.fork('contacts'));
      measured.push({ point: 'a contact and the hour of it', items: 'contacts', found });
    }
    if (visits.places > 0) {
      const found = measureUnicity(
        pointsOfPlaces(visits, calendar),
        Int32Array.from({ length: visits.places }, (_, place) => place),
        LEVEL,
        random.fork('places'),
      );
      measured.push({ point: 'a place and an hour', items: 'places', found });
    }
    const shown = measured.filter(({ found }) => found.sampled.length > 0);
    const headline = shown.map(({ found }) => found.curve[FEW_POINTS - 1] as MeasuredShare);
    return {
      subjects: { of: 'population', steps: shown.length },
      columns: columnsOfShares(headline),
      tested: shown.length,
      skipped: measured
        .map(({ found, items }) => ({
          count: contacts.endpoints - found.eligible,
          why: `endpoints with fewer than ${MOST_POINTS} points of ${items}`,
        }))
        .filter(({ count }) => count > 0),
      summary: shown.flatMap(({ items, found }): Figure[] => [
        { label: `endpoints with ${MOST_POINTS} points of ${items} or more`, value: found.eligible, unit: 'endpoints' },
        { label: `points of ${items} of such an endpoint, median`, value: found.medianPoints, unit: 'points', n: found.eligible },
      ]),
      smallest: say`${FEWEST_PEOPLE} endpoints with ${MOST_POINTS} points each`,
      working: { measured: shown } satisfies Working,
    };
  },

  explain(row, { working }, { contacts }): Finding {
    const { point, items, found } = working.measured[row] as Measured;
    const { curve, eligible, medianPoints, sampled, needed, byResolution, exponent } = found;
    const few = curve[FEW_POINTS - 1] as MeasuredShare;
    const hidden = Array.from(needed).filter((one) => one > MOST_POINTS).length;
    const singled = sampled[needed.findIndex((one) => one <= FEW_POINTS)] ?? (sampled[0] as number);
    const percent = (share: number) => figure(100 * share, 0);
    const coarsest = byResolution.at(-1);
    const coarseText: Text = coarsest
      ? say` With hours and ${items} blurred, by ${coarsest.hours} h and ${coarsest.items} ${items} taken for one, it is ${percent(coarsest.share)} %.`
      : [];
    return {
      claim: say`${FEW_POINTS} points, each of them ${point}, single out ${percent(few.share)} % of the ${few.n} endpoints that were asked about, among all ${contacts.endpoints} of this log; ${hidden} stay hidden even with ${MOST_POINTS}.${coarseText}`,
      measures: [
        ...curve.map(({ share, low, high, n }, p) => ({
          label: `singled out by ${p + 1} ${p === 0 ? 'point' : 'points'}`,
          value: share,
          unit: 'share',
          low,
          high,
          n,
        })),
        { label: `endpoints that ${MOST_POINTS} points do not single out`, value: hidden, unit: 'endpoints', n: sampled.length },
        ...byResolution
          .filter(({ hours, items: together }) => hours === together || hours === 1 || together === 1)
          .map(({ hours, items: together, share, low, high, n }) => ({
            label: `singled out by ${FEW_POINTS} points of ${hours} h${together === 1 ? '' : `, ${together} ${items} taken for one`}`,
            value: share,
            unit: 'share',
            low,
            high,
            n,
          })),
        ...(exponent
          ? [
              {
                label: 'power of hours × items with which that share falls',
                value: exponent.beta,
                unit: '',
                low: exponent.low,
                high: exponent.high,
                n: sampled.length,
              },
            ]
          : []),
        { label: 'points of an endpoint, median', value: medianPoints, unit: 'points', n: eligible },
        { label: 'endpoints of the log', value: contacts.endpoints, unit: 'endpoints' },
      ],
      evidence: [
        {
          kind: 'rows',
          endpoints: [singled],
          limit: 10,
          caption: say`rows of ${endpoint(singled)}, whom ${FEW_POINTS} of its points single out`,
        },
      ],
      alternatives: ['log-truncation', 'hub', 'shared-device', 'other-channel'],
      caveats: [
        say`The figure holds for ${contacts.endpoints} endpoints of about ${figure(medianPoints, 0)} points: in a larger crowd a few points single out fewer, and with more points a person more.`,
        say`It takes somebody who knows such points of a person from elsewhere, and knows them rightly.`,
      ],
    };
  },
});
