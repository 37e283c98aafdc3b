import type { Visits } from '../../model/artifacts.ts';
import { type Calendar, dayOf, hourOf, isWeekend, localTime } from '../../model/calendar.ts';
import { MICROS_PER_DAY } from '../../model/event.ts';
import { type Context, defineInference, type EvidenceSelector, type Figure, type Finding } from '../../model/inference.ts';
import { endpoint, figure, place, say, type Text } from '../../model/text.ts';
import { likelyVantage } from '../../model/vantage.ts';
import { isNight } from '../../stats/call-records.ts';
import { jeffreysInterval } from '../../stats/interval-binomial.ts';
import { whereaboutsOf } from '../../stats/own-records.ts';
import record from '../../stats/records/home-and-work-record.json' with { type: 'json' };
import { type Counted, findRecord, type TrackRecord, trackFigure } from '../../stats/track-record.ts';
import { createDrawings, findUsualPlace, type UsualPlace } from '../../stats/usual-place.ts';

const LEVEL = 0.9;
/** Nights, or working days, on which a place must show. */
const FEWEST_DAYS = 5;
/** Share of drawings of as many days in which a place must come out first, for it to stand out. */
const STABLE = 0.8;
const VERY_STABLE = 0.95;
const MANY_DAYS = 10;
/** Share of nights, or days, at a place that is clearly the usual one. */
const MOST_DAYS = 0.6;
const WORK_BEGINS = 9;
const WORK_ENDS = 17;
/** Rows of each place that are cited. */
const SHOWN = 5;

/** Night of the day on which it begins; undefined by day. */
const nightOf = (local: number): number | undefined => (isNight(local) ? dayOf(local - MICROS_PER_DAY / 2) : undefined);

function workingDayOf(local: number): number | undefined {
  const hour = hourOf(local);
  return hour >= WORK_BEGINS && hour < WORK_ENDS && !isWeekend(dayOf(local)) ? dayOf(local) : undefined;
}

/** Where one endpoint is said to live, and to work if another place stands out in working hours. */
export interface HomeAndWork {
  readonly id: number;
  readonly home: UsualPlace;
  readonly work: UsualPlace | undefined;
}

const standsOut = ({ days, stability }: UsualPlace): boolean => days >= FEWEST_DAYS && stability >= STABLE;

const isClear = ({ days, weight, stability }: UsualPlace): boolean =>
  days >= MANY_DAYS && stability >= VERY_STABLE && weight >= MOST_DAYS * days;

/** Rows at a place in its hours, each on a day of its own where there are as many. */
function visitsAt(visits: Visits, id: number, calendar: Calendar, at: number, day: (local: number) => number | undefined): number[] {
  const shown = new Map<number, number>();
  for (let i = visits.offsets[id] as number; i < (visits.offsets[id + 1] as number) && shown.size < SHOWN; i++) {
    const instant = visits.at[i] as number;
    const of = visits.place[i] === at ? day(localTime(calendar, instant)) : undefined;
    if (of !== undefined && !shown.has(of)) shown.set(of, instant);
  }
  return [...shown.values()];
}

const evidenceOf = (id: number, at: readonly number[], caption: Text): EvidenceSelector => ({
  kind: 'instants',
  endpoint: at.map(() => id),
  at,
  placed: true,
  caption,
});

const figuresOf = (what: string, days: string, usual: UsualPlace): Figure[] => [
  { label: `${what}: days’ worth at the place`, value: usual.weight, unit: days, n: usual.days },
  { label: `${what}: share of drawings of as many days in which it comes out first`, value: usual.stability, unit: 'share' },
];

