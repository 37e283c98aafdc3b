import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Analysis } from '../../src/model/analysis.ts';
import type { EvaluatedCell, Evaluation } from '../../src/model/evaluation.ts';
import { EXIT } from '../../src/model/failure.ts';
import type { Truth } from '../../src/simulate/truth.ts';
import { runCli } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'penregister-evaluate-'));
const world = join(folder, 'world');
const empty = join(folder, 'nothing');
afterAll(() => rmSync(folder, { recursive: true }));

let evaluation: Evaluation;
beforeAll(async () => {
  await runCli(['simulate', 'household', '-o', world, '--people', '24', '--days', '21']);
  await runCli(['simulate', 'nothing-there/household', '-o', empty, '--people', '24', '--days', '21']);
  evaluation = JSON.parse((await runCli(['evaluate', folder, '--json'])).stdout) as Evaluation;
});

/** The same world as only some of its observers saw it: what a test does not look at need not be read. */
function copyWorld(to: string, observers: readonly string[]): void {
  mkdirSync(to);
  for (const id of observers) copyFileSync(join(world, `${id}.csv`), join(to, `${id}.csv`));
  const truth = JSON.parse(readFileSync(join(world, 'truth.json'), 'utf8')) as Truth;
  writeFileSync(
    join(to, 'truth.json'),
    JSON.stringify({ ...truth, observers: truth.observers.filter(({ id }) => observers.includes(id)) }),
  );
}

const cell = (question: string, observer: string, related = true): EvaluatedCell | undefined =>
  evaluation.cells.find((one) => one.question === question && one.observer === observer && one.related === related);

