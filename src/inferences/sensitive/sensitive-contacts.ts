import type { EndpointId } from '../../model/event.ts';
import { type Context, defineInference, type Figure, type Finding, type SideTable, type Subjects } from '../../model/inference.ts';
import { day, endpoint, figure, say, type Text } from '../../model/text.ts';
import { clopperPearsonInterval } from '../../stats/interval-binomial.ts';
import { type CallPattern, type Course, callsToServices, findPattern, type ServiceCalls } from '../../stats/service-calls.ts';
import { predictiveValue, TOLD_NEEDS } from '../../stats/told-needs.ts';

const LEVEL = 0.9;
/** Days with such contacts below which nobody is reported: one is like any other. */
const FEWEST_DAYS = 2;

const options = {
  within: { type: 'number', default: 21, min: 1, max: 365, help: 'days within which contacts are one pattern; choose it before looking' },
  prevalence: {
    type: 'number',
    default: 0,
    min: 0,
    max: 1,
    help: 'share of people with such a need, for the predictive value; 0 where it is not stated',
  },
} as const;

type Options = Context<string, typeof options>;

interface Working {
  readonly services: SideTable;
  readonly kinds: readonly string[];
  readonly kindOf: ReadonlyMap<EndpointId, number>;
  readonly calls: readonly ServiceCalls[];
  readonly patterns: readonly CallPattern[];
  /** Endpoints that are no services, and of these, by row, the others with at least as much. */
  readonly people: number;
  readonly alike: Int32Array;
}

const COURSE_WORDS: Readonly<Record<Course, string>> = {
  sequence: 'services of three kinds or more',
  repeated: 'such services on three days or more',
  single: 'such services once or twice',
};