export const homeAndWork = defineInference({
  id: 'home-and-work',
  question: 'Where does each endpoint sleep, and where does it work?',
  method:
    'The place that shows most often between 19:00 and 7:00, every night weighing alike, is likely the home; the place that shows most often on weekdays from 9:00 to 17:00, if it is another one, likely the work. Nights and days are drawn again and again, and a place is named only where it comes out first in most of the drawings.',
  asks: 'description',
  subjects: 'endpoints',
  needs: ['visits'],
  side: [],
  needsEvents: false,
  vantage: { observes: ['actor', 'time', 'hours', 'place'], minWindowDays: 7 },
  references: [
    {
      authors: 'S. Isaacman, R. Becker, R. Cáceres, S. Kobourov, M. Martonosi, J. Rowland, A. Varshavsky',
      title: 'Identifying Important Places in People’s Lives from Cellular Network Data',
      venue: 'Pervasive Computing, LNCS 6696',
      year: 2011,
      deviations:
        'Places are taken as the log names them, and not joined to clusters; hours decide by themselves rather than by a model that was fitted to volunteers, and working hours begin at 9:00.',
    },
    {
      authors: 'Y.-A. de Montjoye, L. Rocher, A. S. Pentland',
      title: 'bandicoot: a Python Toolbox for Mobile Phone Metadata',
      venue: 'Journal of Machine Learning Research 17(175)',
      year: 2016,
      deviations: 'Half hours are counted as there, by night; but each night weighs alike, however many calls it has.',
    },
  ],
  options: {},
  minSupport: FEWEST_DAYS,

  rank({ visits }, { calendar, random }: Context) {
    const endpoints = visits.offsets.length - 1;
    const drawings = createDrawings(random);
    const found: HomeAndWork[] = [];
    const left = { unseen: 0, brief: 0, unsteady: 0 };
    for (let id = 0; id < endpoints; id++) {
      const whereabouts = whereaboutsOf(visits, id, calendar);
      const home = findUsualPlace(whereabouts, nightOf, drawings);
      if (whereabouts.at.length === 0) left.unseen++;
      else if (home === undefined || home.days < FEWEST_DAYS) left.brief++;
      else if (!standsOut(home)) left.unsteady++;
      else {
        const byDay = findUsualPlace(whereabouts, workingDayOf, drawings);
        found.push({ id, home, work: byDay && standsOut(byDay) && byDay.place !== home.place ? byDay : undefined });
      }
    }
    const skipped = [
      { count: left.unseen, why: 'no row of theirs shows a place' },
      { count: left.brief, why: `a place shows on fewer than ${FEWEST_DAYS} nights` },
      { count: left.unsteady, why: 'no place stands out at night' },
    ];
    return {
      subjects: { of: 'endpoints', id: Int32Array.from(found, ({ id }) => id) },
      columns: {
        // What the nights support at the least, not how high they happened to come out.
        score: Float64Array.from(found, ({ home }) => jeffreysInterval(home.weight, home.days, LEVEL).low),
        support: Float64Array.from(found, ({ home }) => home.days),
      },
      tested: endpoints - left.unseen,
      skipped: skipped.filter(({ count }) => count > 0),
      summary: [
        { label: 'endpoints with a likely home', value: found.length, unit: 'endpoints', n: endpoints - left.unseen },
        {
          label: 'of these, with a likely place of work',
          value: found.filter(({ work }) => work).length,
          unit: 'endpoints',
          n: found.length,
        },
        { label: 'places that the log names', value: visits.places, unit: 'places' },
      ],
      smallest: say`a place that shows on at least ${FEWEST_DAYS} nights, and comes out first in ${figure(100 * STABLE, 0)} % of drawings of as many nights`,
      working: found,
    };
  },

  explain(row, { working }, { visits }, { calendar, observation }): Finding {
    const { id, home, work } = working[row] as HomeAndWork;
    const atWork: Text = work
      ? say` In working hours it was mostly at ${place(work.place)}, hence likely its work: ${figure(work.weight, 1)} of ${work.days} days.`
      : say` No other place stands out in working hours.`;
    const named = work ? [home, work] : [home];
    const counted = (what: 'home' | 'work') => findRecord(record as TrackRecord, likelyVantage(observation), what);
    const [homes, works] = [counted('home'), counted('work')];
    return {
      claim: [
        ...say`At night ${endpoint(id)} was mostly at ${place(home.place)}, hence likely its home: ${figure(home.weight, 1)} of ${home.days} nights on which a place shows.`,
        ...atWork,
      ],
      measures: [
        ...figuresOf('home', 'nights', home),
        ...(work ? figuresOf('work', 'days', work) : []),
        ...(homes ? [trackFigure('homes named so that were right, in simulated worlds', homes)] : []),
        ...(work && works ? [trackFigure('places of work named so that were right, in simulated worlds', works)] : []),
      ],
      evidence: [
        evidenceOf(
          id,
          visitsAt(visits, id, calendar, home.place, nightOf),
          say`at ${place(home.place)} at night, the earliest of several nights`,
        ),
        ...(work
          ? [
              evidenceOf(
                id,
                visitsAt(visits, id, calendar, work.place, workingDayOf),
                say`at ${place(work.place)} in working hours, the earliest of several days`,
              ),
            ]
          : []),
      ],
      alternatives: ['role', 'shared-device', 'second-device', 'log-truncation'],
      caveats: [
        rightBefore(homes, work && works),
        say`A place covers many homes: it says in which part of a town somebody sleeps, not where.`,
        say`A place shows only where the log has a row: those who are awake at night at work look as if they lived there.`,
      ],
      grade: {
        word: named.every(isClear) ? 'good' : 'fair',
        reason: named
          .map(
            ({ days, weight, stability }) =>
              `${Math.round((100 * weight) / days)} % of ${days} days, first in ${Math.round(100 * stability)} % of drawings`,
          )
          .join(', and '),
      },
    };
  },
});

function rightBefore(homes: Counted | undefined, works: Counted | undefined): Text {
  if (!homes) return say`How often a home named so is right has not been counted for logs of this sort.`;
  const ofWork: Text = works ? say` and ${works.right} of ${works.n} places of work` : [];
  return [...say`In ${record.set}, ${homes.right} of ${homes.n} homes named so were right${ofWork}; real people differ.`];
}