describe('evaluate', () => {
  test('finds the worlds below a folder, and has a cell for each question and observer', () => {
    expect(evaluation.worlds.map(({ related }) => related)).toEqual([false, true]);
    for (const related of [true, false]) {
      const own = evaluation.cells.filter((one) => one.related === related);
      expect(new Set(own.map(({ observer }) => observer)).size * new Set(own.map(({ question }) => question)).size).toBe(own.length);
    }
    expect(evaluation.cells.every(({ outcome }) => outcome.kind !== 'failed')).toBe(true);
  });

  test('says which observers cannot see what a question needs', () => {
    expect(cell('strongest-ties', 'sealed-server')?.outcome.kind).toBe('not-observable');
    expect(cell('strongest-ties', 'server')?.outcome.kind).toBe('scored');
    expect(cell('connected-before', 'server')?.outcome).toMatchObject({ kind: 'not-asked' });
  });

  test('scores estimates by how often they hold the truth, with n and an interval', () => {
    const outcome = cell('strongest-ties', 'everyone')?.outcome;
    const coverage = outcome?.kind === 'scored' ? outcome.scores.find(({ name }) => name === 'coverage') : undefined;
    expect(coverage?.n).toBeGreaterThan(20);
    expect(coverage?.low).toBeLessThanOrEqual(coverage?.value ?? Number.NaN);
    expect(coverage?.high).toBeGreaterThanOrEqual(coverage?.value ?? Number.NaN);
    // Broken code covers a few per cent.
    expect(coverage?.value).toBeGreaterThan(0.6);
  });

  test('counts what is found where nothing is there', () => {
    const outcome = cell('connected-before', 'server', false)?.outcome;
    const names = outcome?.kind === 'scored' ? outcome.scores.map(({ name }) => name) : [];
    expect(names).toEqual(expect.arrayContaining(['p-at-0.05', 'false-findings']));
  });

  test('prints a table a person can read', async () => {
    const two = join(folder, '..', `${basename(folder)}-two`);
    copyWorld(two, ['server', 'access-network']);
    const { stdout, code } = await runCli(['evaluate', two, '--only', 'reach,circles', '--detail']);
    rmSync(two, { recursive: true });
    expect(code).toBe(EXIT.done);
    expect(stdout).toMatch(/circles.*server/s);
    expect(stdout).toMatch(/cannot see/);
  });

  describe('-o', () => {
    const out = join(folder, '..', `${basename(folder)}-out`);
    // One observer is enough for files and their bytes.
    const small = join(folder, '..', `${basename(folder)}-small`);
    afterAll(() => {
      for (const path of [out, small]) rmSync(path, { recursive: true, force: true });
    });
    const read = (name: string) => readFileSync(join(out, name), 'utf8');
    const few = [small, '--only', 'circles,strongest-ties'];
    beforeAll(() => {
      copyWorld(small, ['server']);
    });

    test('writes a page and the JSON that it prints, and overwrites neither unless it is forced', async () => {
      const first = await runCli(['evaluate', ...few, '-o', out, '--json']);
      expect([first.code, first.left]).toEqual([EXIT.done, []]);
      expect(readdirSync(out).sort()).toEqual(['evaluation.html', 'evaluation.json']);
      expect(read('evaluation.json')).toBe(first.stdout);
      expect(read('evaluation.html')).toContain('How well each observer can answer each question');
      expect((JSON.parse(first.stdout) as Evaluation).summary.map(({ question }) => question)).toEqual(['circles', 'strongest-ties']);
      writeFileSync(join(out, 'evaluation.html'), 'mine');
      expect((await runCli(['evaluate', ...few, '-o', out])).code).toBe(EXIT.output);
      expect(read('evaluation.html')).toBe('mine');
      expect((await runCli(['evaluate', ...few, '-o', out, '--force'])).code).toBe(EXIT.done);
      expect(read('evaluation.html')).not.toBe('mine');
    });

    test('writes nothing beside the worlds, and is refused with --realism', async () => {
      expect((await runCli(['evaluate', ...few, '-o', join(small, 'out')])).code).toBe(EXIT.output);
      expect(existsSync(join(small, 'out'))).toBe(false);
      expect((await runCli(['evaluate', world, '-o', join(out, 'x'), '--realism', '--against', join(world, 'server.csv')])).code).toBe(
        EXIT.usage,
      );
    });

    test('is carried by a report, from analyze and from report alike', async () => {
      const evaluated = ['--evaluation', join(out, 'evaluation.json')];
      const log = join(world, 'server.csv');
      const analyzed = join(out, 'analyzed');
      const run = await runCli(['analyze', log, '-o', analyzed, '--only', 'reach', '--no-pseudonymise', ...evaluated]);
      expect(run.code).toBe(EXIT.done);
      const analysis = JSON.parse(read('analyzed/analysis.json')) as Analysis;
      expect(analysis.evaluation).toEqual(JSON.parse(read('evaluation.json')));
      expect(read('analyzed/report.html')).toContain('Given with --evaluation');

      const again = await runCli(['report', join(analyzed, 'analysis.json'), '-o', '-']);
      expect(again.stdout.trimEnd()).toBe(read('analyzed/report.html').trimEnd());
      const bare = await runCli(['analyze', log, '--json', '--only', 'reach', '--no-pseudonymise']);
      const added = await runCli(['report', '-', '-o', '-', ...evaluated], { input: bare.stdout });
      expect(added.stdout).toContain('Given with --evaluation');
    });

    test.each<[string, string]>([
      ['no JSON', '{'],
      ['another version', '{"version":2}'],
      ['an analysis', '{"version":1,"findings":[]}'],
      [
        'a score that is none',
        '{"version":1,"worlds":[],"cells":[],"summary":[{"question":"q","truth":"","cells":[{"observer":"o","kind":"measured","score":"auc","value":1.5,"n":1,"scenarios":1,"least":0,"most":1}]}]}',
      ],
    ])('%s in its place is refused, with its name', async (_, content) => {
      const path = join(out, 'wrong.json');
      writeFileSync(path, content);
      const { code, stderr } = await runCli(['analyze', join(world, 'server.csv'), '--only', 'reach', '--evaluation', path]);
      expect([code, stderr]).toEqual([EXIT.unreadable, expect.stringContaining(`--evaluation ${path}`)]);
    });

    test('a file that is not there is refused', async () => {
      const { code } = await runCli(['analyze', join(world, 'server.csv'), '--only', 'reach', '--evaluation', join(out, 'absent.json')]);
      expect(code).toBe(EXIT.unreadable);
    });
  });

  test('refuses what is no world', async () => {
    expect((await runCli(['evaluate', join(folder, 'absent')])).code).toBe(EXIT.unreadable);
    const bare = join(folder, 'zz-bare');
    mkdirSync(bare);
    const none = await runCli(['evaluate', bare]);
    expect([none.code, none.stderr]).toEqual([EXIT.unreadable, expect.stringContaining('truth.json')]);
    writeFileSync(join(bare, 'truth.json'), '{"people":1}');
    expect((await runCli(['evaluate', bare])).code).toBe(EXIT.unreadable);
    rmSync(bare, { recursive: true });
    expect((await runCli(['evaluate', world, '--only', 'circle'])).code).toBe(EXIT.usage);
    expect((await runCli(['evaluate', world, '--realism'])).code).toBe(EXIT.usage);
  });
});

