// Takes the README's picture of the demo's report: npm run build && npm run update:picture
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { runnerImport } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'penregister-picture-'));
execFileSync(process.execPath, ['dist/cli.js', '-q', 'demo', '-o', folder, '--force'], { cwd: root });
const { module } = await runnerImport(fileURLToPath(new URL('../browser/launch-chromium.ts', import.meta.url)));
const browser = await module.launchChromium();
const page = await browser.newPage({ viewport: { width: 1280, height: 1180 }, colorScheme: 'light' });
await page.goto(pathToFileURL(join(folder, 'report.html')).href);
await page.waitForTimeout(1000);
await page.screenshot({ path: join(root, 'reports/demo/report.png') });
await browser.close();
rmSync(folder, { recursive: true });