export const sensitiveContacts = defineInference({
  id: 'sensitive-contacts',
  question: 'Whose contacts with labelled services form a pattern?',
  method:
    'A side table says which endpoints are services of which kind, such as a pharmacy. For each endpoint the stretch of days is taken in which it turned to most kinds, and on most days, and it is counted how many others of the log show as much. Patterns like these are how calls tell of a private matter; they tell of the calls, not of whom the matter concerns.',
  asks: 'description',
  subjects: 'endpoints',
  needs: ['exchanges', 'contacts'],
  side: ['services'],
  needsEvents: false,
  vantage: { observes: ['actor', 'peer', 'time'] },
  references: [
    {
      authors: 'J. Mayer, P. Mutchler, J. C. Mitchell',
      title: 'Evaluating the privacy properties of telephone metadata',
      venue: 'PNAS 113(20)',
      year: 2016,
      deviations:
        'Patterns are counted with their base rate in the log, and the predictive value is given only at a stated prevalence, from simulated people; no condition is named.',
    },
  ],
  options,
  minSupport: FEWEST_DAYS,

  rank({ exchanges, contacts }, { calendar, side, options: { within } }: Options) {
    const services = side['services'] as SideTable;
    const labels = categoriesOf(services);
    const kinds = [...new Set(labels)].sort();
    const kindOf = new Map(Array.from(services.id, (id, i) => [id, kinds.indexOf(labels[i] as string)] as const));
    const isService = new Uint8Array(contacts.endpoints);
    for (const id of services.id) isService[id] = 1;
    const found = [...callsToServices(exchanges, isService, calendar)].sort(([a], [b]) => a - b);
    const patterns = found.map(([, calls]) => findPattern(calls, (service) => kindOf.get(service) as number, within));
    const people = contacts.endpoints - services.id.length;
    const alike = countAlike(patterns);
    const n = found.length;
    return {
      subjects: { of: 'endpoints', id: Int32Array.from(found, ([id]) => id) },
      columns: {
        // Rarer patterns first; of equals, more contacts.
        score: Float64Array.from(
          patterns,
          ({ from, to }, row) => -Math.log10((1 + (alike[row] as number)) / (1 + people)) + 1e-6 * (to - from),
        ),
        support: Float64Array.from(patterns, ({ days }) => days),
      },
      tested: n,
      skipped: [{ count: people - n, why: 'endpoints that turned to none of the labelled services' }].filter(({ count }) => count > 0),
      summary: [
        { label: 'labelled services that the log has', value: services.id.length, unit: 'endpoints' },
        { label: 'labelled services that the log does not have', value: services.unknown, unit: 'names' },
        shareOf('endpoints that turned to any of them', n, people),
        ...kinds.map((_, k) =>
          shareOf(
            `endpoints that turned to: ${k + 1}. kind`,
            found.filter(([, { service }]) => service.some((id) => kindOf.get(id) === k)).length,
            people,
          ),
        ),
      ],
      smallest: say`contacts with a labelled service on ${FEWEST_DAYS} days within ${within}`,
      working: { services, kinds, kindOf, calls: found.map(([, calls]) => calls), patterns, people, alike } satisfies Working,
    };
  },

  explain(row, { subjects, working }, _input, { options: { within, prevalence } }): Finding {
    const id = (subjects as Extract<Subjects, { of: 'endpoints' }>).id[row] as number;
    const { calls, patterns, people, kindOf } = working;
    const alike = working.alike[row] as number;
    const { at, service, day: days } = calls[row] as ServiceCalls;
    const { from, to, kinds, days: onDays, course } = patterns[row] as CallPattern;
    const shown = Array.from({ length: to - from }, (_, i) => from + i);
    const order: EndpointId[] = [];
    for (const i of shown) {
      const one = service[i] as number;
      if (!order.some((known) => kindOf.get(known) === kindOf.get(one))) order.push(one);
    }
    const value = prevalence > 0 && prevalence < 1 && TOLD_NEEDS.needs.people > 0 ? predictiveValue(course, prevalence) : undefined;
    const named: Text = order.slice(0, 6).flatMap((one, i) => [...(i > 0 ? [', '] : []), endpoint(one)]);
    const valueText: Text = value
      ? say` Of simulated people who turned to ${COURSE_WORDS[course]}, ${figure(100 * value.value, 0)} % had a need of their own where ${figure(100 * prevalence, 1)} % of all have; the others called by chance or for somebody else.`
      : say` What that says of a need depends on how many people have one, which is not stated.`;
    return {
      claim: say`${endpoint(id)} turned to labelled services ${to - from} times, on ${onDays} days from ${day(days[from] as number)} on: services of ${kinds} ${kinds === 1 ? 'kind' : 'kinds'} (first of each: ${named}). Of the ${people - 1} others in this log, ${alike} show as much.${valueText}`,
      measures: [
        { label: 'contacts with labelled services in that stretch', value: to - from, unit: 'events' },
        { label: 'days with one', value: onDays, unit: 'days', n: within },
        { label: 'kinds of services', value: kinds, unit: 'kinds', n: working.kinds.length },
        { label: 'contacts with labelled services in all', value: at.length, unit: 'events' },
        shareOf('others who show as much', alike, people - 1),
        ...(value
          ? [
              {
                label: 'simulated people with such a pattern who had a need of their own, at the stated prevalence',
                value: value.value,
                unit: 'share',
                low: value.low,
                high: value.high,
                n: TOLD_NEEDS.needs.people + TOLD_NEEDS.others.people,
              },
            ]
          : []),
      ],
      evidence: [
        {
          kind: 'instants',
          endpoint: shown.map(() => id),
          at: shown.map((i) => at[i] as number),
          with: shown.map((i) => service[i] as number),
          caption: say`the contacts with labelled services`,
        },
      ],
      alternatives: ['role', 'shared-device', 'chance', 'hub'],
      caveats: [
        say`People call such services for others: a child, a parent, a client, an employer. The log does not say for whom.`,
        say`Which endpoint is which kind of service is what the side table says, and it was not checked.`,
        ...(value ? [say`The share was counted in ${TOLD_NEEDS.set}: it holds as far as real people call as those do.`] : []),
        say`A call says nothing of what was asked or answered, and nothing here says that anybody has a condition.`,
      ],
      grade:
        course === 'sequence' && alike === 0
          ? { word: 'fair', reason: 'several kinds of services within days, as nobody else in the log shows' }
          : {
              word: 'weak',
              reason:
                course === 'sequence'
                  ? 'others in the log show as much'
                  : 'few kinds of services, as calls by chance or for others show, too',
            },
    };
  },
});

/** Categories of the services: the column of that name, or else the second. */
function categoriesOf({ columns }: SideTable): readonly string[] {
  const names = Object.keys(columns);
  const name = names.includes('category') ? 'category' : (names[1] ?? names[0]);
  return name === undefined ? [] : (columns[name] as readonly string[]);
}

function shareOf(label: string, count: number, n: number): Figure {
  const of = Math.max(1, n);
  return { label, value: count / of, unit: 'share', ...clopperPearsonInterval(count, of, LEVEL), n };
}

/** How many other rows have at least as many kinds, and on at least as many days. By counts of each combination: there are few. */
function countAlike(patterns: readonly CallPattern[]): Int32Array {
  const counts = new Map<string, { kinds: number; days: number; n: number }>();
  for (const { kinds, days } of patterns) {
    const key = `${kinds} ${days}`;
    const one = counts.get(key) ?? { kinds, days, n: 0 };
    one.n++;
    counts.set(key, one);
  }
  const all = [...counts.values()];
  const least = new Map(
    all.map(({ kinds, days }) => [
      `${kinds} ${days}`,
      all.reduce((sum, other) => (other.kinds >= kinds && other.days >= days ? sum + other.n : sum), 0) - 1,
    ]),
  );
  return Int32Array.from(patterns, ({ kinds, days }) => least.get(`${kinds} ${days}`) as number);
}
