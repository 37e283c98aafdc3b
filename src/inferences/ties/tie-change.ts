import { createCourses, type PairCourse } from '../../graph/pair-course.ts';
import { gatherDays, type PairDays } from '../../graph/pair-days.ts';
import { gatherPairs } from '../../graph/pair-exchanges.ts';
import { MICROS_PER_DAY } from '../../model/event.ts';
import { type Context, defineInference, type Finding } from '../../model/inference.ts';
import { day as dayPart, endpoint, figure, say, type Text } from '../../model/text.ts';
import { startOfDay } from '../../stats/observed-time.ts';
import { BOUNDARIES, estimateSpread, findRateChange, type RateChange } from '../../stats/rate-change.ts';

/** Days in contact, and days on which contact was possible, below which no change could show. */
const FEWEST_DAYS = 5;
const SHORTEST = 14;
/** The rate of false discoveries at which the engine reports. */
const REPORTED = 0.05;
/** A single pair with a larger chance than this did not change, as far as can be told. */
const UNCHANGED = 0.05;

interface Working {
  readonly days: PairDays;
  /** Row → place in the contacts. */
  readonly pairs: Int32Array;
  readonly courseOf: (pair: number) => PairCourse;
  readonly effect: (count: number) => number;
}

type Change = 'new' | 'growing' | 'fading' | 'ended';

const changeOf = ({ share, before, after }: RateChange): Change =>
  before === 0 ? 'new' : after === 0 ? 'ended' : before > (before + after) * share ? 'fading' : 'growing';

const WORDS: Readonly<Record<Change, string>> = {
  new: 'seems to have begun',
  growing: 'seems to have grown',
  fading: 'seems to have faded',
  ended: 'seems to have ended',
};

