import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Analysis } from '../model/analysis.ts';
import { renderHtml } from '../report/html.ts';
import { escapeUnseen, renderJson } from '../report/json.ts';
import type { Store } from '../store/store.ts';
import { buildManifest } from './manifest.ts';
import type { Timing } from './show-progress.ts';
import { writeWhole } from './write-files.ts';

/** What an analysis leaves in its folder; the manifest last. */
export const OUTPUT_FILES = ['report.html', 'analysis.json', 'rejects.jsonl', 'manifest.json'] as const;

/** One line a rejected row: file, line, column and reason, never its text. */
async function renderRejects(store: Store, { provenance }: Analysis): Promise<string> {
  const shown = new Map(store.sources.map(({ path }, i) => [path, provenance.inputs[i]?.path ?? path]));
  const lines: string[] = [];
  for await (const { file, ...where } of store.rejects()) lines.push(`${JSON.stringify({ file: shown.get(file) ?? file, ...where })}\n`);
  return escapeUnseen(lines.join(''));
}

export async function writeOutputs(
  folder: string,
  analysis: Analysis,
  store: Store,
  { force, timings }: { readonly force: boolean; readonly timings?: readonly Timing[] },
): Promise<void> {
  // A manifest of an earlier run must not stand beside outputs of this one, should writing stop half way.
  if (force) await rm(join(folder, 'manifest.json'), { force: true });
  const outputs = [
    await writeWhole(join(folder, 'report.html'), renderHtml(analysis), force),
    await writeWhole(join(folder, 'analysis.json'), renderJson(analysis), force),
    await writeWhole(join(folder, 'rejects.jsonl'), await renderRejects(store, analysis), force),
  ];
  await writeWhole(
    join(folder, 'manifest.json'),
    escapeUnseen(`${JSON.stringify(buildManifest(analysis.provenance, outputs, timings), null, 2)}\n`),
    force,
  );
}
