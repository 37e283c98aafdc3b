import { type Artifacts, row } from '../../model/artifacts.ts';
import { type Duration, type EndpointId, MICROS_PER_MINUTE } from '../../model/event.ts';
import { type Context, defineInference, type Figure, type Finding, type Subjects } from '../../model/inference.ts';
import { endpoint, figure, say, type Text } from '../../model/text.ts';
import { isPartial } from '../../model/vantage.ts';
import { cutSittings, matchByChance } from '../../stats/coincidental-match.ts';
import { areInContact } from '../../stats/in-contact.ts';
import { leastMatches } from '../../stats/least-matches.ts';
import { type DaySessions, FEWEST_SESSIONS, type PairedDays, pairDays, sortByDay } from '../../stats/paired-days.ts';
import { type ProposedPairs, proposePairs } from '../../stats/propose-pairs.ts';
import { redrawByClock } from '../../stats/redraw-starts.ts';
import { lowerBound, upperBound } from '../../stats/search.ts';

/** The level at which the engine reports. */
const REPORTED = 0.05;
/** Redrawn series behind the coincidental match probabilities of a finding, and events redrawn in all, about. */
const ROUNDS = 999;
const BUDGET = 4e6;

interface Working {
  readonly byDay: DaySessions;
  readonly pairs: readonly PairedDays[];
  readonly gap: Duration;
  readonly near: Duration;
}

type Options = Context<string, typeof options>;

const options = {
  near: {
    type: 'duration',
    default: 30 * MICROS_PER_MINUTE,
    help: 'how near two sessions must be to count as a match; choose it before looking',
  },
} as const;

