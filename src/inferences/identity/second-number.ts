import { type EndpointId, MICROS_PER_MINUTE } from '../../model/event.ts';
import { type Context, defineInference, type EvidenceSelector, type Finding, type Subjects } from '../../model/inference.ts';
import { duration, endpoint, figure, say, type Text } from '../../model/text.ts';
import type { Registrations, Switch } from '../../stats/co-usage.ts';
import { areInContact } from '../../stats/in-contact.ts';
import { alikeFor, CITED, citeAlike, figuresOfAlike, type LookAlikes } from '../../stats/look-alikes.ts';
import { createPlaceHabits, STRETCH_HOURS } from '../../stats/place-habits.ts';
import { proposePairs } from '../../stats/propose-pairs.ts';
import alike from '../../stats/records/second-number-alike.json' with { type: 'json' };
import close from '../../stats/records/second-number-close.json' with { type: 'json' };
import { compareCarriers, FEWEST_STRETCHES, type SideBySide } from '../../stats/side-by-side.ts';

/** Rows with a place below which a number is compared with none. */
const FEWEST_ROWS = 20;
/** The level at which the engine reports, and rows of each kind that are cited. */
const REPORTED = 0.05;
const SHOWN = 6;

/** Counted of carriers alone, since nobody else sees places. */
const ALIKE = alikeFor(alike, 'carrier');

interface Working {
  /** Again, for the few that are explained: the stretches of all pairs are too many to keep. */
  readonly compare: (a: EndpointId, b: EndpointId) => SideBySide | undefined;
}

const options = {
  near: {
    type: 'duration',
    default: 10 * MICROS_PER_MINUTE,
    help: 'how soon one number must show after the other for their places to be compared; choose it before looking',
  },
  together: {
    type: 'number',
    default: 0.75,
    min: 0,
    max: 0.95,
    help: 'how often two people are taken to be together where their habits leave it open; one person is told from such two',
  },
  'in-contact': {
    type: 'choice',
    choices: ['left-out', 'compared'],
    default: 0,
    help: 'what becomes of pairs that the log shows in contact with each other, as one person’s two numbers hardly are',
  },
} as const;

type Options = Context<string, typeof options>;
type Pairs = Extract<Subjects, { of: 'pairs' }>;

