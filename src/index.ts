/** The library's public door: named re-exports only. */

export { analysisSchema, parseAnalysis } from './analyze/analysis-schema.ts';
export { type AnalyzeRequest, analyze, DEFAULT_LIMIT } from './analyze/analyze.ts';
export { type AnalyzedLogs, type AnalyzeLogsOptions, analyzeLogs } from './analyze/analyze-logs.ts';
export { parseEvaluation } from './analyze/evaluation-schema.ts';
export { type EvaluateOptions, evaluateWorlds } from './evaluate/evaluate-worlds.ts';
export { findWorlds } from './evaluate/find-worlds.ts';
export { inferences } from './inferences/index.ts';
export { type Ingested, type IngestOptions, ingest } from './ingest/ingest.ts';
export type * from './model/analysis.ts';
export type * from './model/artifacts.ts';
export type * from './model/evaluation.ts';
export { EXIT, KnownFailure } from './model/failure.ts';
export type * from './model/inference.ts';
export { defineInference } from './model/inference.ts';
export type * from './model/source.ts';
export type * from './model/views.ts';
export { renderEvaluationHtml, renderHtml } from './report/html.ts';
export { renderJson } from './report/json.ts';
export { createWorld, type World } from './simulate/run-world.ts';
export type { Scenario } from './simulate/scenario.ts';
export { createScenario } from './simulate/scenario-family.ts';
export { SCENARIOS } from './simulate/scenarios/registry.ts';
export type { Truth } from './simulate/truth.ts';
export type { Store } from './store/store.ts';
