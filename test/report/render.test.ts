import { createHash } from 'node:crypto';
import { isDeepStrictEqual, stripVTControlCharacters } from 'node:util';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { KnownFailure } from '../../src/model/failure.ts';
import { readBundle } from '../../src/report/bundle.ts';
import { RENDERERS } from '../../src/report/formats.ts';
import { contentSecurityPolicy, renderHtml } from '../../src/report/html.ts';
import { renderJson } from '../../src/report/json.ts';
import { renderSummary } from '../../src/report/terminal.ts';
import { hostileAnalysis } from './hostile-analysis.ts';
import { sampleAnalysis } from './sample-analysis.ts';

const sample = sampleAnalysis();
const html = renderHtml(sample);
const between = (text: string, open: string, close: string): string => text.split(open)[1]?.split(close)[0] ?? '';

describe('json', () => {
  it('is the analysis, with one line feed at the end', () => {
    const text = renderJson(sample);
    expect(isDeepStrictEqual(JSON.parse(text), JSON.parse(JSON.stringify(sample)))).toBe(true);
    expect(text.slice(-2)).toMatch(/[^\n]\n/);
  });
  it('does not depend on the order in which keys were set', () => {
    const reversed = Object.fromEntries(Object.entries(sample).reverse()) as unknown as typeof sample;
    expect(renderJson(reversed) === renderJson(sample)).toBe(true);
  });
  it('refuses numbers that JSON has not', () => {
    const broken = { ...sample, coverage: { ...sample.coverage, observed: Number.NaN } };
    expect(() => renderJson(broken)).toThrow();
  });
});

describe('html', () => {
  it('gives the same bytes twice', () => {
    expect(renderHtml(sampleAnalysis()) === html).toBe(true);
  });
  it('allows its own script and style by hash, and nothing else', () => {
    const hash = (text: string) => createHash('sha256').update(text).digest('base64');
    const script = between(html, '<script type="module">', '</script>');
    const style = between(html, '<style>', '</style>');
    expect(between(html, 'http-equiv="Content-Security-Policy" content="', '"')).toBe(
      `default-src 'none'; script-src 'sha256-${hash(script)}'; style-src 'sha256-${hash(style)}'; img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`,
    );
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<style'));
  });
  it('carries the same script whatever the data', () => {
    expect(between(renderHtml(hostileAnalysis()), '<script type="module">', '</script>') === readBundle().script).toBe(true);
  });
  it('carries the data as gzip in base64, with no time in it', () => {
    const packed = Buffer.from(between(html, '<script type="text/plain" id="data">', '</script>'), 'base64');
    expect(gunzipSync(packed).toString('utf8') === renderJson(sample)).toBe(true);
    expect(packed.subarray(4, 8)).toEqual(Buffer.alloc(4));
  });
  it('uses no style attribute, no handler attribute and no foreign address', () => {
    const page = html.slice(html.indexOf('<body>'), html.indexOf('<script type="text/plain"'));
    expect([...page.matchAll(/<[^>]*\s(?:style|on[a-z]+|src|ping)\s*=/gi)].map(([tag]) => tag)).toEqual([]);
    expect(
      [...page.matchAll(/\shref="([^"]*)"/g)].map((match) => match[1]).filter((to) => !/^#[a-z]+(?:-\d+)?$/.test(to as string)),
    ).toEqual([]);
  });
  it('shows all four outcomes, each in its own words', () => {
    const missing = ['Found.', 'Looked, found nothing.', 'Could not be observed.', 'Failed.'].filter((words) => !html.includes(words));
    expect(missing).toEqual([]);
  });
  it('keeps every finding and every innocent explanation readable without a script', () => {
    expect(html.match(/<article /g)?.length).toBe(sample.findings.length);
    const texts = sample.findings.flatMap(({ alternatives }) => alternatives.map(({ text }) => text));
    expect(texts.filter((text) => !html.includes(text))).toEqual([]);
    expect(html.includes('logs/chat-server.csv:')).toBe(true);
  });
  it('never says that anything is proved, and heads itself as personal data or as synthetic', () => {
    const page = html.slice(html.indexOf('<body>'), html.indexOf('<footer'));
    expect(page.match(/\bprove[sdn]?\b/gi)).toBeNull();
    expect(page.includes('PERSONAL DATA')).toBe(true);
    const synthetic = between(renderHtml({ ...sample, provenance: { ...sample.provenance, synthetic: true } }), '<body>', '<footer');
    expect([synthetic.includes('SYNTHETIC'), synthetic.includes('PERSONAL DATA')]).toEqual([true, false]);
  });
  it('refuses a bundle that would end its own element', () => {
    const bundle = { script: 'x="</script>"', style: '', notices: '' };
    expect(() => renderHtml(sample, { bundle })).toThrow();
    expect(contentSecurityPolicy(bundle)).toContain("default-src 'none'");
  });
  it('carries the licence of every library in its script', () => {
    const noticed = (name: string) => new RegExp(`^(?:.*<pre>)?${name} \\d+\\.\\d+\\.\\d+ \\(MIT\\)`, 'm').test(html);
    expect(['preact', '@preact/signals', 'sigma', 'graphology', 'events'].filter((name) => !noticed(name))).toEqual([]);
  });
  it('stays within its budget', () => {
    const { script, style } = readBundle();
    expect(Buffer.byteLength(script + style)).toBeLessThanOrEqual(300 * 1024);
    expect(gzipSync(script + style, { level: 9 }).length).toBeLessThanOrEqual(90 * 1024);
  });
  it('draws what there is, where a log has no time and no second party', () => {
    const bare = renderHtml({
      ...sample,
      calendar: { ...sample.calendar, clock: 'none' },
      coverage: { from: null, to: null, gaps: [], observed: 0, setAside: 0 },
      findings: [],
      outcomes: sample.outcomes.filter(({ kind }) => kind !== 'found'),
      views: { week: null, timeline: null, graph: null },
    });
    expect([bare.includes('The log observes no time.'), bare.includes('names no second party')]).toEqual([true, true]);
  });
});