export const sameSource = defineInference({
  id: 'same-source',
  question: 'Which two endpoints are used in step, as by one person?',
  method:
    'For each pair of endpoints the sessions of both that lie near each other are counted, and the days of one are then exchanged, among days of the same kind within two weeks: hours, bursts and how much each does stay as they are, and only which day is which is left to chance. The chance of so many matches comes from the exact mean, spread and skew of the count over all exchanges. Pairs that the log shows in contact with each other are left out, since a conversation explains the matches, and nobody writes to himself; a log that does not show who is in contact with whom, of everybody, cannot answer. Beside that stand the published measures of how two series lie among each other, with the share of redrawn series that come as near. Being in step is not being one person: those who live or work together are, too.',
  asks: 'test',
  subjects: 'pairs',
  needs: ['series', 'sessions', 'contacts', 'coverage'],
  side: [],
  needsEvents: false,
  vantage: { observes: ['actor', 'peer', 'time', 'hours'], namedPeer: true, minWindowDays: 14, maxClockStep: MICROS_PER_MINUTE },
  references: [
    {
      authors: 'C. Galbraith, P. Smyth, H. S. Stern',
      title: 'Quantifying the association between discrete event time series with applications to digital forensics',
      venue: 'Journal of the Royal Statistical Society A 183(3)',
      year: 2020,
      deviations:
        'Segregation, mingling and times between events as there, but neighbours at distance 0 count, equal times are spread over the clock step by chance, neighbours are found in order of n log n, and match probabilities are (1 + #)/(n + 1), from starts redrawn at the endpoint’s own clock times on its own days. The test itself counts matches of sessions and exchanges whole days, since no number of redrawn series can reach the chances that many pairs call for. The score-based likelihood ratio is one of that count, in standard deviations from what exchanged days give, which told one person from two better than segregation, mingling and times between events did (AUC 0.87 beside 0.76, 0.74 and 0.52 on simulated worlds, seeds 8701 to 8706); in place of kernel densities there is a calibrated map in cautious steps.',
    },
    {
      authors: 'W. Hoeffding',
      title: 'A combinatorial central limit theorem',
      venue: 'Annals of Mathematical Statistics 22(4)',
      year: 1951,
      deviations:
        'The tail is that of a Pearson type III law with the exact first three moments (Mielke and Berry), half a match being taken off.',
    },
  ],
  options,

  rank({ sessions, contacts, coverage }, context: Options) {
    const { calendar, focus, observation } = context;
    const near = context.options.near;
    const byDay = sortByDay(sessions, coverage, calendar);
    const endpoints = sessions.offsets.length - 1;
    const eligible = Array.from({ length: endpoints }, (_, id) => id).filter(
      (id) => (sessions.offsets[id + 1] as number) - (sessions.offsets[id] as number) >= FEWEST_SESSIONS,
    );
    const proposed = proposePairs(sessions, eligible, focus);
    const { a, b, pairs, talking, short } = openPairs(proposed, contacts, byDay, near);
    const tested = (eligible.length * Math.max(0, eligible.length - 1)) / 2;
    const p = Float64Array.from(pairs, (one) => one.p);
    // Equal p: more matches beyond those expected first. The term is too small to overtake a smaller p.
    const score = Float64Array.from(pairs, (one) => -Math.log10(Math.max(one.p, Number.MIN_VALUE)) + 1e-9 * one.off);
    const skipped = [
      { count: endpoints - eligible.length, why: `endpoints with fewer than ${FEWEST_SESSIONS} sessions` },
      { count: talking, why: 'pairs in contact with each other, which explains matches; counted as tested, with a chance of 1' },
      { count: short, why: 'pairs not there together for a week, or hardly active then; counted as tested, with a chance of 1' },
      ...(proposed.proposed
        ? [
            {
              count: tested - proposed.a.length,
              why: 'pairs that an index of common sessions did not propose; counted as tested, with a chance of 1',
            },
          ]
        : []),
    ].filter(({ count }) => count > 0);
    return {
      subjects: { of: 'pairs', a, b },
      // Its scale is the calibration set's matter.
      columns: { score, p, ratio: Float64Array.from(pairs, ({ off }) => off) },
      scope: { 'days together': Float64Array.from(pairs, ({ days }) => days) },
      tested,
      // A phone's own log shows others only where they touch its owner, which puts them in step.
      ...(isPartial(observation) && { unseen: [say`the activity of all endpoints, rather than what reached one of them`] }),
      skipped,
      summary: [
        { label: 'pairs of endpoints', value: tested, unit: 'pairs' },
        { label: 'of these, opened', value: pairs.length, unit: 'pairs', n: tested },
        {
          label: 'of these, with a chance of one in a thousand or less',
          value: p.filter((one) => one <= 1e-3).length,
          unit: 'pairs',
          n: pairs.length,
        },
        { label: 'how near two sessions must be', value: near, unit: 'µs' },
      ],
      smallest: smallestOf(pairs, tested),
      working: { byDay, pairs, gap: sessions.stitch, near } satisfies Working,
    };
  },

  explain(r, { subjects, working }, { series }, { calendar, observation, random }): Finding {
    const { pairs, gap, near } = working;
    const of = subjects as Extract<Subjects, { of: 'pairs' }>;
    const [a, b] = [of.a[r] as number, of.b[r] as number];
    const { matches, expected, days } = pairs[r] as PairedDays;
    const [one, other] = together(series, a, b);
    const rounds = Math.max(99, Math.min(ROUNDS, Math.floor(BUDGET / (one.length + other.length))));
    const found = matchByChance(one, other, {
      gap,
      step: observation.clockStep,
      rounds,
      drawStart: redrawByClock(cutSittings(other, gap), calendar),
      random: random.fork(`${a} ${b}`),
    });
    const { segregation, mingling, meanGap, medianGap } = found.observed;
    const events = one.length + other.length;
    const caveats: Text[] = [
      say`Couples, colleagues, those who are called by the same others and, above all, people on one shift rota are in step as well: this test does not tell them from one person.`,
    ];
    const setAside = (series.setAside[a] as number) + (series.setAside[b] as number);
    if (setAside > 0) caveats.push(say`${setAside} connections by a timer were set aside, of both and throughout.`);
    const shown = nearest(one, other, 10);
    return {
      claim: say`${endpoint(a)} and ${endpoint(b)} had ${matches} pairs of sessions within ${{ duration: near }} of each other on ${days} days, where ${figure(expected, 1)} would be usual with the same days in another order. Being in step so can be one person with two numbers or devices, two who live alike, or two whom the same messages set off.`,
      measures: [
        { label: 'sessions near each other', value: matches, unit: 'pairs', n: days },
        { label: 'as many would be usual, with days exchanged', value: expected, unit: 'pairs', n: days },
        { label: 'segregation (1: apart, 0: as by chance, below: mingled)', value: segregation, unit: '', n: events },
        { label: 'share of redrawn series that are as little segregated', value: found.segregation, unit: 'share', n: rounds },
        { label: 'mingling: share of events whose nearest is of the other', value: mingling, unit: 'share', n: events },
        { label: 'share of redrawn series that mingle as much', value: found.mingling, unit: 'share', n: rounds },
        { label: 'time between an event of the second and the nearest of the first, mean', value: meanGap, unit: 'µs', n: other.length },
        { label: 'the same, median', value: medianGap, unit: 'µs', n: other.length },
        { label: 'share of redrawn series with as short a median', value: found.medianGap, unit: 'share', n: rounds },
      ] satisfies Figure[],
      evidence: [
        {
          kind: 'instants',
          endpoint: shown.flatMap(() => [a, b]),
          at: shown.flat(),
          caption: say`the activity of both that lies nearest to each other`,
        },
      ],
      alternatives: ['common-cause', 'shared-device', 'role', 'chance', 'automatic-sync', 'other-channel', 'unusual-day'],
      caveats,
      propositions: [
        say`${endpoint(a)} and ${endpoint(b)} are used by one person, each for contacts of its own`,
        say`${endpoint(a)} and ${endpoint(b)} are used by two people who are not in contact with each other, and who may live or work together`,
      ],
    };
  },
});

