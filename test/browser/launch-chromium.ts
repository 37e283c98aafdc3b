import { dirname, join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** Flags of the packaged browser that would weaken what these tests check, or that make several pages share one process. */
const UNWANTED = new Set([
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--single-process',
  '--no-zygote',
  '--in-process-gpu',
]);

/** Flags that take WebGL away, as on a machine without a graphics stack. */
const WITHOUT_WEBGL = ['--disable-gpu', '--disable-3d-apis', '--disable-software-rasterizer'];

/** Starts the Chromium that comes with the packages: no browser needs to be installed. */
export async function launchChromium({ webgl = true } = {}): Promise<Browser> {
  const executablePath = await chromium.executablePath();
  // The fonts that come with it, so that pictures are the same wherever they are taken.
  const env = { ...process.env, FONTCONFIG_PATH: join(dirname(executablePath), 'fonts') } as Record<string, string>;
  const args = chromium.args.filter((flag) => !UNWANTED.has(flag)).concat(webgl ? [] : WITHOUT_WEBGL);
  return playwright.launch({ executablePath, args, env, headless: true });
}