export const secondNumber = defineInference({
  id: 'second-number',
  question: 'Which two numbers does one person carry side by side?',
  method:
    'Where one number shows a place and another one right after it, one person who carries both shows one place, but for moments on the way. Two people who live or work together do so as well as long as their habits bring them to one place, so that only the rest is counted: from the other days of each it is known how likely habit alone puts the two in one place at such hours. Beyond that, two may be together most of the time, and not all of it: the chance is that of so few stretches apart, if two people are together for three quarters of the time that their habits leave open. Whoever goes together more than that looks like one person, and how often couples, families and colleagues do was counted.',
  asks: 'test',
  subjects: 'pairs',
  needs: ['visits', 'contacts'],
  side: [],
  needsEvents: false,
  vantage: { observes: ['actor', 'time', 'hours', 'place'], minWindowDays: 14, maxClockStep: MICROS_PER_MINUTE },
  references: [
    {
      authors: 'W. Bosma and others',
      title: 'Establishing phone-pair co-usage by comparing mobility patterns',
      venue: 'Science & Justice 60(2)',
      year: 2020,
      deviations:
        'Switches from one phone to the other are compared as there, but by whether they show one place rather than by how far apart, since logs name cells and seldom say where they lie. In place of the one with the rarest place all stretches of the day count, each weighed by the other phone’s own background; and phones that are not of one person are those of people who live or work together, rather than any two shifted in time.',
    },
  ],
  options,

  rank({ visits, contacts }, { calendar, focus, options: { near, together, 'in-contact': keep } }: Options) {
    const { offsets, at, place, places } = visits;
    const endpoints = offsets.length - 1;
    const size = (id: EndpointId) => (offsets[id + 1] as number) - (offsets[id] as number);
    const eligible = Array.from({ length: endpoints }, (_, id) => id).filter((id) => size(id) >= FEWEST_ROWS);
    const proposed = proposePairs({ offsets, start: at, place, places }, eligible, focus);
    const habits = createPlaceHabits(visits, calendar);
    const own = (id: EndpointId): Registrations => {
      const [from, to] = [offsets[id] as number, offsets[id + 1] as number];
      return { at: at.subarray(from, to), place: place.subarray(from, to) };
    };
    const compare = (a: EndpointId, b: EndpointId) =>
      compareCarriers(own(a), own(b), near, together, calendar, (ofFirst, where, when) => habits.share(ofFirst ? a : b, where, when));
    const opened: { a: EndpointId; b: EndpointId; p: number; ratio: number; stretches: number }[] = [];
    let [talking, short] = [0, 0];
    proposed.a.forEach((a, i) => {
      const b = proposed.b[i] as EndpointId;
      if (keep === 0 && areInContact(contacts, a, b)) {
        talking++;
        return;
      }
      const found = compare(a, b);
      if (found) opened.push({ a, b, p: found.p, ratio: found.ratio, stretches: found.usual.length });
      else short++;
    });
    const tested = (eligible.length * Math.max(0, eligible.length - 1)) / 2;
    return {
      subjects: { of: 'pairs', a: Int32Array.from(opened, ({ a }) => a), b: Int32Array.from(opened, ({ b }) => b) },
      columns: {
        // Equal p: the larger ratio first. The term is too small to overtake a smaller p.
        score: Float64Array.from(opened, ({ p, ratio }) => -Math.log10(Math.max(p, Number.MIN_VALUE)) + 1e-9 * ratio),
        p: Float64Array.from(opened, ({ p }) => p),
        ratio: Float64Array.from(opened, ({ ratio }) => ratio),
      },
      scope: { 'places that the log names': places, 'stretches compared': Float64Array.from(opened, ({ stretches }) => stretches) },
      tested,
      ...(opened.length === 0 && { unseen: [unseenOf(near)] }),
      skipped: [
        { count: endpoints - eligible.length, why: `endpoints with fewer than ${FEWEST_ROWS} rows that show a place` },
        { count: talking, why: 'pairs in contact with each other; counted as tested, with a chance of 1' },
        { count: short, why: `pairs with fewer than ${FEWEST_STRETCHES} stretches to compare; counted as tested, with a chance of 1` },
        { count: tested - proposed.a.length, why: 'pairs that an index did not propose; counted as tested, with a chance of 1' },
      ].filter(({ count }) => count > 0),
      summary: [
        { label: 'pairs of endpoints', value: tested, unit: 'pairs' },
        { label: 'of these, compared', value: opened.length, unit: 'pairs', n: tested },
        { label: 'how soon one must show after the other', value: near, unit: 'µs' },
        { label: 'how often two people are taken to be together where habit leaves it open', value: together, unit: 'share' },
      ],
      smallest: smallestOf(tested, together),
      working: { compare } satisfies Working,
    };
  },

  explain(row, { subjects, working, columns }, _input, { options: { near, together } }): Finding {
    const [a, b] = [(subjects as Pairs).a[row] as EndpointId, (subjects as Pairs).b[row] as EndpointId];
    const { switches, usual, apart, apartByHabit } = working.compare(a, b) as SideBySide;
    const n = switches.length;
    const p = columns.p?.[row] as number;
    // Counted as nobody states the options: with others a chance says something else of those who live alike.
    const counted = p <= CITED && near === options.near.default && together === options.together.default ? ALIKE : undefined;
    const shown = switches.map((one, i) => ({ one, usual: usual[i] as number }));
    const rarest = shown.filter(({ one }) => isTogether(one)).sort((x, y) => x.usual - y.usual || x.one.at - y.one.at);
    const elsewhere = shown.filter(({ one }) => !isTogether(one));
    const evidence = [
      ...evidenceOf(a, b, rarest, say`both at one place, one right after the other, where that is least usual`),
      ...evidenceOf(a, b, elsewhere, say`the one elsewhere right after the other`),
    ];
    return {
      claim: say`${endpoint(a)} and ${endpoint(b)} showed a place within ${duration(near)} of each other in ${n} stretches of ${STRETCH_HOURS} hours, and in ${apart} of them not the same one. By the habits of each ${figure(apartByHabit, 1)} would be apart, and ${figure((1 - together) * apartByHabit, 1)} of two people who are together for ${figure(100 * together, 0)} % of the time that habit leaves open. ${verdictOf(p, counted)}`,
      measures: [
        { label: 'stretches in which one showed right after the other', value: n, unit: 'stretches' },
        { label: 'of these, at two places', value: apart, unit: 'stretches', n },
        { label: 'as many would be, by habit alone', value: apartByHabit, unit: 'stretches', n },
        {
          label: 'as many would be of two who are mostly together',
          value: (1 - together) * apartByHabit,
          unit: 'stretches',
          n,
        },
        ...(counted ? figuresOfAlike(counted, p) : []),
      ],
      evidence: evidence as [EvidenceSelector, ...EvidenceSelector[]],
      alternatives: ['common-cause', 'role', 'shared-device', 'chance', 'log-truncation'],
      caveats: [
        ...(counted ? [say`Look-alikes were counted among ${counted.set}.`] : []),
        ...(p <= CITED && !counted ? [say`How often two people look as much like one has not been counted with these options.`] : []),
        say`Two who hardly ever part, such as a couple without work or a parent with a child, look like one person; no place tells them apart, and whether they do part elsewhere this log does not show.`,
        say`A cell covers many homes and offices: one place in a log is not one room.`,
        say`Stretches of one outing hang together, with which p does not reckon: of ${{ number: close.n, digits: 0 }} pairs of one home in ${close.set}, together for ${figure(100 * close.together, 0)} % of the time that habit leaves open, p was 0.05 or less for ${close.p05}, but 0.001 or less for ${close.p001}, where ${figure(close.n / 1_000, 1)} are due.`,
      ],
      propositions: [say`one person carries both numbers`, say`two people who share a home or a place of work carry one each`],
    };
  },
});

