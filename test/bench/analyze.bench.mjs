// The main job on a generated log, all questions asked, beside its ingest alone and beside DuckDB's own bare read of the same file
// into a database file under the same memory limit. Each runs in a process of its own, so that each has its own peak.
//   npm run build && node test/bench/analyze.bench.mjs [millions of rows …]        (default: 10)
// With several sizes it also prints by how many bytes an event the peak grows. Logs are generated once, in the temporary folder.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MEMORY = '512';
const SEED = 1;
const ENDPOINTS = 50_000;
const EVENT = '2020-11-15T12:00:00Z';
const here = fileURLToPath(import.meta.url);
const thousands = (n) => String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ',');

async function bare(path) {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const folder = mkdtempSync(join(tmpdir(), 'penregister-bare-'));
  try {
    const instance = await DuckDBInstance.create(join(folder, 'bare.duckdb'), { memory_limit: `${MEMORY}MB`, threads: '2' });
    const connection = await instance.connect();
    await connection.run(`CREATE TABLE log AS SELECT * FROM read_csv('${path}')`);
    await connection.run('CHECKPOINT');
    connection.closeSync();
    instance.closeSync();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function ingestAlone(path) {
  const { ingest } = await import('../../dist/ingest/ingest.js');
  const { store } = await ingest([path], { memoryLimit: `${MEMORY}MB` });
  await store.close();
}

async function analysis(path) {
  const out = mkdtempSync(join(tmpdir(), 'penregister-out-'));
  process.argv = [process.execPath, 'penregister', '-q', 'analyze', path, '-o', out, '--force', '--event', EVENT, '--memory', MEMORY];
  const print = process.stdout.write;
  process.stdout.write = () => true;
  await import('../../dist/cli.js');
  process.stdout.write = print;
  rmSync(out, { recursive: true, force: true });
  if (process.exitCode) throw new Error(`the analysis ended with exit code ${process.exitCode}`);
}

const SIDES = { 'bare read': bare, 'ingest alone': ingestAlone, analysis };

async function generate(rows) {
  const path = join(tmpdir(), `penregister-bench-${rows}.csv`);
  if (!existsSync(path)) {
    const { runnerImport } = await import('vite');
    const { module } = await runnerImport(fileURLToPath(new URL('./generate-log.ts', import.meta.url)));
    module.generateLog(`${path}.part`, { rows, endpoints: ENDPOINTS, seed: SEED });
    renameSync(`${path}.part`, path);
  }
  return path;
}

function measure(side, path) {
  const { stdout, status } = spawnSync(process.execPath, [here, '--side', side, path], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${side} failed`);
  return JSON.parse(stdout);
}

async function compare(rows) {
  const path = await generate(rows);
  console.log(
    `${thousands(rows)} rows, ${thousands(statSync(path).size / 1e6)} MB, ${thousands(ENDPOINTS)} endpoints; database limited to ${MEMORY} MB`,
  );
  const results = Object.keys(SIDES).map((side) => ({ side, ...measure(side, path) }));
  for (const { side, seconds, peak } of results) {
    const ratio = (seconds / results[0].seconds).toFixed(2);
    console.log(
      `  ${side.padEnd(13)} ${seconds.toFixed(1).padStart(7)} s  ${thousands(rows / seconds).padStart(9)} rows/s  ${ratio.padStart(5)} × the bare read  peak ${thousands(peak)} MB`,
    );
  }
  return { rows, peak: results.at(-1).peak };
}

if (process.argv[2] === '--side') {
  const [side, path] = process.argv.slice(3);
  const began = performance.now();
  await SIDES[side](path);
  process.stdout.write(
    JSON.stringify({ seconds: (performance.now() - began) / 1000, peak: Math.round(process.resourceUsage().maxRSS / 1024) }),
  );
} else {
  const sizes = process.argv.length > 2 ? process.argv.slice(2).map((millions) => Math.round(Number(millions) * 1e6)) : [10e6];
  const peaks = [];
  for (const rows of sizes) peaks.push(await compare(rows));
  const [small, large] = [peaks[0], peaks.at(-1)];
  if (large.rows > small.rows) {
    const growth = ((large.peak - small.peak) * 2 ** 20) / (large.rows - small.rows);
    console.log(`from ${thousands(small.rows)} to ${thousands(large.rows)} rows the peak grows by ${growth.toFixed(1)} bytes an event`);
  }
}
