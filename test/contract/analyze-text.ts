import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AnalyzeLogsOptions, analyzeLogs } from '../../src/analyze/analyze-logs.ts';
import { inferences } from '../../src/inferences/index.ts';
import type { Analysis } from '../../src/model/analysis.ts';

const DEFAULTS: AnalyzeLogsOptions = {
  inferences,
  events: [],
  focus: [],
  side: {},
  questionOptions: {},
  limit: 20,
  seed: 1,
  version: 'test',
  stated: {},
  synthetic: true,
};

/** Analyses a log that is given as text, through files and store, as the command does. */
export async function analyzeText(text: string, options: Partial<AnalyzeLogsOptions> = {}, name = 'log.csv'): Promise<Analysis> {
  const folder = await mkdtemp(join(tmpdir(), 'penregister-test-'));
  try {
    const path = join(folder, name);
    await writeFile(path, text);
    const { analysis, ingested } = await analyzeLogs([path], { ...DEFAULTS, ...options });
    await ingested.store.close();
    // The folder's name is chance; the rest must not be.
    return JSON.parse(JSON.stringify(analysis).replaceAll(JSON.stringify(path).slice(1, -1), name)) as Analysis;
  } finally {
    await rm(folder, { recursive: true });
  }
}
