import axeCore from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/model/analysis.ts';
import { sampleAnalysis } from '../report/sample-analysis.ts';
import { launchChromium } from './launch-chromium.ts';
import { NO_TRESPASS, type OpenReport, openReport } from './open-report.ts';

const sample = sampleAnalysis();
let browser: Browser;
const opened: OpenReport[] = [];

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(async () => {
  for (const report of opened) await report.close();
  await browser.close();
});

async function open(analysis: Analysis = sample, options: BrowserContextOptions = {}): Promise<OpenReport> {
  const report = await openReport(browser, analysis, options);
  opened.push(report);
  return report;
}

async function axe(page: Page): Promise<string[]> {
  await page.evaluate(axeCore.source);
  return page.evaluate(async () => {
    const run = (window as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe.run;
    return (await run()).violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .slice(0, 3)
          .map(({ html }) => html.slice(0, 160))
          .join(' | ')} (${nodes.length})`,
    );
  });
}

const wordsOf = (page: Page): Promise<string | null> => page.locator('.timeline-words').textContent();

describe('the page as it opens from disk', () => {
  it('asks for nothing, breaks no rule of its policy, logs nothing', async () => {
    const { page, trespasses } = await open();
    await page.mouse.wheel(0, 20_000);
    await page.waitForTimeout(500);
    expect(trespasses).toEqual(NO_TRESPASS);
    expect(await page.title()).toBe('penregister report');
  });
  it.each([
    [1280, 'light'],
    [390, 'dark'],
  ] as const)('fits a window of %d pixels, and axe finds no fault in it, %s', async (width, colorScheme) => {
    const { page } = await open(sample, { viewport: { width, height: 844 }, colorScheme });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    expect(await axe(page)).toEqual([]);
  });
  it('draws the graph with WebGL, and keeps the twin for print', async () => {
    const { page } = await open();
    expect(await page.locator('.graph-box canvas').count()).toBeGreaterThan(3);
    expect(await page.locator('.graph-static').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.graph-static').isVisible()).toBe(true);
    expect(await page.locator('.graph-box').isVisible()).toBe(false);
  });
});

describe('selection', () => {
  it('follows from a card to the timeline, the panel, the list and the address, and back from the address', async () => {
    const { page } = await open();
    const whole = await wordsOf(page);
    await page.locator('#finding-0 >> text=Show on the timeline').click();
    await expect.poll(() => wordsOf(page)).not.toBe(whole);
    expect(await page.locator('.panel').textContent()).toContain('subject-phone');
    expect(await page.locator('tr.chosen').textContent()).toContain('subject-phone');
    await expect.poll(() => page.url()).toMatch(/#f=0&sel=0&t=\d+~\d+$/);
    const words = await wordsOf(page);
    await page.reload();
    await page.waitForSelector('html[data-ready="yes"]');
    expect(await wordsOf(page)).toBe(words);
    expect(await page.locator('.panel').textContent()).toContain('subject-phone');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.panel').count()).toBe(0);
  });
  it('is found by the search box, and shows the week of the one selected', async () => {
    const { page } = await open();
    const before = await page.locator('#week-title').textContent();
    await page.keyboard.press('/');
    await page.keyboard.type('CHLOÉ-2');
    await page.locator('.results button').first().click();
    expect(await page.locator('.panel').textContent()).toContain('chloé-2');
    expect(await page.locator('#week-title').textContent()).not.toBe(before);
  });
  it('unfolds the card that an address names', async () => {
    const { page } = await open();
    const hidden = page.locator('#finding-9');
    expect(await hidden.isVisible()).toBe(false);
    await page.evaluate(() => {
      location.hash = '#finding-9';
    });
    await expect.poll(() => hidden.isVisible()).toBe(true);
  });
});

describe('keyboard', () => {
  it('zooms, pans and steps from event to event in the timeline', async () => {
    const { page } = await open();
    const view = page.locator('#timeline-view');
    await view.focus();
    const seen = [await wordsOf(page)];
    for (const key of ['w', 'w', 'd', 'a', 'a', 's', '0']) {
      await page.keyboard.press(key);
      seen.push(await wordsOf(page));
    }
    expect(seen.at(-1)).toBe(seen[0]);
    for (let i = 1; i < seen.length; i++) expect(seen[i]).not.toBe(seen[i - 1]);
    const lane = sample.views.timeline?.lanes[0];
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Home');
    const first = await wordsOf(page);
    expect(first).toContain('subject-phone');
    await page.keyboard.press('ArrowRight');
    const second = await wordsOf(page);
    expect(second).not.toBe(first);
    await page.keyboard.press('ArrowLeft');
    expect(await wordsOf(page)).toBe(first);
    expect(lane?.deltas[0]).toBeGreaterThan(0);
    await page.keyboard.press('Enter');
    expect(await page.locator('.panel').textContent()).toContain('subject-phone');
    await expect.poll(() => page.locator('.timeline [aria-live]').textContent()).toBe(first);
  });
  it('shows its keys on a question mark, and closes them again', async () => {
    const { page } = await open();
    await page.keyboard.press('?');
    // The page draws after the key press has returned.
    await expect.poll(() => page.locator('dialog.help').isVisible()).toBe(true);
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog.help').isVisible()).toBe(false);
  });
  it('leaves the wheel to the page until the timeline has the focus', async () => {
    const { page } = await open();
    const canvas = page.locator('.lane-canvas canvas');
    await canvas.scrollIntoViewIfNeeded();
    const whole = await wordsOf(page);
    await canvas.hover();
    await page.mouse.wheel(0, -40);
    expect(await wordsOf(page)).toBe(whole);
    await page.locator('#timeline-view').focus();
    await canvas.hover();
    await page.mouse.wheel(0, -200);
    await expect.poll(() => wordsOf(page)).not.toBe(whole);
  });
});

describe('without a script, and on paper', () => {
  it('tells the whole story', async () => {
    const { page } = await open(sample, { javaScriptEnabled: false });
    for (const id of ['questions', 'findings', 'week', 'timeline', 'contacts', 'observers', 'method'])
      expect(await page.locator(`#${id}`).isVisible()).toBe(true);
    expect(await page.locator('.graph-static').isVisible()).toBe(true);
    expect(await page.locator('.timeline-static').isVisible()).toBe(true);
    const details = page.locator('#finding-0 details').first();
    await details.locator('summary').click();
    expect(await details.locator('tbody tr').first().isVisible()).toBe(true);
    expect(await page.locator('button').count()).toBe(0);
  });
  it.each([true, false])('prints with folded evidence on the paper (script: %s)', async (javaScriptEnabled) => {
    const { page } = await open(sample, { javaScriptEnabled });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#finding-0 tbody tr').first().isVisible()).toBe(true);
    expect(await page.locator('#finding-9 .claim').isVisible()).toBe(true);
    const pdf = (await page.pdf({ preferCSSPageSize: true, format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(5);
  });
});

describe('where parts are missing', () => {
  it('shows the twin in place of an empty box where there is no WebGL', async () => {
    const poor = await launchChromium({ webgl: false });
    try {
      const { page, trespasses, close } = await openReport(poor, sample);
      await expect.poll(() => page.locator('.graph-static').isVisible()).toBe(true);
      expect(await page.locator('.graph-box').count()).toBe(0);
      expect(trespasses.violations).toEqual([]);
      await close();
    } finally {
      await poor.close();
    }
  });
  it('runs where the browser does not even know the names of WebGL', async () => {
    const { page, trespasses, close } = await openReport(browser, sample, { ready: false });
    await page.addInitScript(() => {
      const scope = globalThis as Record<string, unknown>;
      delete scope['WebGLRenderingContext'];
      delete scope['WebGL2RenderingContext'];
      HTMLCanvasElement.prototype.getContext = new Proxy(HTMLCanvasElement.prototype.getContext, {
        apply: (target, self, [kind, ...rest]) => (String(kind).startsWith('webgl') ? null : Reflect.apply(target, self, [kind, ...rest])),
      });
    });
    await page.reload();
    await page.waitForSelector('html[data-ready="yes"]');
    await expect.poll(() => page.locator('.graph-static').isVisible()).toBe(true);
    expect(trespasses.messages).toEqual([]);
    await close();
  });
  it('keeps the static page where the data are damaged', async () => {
    const { page, close } = await openReport(browser, sample, { ready: false });
    await page.addInitScript(() => {
      const scope = globalThis as Record<string, unknown>;
      scope['DecompressionStream'] = undefined;
    });
    await page.reload();
    await page.waitForTimeout(500);
    expect(await page.locator('#finding-0').isVisible()).toBe(true);
    expect(await page.locator('.timeline-static').isVisible()).toBe(true);
    await close();
  });
  it('opens without time, without a second party, without findings', async () => {
    const { page, trespasses } = await open({
      ...sample,
      calendar: { ...sample.calendar, clock: 'none' },
      coverage: { from: null, to: null, gaps: [], observed: 0, setAside: 0 },
      findings: [],
      outcomes: sample.outcomes.filter(({ kind }) => kind !== 'found'),
      views: { week: null, timeline: null, graph: null },
    });
    expect(trespasses).toEqual(NO_TRESPASS);
    expect(await axe(page)).toEqual([]);
  });
});
