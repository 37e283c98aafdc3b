// Measures how well every question does by every observer, on worlds set apart for it.
//   npm run update:evaluation [-- QUESTION,QUESTION]        (default: all; the others are left as they stand)
// Two processes at a time evaluate one scenario each. Review the difference like code.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const PROCESSES = 2;
const load = async (path) => (await runnerImport(fileURLToPath(new URL(path, import.meta.url)))).module;
const { measuredWorlds } = await load('./measured-worlds.ts');
const { printMeasured, tabulateMeasured } = await load('./tabulate-measured.ts');
const { worldFiles } = await load('../../src/simulate/world-files.ts');

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

const only = process.argv[2]?.split(',');
// Questions that run on inferred links are to find them, as they do when all are asked.
const asked = only && [...new Set([...only, 'linked-by-timing'])].join(',');
const file = new URL('../../src/analyze/measured-questions.json', import.meta.url);

async function evaluate(worlds) {
  const folder = mkdtempSync(join(tmpdir(), 'penregister-measured-'));
  try {
    for (const world of worlds) {
      mkdirSync(join(folder, String(world.seed)));
      for (const [name, content] of Object.entries(worldFiles(world))) writeFileSync(join(folder, String(world.seed), name), content);
    }
    const child = spawn(process.execPath, [cli, '-q', 'evaluate', folder, '--json', ...(asked ? ['--only', asked] : [])], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => child.on('close', resolve));
    const json = await text(child.stdout);
    if ((await ended) !== 0) throw new Error(`${worlds[0].id} could not be evaluated`);
    return JSON.parse(json);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const worlds = measuredWorlds();
const scenarios = [...new Set(worlds.map(({ id }) => id))];
const evaluations = [];
let next = 0;
await Promise.all(
  Array.from({ length: PROCESSES }, async () => {
    while (next < scenarios.length) {
      const i = next++;
      // In the order of the scenarios, whichever is done first.
      evaluations[i] = await evaluate(worlds.filter(({ id }) => id === scenarios[i]));
      console.log(scenarios[i]);
    }
  }),
);
const measured = tabulateMeasured(evaluations);
if (only) {
  const before = JSON.parse(readFileSync(file, 'utf8'));
  const anew = new Map(measured.questions.map((one) => [one.question, one]));
  measured.questions = before.questions.map((one) => (only.includes(one.question) ? (anew.get(one.question) ?? one) : one));
}
writeFileSync(file, printMeasured(measured));
