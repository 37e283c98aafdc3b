import { type Context, defineInference, type Figure, type Finding } from '../../model/inference.ts';
import { duration, endpoint, figure, say, type Text } from '../../model/text.ts';
import { agreedDeparture, departureOf, type Middle, middleOf } from '../../stats/departures.ts';
import { HABITS, type Habit, type WeeklyHabits, weeklyHabits } from '../../stats/habits.ts';
import { indexRecords, whereaboutsOf } from '../../stats/own-records.ts';

const FEWEST_WEEKS = 4;
const FEWEST_RECORDS = 50;
/** Weeks from which on a habit that both halves show is well supported. */
const MANY_WEEKS = 8;
/** Others without whom there is nothing to stand out from. */
const FEWEST_OTHERS = 10;
/** Deviations from the middle of the population, in both halves of the weeks, from which on somebody stands out. */
const STANDS_OUT = 3;

interface Described extends WeeklyHabits {
  readonly id: number;
  /** By habit: the departure that both halves of the weeks agree on. */
  readonly departure: Float64Array;
}

interface Working {
  readonly population: readonly Described[];
  readonly rows: readonly Described[];
  /** Of the means over all weeks, on the scale on which they are compared; undefined where there are too few others. */
  readonly middles: readonly Middle[] | undefined;
}

const scaled = ({ skewed }: Habit, value: number): number => (skewed ? Math.log1p(value) : value);
const unscaled = ({ skewed }: Habit, value: number): number => (skewed ? Math.expm1(value) : value);

function quantity({ unit }: Habit, value: number): Text {
  if (unit === 'share') return say`${figure(100 * value, 1)} %`;
  if (unit === 'µs') return say`${duration(Math.round(value))}`;
  return unit === '' ? say`${figure(value, 1)}` : say`${figure(value, 1)} ${unit}`;
}

/** Habit in which somebody departs most, −1 if in none. */
function mostApart({ departure }: Described): number {
  let most = -1;
  departure.forEach((value, habit) => {
    if (value !== 0 && !Number.isNaN(value) && (most < 0 || Math.abs(value) > Math.abs(departure[most] as number))) most = habit;
  });
  return most;
}

const scoreOf = (one: Described): number => Math.abs(one.departure[mostApart(one)] ?? 0);

const middlesOf = (population: readonly WeeklyHabits[], part: 'all' | 'even' | 'odd'): Middle[] =>
  HABITS.map((habit, i) => middleOf(Float64Array.from(population, (one) => scaled(habit, one[part][i] as number))));