export const tieChange = defineInference({
  id: 'tie-change',
  question: 'Which ties are new, growing, fading or ended?',
  method:
    'For each pair, the days in contact before and after each of fifteen moments are held against what would be expected if its rate never changed, by what all other pairs do on those days and only while both ends are there. The chance pays for having looked at all of them, and days count for fewer than they are by how unevenly contact days of all pairs come in this log.',
  asks: 'test',
  subjects: 'pairs',
  needs: ['contacts', 'exchanges', 'endpoints', 'coverage'],
  side: [],
  needsEvents: false,
  vantage: { observes: ['actor', 'peer', 'time'], minWindowDays: 21 },
  references: [
    {
      authors: 'J. Przyborowski, H. Wilenski',
      title: 'Homogeneity of results in testing samples from Poisson series',
      venue: 'Biometrika 31(3–4)',
      year: 1940,
      deviations: 'Days in contact are counted, not contacts, and a change day is searched for, which the chance pays for by Bonferroni.',
    },
    {
      authors: 'B. Devlin, K. Roeder',
      title: 'Genomic control for association studies',
      venue: 'Biometrics 55(4)',
      year: 1999,
      deviations:
        'The spread of the middle two thirds of all pairs is taken, by numbers of days in contact, rather than the median of all.',
    },
    {
      authors: 'G. Miritello, R. Lara, M. Cebrian, E. Moro',
      title: 'Limited communication capacity unveils strategies for human interaction',
      venue: 'Scientific Reports 3',
      year: 2013,
      deviations:
        'There a tie is new or ended if it is silent for the months before or after; here silence is weighed by the tie’s own rate.',
    },
  ],
  options: {},

  rank({ contacts, exchanges, endpoints, coverage }, { calendar }: Context) {
    const days = gatherDays(gatherPairs(contacts, exchanges), coverage, calendar);
    const follow = createCourses(days, endpoints, calendar, { contact: FEWEST_DAYS, both: SHORTEST });
    const courseOf = (pair: number) => follow(pair, contacts.a[pair] as number, contacts.b[pair] as number);
    const pairs = Int32Array.from({ length: contacts.count }, (_, pair) => pair).filter((pair) => courseOf(pair) !== undefined);
    const passedOf = (pair: number) => (courseOf(pair) as PairCourse).passed;
    const effect = estimateSpread(pairs, passedOf);
    const memory = new Map<string, number>();
    const p = Float64Array.from(pairs, (pair) => {
      const passed = passedOf(pair);
      return findRateChange(passed, effect(passed.length), memory).p;
    });
    const tested = pairs.length;
    return {
      subjects: {
        of: 'pairs',
        a: pairs.map((pair) => contacts.a[pair] as number),
        b: pairs.map((pair) => contacts.b[pair] as number),
      },
      columns: { score: p.map((value) => -Math.log10(Math.max(value, 1e-300))), p },
      tested,
      skipped:
        tested < contacts.count
          ? [
              {
                count: contacts.count - tested,
                why: `in contact on fewer than ${FEWEST_DAYS} days, or both ends there for fewer than ${SHORTEST}`,
              },
            ]
          : [],
      summary: [
        { label: 'pairs tested', value: tested, unit: 'pairs', n: contacts.count },
        { label: 'contact days that one independent day stands for, at ten days', value: effect(10), unit: '', n: tested },
      ],
      smallest: smallestOf(leastDays(effect, tested), coverage.observed / MICROS_PER_DAY),
      working: { days, pairs, courseOf: (pair) => courseOf(pair) as PairCourse, effect } as Working,
    };
  },

  explain(row, { working, columns }, { contacts }, { calendar }): Finding {
    const { days, effect, courseOf } = working;
    const pair = working.pairs[row] as number;
    const [a, b] = [contacts.a[pair] as number, contacts.b[pair] as number];
    const { from, to, passed } = courseOf(pair);
    const change = findRateChange(passed, effect(passed.length));
    const kind = changeOf(change);
    const p = columns.p?.[row] as number;
    const start = days.offsets[pair] as number;
    const own = Array.from(days.day.subarray(start, start + passed.length));
    const count = own.length;
    // The first day in contact after the change, and the last before it.
    const [lastBefore, firstAfter] = [own[change.before - 1], own[change.before]];
    const local = (index: number) => dayPart(days.first + index);
    const course: Text =
      kind === 'new'
        ? say`${count} days in contact from ${local(firstAfter as number)} on, and none in the ${(firstAfter as number) - from} days before, in which both were in this log`
        : kind === 'ended'
          ? say`${count} days in contact until ${local(lastBefore as number)}, and none in the ${to - (lastBefore as number)} days after, in which both were still in this log`
          : say`${change.before} days in contact until ${local(lastBefore as number)} and ${change.after} from ${local(firstAfter as number)} on; at an even rate about ${figure(count * change.share, 0)} and ${figure(count * (1 - change.share), 0)} would be expected`;
    const expected = count * change.share;
    const edge = kind === 'ended' ? (lastBefore as number) : (firstAfter as number);
    const caveats: Text[] = [
      say`The moment is the most striking of ${BOUNDARIES} that were tried, which the chance has paid for; the change may have come some days earlier or later.`,
    ];
    if (effect(count) > 2)
      caveats.push(
        say`Contact days come in spells in this log, so that a day here counts for ${figure(1 / effect(count), 2)} of an independent one.`,
      );
    return {
      claim: say`The tie of ${endpoint(a)} and ${endpoint(b)} ${p > UNCHANGED ? 'changed no more than chance would have it' : WORDS[kind]}: ${course}.`,
      measures: [
        { label: 'days in contact', value: count, unit: 'days', n: to - from + 1 },
        { label: 'days in contact before the change', value: change.before, unit: 'days', n: count },
        { label: 'expected before it at an even rate', value: expected, unit: 'days', n: count },
        { label: 'contact days that one independent day stands for', value: effect(count), unit: '' },
        { label: 'chance of so great a change in a tie that does not change', value: p, unit: '' },
      ],
      evidence: [
        {
          kind: 'rows',
          endpoints: [a, b],
          between: true,
          from: startOfDay(calendar, days.first + Math.max(0, edge - 7)),
          to: startOfDay(calendar, days.first + edge + 8),
          limit: 20,
          caption: say`rows between the two in the days around the change`,
        },
      ],
      alternatives: ['chance', 'other-channel', 'second-device', 'unusual-day', 'log-truncation', 'role'],
      caveats,
    };
  },
});

/** Days in contact that a tie which begins in the middle needs in order to pass among so many, if it is the only one. */
function leastDays(effect: (count: number) => number, tested: number): number {
  const wanted = Math.log((Math.max(1, tested) * 2 * BOUNDARIES) / REPORTED) / Math.LN2;
  let count = FEWEST_DAYS;
  while (count < 10_000 && count / effect(count) < wanted) count++;
  return count;
}

/** Whoever begins in the middle is in contact on half of the days at the most. */
const smallestOf = (least: number, watched: number): Text =>
  least <= watched / 2
    ? say`a tie that begins or ends in the middle of the log and has about ${least} days in contact`
    : say`nothing that begins or ends in the middle: it would take about ${least} days in contact on one side, and the log has ${figure(watched / 2, 0)}`;
