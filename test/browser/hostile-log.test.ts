import { readFileSync, writeFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/model/analysis.ts';
import { createWorkspace, type Run, readAll, runCli } from '../commands/run-cli.ts';
import { simulateWorld } from '../simulated-world.ts';
import { launchChromium } from './launch-chromium.ts';
import { NO_TRESPASS, openReport } from './open-report.ts';

/** Names of endpoints that would run, link, hide, reorder, break lines or change an object, were they taken for more than text. */
const NAMES: readonly string[] = [
  '<script>window.__pwn=1</script>',
  '</script><script>window.__pwn=1</script>',
  '"><img src=x onerror="window.__pwn=1">',
  "' onfocus=window.__pwn=1 autofocus '",
  'javascript:window.__pwn=1',
  '</title></style></textarea></svg><svg onload=window.__pwn=1>',
  '\u202Egnp.exe\u202C \u2066\u200Bhidden\u2069',
  '\u001B[31mred\u001B[0m\u001B]8;;https://evil.example\u0007link\u009B2J',
  'nul\u0000inside\u0085next\u2028line',
  'a "quoted" name\nover\r\nthree lines',
  '__proto__',
  'constructor',
  '=HYPERLINK("https://evil.example","x")',
  '@SUM(1+1)*cmd|" /C calc"!A0',
];
const SERVER = '<iframe src=https://evil.example onload=window.__pwn=1>';

const work = createWorkspace('<img src=x onerror=__pwn=1>');
/** Stated, since hostile names do not look like names. */
const MAPPING = {
  fields: {
    at: { column: 'time', notation: 'iso-offset' },
    kind: { column: 'kind', values: { connect: 'connect', send: 'send' } },
    actor: 'actor',
    peer: 'peer',
    via: 'via',
  },
};
const mapped = ['--map', 'map.json'];
const log = '<img src=x onerror=__pwn=1>/\u202Efig\u001B[2J.csv';

function writeLog(): void {
  const { events, truth } = simulateWorld({ seed: 12, people: NAMES.length, days: 30, keepAliveShare: 0 });
  const hostile = (name: string | undefined) => (name === undefined ? '' : (NAMES[truth.people.name.indexOf(name)] as string));
  const rows = events.map(({ at, kind, actor, peer }, i) => [
    new Date(at / 1000).toISOString(),
    kind,
    hostile(actor),
    hostile(peer),
    SERVER,
    i === 100 ? 'x'.repeat(1_000_000) : NAMES[i % NAMES.length],
  ]);
  const header = ['time', 'kind', 'actor', 'peer', 'via', '__proto__'];
  const text = Papa.unparse([header, ...rows], { newline: '\n' });
  // Rows at fault: a megabyte of a name, half a surrogate pair and a stray byte as no UTF-8 has them, a name for a time.
  const long = `2017-02-07T00:00:00Z,send,${'y'.repeat(1_000_000)},b,c,d`;
  const surrogate = Buffer.concat([Buffer.from('2017-02-07T00:00:00Z,send,'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from(',b,c,d')]);
  const stray = Buffer.concat([Buffer.from('2017-02-07T00:00:00Z,send,a'), Buffer.from([0xff]), Buffer.from(',b,c,d')]);
  const lines = [Buffer.from(text), Buffer.from(long), surrogate, stray, Buffer.from('<script>window.__pwn=1</script>,send,a,b,c,d')];
  writeFileSync(work.path(log), Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')])));
}

let browser: Browser;
let run: Run;
let analysis: Analysis;
beforeAll(async () => {
  writeLog();
  writeFileSync(work.path('map.json'), JSON.stringify(MAPPING));
  [browser, run] = await Promise.all([
    launchChromium(),
    runCli(['-v', 'analyze', log, '-o', 'out', '--focus', NAMES[0] as string, '--max-rejects', '3', ...mapped], { cwd: work.folder }),
  ]);
  analysis = JSON.parse(readFileSync(work.path('out/analysis.json'), 'utf8')) as Analysis;
});
afterAll(async () => {
  await browser.close();
  work.remove();
});

/** Controls but the line feed, and characters that reorder or hide. */
const UNSEEN = /(?!\n)\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/u;

describe('a hostile log', () => {
  it('is read, counted and asked like any other', () => {
    expect(run.code).toBe(4);
    expect(run.left).toEqual([]);
    const [source] = analysis.provenance.inputs;
    expect(source?.rows.rejected).toEqual({ 'field-too-long': 1, 'bad-encoding': 2, 'time-unreadable': 1 });
    expect(source?.unread).toEqual(['__proto__']);
    expect(analysis.endpoints.total).toBe(NAMES.length);
    expect(analysis.findings.length).toBeGreaterThan(20);
    expect(new Set(analysis.findings.map(({ question }) => question)).size).toBeGreaterThan(2);
    // Whole and unchanged, as data.
    expect([...analysis.endpoints.name].sort()).toEqual([...NAMES].map((name) => name.trim()).sort());
  });

  it('steers no terminal, and no file of the output would', async () => {
    expect(run.stdout + run.stderr).not.toMatch(UNSEEN);
    for (const args of [
      ['inspect', log],
      ['inspect', log, '--json'],
      ['verify', 'out/manifest.json'],
      ['analyze', log, '--json'],
    ]) {
      const { stdout, stderr } = await runCli(args[0] === 'verify' ? args : [...args, ...mapped], { cwd: work.folder });
      expect(stdout.length, args.join(' ')).toBeGreaterThan(10);
      expect(stdout + stderr, args.join(' ')).not.toMatch(UNSEEN);
    }
    for (const name of readAll(work.path('out')).keys()) expect(readFileSync(work.path(`out/${name}`), 'utf8'), name).not.toMatch(UNSEEN);
    expect((await runCli(['analyze', log, ...mapped, '--only', 'reach', '-o', log], { cwd: work.folder })).stderr).not.toMatch(UNSEEN);
  });

  it('runs, loads and links nothing in the report that the run wrote', async () => {
    const { page, trespasses, close } = await openReport(browser, readFileSync(work.path('out/report.html'), 'utf8'));
    const address = page.url();
    const visited: string[] = [];
    page.on('framenavigated', (frame) => visited.push(frame.url()));
    page.on('popup', (popup) => visited.push(popup.url()));
    for (const id of analysis.endpoints.id) {
      await page.evaluate((n) => {
        location.hash = `#sel=${n}`;
      }, id);
      await expect.poll(() => page.locator('.panel').count()).toBe(1);
    }
    for (const details of await page.locator('details').all()) await details.evaluate((element) => element.setAttribute('open', ''));
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => (window as unknown as { __pwn?: number }).__pwn)).toBeUndefined();
    expect(await page.evaluate(() => ({}) as { __pwn?: number })).toEqual({});
    expect(visited.filter((url) => url.split('#')[0] !== address.split('#')[0])).toEqual([]);
    expect(
      await page.locator('img, iframe, object, embed, a[href^="javascript"], a[href^="http"], [onload], [onerror], [onfocus]').count(),
    ).toBe(0);
    expect(trespasses).toEqual(NO_TRESPASS);
    await close();
  });
});
