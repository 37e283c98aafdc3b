import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { ingest } from '../../src/ingest/ingest.ts';
import { OBSERVER_IDS } from '../../src/simulate/scenario.ts';
import { openDuckDB } from '../../src/store/open-duckdb.ts';
import { createWorkspace, type Run, type RunOptions, readAll, runCli } from './run-cli.ts';

const work = createWorkspace();
afterAll(() => work.remove());

const SMALL = ['--people', '24', '--days', '7'];
const LOGS = OBSERVER_IDS.map((id) => `${id}.csv`);
const simulate = (scenario: string, out: string, more: readonly string[] = SMALL, options?: RunOptions): Promise<Run> =>
  runCli(['simulate', scenario, '-o', work.path(out), ...more], options);
const truthOf = (out: string) =>
  JSON.parse(readFileSync(work.path(`${out}/truth.json`), 'utf8')) as {
    seed: number;
    observers: { id: string; file: string; rows: number }[];
  };

describe('simulate', () => {
  it('writes a log for each observer, the truth, the scenario and a README, and no more', async () => {
    const run = await simulate('burner', 'burner');
    expect(run.code).toBe(0);
    expect(run.left).toEqual([]);
    expect(readdirSync(work.path('burner')).sort()).toEqual([...LOGS, 'README.md', 'scenario.json', 'truth.json'].sort());
    for (const { file, rows } of truthOf('burner').observers)
      expect(readFileSync(work.path(`burner/${file}`), 'utf8').split('\n').length - 2, file).toBe(rows);
  });

  it('gives the same bytes in any zone and language, and from the scenario that it wrote', async () => {
    await simulate('two-minutes-before/reader', 'once', [...SMALL, '--seed', '77']);
    await simulate('two-minutes-before/reader', 'elsewhere', [...SMALL, '--seed', '77'], {
      env: { TZ: 'Asia/Kolkata', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    });
    const run = await simulate(work.path('once/scenario.json'), 'again', []);
    expect(run.stderr).toBe('');
    const first = readAll(work.path('once'));
    expect(first.size).toBe(LOGS.length + 3);
    expect(readAll(work.path('elsewhere'))).toEqual(first);
    expect(readAll(work.path('again'))).toEqual(first);
    await simulate('two-minutes-before/reader', 'other', [...SMALL, '--seed', '78']);
    expect(readFileSync(work.path('other/server.csv'), 'utf8')).not.toBe(readFileSync(work.path('once/server.csv'), 'utf8'));
    expect(truthOf('other').seed).toBe(78);
  });

  it('overwrites nothing without --force, and with it keeps no log of another world', async () => {
    await simulate('household', 'forced', [...SMALL, '--format', 'jsonl']);
    writeFileSync(work.path('forced/notes.txt'), 'mine');
    const before = readAll(work.path('forced'));
    const refused = await simulate('household', 'forced');
    expect(refused.code).toBe(5);
    expect(refused.stderr).toContain('nothing is overwritten');
    expect(readAll(work.path('forced'))).toEqual(before);
    const run = await simulate('household', 'forced', [...SMALL, '--force']);
    expect(run.code).toBe(0);
    expect(readdirSync(work.path('forced')).sort()).toEqual([...LOGS, 'README.md', 'notes.txt', 'scenario.json', 'truth.json'].sort());
  });

  it('writes beside files that are not its own', async () => {
    mkdirSync(work.path('used'));
    writeFileSync(work.path('used/notes.txt'), 'mine');
    expect((await simulate('household', 'used')).code).toBe(0);
    expect(readFileSync(work.path('used/notes.txt'), 'utf8')).toBe('mine');
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 130],
  ] as const)('leaves nothing when interrupted (%s)', async (signal, code) => {
    const out = `interrupted-${signal}`;
    const run = await simulate('burner', out, ['--people', '3000', '--days', '60'], {
      during: (child) => {
        const watch = setInterval(() => {
          if (!existsSync(work.path(out)) || readdirSync(work.path(out)).length < 3) return;
          clearInterval(watch);
          child.kill(signal);
        }, 20);
        child.once('close', () => clearInterval(watch));
      },
    });
    expect(run.code).toBe(code);
    expect(run.stdout).toBe('');
    expect(readdirSync(work.path(out))).toEqual([]);
  });

  it.each([
    ['no such scenario', 'burnr', SMALL, 2, 'Did you mean burner'],
    ['no such file', 'nowhere.json', SMALL, 3, 'it does not exist'],
    ['no people', 'burner', ['--people', '0'], 2, '--people'],
    ['one person', 'burner', ['--people', '1'], 2, '--people'],
    ['no days', 'burner', ['--days', '0'], 2, '--days'],
    ['a seed that is none', 'burner', ['--seed', 'x'], 2, '--seed'],
    ['a format that is none', 'burner', ['--format', 'xml'], 2, 'csv, jsonl, parquet'],
    ['too few days', 'two-minutes-before/alone', ['--people', '24', '--days', '1'], 2, 'lies outside the days'],
    ['too few people', 'organisation', ['--people', '12', '--days', '7'], 2, 'takes more people than there are'],
  ])('says what is wrong, where, and what to try: %s', async (name, scenario, flags, code, text) => {
    const run = await simulate(scenario, `wrong ${name}`, flags);
    expect(run.code).toBe(code);
    expect(run.stderr).toContain(text);
    expect(run.stderr).toMatch(/error: .*\n {2}where: .*\n {2}try: /);
    expect(run.stderr).not.toMatch(/^\s+at /m);
    expect(existsSync(work.path(`wrong ${name}`))).toBe(false);
  });

  it('writes no world of a family of which one cannot be', async () => {
    const run = await simulate('two-minutes-before', 'family', ['--people', '24', '--days', '1']);
    expect(run.code).toBe(2);
    expect(existsSync(work.path('family'))).toBe(false);
  });

  it.each([
    ['a day that does not exist', { start: '2018-02-31' }, 'start'],
    ['a zone that does not exist', { zone: 'Europe/Atlantis' }, 'zone'],
    ['a misspelt field', { peopel: 3 }, 'peopel'],
  ])('names the field of a scenario file: %s', async (name, stated, field) => {
    writeFileSync(work.path(`${name}.json`), JSON.stringify({ id: 'mine', title: 'Mine', note: 'Fictional.', ...stated }));
    const run = await simulate(work.path(`${name}.json`), name);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(field);
    expect(existsSync(work.path(name))).toBe(false);
  });
});

