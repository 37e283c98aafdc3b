// How fast the attack on sealed senders runs among a million users, beside a plain loop in C of the same algorithm, in one go. The C keeps
// the scores as the paper has them, and looks at all of them after each message; ours keeps count of how many have each score.
//   npm run build && node test/bench/sealed-sender.bench.mjs [runs]        (default: 200)
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { messagesUntilFirst } from '../../dist/evaluate/reproductions/sealed-sender.js';
import { createRandom } from '../../dist/stats/random.js';

const HITS = [1, 0.7, 0.5, 0.33];
/** Our time may be so many times that of the C. */
const GOAL = 2;
const runs = Number(process.argv[2] ?? 200);

function compile() {
  const folder = mkdtempSync(join(tmpdir(), 'penregister-bench-'));
  const program = join(folder, 'sealed-sender');
  const source = fileURLToPath(new URL('sealed-sender.c', import.meta.url));
  const { status, error, stderr } = spawnSync(process.env.CC ?? 'cc', ['-O2', '-o', program, source], { encoding: 'utf8' });
  return { folder, program, why: status === 0 ? undefined : (error?.message ?? stderr) };
}

const { folder, program, why } = compile();
try {
  if (why !== undefined) console.log(`no peer: the C could not be compiled (${why.trim()})`);
  messagesUntilFirst(0.5, createRandom(1));
  for (const hit of HITS) {
    const random = createRandom(8501).fork(`bench ${hit}`);
    const began = performance.now();
    let messages = 0;
    for (let run = 0; run < runs; run++) messages += messagesUntilFirst(hit, random);
    const ours = performance.now() - began;
    const mean = (messages / runs).toFixed(1);
    let beside = '';
    if (why === undefined) {
      const [seconds, theirMessages] = spawnSync(program, [String(runs), String(hit)], { encoding: 'utf8' })
        .stdout.split(' ')
        .map(Number);
      const ratio = ours / 1_000 / seconds;
      beside = `; C ${((1_000 * seconds) / runs).toFixed(2)} ms a run of ${(theirMessages / runs).toFixed(1)} messages; ours takes ${ratio.toFixed(2)} times as long`;
      if (ratio > GOAL) process.exitCode = 1;
    }
    console.log(`h = ${hit}: ${(ours / runs).toFixed(2)} ms a run of ${mean} messages, mean of ${runs} runs${beside}`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
