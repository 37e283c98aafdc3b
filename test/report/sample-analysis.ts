import {
  ANALYSIS_VERSION,
  type Analysis,
  type Evidence,
  type EvidenceRow,
  type GraphView,
  type Outcome,
  type ReportedFinding,
  type Strength,
  type TimelineView,
} from '../../src/model/analysis.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../src/model/event.ts';
import { ALTERNATIVES, type Alternative } from '../../src/model/inference.ts';
import { clock, day, duration, endpoint, figure, instant, say } from '../../src/model/text.ts';
import { VANTAGES } from '../../src/model/vantage.ts';

/** 2017-02-27T00:00:00Z, a Monday. */
const START = 1_488_153_600_000_000;
const DAYS = 28;
const END = START + DAYS * MICROS_PER_DAY;
const EVENT = START + 23 * MICROS_PER_DAY + 14 * MICROS_PER_HOUR + 40 * MICROS_PER_MINUTE;
const GAP = { from: START + 9 * MICROS_PER_DAY + 2 * MICROS_PER_HOUR, to: START + 10 * MICROS_PER_DAY + 20 * MICROS_PER_HOUR };
const PEOPLE = 60;

/** A small linear congruential generator; 2^31 − 1 is prime, so the period is long enough for a sample. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const NAMES = [
  'ana',
  'boris',
  'chloé',
  'dmitri',
  'elif',
  'farid',
  'greta',
  'hamza',
  'ines',
  'jonas',
  'kaja',
  'leila',
  'marek',
  'noor',
  'olga',
  'pavel',
];
const nameOf = (id: number): string =>
  id === 0 ? 'subject-phone' : id % 7 === 3 ? `+49 151 5550 ${String(100 + id)}` : `${NAMES[id % NAMES.length]}-${id}`;

/** Relative activity by hour: quiet from about 01:00 to 06:00. */
const HOURLY = [3, 1, 0.4, 0.2, 0.2, 0.4, 1, 3, 5, 6, 6, 7, 8, 7, 6, 6, 7, 9, 10, 9, 8, 8, 7, 5];

function makeSeries(random: () => number): number[][] {
  return Array.from({ length: PEOPLE }, (_, id) => {
    const shift = id % 5 === 0 ? 5 : 0;
    const events = Math.round(960 / (1 + id * 0.09));
    const at: number[] = [];
    while (at.length < events) {
      const d = Math.floor(random() * DAYS);
      const hour = Math.floor(random() * 24);
      if (random() * 10 > (HOURLY[(hour - shift + 24) % 24] as number) * (d % 7 >= 5 ? 0.7 : 1)) continue;
      const instantAt = START + d * MICROS_PER_DAY + hour * MICROS_PER_HOUR + Math.floor(random() * 3600) * MICROS_PER_SECOND;
      if (instantAt >= GAP.from && instantAt < GAP.to) continue;
      at.push(instantAt);
    }
    return at.sort((a, b) => a - b);
  });
}

const alternativesOf = (...types: Alternative[]) => types.map((type) => ({ type, text: ALTERNATIVES[type] }));

const REFERENCE = {
  authors: 'A. Author and B. Author',
  title: 'A published method',
  venue: 'Journal of Samples',
  year: 2017,
  deviations: 'none',
};

function timelineOf(series: readonly number[][]): TimelineView {
  const lanes = series.slice(0, 40).map((at, id) => ({
    endpoint: id,
    total: at.length,
    first: at[0] as number,
    deltas: at.slice(1).map((value, i) => value - (at[i] as number)),
  }));
  const step = MICROS_PER_HOUR * 2;
  const counts = Array.from({ length: (DAYS * 24) / 2 }, () => 0);
  for (const at of series)
    for (const value of at) counts[Math.floor((value - START) / step)] = (counts[Math.floor((value - START) / step)] as number) + 1;
  return {
    from: START,
    to: END,
    lanes,
    density: { step, counts },
    shownEvents: lanes.reduce((sum, { total }) => sum + total, 0),
    totalEvents: series.reduce((sum, at) => sum + at.length, 0),
    totalLanes: PEOPLE,
  };
}