describe('strength', () => {
  const first = sample.findings[0] as (typeof sample.findings)[number];
  const { ratio: _, ...unweighed } = first;
  const withStrength = (strength: typeof first.strength) => ({ ...sample, findings: [{ ...unweighed, strength }] });
  it('states a ratio beside the test: its number, its word, both propositions, its calibration set, and no posterior', () => {
    const [weighed, without] = sample.findings.filter(({ ratio }) => ratio !== undefined);
    expect([weighed?.ratio?.kind, without?.ratio?.kind]).toEqual(['ratio', 'none']);
    const page = between(html, '<main>', '</main>').replace(/<[^>]+>/g, '');
    const summary = renderSummary({ ...sample, findings: [weighed as typeof first] }, { findings: 1, color: false, width: 400 });
    for (const words of [
      'Moderately strong support for A',
      '200 times as probable under A as under B (log10 likelihood ratio 2.31)',
      '79 to 630 times',
      'simulated-town',
      'what led to the event made',
      'has nothing to do with the event',
    ])
      expect([words, page.includes(words), summary.includes(words)]).toEqual([words, true, true]);
    expect(page).toContain('Not givenBecause');
    expect(page).not.toContain('With your prior');
    expect(summary).not.toMatch(/prior|posterior/);
  });
  it('states a posterior by the prior that the reader gave, and why there is none without a ratio', () => {
    const asked = { ...sample, provenance: { ...sample.provenance, prior: { stated: '1/10000', probability: 1e-4 } } };
    const page = between(renderHtml(asked), '<main>', '</main>');
    for (const text of [
      page,
      renderSummary({ ...asked, findings: asked.findings.filter(({ ratio }) => ratio) }, { findings: 2, color: false, width: 400 }),
    ]) {
      expect(text).toContain('1 to 49 with this record');
      expect(text).toContain('No posterior can be given for your prior of 1/10000');
    }
  });
  it('states a test with p, q, how many were tested and how many by chance, and no probability of the claim', () => {
    const dots = { meaning: 'lookalikes', each: 'uninvolved endpoints', filled: 3, of: 1000 } as const;
    const page = between(
      renderHtml(withStrength({ kind: 'test', p: 0.0021, q: 0.034, tested: 1893, expectedByChance: 3.98, dots })),
      '<main>',
      '</main>',
    );
    for (const words of ['p = 0.0021', '0.034:', '1,893', '4 of those tested', 'Uncommon by chance'])
      expect([words, page.includes(words)]).toEqual([words, true]);
    expect(between(page, '<div class="strength">', '</article>')).not.toMatch(/likely|probab|certain|proof|%/i);
  });
  it('fills as many dots as it says', () => {
    const html20 = renderHtml(
      withStrength({
        kind: 'test',
        p: 0.2,
        q: 0.3,
        tested: 9,
        expectedByChance: 1.8,
        dots: { meaning: 'lookalikes', each: 'uninvolved endpoints', filled: 4, of: 20 },
      }),
    );
    const path = /class="dot-filled" d="M5.50 5.50h([\d.]+)"/.exec(html20);
    expect(Math.floor(Number(path?.[1]) / 11) + 1).toBe(4);
  });
});

it('says what to do where the browser part was not built', () => {
  const failure = (() => {
    try {
      return readBundle(new URL('./nowhere/', import.meta.url));
    } catch (error) {
      return error;
    }
  })();
  expect(failure).toBeInstanceOf(KnownFailure);
  expect((failure as KnownFailure).remedy).toContain('npm run build');
});

describe('summary', () => {
  const plain = renderSummary(sample, { findings: 3, color: false, width: 80, report: 'out/report.html' });
  it('names as many findings as asked, each question, and the report', () => {
    expect(plain.match(/^\d\. /gm)).toHaveLength(3);
    for (const { id } of sample.outcomes) expect(plain).toContain(id);
    expect(plain.trimEnd().endsWith('out/report.html')).toBe(true);
    expect(new Set(sample.outcomes.map(({ id, kind }) => `${kind} ${plain.match(new RegExp(`^(.) ${id}`, 'm'))?.[1]}`)).size).toBe(4);
  });
  it('colours only when told, whatever the environment says, and keeps to the width', () => {
    const coloured = renderSummary(sample, { findings: 3, color: true, width: 80, report: 'out/report.html' });
    expect(plain).toBe(stripVTControlCharacters(plain));
    expect(coloured).not.toBe(plain);
    expect(stripVTControlCharacters(coloured)).toBe(plain);
    for (const line of plain.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
  it('lets no control character of a log through', () => {
    const text = renderSummary(hostileAnalysis(), { findings: 40, color: false });
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  });
});

it('has a renderer for each format', () => {
  expect(RENDERERS.json.render(sample) === renderJson(sample)).toBe(true);
  expect(RENDERERS.html.render(sample) === html).toBe(true);
});
