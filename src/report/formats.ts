import type { Analysis } from '../model/analysis.ts';
import { renderHtml } from './html.ts';
import { renderJson } from './json.ts';

export type ReportFormat = 'html' | 'json';

export interface Renderer {
  readonly fileName: string;
  readonly describes: string;
  render(analysis: Analysis): string;
}

/** Every way of writing an analysis down. */
export const RENDERERS: Readonly<Record<ReportFormat, Renderer>> = {
  html: { fileName: 'report.html', describes: 'one page that opens from disk, offline', render: (analysis) => renderHtml(analysis) },
  json: { fileName: 'analysis.json', describes: 'the analysis itself, which every other format is made from', render: renderJson },
};
