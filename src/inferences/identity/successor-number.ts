import { buildGraph } from '../../graph/csr.ts';
import { localTime } from '../../model/calendar.ts';
import { MICROS_PER_DAY } from '../../model/event.ts';
import { type Context, defineInference, type Finding, type Subjects } from '../../model/inference.ts';
import { duration, endpoint, instant, say, type Text } from '../../model/text.ts';
import { likelyVantage } from '../../model/vantage.ts';
import { alikeFor, CITED, citeAlike, figuresOfAlike, type LookAlikes } from '../../stats/look-alikes.ts';
import { findMutualBest } from '../../stats/mutual-best.ts';
import { indexRecords } from '../../stats/own-records.ts';
import { placeAmongImpostors } from '../../stats/pooled-impostors.ts';
import alike from '../../stats/records/successor-number-alike.json' with { type: 'json' };
import { FEWEST_RECORDS, FINGERPRINT_DAYS, findSuccessions, OVERLAP_DAYS, SILENT_DAYS, type Successions } from '../../stats/successions.ts';
import { LIKENESSES, type Likeness } from '../../stats/usage-fingerprint.ts';

/** How much each aspect counts: whom one calls tells people apart, how one calls only helps. */
const WEIGHTS: Readonly<Record<Likeness, number>> = { contacts: 1, volume: 0.25, variety: 0.25, hours: 0.25, signature: 0.25 };

interface Working {
  readonly found: Successions;
  readonly p: Float64Array;
  /** Whether neither fits another number better. */
  readonly best: readonly boolean[];
  /** Share of the possible pairs that the index opened. */
  readonly opened: number;
}

const options = {
  gap: {
    type: 'duration',
    default: 7 * MICROS_PER_DAY,
    help: 'how soon after the last use of one number the first use of the next must be; choose it before looking',
  },
} as const;

type Options = Context<string, typeof options>;

