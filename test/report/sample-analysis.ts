import { ANALYSIS_VERSION, type Analysis } from '../../src/model/analysis.ts';
import { MICROS_PER_HOUR, MICROS_PER_SECOND } from '../../src/model/event.ts';
import { VANTAGES } from '../../src/model/vantage.ts';
import { sampleEvaluation, sampleMeasured } from './sample-evaluation.ts';
import { sampleFindings } from './sample-findings.ts';
import { sampleOutcomes } from './sample-outcomes.ts';
import { graphOf, timelineOf, weekOfAll } from './sample-views.ts';
import { END, EVENT, GAP, generator, makeSeries, nameOf, PEOPLE, START } from './sample-world.ts';

/**
 * A hand-made result of the size and shape of a real one: 60 endpoints, 28 days with a gap, about 25 findings of each kind of
 * strength, and the four kinds of outcome. The same on every call.
 */
export function sampleAnalysis(): Analysis {
  const random = generator(20_170_322);
  const series = makeSeries(random);
  const timeline = timelineOf(series);
  const graph = graphOf(random);
  const findings = sampleFindings(random, series, graph);
  const outcomes = sampleOutcomes(findings, graph);

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
    measured: sampleMeasured(),
    evaluation: sampleEvaluation(),
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
    views: { week: weekOfAll(series), timeline, graph },
  };
}
