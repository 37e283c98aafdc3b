// Ingests a generated log, beside DuckDB's own bare read of it into a database file under the same memory limit.
//   npm run build:node && node test/bench/ingest.bench.mjs [million rows] [memory limit]
// Each side runs in a process of its own, so that each has its own peak. Leaves the log in the temporary folder for the next run.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [millions = '10', memoryLimit = '512MB', side, log] = process.argv.slice(2);
const rows = Math.round(Number(millions) * 1e6);
const thousands = (n) => String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, ',');
const peak = () => Math.round(process.resourceUsage().maxRSS / 1024);

async function ours(path) {
  const { ingest } = await import('../../dist/ingest/ingest.js');
  const { store } = await ingest([path], { memoryLimit });
  const { kept } = store.sources[0].rows;
  await store.close();
  return kept;
}

async function bare(path) {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const folder = mkdtempSync(join(tmpdir(), 'penregister-bare-'));
  try {
    const instance = await DuckDBInstance.create(join(folder, 'bare.duckdb'), { memory_limit: memoryLimit, threads: '2' });
    const connection = await instance.connect();
    await connection.run(`CREATE TABLE log AS SELECT * FROM read_csv('${path}')`);
    await connection.run('CHECKPOINT');
    const count = Number((await (await connection.run('SELECT count(*) FROM log')).getRows())[0][0]);
    connection.closeSync();
    instance.closeSync();
    return count;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measure(name, path) {
  const { stdout, status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), millions, memoryLimit, name, path], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${name} failed`);
  return JSON.parse(stdout);
}

if (side !== undefined) {
  const began = performance.now();
  const count = await (side === 'ours' ? ours(log) : bare(log));
  if (count !== rows) throw new Error(`${count} of ${rows} rows`);
  console.log(JSON.stringify({ seconds: (performance.now() - began) / 1000, peak: peak() }));
} else {
  const path = join(tmpdir(), `penregister-bench-${rows}.csv`);
  if (!existsSync(path)) {
    const { runnerImport } = await import('vite');
    const { module } = await runnerImport(fileURLToPath(new URL('./generate-log.ts', import.meta.url)));
    module.generateLog(`${path}.part`, { rows, endpoints: 50_000, seed: 1 });
    renameSync(`${path}.part`, path);
  }
  console.log(`${thousands(rows)} rows, ${Math.round(statSync(path).size / 1e6)} MB, memory limit ${memoryLimit}`);
  const results = { bare: measure('bare', path), ours: measure('ours', path) };
  for (const [name, { seconds, peak: megabytes }] of Object.entries(results)) {
    console.log(
      `${name.padEnd(5)} ${seconds.toFixed(1).padStart(7)} s  ${Math.round(rows / seconds)
        .toLocaleString('en-GB')
        .padStart(11)} rows/s  peak ${megabytes} MB`,
    );
  }
  console.log(`ratio ${(results.ours.seconds / results.bare.seconds).toFixed(2)} times the bare read`);
}