export const successorNumber = defineInference({
  id: 'successor-number',
  question: 'Which number took the place of another that went dark?',
  method:
    'A number that falls silent for good is compared with those that are first used soon after and have a contact in common with it: by whom they are in contact with, rare contacts weighing more, by how much, with how many, at which hours, and how evenly. How alike two numbers are is placed among impostors: numbers that were there before, stayed, and share a contact with it too, seen through the same stretch of time. Those are friends, couples and colleagues, and nobody’s next number. Of several pairs with a number in common only the best counts.',
  asks: 'test',
  subjects: 'pairs',
  needs: ['exchanges', 'contacts', 'coverage'],
  side: [],
  needsEvents: false,
  vantage: { observes: ['actor', 'peer', 'time', 'hours'], minWindowDays: 21 },
  references: [
    {
      authors: 'F. M. Naini, J. Unnikrishnan, P. Thiran, M. Vetterli',
      title: 'Where you are is who you are: user identification by matching statistics',
      venue: 'IEEE Transactions on Information Forensics and Security 11(2)',
      year: 2016,
      deviations:
        'Fingerprints are of contacts, volume and hours rather than of places, and each pair is placed among impostors rather than matched with all others at once.',
    },
    {
      authors: 'A. C. Davison, D. V. Hinkley',
      title: 'Bootstrap methods and their application',
      venue: 'Cambridge University Press',
      year: 1997,
      deviations:
        'The chance is (1 + #)/(n + 1) among impostors, pooled over all numbers that went dark, times the share of pairs that were opened.',
    },
  ],
  options,

  rank({ exchanges, contacts, coverage }, { calendar, random, options: { gap } }: Options) {
    const { endpoints } = contacts;
    const index = indexRecords(exchanges, endpoints, calendar);
    const circles = buildGraph(endpoints, { a: contacts.a, b: contacts.b, weight: contacts.forth });
    const bounds = { from: localTime(calendar, coverage.from), to: localTime(calendar, coverage.to) };
    const found = findSuccessions(index, circles, bounds, gap, random);
    const { old, next, candidates, impostors, possible, lives } = found;
    const placed = placeAmongImpostors(
      candidates,
      impostors,
      LIKENESSES.map((aspect) => WEIGHTS[aspect]),
    );
    const opened = possible === 0 ? 1 : Math.min(1, (old.length + 1) / possible);
    const n = impostors[0]?.length ?? 0;
    // A number has one successor and takes the place of one: whoever fits another better is not it, such as the partner who changed too.
    const best = findMutualBest(old, next, placed.score);
    const p = placed.p.map((one, row) => (best[row] ? one * opened : 1));
    return {
      subjects: { of: 'pairs', a: Int32Array.from(old), b: Int32Array.from(next) },
      columns: { score: placed.score, p },
      tested: possible,
      skipped: [
        {
          count: possible - old.length,
          why: 'pairs without a common contact, or of too little use; counted as tested, with a chance of 1',
        },
        { count: best.filter((is) => !is).length, why: 'pairs of which one fits another number better; counted with a chance of 1' },
      ].filter(({ count }) => count > 0),
      summary: [
        { label: 'numbers that went dark', value: lives.ended.length, unit: 'endpoints', n: endpoints },
        { label: 'numbers that are new', value: lives.begun.length, unit: 'endpoints', n: endpoints },
        { label: 'pairs of which one begins soon after the other ends', value: possible, unit: 'pairs' },
        { label: 'of these, opened', value: old.length, unit: 'pairs', n: possible },
        { label: 'pairs that cannot be one person and share a contact, to compare with', value: n, unit: 'pairs' },
      ],
      smallest:
        n === 0
          ? say`no pair, since there was nothing to compare them with`
          : say`a pair more alike than each of ${n} pairs that cannot be one person’s, where ${Math.max(1, Math.ceil((opened * possible) / (n + 1) / 0.05))} such pairs stand together`,
      working: { found, p: placed.p, best, opened } satisfies Working,
    };
  },

  explain(row, { subjects, columns, working }, { contacts, exchanges, coverage }, { calendar, observation, options: { gap } }): Finding {
    const { old, next } = { old: (subjects as Pairs).a[row] as number, next: (subjects as Pairs).b[row] as number };
    const { found, p, best } = working;
    const n = found.impostorOf.length;
    const lastly = edgeOf(exchanges, old, 'last');
    const firstly = edgeOf(exchanges, next, 'first');
    const [mine, theirs] = [contactsOf(contacts, old), contactsOf(contacts, next)];
    const common = theirs.filter((id) => mine.includes(id)).length;
    const likeness = (aspect: Likeness) => found.candidates[LIKENESSES.indexOf(aspect)]?.[row] as number;
    const asAlike = Math.round((p[row] as number) * (n + 1)) - 1;
    const apart = firstly - lastly;
    const chance = columns.p?.[row] as number;
    const counted = chance <= CITED ? alikeFor(alike, likelyVantage(observation)) : undefined;
    const when = apart >= 0 ? say`${duration(apart)} later` : say`${duration(-apart)} before that`;
    return {
      claim: say`${endpoint(old)} was last in contact with anybody at ${instant(lastly)}, and ${endpoint(next)} first ${when}, with ${common} of the ${mine.length} contacts of the old number among its own ${theirs.length}. ${asAlike === 0 ? 'None' : { number: asAlike }} of ${n} pairs that cannot be one person’s old and new number, though they share a contact, as friends, couples and colleagues do, ${asAlike > 1 ? 'are' : 'is'} used as much alike.${best[row] ? [] : say` One of the two fits another number better, so that this is not its pair.`}${counted ? say` ${citeAlike(counted, chance)}` : []}`,
      measures: [
        { label: 'from the last use of the one to the first of the other', value: apart, unit: 'µs' },
        { label: 'contacts in common', value: common, unit: 'endpoints', n: mine.length },
        { label: 'likeness of contacts, rare ones weighing more (cosine)', value: likeness('contacts'), unit: '', n: FINGERPRINT_DAYS },
        { label: 'ratio of contacts a day, larger to smaller', value: Math.exp(-likeness('volume')), unit: '' },
        { label: 'ratio of contacts per record, larger to smaller', value: Math.exp(-likeness('variety')), unit: '' },
        { label: 'difference of hours (0: none, 1: no hour in common)', value: -likeness('hours'), unit: '' },
        { label: 'difference of how attention is dealt out (0 to 1)', value: -likeness('signature'), unit: '' },
        { label: 'pairs that cannot be one person, and are as much alike', value: asAlike, unit: 'pairs', n },
        ...(counted ? figuresOfAlike(counted, chance) : []),
      ],
      evidence: [
        {
          kind: 'rows',
          endpoints: [old],
          from: lastly - MICROS_PER_DAY,
          to: lastly,
          limit: 8,
          caption: say`the last rows of the old number`,
        },
        {
          kind: 'rows',
          endpoints: [next],
          from: firstly,
          to: firstly + MICROS_PER_DAY,
          limit: 8,
          caption: say`the first rows of the new number`,
        },
        { kind: 'absence', endpoint: old, from: lastly, to: coverage.to, caption: say`the old number is not seen again` },
      ],
      alternatives: ['role', 'shared-device', 'chance', 'common-cause', 'log-truncation'],
      caveats: [
        ...(counted
          ? [
              say`Look-alikes were counted among ${counted.set}: the one left its number as the other got one, and both got another.${leaversOf(counted)}`,
            ]
          : chance <= CITED
            ? [say`How often two people look as much like one has not been counted for logs of this sort.`]
            : []),
        say`A successor in an office, or somebody who takes over a family’s phone, gets the contacts of another person, too.`,
        say`Compared were numbers with ${FEWEST_RECORDS} records or more, dark or new for ${SILENT_DAYS} days or more, over ${FINGERPRINT_DAYS} days each; the new one first used at most ${OVERLAP_DAYS} days before and ${duration(gap)} after the last use of the old.`,
        ...(calendar.stated ? [] : [say`Hours are those of UTC, since no zone is stated.`]),
      ],
    };
  },
});

const leaversOf = ({ leavers }: LookAlikes): Text =>
  leavers
    ? say` If every second of them leaves for good instead, ${leavers.wrong} of ${leavers.right + leavers.wrong} reported are of two people.`
    : [];

type Pairs = Extract<Subjects, { of: 'pairs' }>;

/** First or last instant of an endpoint with a named other. */
function edgeOf(
  { at, sender, receiver, count }: { at: Float64Array; sender: Int32Array; receiver: Int32Array; count: number },
  id: number,
  edge: 'first' | 'last',
): number {
  const is = (i: number) => (sender[i] === id && (receiver[i] as number) >= 0) || (receiver[i] === id && (sender[i] as number) >= 0);
  if (edge === 'first') {
    for (let i = 0; i < count; i++) if (is(i)) return at[i] as number;
  } else for (let i = count - 1; i >= 0; i--) if (is(i)) return at[i] as number;
  return Number.NaN;
}

function contactsOf({ a, b, count }: { a: Int32Array; b: Int32Array; count: number }, id: number): number[] {
  const own: number[] = [];
  for (let pair = 0; pair < count; pair++) {
    if (a[pair] === id) own.push(b[pair] as number);
    else if (b[pair] === id) own.push(a[pair] as number);
  }
  return own;
}