function graphOf(random: () => number): GraphView {
  const circle = Array.from({ length: PEOPLE }, (_, id) => (id === 0 ? 0 : id >= 54 ? -1 : id % 5));
  const x: number[] = [];
  const y: number[] = [];
  for (let id = 0; id < PEOPLE; id++) {
    const c = circle[id] as number;
    const around = (c / 5) * 2 * Math.PI;
    // A sunflower in each circle keeps nodes apart; the others stand around them all.
    const turn = c < 0 ? (id / 6) * 2 * Math.PI + 0.3 : id * 2.4;
    const far = c < 0 ? 4.6 : 0.36 * Math.sqrt(Math.floor(id / 5) + 1);
    x.push((c < 0 ? 0 : Math.cos(around) * 3.1) + Math.cos(turn) * far);
    y.push((c < 0 ? 0 : Math.sin(around) * 3.1) + Math.sin(turn) * far);
  }
  const source: number[] = [];
  const target: number[] = [];
  const weight: number[] = [];
  const inferred: number[] = [];
  for (let a = 0; a < PEOPLE; a++) {
    for (let b = a + 1; b < PEOPLE; b++) {
      const same = circle[a] === circle[b] && circle[a] !== -1;
      if (random() > (same ? 0.42 : 0.025) * (a < 10 ? 1.5 : 1)) continue;
      source.push(a);
      target.push(b);
      weight.push(1 + Math.floor(random() * (same ? 24 : 5)));
      inferred.push(random() < 0.08 ? 1 : 0);
    }
  }
  const strength = Array.from({ length: PEOPLE }, (_, id) =>
    source.reduce((sum, s, i) => sum + (s === id || target[i] === id ? (weight[i] as number) : 0), 0),
  );
  return {
    node: Array.from({ length: PEOPLE }, (_, id) => id),
    x,
    y,
    circle,
    strength,
    source,
    target,
    weight,
    inferred,
    totalNodes: PEOPLE,
    totalEdges: source.length,
  };
}

interface Draft {
  readonly question: string;
  readonly subject: readonly number[];
  readonly claim: ReportedFinding['claim'];
  readonly strength: Strength;
  readonly measures?: ReportedFinding['measures'];
  readonly evidence: readonly Evidence[];
  readonly alternatives: ReportedFinding['alternatives'];
  readonly caveats?: ReportedFinding['caveats'];
  readonly onlyByFocus?: boolean;
}

/**
 * A hand-made result of the size and shape of a real one: 60 endpoints, 28 days with a gap, about 25 findings of each kind of
 * strength, and the four kinds of outcome. The same on every call.
 */
