import { parseInstant } from '../formats/parse-instant.ts';
import { type Ingested, type IngestOptions, ingest } from '../ingest/ingest.ts';
import { readSideTable } from '../ingest/side-table.ts';
import type { Analysis, Prior, Provenance } from '../model/analysis.ts';
import type { Calendar } from '../model/calendar.ts';
import type { CalibrationSet } from '../model/calibration.ts';
import type { Evaluation } from '../model/evaluation.ts';
import { type EndpointId, type Instant, MICROS_PER_SECOND } from '../model/event.ts';
import { KnownFailure } from '../model/failure.ts';
import type { AnyInference, SideTable } from '../model/inference.ts';
import type { Store } from '../store/store.ts';
import { analyze, type OnStep } from './analyze.ts';
import { type Pseudonyms, pseudonymise } from './pseudonymise.ts';

export interface AnalyzeLogsOptions extends IngestOptions {
  readonly inferences: readonly AnyInference[];
  /** Instants as people write them; local ones are read in the zone of the analysis. On a relative clock: seconds. */
  readonly events: readonly string[];
  /** Names of endpoints. */
  readonly focus: readonly string[];
  /** Name of a side table → its file. */
  readonly side: Readonly<Record<string, string>>;
  readonly questionOptions: Readonly<Record<string, number>>;
  readonly limit: number;
  /** As in {@link AnalyzeRequest}. */
  readonly calibrations?: readonly CalibrationSet[];
  /** As in {@link AnalyzeRequest}. */
  readonly evaluation?: Evaluation;
  readonly seed: number;
  readonly version: string;
  /** What the reader stated, for the record. */
  readonly stated: Readonly<Record<string, string>>;
  readonly synthetic: boolean;
  /** Stated by the reader; never a default. */
  readonly prior?: Prior;
  readonly pseudonyms?: Pseudonyms;
  readonly onStep?: OnStep;
}

export interface AnalyzedLogs {
  readonly analysis: Analysis;
  /** To be closed by the caller. */
  readonly ingested: Ingested;
}

function readEvents(texts: readonly string[], calendar: Calendar): Instant[] {
  const instants = texts.map((text) => {
    if (calendar.clock === 'relative' && /^\d+(\.\d+)?$/.test(text)) return Math.round(Number(text) * MICROS_PER_SECOND);
    return parseInstant(text, calendar, `--event ${text}`);
  });
  return [...new Set(instants)].sort((a, b) => a - b);
}

async function findFocus(names: readonly string[], store: Store): Promise<EndpointId[]> {
  const ids = await store.idsOf(names);
  const unknown = names.find((_, i) => ids[i] === -1);
  if (unknown !== undefined) {
    throw new KnownFailure('usage', 'The log has no endpoint of that name', {
      where: `--focus ${unknown}`,
      remedy: 'Names are taken exactly as the log writes them, after --names and --aliases.',
    });
  }
  return [...new Set(ids)].sort((a, b) => a - b);
}

/**
 * A side table whose first column names endpoints, cut to the endpoints that the log has: one row each, the first where the table repeats itself.
 * @throws KnownFailure 'usage' where the log has none of them
 */
async function loadSide(name: string, file: string, store: Store): Promise<SideTable> {
  const { columns, rows } = await readSideTable(file);
  const rowOf = new Map<string, readonly string[]>();
  for (const row of rows) {
    const endpoint = (row[0] as string).trim();
    if (endpoint !== '' && !rowOf.has(endpoint)) rowOf.set(endpoint, row);
  }
  const named = [...rowOf.values()];
  const ids = await store.idsOf([...rowOf.keys()]);
  const known = named.map((_, i) => i).filter((i) => ids[i] !== -1);
  if (known.length === 0) {
    throw new KnownFailure('usage', `The log has none of the endpoints that the table of ${name} names`, {
      where: file,
      remedy: 'Its first column must name endpoints exactly as the log writes them, after --names and --aliases, below a header.',
    });
  }
  return {
    id: Int32Array.from(known, (i) => ids[i] as number),
    unknown: named.length - known.length,
    columns: Object.fromEntries(columns.map((column, j) => [column, known.map((i) => (named[i]?.[j] ?? '').trim())])),
  };
}

/** The main job without its files: logs in, one Analysis out. */
export async function analyzeLogs(inputs: readonly string[], options: AnalyzeLogsOptions): Promise<AnalyzedLogs> {
  const ingested = await ingest(inputs, options);
  try {
    const { store, calendar, observation, unread, names } = ingested;
    const side: Record<string, SideTable> = {};
    for (const [name, file] of Object.entries(options.side)) side[name] = await loadSide(name, file, store);
    const events = readEvents(options.events, calendar);
    const focus = await findFocus(options.focus, store);
    const provenance: Provenance = {
      tool: { name: 'penregister', version: options.version },
      seed: options.seed,
      options: options.stated,
      events,
      focus,
      pseudonymised: 'no',
      synthetic: options.synthetic,
      ...(options.prior && { prior: options.prior }),
      inputs: store.sources,
      unreadInputs: unread,
      names,
    };
    const { inferences, limit, questionOptions, calibrations, evaluation, pseudonyms, onStep, signal } = options;
    const named = await analyze({
      store,
      calendar,
      observation,
      inferences,
      events,
      focus,
      side,
      options: questionOptions,
      limit,
      provenance,
      ...(calibrations && { calibrations }),
      ...(evaluation && { evaluation }),
      ...(onStep && { onStep }),
      ...(signal && { signal }),
    });
    return { analysis: pseudonyms ? pseudonymise(named, pseudonyms) : named, ingested };
  } catch (error) {
    await ingested.store.close();
    throw error;
  }
}