describe('every log of a world', () => {
  it.each(['csv', 'jsonl', 'parquet'])('is read by the tool without a rejected row: %s', async (format) => {
    const world = `read-${format}`;
    await simulate('organisation', world, ['--people', '60', '--days', '4', '--format', format]);
    const { observers } = truthOf(world);
    expect(observers).toHaveLength(OBSERVER_IDS.length);
    for (const { file, rows } of observers) {
      const { store } = await ingest([work.path(`${world}/${file}`)], { zone: 'Europe/Paris' });
      try {
        expect(store.sources[0]?.rows, file).toMatchObject({ read: rows, kept: rows });
      } finally {
        await store.close();
      }
    }
  });

  it('holds the same rows as Parquet, under the names that the truth gives', async () => {
    await simulate('burner', 'as-csv');
    await simulate('burner', 'as-parquet', [...SMALL, '--format', 'parquet']);
    const logs = OBSERVER_IDS.map((id) => `${id}.parquet`);
    const tables = ['truth-people.parquet', 'truth-ties.parquet'];
    expect(readdirSync(work.path('as-parquet')).sort()).toEqual([...logs, ...tables, 'README.md', 'scenario.json', 'truth.json'].sort());
    expect(truthOf('as-parquet').observers.map(({ file }) => file)).toEqual(logs);
    const database = await openDuckDB();
    try {
      for (const { id, file, rows } of truthOf('as-parquet').observers) {
        const reader = await database.connection.runAndReadAll(
          `SELECT count(*)::INTEGER, epoch_ms(min("time"))::VARCHAR FROM read_parquet('${work.path(`as-parquet/${file}`)}')`,
        );
        const [count, first] = reader.getRows()[0] as [number, string];
        expect(count).toBe(rows);
        const times = readFileSync(work.path(`as-csv/${id}.csv`), 'utf8')
          .split('\n')
          .slice(1, -1);
        expect(Number(first)).toBe(Math.min(...times.map((line) => Date.parse(line.slice(0, line.indexOf(','))))));
      }
    } finally {
      database.close();
    }
  });
});
