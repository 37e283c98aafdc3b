import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hostileAnalysis } from '../report/hostile-analysis.ts';
import { sampleAnalysis } from '../report/sample-analysis.ts';
import { launchChromium } from './launch-chromium.ts';
import { NO_TRESPASS, openReport } from './open-report.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Elements by name, leaving out those whose number follows from the number of hostile columns and paths. */
const elementNames = () => [...new Set([...document.querySelectorAll('*')].map((element) => element.tagName.toLowerCase()))].sort();

const foreign = () => ({
  pwned: '__pwn' in window,
  links: [...document.querySelectorAll('[href], [src], [action], [formaction], [ping]')]
    .flatMap((element) => ['href', 'src', 'action', 'formaction', 'ping'].map((name) => element.getAttribute(name)))
    .filter((to) => to !== null && !/^#[a-z]+(-\d+)?$/.test(to)),
  handlers: [...document.querySelectorAll('*')]
    .flatMap((element) => element.getAttributeNames())
    .filter((name) => name.startsWith('on') || name === 'autofocus' || name === 'srcdoc'),
  scripts: document.querySelectorAll('script').length,
});

it.each([true, false])('runs, links and adds nothing that a log contains (script: %s)', async (javaScriptEnabled) => {
  const [plain, hostile] = await Promise.all([
    openReport(browser, sampleAnalysis(), { javaScriptEnabled }),
    openReport(browser, hostileAnalysis(), { javaScriptEnabled }),
  ]);
  const { page, trespasses } = hostile;
  expect(await page.evaluate(elementNames)).toEqual(await plain.page.evaluate(elementNames));
  const { scripts, ...found } = await page.evaluate(foreign);
  expect(found).toEqual({ pwned: false, links: [], handlers: [] });
  expect(scripts).toBe((await plain.page.evaluate(foreign)).scripts);
  expect(trespasses).toEqual(NO_TRESPASS);
  expect(await page.title()).toBe('penregister report');
  const text = await page.evaluate(() => document.getElementById('report')?.textContent ?? '');
  expect(text.replaceAll('\n', '').match(/\p{Cc}|\p{Cf}|\p{Cs}/gu)).toBeNull();
  await hostile.close();
  await plain.close();
});

it('stays harmless when hostile names are selected, searched, copied, hovered and put into the address', async () => {
  const { page, trespasses, close } = await openReport(browser, hostileAnalysis());
  for (let id = 0; id < 24; id++) {
    await page.evaluate((n) => {
      location.hash = `#sel=${n}`;
    }, id);
    await expect.poll(() => page.locator('.panel').count()).toBe(1);
  }
  await page.locator('#search').fill('<script');
  await page.locator('.results button').first().click();
  await page.locator('.panel >> text=Copy name').click();
  await page.evaluate(() => {
    location.hash = '#sel=<img src=x onerror=window.__pwn=1>&f=javascript:1&t=__proto__';
  });
  const box = await page.locator('.graph-box').boundingBox();
  if (box) await page.mouse.move(box.x + box.width / 2, box.y + box.height / 3);
  await page.waitForTimeout(400);
  expect((await page.evaluate(foreign)).pwned).toBe(false);
  expect(trespasses).toEqual(NO_TRESPASS);
  // A megabyte of a name is cut where it labels, and whole where it is asked for.
  await page.evaluate(() => {
    location.hash = '#sel=20';
  });
  await expect.poll(() => page.locator('.panel-name').evaluate((element) => element.textContent?.length)).toBe(1_000_000);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await close();
});
