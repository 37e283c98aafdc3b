/** The library's public door: named re-exports only. */

export { analysisSchema, parseAnalysis } from './analyze/analysis-schema.ts';
export { type AnalyzeRequest, analyze, DEFAULT_LIMIT } from './analyze/analyze.ts';
export { type AnalyzedLogs, type AnalyzeLogsOptions, analyzeLogs } from './analyze/analyze-logs.ts';
export { inferences } from './inferences/index.ts';
export { type Ingested, type IngestOptions, ingest } from './ingest/ingest.ts';
export type * from './model/analysis.ts';
export type * from './model/artifacts.ts';
export { EXIT, KnownFailure } from './model/failure.ts';
export type * from './model/inference.ts';
export { defineInference } from './model/inference.ts';
export type * from './model/source.ts';
export { renderHtml } from './report/html.ts';
export { renderJson } from './report/json.ts';
export type { Store } from './store/store.ts';
