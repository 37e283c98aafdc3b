import axeCore from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { renderEvaluationHtml, renderHtml } from '../../src/report/html.ts';
import { hostileEvaluation } from '../report/hostile-analysis.ts';
import { sampleAnalysis } from '../report/sample-analysis.ts';
import { sampleEvaluation } from '../report/sample-evaluation.ts';
import { launchChromium } from './launch-chromium.ts';
import { NO_TRESPASS, openReport } from './open-report.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const open = (html: string, options = {}) => openReport(browser, html, { ready: false, ...options });

it.each([
  [1280, 'light'],
  [400, 'dark'],
] as const)('fits a window of %d pixels, and axe finds no fault in it, %s', async (width, colorScheme) => {
  const { page, trespasses, close } = await open(renderEvaluationHtml(sampleEvaluation()), {
    viewport: { width, height: 900 },
    colorScheme,
  });
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
  });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  expect(trespasses).toEqual(NO_TRESPASS);
  // The policy lets no script in, not even the one that looks for faults, other than by the browser's own hand.
  await page.evaluate(axeCore.source);
  const faults = await page.evaluate(async () => {
    const run = (window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe.run;
    return (await run()).violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html }) => html.slice(0, 160))
          .join(' | ')}`,
    );
  });
  expect(faults).toEqual([]);
  await close();
});

it('prints every score, folded ones included', async () => {
  const { page, close } = await open(renderEvaluationHtml(sampleEvaluation()), { javaScriptEnabled: false });
  expect(await page.locator('.scenario .scores').first().isVisible()).toBe(false);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.scenario .scores').first().isVisible()).toBe(true);
  await close();
});

it('prints nine observers on the short side of A4', async () => {
  const { page, close } = await open(renderHtml(sampleAnalysis()), { viewport: { width: 688, height: 900 }, javaScriptEnabled: false });
  const table = page.locator('#observers .summary');
  const wide = await table.evaluate((element) => element.scrollWidth);
  await page.emulateMedia({ media: 'print' });
  const printed = await table.evaluate((element) => element.scrollWidth);
  expect(wide).toBeGreaterThan(688);
  expect(printed).toBeLessThanOrEqual(688);
  await close();
});

it('runs, links and adds nothing that a file contains', async () => {
  const { page, trespasses, close } = await open(renderEvaluationHtml(hostileEvaluation()));
  const found = await page.evaluate(() => ({
    pwned: '__pwn' in window,
    scripts: document.querySelectorAll('script, img, iframe, form').length,
    links: [...document.querySelectorAll('[href]')].map((link) => link.getAttribute('href')).filter((to) => !/^#[a-z]+$/.test(to ?? '')),
  }));
  expect(found).toEqual({ pwned: false, scripts: 0, links: [] });
  expect(trespasses).toEqual(NO_TRESPASS);
  expect((await page.evaluate(() => document.body.textContent ?? '')).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  await close();
});
