import { z } from 'zod';
import { ANALYSIS_VERSION, type Analysis } from '../model/analysis.ts';
import { EVENT_FIELDS } from '../model/event.ts';
import { KnownFailure } from '../model/failure.ts';
import { REJECT_REASONS, type RejectReason } from '../model/source.ts';
import { evaluationSchema, measuredSchema } from './evaluation-schema.ts';
import { findingSchema } from './finding-schema.ts';
import { count, figure, id, instant, kind, micros, text } from './schema-parts.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const clock = z.enum(['utc', 'floating', 'relative', 'none']);
const observable = z.enum(['time', 'hours', 'actor', 'peer', 'via', 'duration', 'bytes', 'place', 'message', 'activity', 'arrivals']);
const subjects = z.enum(['endpoints', 'endpoint-days', 'pairs', 'groups', 'population']);
const reason = z.enum(Object.keys(REJECT_REASONS) as [RejectReason]);
const record = <T extends z.ZodType>(value: T) => z.record(z.string(), value);

const rows = z.strictObject({ read: count, kept: count, rejected: z.partialRecord(reason, count), duplicate: count, repeated: count });
const lines = z.strictObject({
  physical: count,
  header: count,
  comment: count,
  blank: count,
  kept: count,
  rejected: count,
  duplicate: count,
});

const source = z.strictObject({
  path: z.string(),
  sha256,
  bytes: count,
  compression: z.enum(['none', 'gzip']),
  format: z.string(),
  mapping: z.array(
    z.strictObject({ field: z.enum(EVENT_FIELDS), column: z.string(), grounds: z.enum(['stated', 'name-and-values', 'name']) }),
  ),
  unread: z.array(z.string()).describe('Columns that were left unread'),
  clock,
  zone: z.string(),
  clockStep: micros,
  rows,
  lines,
  first: instant.optional(),
  last: instant.optional(),
  nonexistentTimes: count,
  ambiguousTimes: count,
  reader: z.enum(['bulk', 'careful']),
  readerReason: z.string().optional(),
});

const unread = z.strictObject({
  path: z.string(),
  reason: z.enum(['unknown-format', 'other-log', 'empty', 'unreadable', 'none-kept', 'copy']),
  detail: z.string(),
});

const reference = z.strictObject({ authors: z.string(), title: z.string(), venue: z.string(), year: z.int(), deviations: z.string() });

const outcomeHead = {
  id: z.string(),
  question: z.string(),
  method: z.string(),
  asks: z.enum(['test', 'estimate', 'description']),
  subjects,
  references: z.array(reference),
};
const ranked = { tested: count, skipped: z.array(z.strictObject({ count, why: z.string() })), summary: z.array(figure) };
const outcome = z.discriminatedUnion('kind', [
  z.strictObject({ ...outcomeHead, ...ranked, kind: z.literal('found'), passed: count, reported: count }),
  z.strictObject({ ...outcomeHead, ...ranked, kind: z.literal('none-found'), smallest: text }),
  z.strictObject({ ...outcomeHead, kind: z.literal('not-observable'), missing: z.array(text).min(1) }),
  z.strictObject({ ...outcomeHead, kind: z.literal('failed'), message: z.string() }),
]);

const views = z.strictObject({
  week: z
    .strictObject({
      events: z.array(count).length(168),
      observed: z.array(z.number()).length(168),
      endpoints: z.array(id),
      counts: z.array(z.array(count).length(168)),
    })
    .nullable(),
  timeline: z
    .strictObject({
      from: instant,
      to: instant,
      lanes: z.array(z.strictObject({ endpoint: id, total: count, first: instant, deltas: z.array(z.number().nonnegative()) })),
      density: z.strictObject({ step: micros, counts: z.array(count) }),
      shownEvents: count,
      totalEvents: count,
      totalLanes: count,
    })
    .nullable(),
  graph: z
    .strictObject({
      node: z.array(id),
      x: z.array(z.number()),
      y: z.array(z.number()),
      circle: z.array(z.int().min(-1)),
      strength: z.array(z.number()),
      source: z.array(count),
      target: z.array(count),
      weight: z.array(z.number()),
      inferred: z.array(z.union([z.literal(0), z.literal(1)])),
      totalNodes: count,
      totalEdges: count,
    })
    .nullable(),
});

/** The Analysis as it is stored. `analysis.schema.json` beside this file is made from it. */
export const analysisSchema = z.strictObject({
  version: z.literal(ANALYSIS_VERSION),
  provenance: z.strictObject({
    tool: z.strictObject({ name: z.literal('penregister'), version: z.string() }),
    seed: z.int(),
    options: record(z.string()),
    events: z.array(instant),
    focus: z.array(id),
    pseudonymised: z.enum(['no', 'numbered', 'keyed']),
    synthetic: z.boolean(),
    prior: z.strictObject({ stated: z.string(), probability: z.number().gt(0).lt(1) }).optional(),
    inputs: z.array(source),
    unreadInputs: z.array(unread),
    names: z.strictObject({ renamed: count, merged: count }).nullable(),
  }),
  endpoints: z.strictObject({
    total: count,
    id: z.array(id),
    name: z.array(z.string()),
    events: z.array(count),
    partners: z.array(count),
  }),
  places: z.array(z.string()).optional().describe('Places that texts name, by number'),
  observation: z.strictObject({
    clock,
    clockStep: micros,
    events: count,
    present: z.record(z.enum(EVENT_FIELDS), count),
    kinds: z.partialRecord(kind, count),
    parties: z.strictObject({ endpoints: count, most: count }).optional(),
    first: instant.optional(),
    last: instant.optional(),
  }),
  calendar: z.strictObject({
    clock,
    zone: z.string(),
    stated: z.boolean(),
    spans: z.array(z.strictObject({ from: instant.nullable(), offset: z.number() })).min(1),
  }),
  coverage: z.strictObject({
    from: instant.nullable(),
    to: instant.nullable(),
    gaps: z.array(z.strictObject({ from: instant, to: instant })),
    observed: micros,
    setAside: count,
  }),
  outcomes: z.array(outcome),
  findings: z.array(findingSchema),
  observers: z.array(
    z.strictObject({
      vantage: z.string(),
      name: z.string(),
      limit: z.string(),
      canAsk: z.array(z.strictObject({ id: z.string(), missing: z.array(observable) })),
    }),
  ),
  measured: measuredSchema.optional(),
  evaluation: evaluationSchema.optional(),
  views,
});

/**
 * Reads an Analysis back from its JSON.
 * @throws KnownFailure 'unreadable' where the text is no JSON, of another version, or of another shape
 */
export function parseAnalysis(json: string, where: string): Analysis {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new KnownFailure('unreadable', 'The file is not JSON', {
      where,
      remedy: 'Give the analysis.json that `penregister analyze` wrote.',
    });
  }
  const version = (value as { version?: unknown } | null)?.version;
  if (version !== ANALYSIS_VERSION) {
    throw new KnownFailure('unreadable', `The file is not an analysis of version ${ANALYSIS_VERSION}`, {
      where,
      remedy: 'Give an analysis.json that this version of penregister wrote, or analyse the log again.',
    });
  }
  const parsed = analysisSchema.safeParse(value);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join('.') ?? '';
    throw new KnownFailure('unreadable', 'The analysis does not have the shape it should have', {
      where: `${where}, at ${path}`,
      remedy: 'The file was changed or cut short: analyse the log again.',
    });
  }
  return value as Analysis;
}