/** Opens pairs, but for those that the log shows in contact. */
function openPairs({ a, b }: ProposedPairs, contacts: Artifacts['contacts'], byDay: DaySessions, near: Duration) {
  const opened: { a: EndpointId; b: EndpointId; found: PairedDays }[] = [];
  let [talking, short] = [0, 0];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] as number, b[i] as number];
    if (areInContact(contacts, x, y)) {
      talking++;
      continue;
    }
    const found = pairDays(byDay, x, y, near);
    if (found) opened.push({ a: x, b: y, found });
    else short++;
  }
  return {
    a: Int32Array.from(opened, (one) => one.a),
    b: Int32Array.from(opened, (one) => one.b),
    pairs: opened.map(({ found }) => found),
    talking,
    short,
  };
}

/** Both series from when both were there to when one was no more. */
function together(series: Artifacts['series'], a: EndpointId, b: EndpointId): [Float64Array, Float64Array] {
  const both = [a, b].map((id) => row(series.offsets, series.at, id)) as [Float64Array, Float64Array];
  const from = Math.max(...both.map((at) => at[0] as number));
  const to = Math.min(...both.map((at) => at[at.length - 1] as number));
  return both.map((at) => at.subarray(lowerBound(at, from), upperBound(at, to))) as [Float64Array, Float64Array];
}

/** The nearest pairs of instants of two series, in order of time. */
function nearest(a: Float64Array, b: Float64Array, most: number): [number, number][] {
  const pairs = Array.from(b, (at): [number, number] => {
    const next = lowerBound(a, at);
    const [before, after] = [a[next - 1] ?? Number.NEGATIVE_INFINITY, a[next] ?? Number.POSITIVE_INFINITY];
    return [at - before <= after - at ? before : after, at];
  });
  return pairs
    .sort(([x, y], [u, v]) => Math.abs(x - y) - Math.abs(u - v) || y - v)
    .slice(0, most)
    .sort(([, y], [, v]) => y - v);
}

function smallestOf(pairs: readonly PairedDays[], tested: number): Text {
  if (tested === 0) return say`two endpoints that were there together for a week or more, both active then, and not in contact`;
  if (pairs.length === 0) return say`no pair, since none could be compared`;
  const { expected, matches } = leastMatches(pairs, REPORTED / tested);
  return say`a pair with ${matches} matches where ${figure(expected, 1)} would be usual, going by the pair of middling activity among ${tested}`;
}
