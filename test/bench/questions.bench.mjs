// Every question in one run of the main job: how long each takes, what it raises the peak of memory by, and what it comes to.
//   npm run build && node test/bench/questions.bench.mjs [LOG]
// Without a log: a simulated city of 50,000 people over 50 days, about 10 million rows, in which every kind of row of the observer
// `everyone` occurs and people belong to households, workplaces and clubs. Made once, in the temporary folder (a few minutes).
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const GOAL_MB = 3 * 1024;
const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const thousands = (n) => String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ',');

/** People who write little, so that 50,000 of them are watched for weeks in ten million rows. */
const CITY = {
  id: 'quiet-city',
  title: 'A quiet city',
  note: 'Fictional, for measuring speed.',
  zone: 'Europe/Paris',
  start: '2019-01-14',
  days: 50,
  people: 50_000,
  seed: 9,
  related: true,
  talk: { conversations: 0.1, opens: 0.3, calls: 0.3, groupThreads: 0.01, strangers: 0.05, serviceContacts: 0.1 },
  protocol: { keepAliveShare: 0.01, keepAliveMinutes: 60 },
  observers: [{ id: 'everyone', clockStepMs: 1, clockOffsetMs: 0, loss: 0 }],
  plants: [
    { kind: 'hierarchy', depth: 3, branching: 5, ordersADay: 1, lagMinutes: 5, unseenShare: 0.2 },
    { kind: 'numbers', secondShare: 0.02, successorShare: 0.02, keptContacts: 0.6 },
    { kind: 'introductions', introducers: 40, pairs: 6, lagMinutes: 30 },
    { kind: 'group-life', groups: 40, members: 8, threadsADay: 1 },
  ],
};

function run(args) {
  const { status, error } = spawnSync(process.execPath, [CLI, '-q', ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (error || status !== 0) throw new Error(`${args[0]} ended with exit code ${status}`, { cause: error });
}

function makeCity() {
  const folder = join(tmpdir(), 'penregister-quiet-city');
  if (!existsSync(folder)) {
    const scenario = `${folder}.json`;
    writeFileSync(scenario, JSON.stringify(CITY));
    run(['simulate', scenario, '-o', `${folder}.part`, '--force']);
    renameSync(`${folder}.part`, folder);
  }
  return {
    log: join(folder, 'everyone.csv'),
    flags: ['--tz', CITY.zone, '--event', '2019-02-20T14:40:00Z', '--event', '2019-02-12T08:10:00Z'],
  };
}

const { log, flags } = process.argv[2] ? { log: process.argv[2], flags: process.argv.slice(3) } : makeCity();
const out = mkdtempSync(join(tmpdir(), 'penregister-out-'));
try {
  run(['analyze', log, '-o', out, '--force', '--timings', ...flags]);
  const { timings, inputs } = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'));
  const { outcomes, endpoints } = JSON.parse(readFileSync(join(out, 'analysis.json'), 'utf8'));
  const kinds = new Map(outcomes.map(({ id, kind }) => [id, kind]));
  console.log(`${thousands(inputs[0].rows.read)} rows, ${thousands(endpoints.total)} endpoints, ${outcomes.length} questions`);
  console.log('         s   peak +MB  step');
  for (const { step, of, seconds, raisedPeak } of timings) {
    const what = of === 'question' ? kinds.get(step) : of;
    console.log(`${seconds.toFixed(1).padStart(10)} ${thousands(raisedPeak).padStart(10)}  ${step} (${what})`);
  }
  const [seconds, peak] = ['seconds', 'raisedPeak'].map((key) => timings.reduce((sum, timing) => sum + timing[key], 0));
  console.log(
    `${seconds.toFixed(1).padStart(10)} ${thousands(peak).padStart(10)}  in all; the goal for memory is ${thousands(GOAL_MB)} MB`,
  );
  const failed = outcomes.filter(({ kind }) => kind === 'failed').map(({ id }) => id);
  if (failed.length > 0 || peak > GOAL_MB) process.exitCode = 1;
  if (failed.length > 0) console.log(`failed: ${failed.join(', ')}`);
} finally {
  rmSync(out, { recursive: true, force: true });
}
