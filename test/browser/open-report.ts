import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Analysis } from '../../src/model/analysis.ts';
import { renderHtml } from '../../src/report/html.ts';

/** What a page did that a report must not do. */
export interface Trespasses {
  readonly requests: string[];
  readonly violations: string[];
  readonly messages: string[];
}

export interface OpenReport {
  readonly page: Page;
  readonly trespasses: Trespasses;
  close(): Promise<void>;
}

/** Opens the report of an analysis, or one that is written already, from disk, and watches: any address but the file's own fails, and is noted. */
export async function openReport(
  browser: Browser,
  analysis: Analysis | string,
  { ready = true, ...options }: BrowserContextOptions & { ready?: boolean } = {},
): Promise<OpenReport> {
  const folder = mkdtempSync(join(tmpdir(), 'penregister-report-'));
  const file = join(folder, 'report.html');
  writeFileSync(file, typeof analysis === 'string' ? analysis : renderHtml(analysis));
  const address = pathToFileURL(file).href;
  const context = await browser.newContext(options);
  const trespasses: Trespasses = { requests: [], violations: [], messages: [] };
  const page = await context.newPage();
  await page.route('**', (route) => {
    const url = route.request().url();
    if (url.split('#')[0] === address) return route.continue();
    trespasses.requests.push(url);
    return route.abort();
  });
  if (options.javaScriptEnabled !== false) {
    await page.exposeFunction('noteViolation', (what: string) => trespasses.violations.push(what));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        (window as unknown as { noteViolation(what: string): void }).noteViolation(
          `${event.violatedDirective} ${event.blockedURI} ${event.sample}`,
        );
      });
    });
  }
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') trespasses.messages.push(message.text());
  });
  page.on('pageerror', (error) => trespasses.messages.push(error.message));
  await page.goto(address);
  if (ready && options.javaScriptEnabled !== false) await page.waitForSelector('html[data-ready="yes"]');
  return {
    page,
    trespasses,
    close: async () => {
      await context.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export const NO_TRESPASS: Trespasses = { requests: [], violations: [], messages: [] };