export function sampleAnalysis(): Analysis {
  const random = generator(20_170_322);
  const series = makeSeries(random);
  const timeline = timelineOf(series);
  const graph = graphOf(random);
  let line = 2;
  const rowAt = (actor: number, at: number | null, peer: number | null = null): EvidenceRow => {
    line += 1 + Math.floor(random() * 40);
    return {
      source: line % 5 === 0 ? 1 : 0,
      line,
      at,
      kind: peer === null ? 'connect' : 'send',
      actor,
      peer,
      via: peer === null ? 'chat.example' : null,
      duration: peer === null ? Math.floor(random() * 400) * MICROS_PER_SECOND : null,
      keepAlive: line % 23 === 0,
    };
  };
  const rowsOf = (id: number, from: number, count: number, peer: number | null = null) =>
    (series[id] as number[])
      .filter((at) => at >= from)
      .slice(0, count)
      .map((at) => rowAt(id, at, peer));

  const connected = (i: number): Draft => {
    const id = i === 0 ? 0 : i * 2 + 1;
    const p = i === 0 ? 0.00004 : 0.0003 * (i + 1);
    const lag = (20 + i * 4) * MICROS_PER_SECOND;
    const of = p >= 0.025 ? 20 : p >= 0.0005 ? 1000 : 10_000;
    return {
      question: 'connected-before',
      subject: [id],
      claim: say`${endpoint(id)} connected ${duration(lag)} before ${instant(EVENT)}, which it otherwise does in ${figure(p * 100, 2)}% of such windows.`,
      strength: {
        kind: 'test',
        p,
        q: Math.min(0.05, p * 12),
        tested: PEOPLE,
        expectedByChance: p * PEOPLE,
        dots: { meaning: 'lookalikes', filled: Math.ceil(p * of), of },
      },
      measures: [
        { label: 'Lag before the event', value: lag, unit: 'µs', low: lag - MICROS_PER_SECOND, high: lag + MICROS_PER_SECOND },
        { label: 'Did the same', value: 4, unit: 'endpoints', n: PEOPLE },
      ],
      evidence: [
        {
          kind: 'instants',
          caption: say`Connections of ${endpoint(id)} in the two minutes before`,
          total: 2,
          rows: [rowAt(id, EVENT - lag), rowAt(id, EVENT - lag + 8 * MICROS_PER_SECOND)],
          span: null,
        },
        {
          kind: 'rows',
          caption: say`Its other connections on ${day(Math.floor(EVENT / MICROS_PER_DAY))}`,
          total: 31,
          rows: rowsOf(id, EVENT - 6 * MICROS_PER_HOUR, 12),
          span: null,
        },
      ],
      alternatives: alternativesOf('chance', 'common-cause', 'automatic-sync', 'event-selection'),
      caveats: [say`The clock step of the log is ${duration(MICROS_PER_SECOND)}; the order within a second is unknown.`],
    };
  };

  const broken = (i: number): Draft => {
    const id = (i * 5 + 2) % PEOPLE;
    const onDay = Math.floor(START / MICROS_PER_DAY) + 12 + (i % 12);
    const from = onDay * MICROS_PER_DAY;
    const p = 0.00001 * 2 ** i;
    const of = p >= 0.025 ? 20 : p >= 0.0005 ? 1000 : 10_000;
    return {
      question: 'broken-routine',
      subject: [id],
      claim: say`On ${day(onDay)} ${endpoint(id)} was silent from ${clock(8.5)} to ${clock(19.25)}, hours in which it is otherwise active on ${17} of ${19} such days.`,
      strength: {
        kind: 'test',
        p,
        q: Math.min(0.05, p * 40),
        tested: 1_612,
        expectedByChance: p * 1_612,
        dots: { meaning: 'lookalikes', filled: Math.ceil(p * of), of },
      },
      evidence: [
        {
          kind: 'absence',
          caption: say`No row of ${endpoint(id)} between ${clock(8.5)} and ${clock(19.25)}`,
          total: 2,
          rows: rowsOf(id, from, 2),
          span: { from: from + 8.5 * MICROS_PER_HOUR, to: from + 19.25 * MICROS_PER_HOUR, observed: 10.75 * MICROS_PER_HOUR },
        },
      ],
      alternatives: alternativesOf('unusual-day', 'second-device', 'log-truncation'),
    };
  };

  const ties = (i: number): Draft => {
    const a = graph.source[i * 3] as number;
    const b = graph.target[i * 3] as number;
    const days = 24 - Math.floor(i * 0.7);
    return {
      question: 'strongest-ties',
      subject: [a, b],
      claim: say`${endpoint(a)} and ${endpoint(b)} were in contact on ${days} of ${DAYS} days, ${figure(38 + i, 0)}% of it in the evening, each writing about as often as the other.`,
      strength: {
        kind: 'estimate',
        value: days / DAYS,
        low: Math.max(0.05, days / DAYS - 0.14),
        high: Math.min(0.98, days / DAYS + 0.1),
        unit: 'share',
        level: 0.9,
        measured: { coverage: 0.912, n: 400, set: 'simulated town, 400 ties' },
        dots: { meaning: 'coverage', filled: 18, of: 20 },
      },
      measures: [
        { label: 'Messages there and back', value: 412 - i * 9, unit: 'messages' },
        { label: 'Reciprocity', value: 0.47, unit: 'share', low: 0.42, high: 0.52 },
      ],
      evidence: [
        {
          kind: 'rows',
          caption: say`Messages between ${endpoint(a)} and ${endpoint(b)}`,
          total: 412 - i * 9,
          rows: rowsOf(a, START + i * MICROS_PER_DAY, 10, b),
          span: null,
        },
      ],
      alternatives: alternativesOf('role', 'other-channel'),
    };
  };

  const circles = (i: number): Draft => {
    const members = graph.node.filter((id) => graph.circle[id] === i % 5).slice(0, 11 - Math.floor(i / 5));
    return {
      question: 'circles',
      subject: members,
      claim: say`${members.length} endpoints around ${endpoint(members[0] as number)} and ${endpoint(members[1] as number)} talk among themselves more than outward: ${figure(71 - i, 0)}% of their contact stays inside.`,
      strength: {
        kind: 'graded',
        word: i < 8 ? 'good' : i < 17 ? 'fair' : 'weak',
        reason: `found again in ${20 - Math.floor(i / 2)} of 20 repetitions with other seeds`,
      },
      evidence: [
        {
          kind: 'rows',
          caption: say`Contact inside the group`,
          total: 900 - i * 20,
          rows: rowsOf(members[0] as number, START + i * MICROS_PER_DAY, 6, members[1] as number),
          span: null,
        },
      ],
      alternatives: alternativesOf('drawn-lines', 'hub'),
      caveats: i > 16 ? [say`With another resolution this group splits in two.`] : [],
    };
  };

  const drafts: Draft[] = [
    ...Array.from({ length: 13 }, (_, i) => connected(i)),
    ...Array.from({ length: 25 }, (_, i) => ties(i)),
    ...Array.from({ length: 25 }, (_, i) => circles(i)),
    ...Array.from({ length: 12 }, (_, i) => broken(i)),
    {
      question: 'connected-before',
      subject: [44],
      claim: say`${endpoint(44)} connected ${duration(95 * MICROS_PER_SECOND)} before ${instant(EVENT)}, as it does in ${figure(31, 0)}% of such windows.`,
      strength: { kind: 'test', p: 0.31, q: 0.31, tested: 1, expectedByChance: 0.31, dots: { meaning: 'lookalikes', filled: 7, of: 20 } },
      evidence: [
        {
          kind: 'instants',
          caption: say`Its connection before the event`,
          total: 1,
          rows: [rowAt(44, EVENT - 95 * MICROS_PER_SECOND)],
          span: null,
        },
      ],
      alternatives: alternativesOf('chance'),
      onlyByFocus: true,
    },
  ];
  const order = ['connected-before', 'strongest-ties', 'circles', 'broken-routine'];
  const findings = order.flatMap((question) =>
    drafts
      .filter((draft) => draft.question === question)
      .map(
        (draft, i): ReportedFinding => ({
          measures: [],
          caveats: [],
          onlyByFocus: false,
          ...draft,
          id: `${question}:${draft.subject.join('+')}:${i}`,
          rank: i + 1,
        }),
      ),
  );

  const head = (id: string, question: string, method: string, asks: Outcome['asks'], subjects: Outcome['subjects']) => ({
    id,
    question,
    method,
    asks,
    subjects,
    references: [REFERENCE],
  });
  const reported = (id: string) => findings.filter(({ question, onlyByFocus }) => question === id && !onlyByFocus).length;
  const outcomes: Outcome[] = [
    {
      ...head(
        'connected-before',
        'Which endpoints connected to the app shortly before the event, and how surprising is that?',
        'For every endpoint the share of ordinary windows of the same length and hour in which it also connected is counted, and compared with the window before the event.',
        'test',
        'endpoints',
      ),
      kind: 'found',
      tested: PEOPLE,
      skipped: [{ count: 3, why: 'fewer than five events' }],
      summary: [{ label: 'Expected by chance', value: 2.4, unit: 'endpoints', low: 0, high: 6 }],
      passed: reported('connected-before'),
      reported: reported('connected-before'),
    },
    {
      ...head(
        'strongest-ties',
        'Whose ties stand out?',
        'Ties are ordered by days of contact, balance between both sides, recency and the share of evenings.',
        'estimate',
        'pairs',
      ),
      kind: 'found',
      tested: graph.totalEdges,
      skipped: [],
      summary: [],
      passed: 61,
      reported: reported('strongest-ties'),
    },
    {
      ...head(
        'daily-rhythm',
        'When is each endpoint quiet, hence likely asleep?',
        'The longest daily stretch without activity is found for every day and its middle is averaged on the circle of 24 hours.',
        'estimate',
        'endpoints',
      ),
      kind: 'not-observable',
      missing: [say`a stated time zone, or ${'`'}--tz floating${'`'}`, say`at least ${14} observed days an endpoint`],
    },
    {
      ...head(
        'circles',
        'Which endpoints form groups?',
        'Groups are drawn so that contact inside them is as dense as possible beyond what the number of contacts explains.',
        'description',
        'groups',
      ),
      kind: 'found',
      tested: 25,
      skipped: [],
      summary: [
        { label: 'Modularity', value: 0.52, unit: '' },
        { label: 'As high in rewired networks', value: 0.005, unit: 'share', n: 200 },
      ],
      passed: 25,
      reported: reported('circles'),
    },
    {
      ...head(
        'reach',
        'How many people lie within one, two and three hops of whom?',
        'Hops are counted over all ties.',
        'description',
        'population',
      ),
      kind: 'failed',
      message: 'the side table names no hub that the log has',
    },
    {
      ...head(
        'broken-routine',
        'On which days did an endpoint depart from its own pattern?',
        'Each day of an endpoint is compared with its other days of the same kind.',
        'test',
        'endpoint-days',
      ),
      kind: 'found',
      tested: 1_612,
      skipped: [{ count: 68, why: 'the log was watching for less than half of the day' }],
      summary: [],
      passed: 12,
      reported: 12,
    },
    {
      ...head(
        'night-calls',
        'Who is called at night more than chance allows?',
        'Calls from 00:00 to 06:00 are compared with shuffled hours.',
        'test',
        'pairs',
      ),
      kind: 'none-found',
      tested: 214,
      skipped: [],
      summary: [],
      smallest: say`a pair with at least ${5} calls in ${DAYS} nights`,
    },
  ];

  const week = Array.from({ length: 168 }, () => 0);
  const weekOf = (at: readonly number[]) => {
    const counts = Array.from({ length: 168 }, () => 0);
    for (const value of at)
      counts[Math.floor(((value - START) % (7 * MICROS_PER_DAY)) / MICROS_PER_HOUR)] =
        (counts[Math.floor(((value - START) % (7 * MICROS_PER_DAY)) / MICROS_PER_HOUR)] as number) + 1;
    return counts;
  };
  const lanes = series.slice(0, 20).map(weekOf);
  for (const at of series)
    weekOf(at).forEach((n, i) => {
      week[i] = (week[i] as number) + n;
    });
  const observed = Array.from({ length: 168 }, (_, i) => (i >= 76 && i < 81 ? 0 : i >= 50 && i < 92 ? 3 : 4));

  return {
    version: ANALYSIS_VERSION,
    provenance: {
      tool: { name: 'penregister', version: '0.1.0' },
      seed: 7,
      options: { event: '2017-03-22T14:40:00Z', window: '2m' },
      events: [EVENT],
      focus: [0, 44],
      pseudonymised: 'no',
      synthetic: false,
      inputs: [
        {
          path: 'logs/chat-server.csv',
          sha256: 'c4f5d3a91be07c2d8f6a5b4e3d2c1b0a99887766554433221100ffeeddccbbaa',
          bytes: 1_482_332,
          compression: 'none',
          format: 'delimited',
          mapping: [
            { field: 'at', column: 'timestamp', grounds: 'name-and-values' },
            { field: 'actor', column: 'user', grounds: 'name' },
            { field: 'via', column: 'server', grounds: 'name' },
          ],
          unread: ['subject', 'body', 'topic'],
          clock: 'utc',
          zone: 'UTC',
          clockStep: MICROS_PER_SECOND,
          rows: {
            read: timeline.totalEvents - 3_900 + 40,
            kept: timeline.totalEvents - 3_900,
            rejected: { 'time-unreadable': 27, 'actor-missing': 4 },
            duplicate: 9,
            repeated: 37,
          },
          lines: {
            physical: timeline.totalEvents - 3_900 + 43,
            header: 1,
            comment: 0,
            blank: 2,
            kept: timeline.totalEvents - 3_900,
            rejected: 31,
            duplicate: 9,
          },
          first: START + 600 * MICROS_PER_SECOND,
          last: END - 900 * MICROS_PER_SECOND,
          nonexistentTimes: 0,
          ambiguousTimes: 0,
          reader: 'bulk',
          readerReason: undefined,
        },
        {
          path: 'logs/calls.csv.gz',
          sha256: '00112233445566778899aabbccddeeffc4f5d3a91be07c2d8f6a5b4e3d2c1b0a',
          bytes: 88_120,
          compression: 'gzip',
          format: 'delimited',
          mapping: [{ field: 'at', column: 'started', grounds: 'stated' }],
          unread: [],
          clock: 'utc',
          zone: 'UTC',
          clockStep: MICROS_PER_SECOND,
          rows: { read: 3_900, kept: 3_900, rejected: {}, duplicate: 0, repeated: 0 },
          lines: { physical: 3_901, header: 1, comment: 0, blank: 0, kept: 3_900, rejected: 0, duplicate: 0 },
          first: START + 4_000 * MICROS_PER_SECOND,
          last: END - 2_000 * MICROS_PER_SECOND,
          nonexistentTimes: 0,
          ambiguousTimes: 0,
          reader: 'careful',
          readerReason: 'a record spans more than 20 lines',
        },
      ],
      unreadInputs: [{ path: 'logs/notes.txt', reason: 'unknown-format', detail: 'no header and no known layout' }],
      names: null,
    },
    endpoints: {
      total: PEOPLE,
      id: Array.from({ length: PEOPLE }, (_, id) => id),
      name: Array.from({ length: PEOPLE }, (_, id) => nameOf(id)),
      events: series.map((at) => at.length),
      partners: Array.from({ length: PEOPLE }, (_, id) => graph.source.filter((s, i) => s === id || graph.target[i] === id).length),
    },
    observation: {
      clock: 'utc',
      clockStep: MICROS_PER_SECOND,
      events: timeline.totalEvents,
      present: {
        at: timeline.totalEvents,
        kind: timeline.totalEvents,
        actor: timeline.totalEvents,
        peer: 9_000,
        via: 11_000,
        duration: 9_000,
        bytesOut: 0,
        bytesIn: 0,
        place: 0,
        message: 0,
      },
      kinds: { connect: 11_000, send: 9_000 },
      first: START,
      last: END,
    },
    calendar: {
      clock: 'utc',
      zone: 'Europe/Berlin',
      stated: true,
      spans: [
        { from: null, offset: MICROS_PER_HOUR },
        { from: 1_490_490_000_000_000, offset: 2 * MICROS_PER_HOUR },
      ],
    },
    coverage: { from: START, to: END, gaps: [GAP], observed: END - START - (GAP.to - GAP.from), setAside: 412 },
    outcomes,
    findings,
    observers: VANTAGES.map(({ id, name, limit, sees }) => ({
      vantage: id,
      name,
      limit,
      canAsk: outcomes.map((outcome) => {
        const needed =
          outcome.id === 'connected-before' || outcome.id === 'broken-routine'
            ? (['time', 'actor'] as const)
            : outcome.id === 'daily-rhythm'
              ? (['hours', 'actor'] as const)
              : (['actor', 'peer'] as const);
        return { id: outcome.id, missing: needed.filter((field) => !sees.includes(field)) };
      }),
    })),
    views: { week: { events: week, observed, endpoints: Array.from({ length: 20 }, (_, id) => id), counts: lanes }, timeline, graph },
  };
}
