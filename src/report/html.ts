import { createHash } from 'node:crypto';
import { gzipSync, strToU8 } from 'fflate';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Analysis } from '../model/analysis.ts';
import type { Evaluation } from '../model/evaluation.ts';
import { type ReportBundle, readBundle } from './bundle.ts';
import { renderJson } from './json.ts';
import { EvaluationPage } from './view/evaluation/evaluation-page.tsx';
import { lexiconOf } from './view/lexicon.ts';
import { ReportPage } from './view/report-page.tsx';

export interface HtmlOptions {
  /** Default: the built one. */
  readonly bundle?: ReportBundle;
}

const sha256 = (text: string): string => `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;

/** What the page may do: run this script if it has one, use this style, and nothing else; no connection, no form, no markup from strings. */
export const contentSecurityPolicy = ({ script, style }: { readonly script?: string; readonly style: string }): string =>
  [
    "default-src 'none'",
    `script-src ${script === undefined ? "'none'" : `'${sha256(script)}'`}`,
    `style-src '${sha256(style)}'`,
    'img-src data: blob:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

/** An inert block: base64 has no `<`, so nothing in it can end the block, and no hash is needed. */
function encodeData(analysis: Analysis): string {
  const packed = gzipSync(strToU8(renderJson(analysis)), { level: 9, mtime: 0 });
  return Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength).toString('base64');
}

const escapeText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Refuses a bundle that could not stand inside its element, or whose hash a browser would compute from other bytes. */
function checkBundle({ script, style }: ReportBundle): void {
  if (/<\/script|<!--/i.test(script) || /<\/style/i.test(style) || /[\r\0]/.test(script + style)) {
    throw new Error('the bundle holds characters that end its own element');
  }
}

interface Document {
  readonly title: string;
  readonly policy: string;
  readonly style: string;
  readonly body: string;
}

const writeDocument = ({ title, policy, style, body }: Document): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="penregister">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;

/**
 * One HTML file with everything in it: the static report, the data, and the script that brings it to life. Opens from disk
 * and offline; the whole story reads without the script. The same analysis gives the same bytes.
 */
export function renderHtml(analysis: Analysis, { bundle = readBundle() }: HtmlOptions = {}): string {
  checkBundle(bundle);
  const page = h(ReportPage, { state: { analysis, lexicon: lexiconOf(analysis), actions: null } });
  return writeDocument({
    title: 'penregister report',
    policy: contentSecurityPolicy(bundle),
    style: bundle.style,
    body: `<div id="report">${renderToString(page)}</div>
<footer class="colophon">
<p>This page opens no connection and loads nothing. It runs one script, the same in every report of this release: <code>${sha256(bundle.script)}</code></p>
<details><summary>Licences of the libraries in it</summary><pre>${escapeText(bundle.notices)}</pre></details>
</footer>
<script type="text/plain" id="data">${encodeData(analysis)}</script>
<script type="module">${bundle.script}</script>`,
  });
}

/** An evaluation as a page of its own, in the look of the report. It has no script at all. The same evaluation gives the same bytes. */
export function renderEvaluationHtml(evaluation: Evaluation, { bundle = readBundle() }: HtmlOptions = {}): string {
  checkBundle(bundle);
  return writeDocument({
    title: 'penregister evaluation',
    policy: contentSecurityPolicy({ style: bundle.style }),
    style: bundle.style,
    body: `<div id="report">${renderToString(h(EvaluationPage, { evaluation }))}</div>
<footer class="colophon">
<p>This page opens no connection, loads nothing and runs no script.</p>
</footer>`,
  });
}