function verdictOf(p: number, counted: LookAlikes | undefined): Text {
  if (p > REPORTED) return say`That is no fewer than two people might be, and speaks of nobody who carries both.`;
  return counted
    ? say`So few look like one person who carries both. ${citeAlike(counted, p)}`
    : say`So few look like one person who carries both.`;
}

const isTogether = ({ place, laterPlace }: Switch): boolean => place === laterPlace;

/** The first of some switches, in order of time. */
function evidenceOf(a: EndpointId, b: EndpointId, found: readonly { readonly one: Switch }[], caption: Text): EvidenceSelector[] {
  const cited = found
    .slice(0, SHOWN)
    .map(({ one }) => one)
    .sort((x, y) => x.at - y.at);
  if (cited.length === 0) return [];
  return [
    {
      kind: 'instants',
      endpoint: cited.flatMap(({ toFirst }) => (toFirst ? [b, a] : [a, b])),
      at: cited.flatMap(({ at, later }) => [at, later]),
      placed: true,
      caption,
    },
  ];
}

const unseenOf = (near: number): Text =>
  say`two endpoints that each show a place in ${FEWEST_ROWS} rows or more, within ${duration(near)} of each other in ${FEWEST_STRETCHES} stretches of ${STRETCH_HOURS} hours: calls alone are mostly too few, sessions of data or registrations are not`;

/** Stretches that two must show in one place all along, where habit would have them apart in every second one. */
function smallestOf(tested: number, together: number): Text {
  const least = Math.ceil(Math.log(REPORTED / Math.max(1, tested)) / Math.log(1 - (1 - together) / 2));
  return say`a pair that is never apart in ${least} stretches, where habit leaves half of them open, among ${tested} pairs`;
}