export const routineAndEntropy = defineInference({
  id: 'routine-and-entropy',
  question: 'Whose weeks stand out: how busy, how varied, how nocturnal, how quick to answer?',
  method:
    'For each endpoint, indicators of the bandicoot toolbox by week: contacts and their entropy, calls and messages by night, who begins, how fast answers come, places. Each is compared with the middle of all endpoints, in units of their spread; somebody stands out where every other week, and the weeks between, show the same departure.',
  asks: 'description',
  subjects: 'endpoints',
  needs: ['exchanges', 'visits', 'endpoints'],
  side: [],
  needsEvents: false,
  vantage: { observes: ['actor', 'peer', 'time', 'hours'], minWindowDays: 7 * FEWEST_WEEKS },
  references: [
    {
      authors: 'Y.-A. de Montjoye, L. Rocher, A. S. Pentland',
      title: 'bandicoot: a Python Toolbox for Mobile Phone Metadata',
      venue: 'Journal of Machine Learning Research 17(175)',
      year: 2016,
      deviations:
        'Calls and messages are taken together where an indicator allows it, and weeks are those of the analysis calendar. The radius of gyration needs coordinates, which logs do not show.',
    },
    {
      authors: 'C. Leys, C. Ley, O. Klein, P. Bernard, L. Licata',
      title: 'Detecting outliers: do not use standard deviation around the mean, use absolute deviation around the median',
      venue: 'Journal of Experimental Social Psychology 49(4)',
      year: 2013,
      deviations: 'Amounts of heavy tails are compared by their logarithm, and two halves of the weeks must agree.',
    },
  ],
  options: {},
  minSupport: FEWEST_WEEKS,

  rank({ exchanges, visits, endpoints }, { calendar, focus }: Context) {
    const index = indexRecords(exchanges, endpoints.count, calendar);
    const described: (WeeklyHabits & { readonly id: number })[] = [];
    const left = { rare: 0, brief: 0, paired: 0 };
    for (let id = 0; id < endpoints.count; id++) {
      if (index.size(id) < FEWEST_RECORDS) left.rare++;
      else if ((endpoints.partners[id] as number) < 2) left.paired++;
      else {
        const habits = weeklyHabits(index.of(id), whereaboutsOf(visits, id, calendar));
        if (habits.weeks < FEWEST_WEEKS) left.brief++;
        else described.push({ id, ...habits });
      }
    }
    const comparable = described.length > FEWEST_OTHERS;
    const [even, odd] = [middlesOf(described, 'even'), middlesOf(described, 'odd')];
    const apart = (one: WeeklyHabits, habit: Habit, i: number): number =>
      agreedDeparture(
        departureOf(scaled(habit, one.even[i] as number), even[i] as Middle),
        departureOf(scaled(habit, one.odd[i] as number), odd[i] as Middle),
      );
    const population = described.map(
      (one): Described => ({
        ...one,
        departure: Float64Array.from(HABITS, (habit, i) => (comparable ? apart(one, habit, i) : Number.NaN)),
      }),
    );
    const named = new Set(focus);
    const rows = population.filter((one) => !comparable || scoreOf(one) >= STANDS_OUT || named.has(one.id));
    const supportOf = (one: Described): number => (comparable && scoreOf(one) < STANDS_OUT ? 0 : one.weeks);
    const middles = comparable ? middlesOf(described, 'all') : undefined;
    const skipped = [
      { count: left.rare, why: `fewer than ${FEWEST_RECORDS} calls and messages with others that the log names` },
      { count: left.paired, why: 'in contact with one other only: the log may show no more of them' },
      { count: left.brief, why: `calls or messages in fewer than ${FEWEST_WEEKS} weeks` },
      { count: population.length - rows.length, why: `within ${STANDS_OUT} deviations of the middle in all that is compared` },
    ];
    return {
      subjects: { of: 'endpoints', id: Int32Array.from(rows, ({ id }) => id) },
      columns: { score: Float64Array.from(rows, scoreOf), support: Float64Array.from(rows, supportOf) },
      tested: population.length,
      skipped: skipped.filter(({ count }) => count > 0),
      summary: (middles ?? []).flatMap(({ median, n }, i): Figure[] => {
        const habit = HABITS[i] as Habit;
        return n === 0 ? [] : [{ label: `median: ${habit.label}`, value: unscaled(habit, median), unit: habit.unit, n }];
      }),
      smallest: say`a habit at least ${STANDS_OUT} deviations from the middle of the others, in both halves of at least ${FEWEST_WEEKS} weeks`,
      working: { population, rows, middles } satisfies Working,
    };
  },

  explain(row, { working }): Finding {
    const one = working.rows[row] as Described;
    const { population, middles } = working;
    const most = mostApart(one);
    const habit = HABITS[most];
    const measures = HABITS.flatMap(({ label, unit }, i): Figure[] => {
      const value = one.all[i] as number;
      return Number.isNaN(value) ? [] : [{ label, value, unit, n: one.weeks }];
    });
    const caveats = [say`The log shows one way of being in touch: what is rare here may be common elsewhere.`];
    const shared = {
      evidence: [{ kind: 'rows', endpoints: [one.id], limit: 20, caption: say`the earliest of its rows` }],
      alternatives: ['role', 'other-channel', 'shared-device', 'second-device', 'automatic-sync'],
    } as const satisfies Pick<Finding, 'evidence' | 'alternatives'>;
    if (!middles || !habit || scoreOf(one) < STANDS_OUT) {
      return {
        ...shared,
        claim: say`${endpoint(one.id)} had ${quantity(HABITS[1] as Habit, one.all[1] as number)} calls and messages a week with ${figure(one.all[2] as number, 1)} contacts, over ${one.weeks} weeks.`,
        measures,
        caveats: middles ? caveats : [...caveats, say`There are too few others in this log to say whether that stands out.`],
        grade: { word: 'weak', reason: middles ? 'nothing in it stands out' : 'there are too few others to compare with' },
      };
    }
    const side = Math.sign(one.departure[most] as number);
    const own = one.all[most] as number;
    const values = population.map(({ all }) => all[most] as number).filter((value) => !Number.isNaN(value));
    const asFar = values.filter((value) => (value - own) * side >= 0).length;
    return {
      ...shared,
      claim: [
        ...say`${endpoint(one.id)} stands out by its weeks: ${habit.label} ${quantity(habit, own)}, where half of ${values.length} endpoints have ${quantity(habit, unscaled(habit, (middles[most] as Middle).median))} or less. `,
        ...(asFar === 1 ? say`Nobody else is` : asFar === 2 ? say`One other is` : say`${asFar - 1} others are`),
        ` as far out on that side.`,
      ],
      measures: [
        { label: 'deviations from the middle, the smaller of two halves of its weeks', value: scoreOf(one), unit: '', n: one.weeks },
        {
          label: `share of endpoints with less: ${habit.label}`,
          value: values.filter((value) => value < own).length / values.length,
          unit: 'share',
          n: values.length,
        },
        ...measures,
      ],
      caveats: [
        ...caveats,
        say`It is the most striking of ${HABITS.length} habits, and the endpoint one of ${values.length}: some stand out as far by chance.`,
      ],
      grade:
        one.weeks >= MANY_WEEKS
          ? { word: 'good', reason: `two halves of ${one.weeks} weeks agree` }
          : { word: 'fair', reason: `two halves of no more than ${one.weeks} weeks agree` },
    };
  },
});
