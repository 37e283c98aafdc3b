// How fast worlds are made, and in how much memory, by people and by days. Each world in a process of its own, so that each has its own
// peak; logs of all observers are written as CSV into the temporary folder and removed again.
//   npm run build && node test/bench/simulate.bench.mjs [people …]        (default: 2000 20000, over 3 and 12 days each)
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SCENARIO = 'burner';
const DAYS = [3, 12];
const GOAL = 500_000;
const here = fileURLToPath(import.meta.url);
const thousands = (n) => String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ',');

async function simulate(people, days) {
  const out = mkdtempSync(join(tmpdir(), 'penregister-world-'));
  const flags = ['simulate', SCENARIO, '-o', out, '--people', people, '--days', days, '--json'];
  process.argv = [process.execPath, 'penregister', '-q', ...flags];
  let printed = '';
  const print = process.stdout.write;
  process.stdout.write = (text) => {
    printed += text;
    return true;
  };
  const began = performance.now();
  await import('../../dist/cli.js');
  const seconds = (performance.now() - began) / 1_000;
  process.stdout.write = print;
  rmSync(out, { recursive: true, force: true });
  if (process.exitCode) throw new Error(`the simulation ended with exit code ${process.exitCode}`);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  process.stdout.write(JSON.stringify({ rows: JSON.parse(printed)[0].rows, seconds, peak }));
}

function measure(people, days) {
  const { stdout, status } = spawnSync(process.execPath, [here, '--world', String(people), String(days)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${people} people over ${days} days failed`);
  return JSON.parse(stdout);
}

if (process.argv[2] === '--world') {
  await simulate(...process.argv.slice(3));
} else {
  const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [2_000, 20_000];
  console.log('   people  days         rows        s     rows/s   peak MB');
  let slowest = Number.POSITIVE_INFINITY;
  for (const people of sizes) {
    const peaks = [];
    for (const days of DAYS) {
      const { rows, seconds, peak } = measure(people, days);
      peaks.push(peak);
      slowest = Math.min(slowest, rows / seconds);
      const cells = [thousands(people).padStart(9), String(days).padStart(5), thousands(rows).padStart(12), seconds.toFixed(1).padStart(8)];
      console.log(`${cells.join(' ')} ${thousands(rows / seconds).padStart(10)} ${thousands(peak).padStart(9)}`);
    }
    console.log(`          from ${DAYS[0]} to ${DAYS[1]} days the peak changes by ${thousands(peaks[1] - peaks[0])} MB`);
  }
  console.log(`slowest: ${thousands(slowest)} rows/s; the goal is ${thousands(GOAL)}`);
}