describe('check', () => {
  const expectations = (content: object | string): string => {
    const path = join(world, 'expect.json');
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };

  test('passes where all is as expected', async () => {
    const path = expectations({
      about: 'a household',
      runs: [
        { log: 'server.csv', tz: 'Europe/Paris', only: ['strongest-ties'], outcomes: { 'strongest-ties': 'found' }, rows: { rejected: 0 } },
      ],
      scores: [{ question: 'strongest-ties', observer: 'server', score: 'coverage', min: 0.5 }],
    });
    const { code, stdout } = await runCli(['check', path]);
    expect(stdout).toContain('3 passed, 0 failed');
    expect(code).toBe(EXIT.done);
  });

  test('exits 1, and says what came instead, where one is not', async () => {
    const path = expectations({
      about: 'what is not so',
      runs: [{ log: 'server.csv', only: ['reach'], outcomes: { reach: 'not-observable' } }],
      scores: [{ question: 'strongest-ties', observer: 'server', score: 'coverage', min: 1.5 }],
    });
    const { code, stdout } = await runCli(['check', path]);
    expect(stdout).toContain('0 passed, 2 failed');
    expect(stdout).toMatch(/FAIL.*reach.*came found/);
    expect(code).toBe(EXIT.checkFailed);
  });

  test('refuses to ask about the events of a truth that has none', async () => {
    const path = expectations({ about: 'x', runs: [{ log: 'server.csv', events: ['@events'], outcomes: { reach: 'found' } }] });
    const { code, stderr } = await runCli(['check', path]);
    expect(code).toBe(EXIT.usage);
    expect(stderr).toMatch(/error: .*no event for @events\n {2}where: .*server\.csv\n {2}try: /);
  });

  test('refuses expectations that are none', async () => {
    expect((await runCli(['check', expectations('{')])).code).toBe(EXIT.usage);
    expect((await runCli(['check', expectations({ about: 'x', runs: [{ logs: 1 }] })])).code).toBe(EXIT.usage);
    expect((await runCli(['check', join(folder, 'absent.json')])).code).toBe(EXIT.unreadable);
  });
});

test('a world written as Parquet is evaluated as the same world in CSV', async () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'penregister-packed-'));
  try {
    await runCli(['simulate', 'household', '-o', elsewhere, '--people', '24', '--days', '21', '--format', 'parquet']);
    const only = ['--only', 'connected-before,strongest-ties,daily-rhythm', '--json'];
    const [packed, plain] = await Promise.all([elsewhere, world].map((path) => runCli(['evaluate', path, ...only])));
    expect(packed?.stderr).toBe('');
    expect(packed?.stdout).toContain('"kind":"scored"');
    expect(packed?.stdout).toBe(plain?.stdout);
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
});

describe('a truth that somebody changed', () => {
  const truthPath = join(folder, 'zz-changed', 'truth.json');
  const change = (edit: (truth: Record<string, unknown>) => void): void => {
    mkdirSync(join(folder, 'zz-changed'), { recursive: true });
    const truth = JSON.parse(readFileSync(join(world, 'truth.json'), 'utf8')) as Record<string, unknown>;
    edit(truth);
    writeFileSync(truthPath, JSON.stringify(truth));
  };
  const run = () => runCli(['evaluate', join(folder, 'zz-changed')]);

  test('is refused with the place at fault, and reads no file elsewhere', async () => {
    change((truth) => {
      truth['observers'] = [{ id: 'server', file: '../world/server.csv', rows: 1 }];
    });
    const elsewhere = await run();
    expect([elsewhere.code, elsewhere.stderr]).toEqual([EXIT.unreadable, expect.stringContaining('observers.0.file')]);
    change((truth) => {
      (truth['people'] as Record<string, unknown>)['midSleep'] = [];
    });
    expect((await run()).code).toBe(EXIT.unreadable);
  });

  test('cannot steer the terminal', async () => {
    change((truth) => {
      truth['scenario'] = 'x\u001B[2Jy\u202E';
      truth['observers'] = [];
    });
    const { stdout, code } = await run();
    expect(code).toBe(EXIT.done);
    for (const unseen of ['\u001B', '\u202E']) expect(stdout).not.toContain(unseen);
    rmSync(join(folder, 'zz-changed'), { recursive: true });
  });
});
