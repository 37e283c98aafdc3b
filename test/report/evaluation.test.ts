import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Measured } from '../../src/model/evaluation.ts';
import { renderEvaluationHtml, renderHtml } from '../../src/report/html.ts';
import { judgeScore } from '../../src/report/view/evaluation/score-words.ts';
import { hostileEvaluation } from './hostile-analysis.ts';
import { sampleAnalysis } from './sample-analysis.ts';
import { sampleEvaluation } from './sample-evaluation.ts';

const html = renderEvaluationHtml(sampleEvaluation());
const between = (text: string, open: string, close: string): string => text.split(open)[1]?.split(close)[0] ?? '';
/** Words of each cell of the main table, in order, by question. */
const tableOf = (page: string): string[][] =>
  [...between(page, '<table class="summary">', '</table>').matchAll(/<tr>(.*?)<\/tr>/gs)].slice(1).map(([, row]) =>
    [...(row ?? '').matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell]) =>
      (cell ?? '')
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ),
  );

describe('the page of an evaluation', () => {
  it('may run no script, and has none; its style is allowed by hash', () => {
    const style = createHash('sha256')
      .update(between(html, '<style>', '</style>'))
      .digest('base64');
    const policy = between(html, 'http-equiv="Content-Security-Policy" content="', '"');
    expect(policy).toContain("default-src 'none'; script-src 'none'");
    expect(policy).toContain(`style-src 'sha256-${style}'`);
    expect(html.slice(html.indexOf('</style>'))).not.toMatch(/<script/i);
  });
  it('gives the same bytes twice', () => {
    expect(renderEvaluationHtml(sampleEvaluation()) === html).toBe(true);
  });
  it('says what was evaluated', () => {
    const words = between(html, '<main>', '</main>')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ');
    expect(words).toContain(
      '5 simulated worlds of 2 scenarios, 1 of them with every relation taken out: 26 to 48 people over 14 to 32 days.',
    );
    expect(words).toContain('6001, 6002, 6003, 6004');
  });
  it('shows each score with its word, interval, n, scenarios and false findings', () => {
    const [connected, rhythm] = tableOf(html);
    expect(connected?.find((cell) => cell.includes('0.93'))).toBe(
      'AUC 0.93 strong [0.90–0.95] (0.81–0.99 in 4) n = 1,234, true 16 7 false in 2 of 28 worlds',
    );
    expect(connected?.find((cell) => cell.includes('0.58'))).toContain('chance');
    expect(connected?.find((cell) => cell.includes('0.97'))).toBe('AUC 0.97 too few to tell no interval n = 90, true 1');
    expect(rhythm?.find((cell) => cell.includes('61%'))).toContain('too narrow [56–66%] (60–62% in 2) off by 0.44 hours n = 240');
  });
  it('tells what is no score apart in words, each from the others', () => {
    const cells = tableOf(html).flat();
    for (const words of ['cannot see', 'not asked', 'no truth', 'no case', 'FAILED']) expect(cells).toContain(words);
  });
  it('gives the meaning of each score in words, thresholds, and why there is none', () => {
    const details = between(html, 'id="details"', '</main>')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ');
    for (const words of [
      'chance that a true one is ranked above one that is not',
      '0.93 0.90 to 0.95 n = 1,234',
      'p at most 0.05 71 58 3',
      'FAILED: the store was out of memory',
      'Cannot see: it would take a clock that shows the hour of the day',
    ])
      expect(details).toContain(words);
  });
  it('takes nothing of a file for markup, a link or a direction', () => {
    const page = renderEvaluationHtml(hostileEvaluation());
    const body = page.slice(page.indexOf('<body>'));
    expect(body).not.toMatch(/<script|<img|\u202E/i);
    const own = [...html.matchAll(/\shref="([^"]*)"/g)].map(([, to]) => to);
    expect([...page.matchAll(/\shref="([^"]*)"/g)].map(([, to]) => to)).toEqual(own);
    expect([...body.matchAll(/<[^>]*\s(?:style|on[a-z]+|src|ping)\s*=/gi)]).toEqual([]);
  });
});

describe('one word for a score', () => {
  const auc = { score: 'auc', n: 100, scenarios: 1, least: 0, most: 1 } as const;
  const held = { ...auc, score: 'coverage', level: 0.8 } as const;
  it.each<[Measured, string]>([
    [{ ...auc, value: 0.93, low: 0.9, high: 0.95 }, 'strong'],
    [{ ...auc, value: 0.85, low: 0.7, high: 0.95 }, 'good'],
    [{ ...auc, value: 0.6, low: 0.49, high: 0.7 }, 'chance'],
    [{ ...auc, value: 0.93, low: 0.7, high: 1 }, 'too few to tell'],
    [{ ...auc, value: 0.2, low: 0.1, high: 0.3 }, 'worse than chance'],
    [{ ...auc, value: 1 }, 'too few to tell'],
    [{ ...held, value: 0.8, low: 0.77, high: 0.83 }, 'as stated'],
    [{ ...held, value: 0.6, low: 0.5, high: 0.7 }, 'too narrow'],
    [{ ...held, value: 0.95, low: 0.91, high: 0.97 }, 'wider than stated'],
    [{ ...held, value: 0.73, low: 0.7, high: 0.77 }, 'too narrow'],
    [{ ...held, value: 0.84, low: 0.82, high: 0.86 }, 'as stated'],
    [{ ...held, value: 0.6, low: 0.4, high: 0.8 }, 'too few to tell'],
  ])('%o is %s', (measured, word) => {
    expect(judgeScore(measured).word).toBe(word);
  });
});

describe('a report', () => {
  const page = renderHtml(sampleAnalysis());
  it('carries an evaluation that it was given, and names it in its contents', () => {
    expect(page).toContain('<a href="#evaluation">');
    expect(between(page, '<section id="evaluation"', '<section id="method"')).toContain('Given with --evaluation');
    const { evaluation: _, ...without } = sampleAnalysis();
    const bare = renderHtml(without);
    expect(bare).not.toContain('href="#evaluation"');
    expect(bare).not.toContain('id="evaluation"');
  });
  it('says for every question and observer how well it did, or that it was not measured', () => {
    const { outcomes, observers } = sampleAnalysis();
    const table = tableOf(page);
    expect(table).toHaveLength(outcomes.length);
    for (const row of table) expect(row).toHaveLength(observers.length);
    const row = (id: string) => table[outcomes.findIndex((outcome) => outcome.id === id)] as string[];
    const column = (vantage: string) => observers.findIndex((observer) => observer.vantage === vantage);
    expect(row('connected-before')[column('server')]).toContain('AUC 0.93 strong [0.90–0.95]');
    // Sees what the question needs, and is not among those that were measured.
    expect(row('connected-before')[column('device')]).toBe('can ask; not measured');
    const lacking = observers.flatMap(({ canAsk }, at) =>
      canAsk.filter(({ id, missing }) => missing.length > 0 && id === 'strongest-ties').map(() => at),
    );
    for (const at of lacking) expect(row('strongest-ties')[at]).toBe('cannot see');
  });
  it('says so where nothing has been measured at all', () => {
    const { measured: _, ...without } = sampleAnalysis();
    const cells = tableOf(renderHtml(without)).flat();
    expect(new Set(cells)).toEqual(new Set(['can ask; not measured', 'cannot see']));
  });
});
