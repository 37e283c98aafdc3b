import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace, type Run, runCli } from './run-cli.ts';
import { smallLog } from './small-log.ts';

const work = createWorkspace('logs', 'taken', 'nothing');
const log = work.path('logs/small.csv');
beforeAll(() => {
  writeFileSync(log, smallLog.csv);
  writeFileSync(work.path('logs/words.txt'), 'this is no log at all\nnor does it become one\n');
  writeFileSync(work.path('undated.csv'), `time,from,to\n${'2017-02-06T08:00:00Z,a,b\n'.repeat(20)}never,a,b\nlater,b,a\n`);
  writeFileSync(work.path('garbled.csv'), 'time,from,to\n2017-02-06T08:00:00Z,a,b\nnever,a,b\nlater,b,a\n');
  writeFileSync(work.path('unset.csv'), 'time,from,to\n1979-12-31T21:00:00Z,a,b\n1979-12-31T22:00:00Z,b,a\n');
  writeFileSync(work.path('local.csv'), 'time,from,to\n2017-02-06 08:00:00,a,b\n2017-02-06 09:00:00,b,a\n');
  writeFileSync(work.path('taken/report.html'), 'mine');
});
afterAll(() => work.remove());

const quick = ['--only', 'reach'];

/** Three lines: what, where, what to try; no stack trace, and nothing left behind. */
function expectError({ stderr, left }: Run, what: RegExp, where: RegExp, remedy: RegExp): void {
  const lines = stderr.trimEnd().split('\n').slice(-3);
  expect(lines[0]).toMatch(/^error: /);
  expect(lines[0]).toMatch(what);
  expect(lines[1]).toMatch(/^ {2}where: /);
  expect(lines[1]).toMatch(where);
  expect(lines[2]).toMatch(/^ {2}try: {3}/);
  expect(lines[2]).toMatch(remedy);
  expect(stderr).not.toMatch(/^\s+at .+[:(]\d+/m);
  expect(left).toEqual([]);
}

describe('2: usage', () => {
  it.each<[string, string[], RegExp, RegExp, RegExp]>([
    [
      'a question that is misspelt',
      ['analyze', log, '--only', 'conected-before'],
      /no such question/,
      /conected-before/,
      /Did you mean connected-before\?/,
    ],
    ['the same, of `questions`', ['questions', 'circels'], /no such question/, /circels/, /Did you mean circles\?/],
    [
      'an option of a question that is misspelt',
      ['analyze', log, '--option', 'connected-before.windw=2m'],
      /not an option/,
      /windw/,
      /Did you mean connected-before.window\?/,
    ],
    [
      'a zone that is misspelt',
      ['analyze', log, '--tz', 'Europe/Berln'],
      /no such time zone/,
      /--tz Europe\/Berln/,
      /Did you mean Europe\/Berlin\?/,
    ],
    ['a flag that is misspelt', ['analyze', log, '--focsu', 'x'], /unknown option '--focsu'/, /command line/, /Did you mean --focus\?/],
    ['a command that is misspelt', ['anlyze', log], /unknown command 'anlyze'/, /command line/, /Did you mean analyze\?/],
    ['no log', ['analyze'], /missing required argument/, /command line/, /--help/],
    [
      'an event that is no time',
      ['analyze', log, '--event', 'yesterday'],
      /could not be read/,
      /--event yesterday/,
      /2017-03-22T14:40:00Z/,
    ],
    ['an endpoint that the log has not', ['analyze', log, '--focus', 'nobody'], /no endpoint of that name/, /--focus nobody/, /exactly/],
    ['a window that is no duration', ['analyze', log, '--window', '2 minutes'], /not a duration/, /--window/, /2m/],
    ['a window in which nothing can lie', ['analyze', log, '--window', '0s'], /0s is too short/, /--window/, /1s or more.*2m/],
    [
      'the same, of another question',
      ['analyze', log, '--option', 'relays.window=0s'],
      /0s is too short/,
      /--option relays\.window=0s/,
      /1s or more.*10m/,
    ],
    ['a limit below one', ['analyze', log, '--limit', '0'], /whole number/, /--limit 0/, /range/],
    ['a side table that nobody asks for', ['analyze', log, '--side', 'hubz=x.csv'], /No question takes/, /hubz/, /hubs/],
    ['a side table without a file', ['analyze', log, '--side', 'hubs'], /name=FILE/, /--side hubs/, /hubs=hubs.csv/],
    ['a share of rejects that is none', ['analyze', log, '--max-rejects', 'few'], /few/, /--max-rejects/, /5%/],
    ['a store to keep nowhere', ['analyze', log, '--keep-store'], /no folder to keep/, /--keep-store/, /-o/],
    [
      'a store that would give names away',
      ['analyze', log, '--keep-store', '-o', work.path('x'), '--pseudonymise'],
      /names are to be hidden/,
      /--keep-store/,
      /--no-pseudonymise/,
    ],
    [
      'times of which too many cannot be read for it to be told how',
      ['analyze', work.path('garbled.csv')],
      /cannot be told which column is the time/,
      /garbled\.csv, columns: time, from, to/,
      /--map FILE/,
    ],
    ['a local time without a zone', ['analyze', work.path('local.csv')], /local/, /local\.csv/, /--tz ZONE.*--tz floating/],
  ])('%s', async (_, args, what, where, remedy) => {
    const run = await runCli(args, { cwd: work.folder });
    expect(run.code).toBe(2);
    expect(run.stdout).toBe('');
    expectError(run, what, where, remedy);
  });
});

describe('3: unreadable', () => {
  it.each<[string, string[], RegExp, RegExp]>([
    ['a log that is not there', ['analyze', 'nowhere.csv'], /no such file/, /nowhere\.csv/],
    ['a log of no known format', ['analyze', work.path('logs/words.txt')], /no known format|could not be read/, /words\.txt/],
    ['an empty folder', ['analyze', work.path('nothing')], /hold no file/, /./],
    ['an analysis that is no JSON', ['report', log, '-o', work.path('x.html')], /not JSON/, /small\.csv/],
    ['a manifest that is not there', ['verify', 'nowhere.json'], /could not be read/, /nowhere\.json/],
    ['a log that `inspect` does not know', ['inspect', work.path('logs/words.txt')], /None of the files/, /words\.txt/],
  ])('%s', async (_, args, what, where) => {
    const run = await runCli(args, { cwd: work.folder });
    expect(run.code).toBe(3);
    expectError(run, what, where, /./);
  });

  it('a file named beside a good one: the good one is analysed, and the code says that something is missing', async () => {
    const run = await runCli(['analyze', log, work.path('logs/words.txt'), ...quick, '-o', work.path('partly')]);
    expect(run.code).toBe(3);
    expectError(run, /The others were analysed/, /words\.txt/, /leave it out/);
    expect(readdirSync(work.path('partly')).sort()).toEqual(['analysis.json', 'manifest.json', 'rejects.jsonl', 'report.html']);
  });
});

describe('4: rejected', () => {
  it('more rows than allowed, with the outputs written', async () => {
    const args = ['analyze', work.path('undated.csv'), ...quick];
    const run = await runCli([...args, '--max-rejects', '5%', '-o', work.path('rejected')]);
    expect(run.code).toBe(4);
    expectError(run, /2 of 22 rows were rejected/, /rejects\.jsonl/, /--map/);
    const rejects = readFileSync(work.path('rejected/rejects.jsonl'), 'utf8').trim().split('\n');
    expect(rejects.map((line) => JSON.parse(line))).toEqual(
      [22, 23].map((line) => ({ file: work.path('undated.csv'), line, column: 'time', reason: 'time-unreadable' })),
    );
    expect((await runCli([...args, '--max-rejects', '2'])).code).toBe(0);
  });

  it('a file of which nothing was kept', async () => {
    const run = await runCli(['analyze', work.path('unset.csv'), ...quick, '--max-rejects', '100%']);
    expect(run.code).toBe(4);
    expectError(run, /none of its rows could be kept/, /unset\.csv/, /--map/);
  });
});

describe('5: output', () => {
  it.each<[string, string, RegExp]>([
    ['an output that exists', 'taken', /already has a report\.html/],
    ['a folder inside an input folder', 'logs/out', /nothing is written beside evidence/],
    ['the folder of an input', 'logs', /nothing is written beside evidence/],
    ['a path that leads through a file', 'undated.csv/out', /a part of its path is/],
  ])('%s', async (_, output, what) => {
    const run = await runCli(['analyze', output === 'logs' ? log : work.path('logs'), ...quick, '-o', work.path(output)]);
    expect(run.code).toBe(5);
    expectError(run, what, new RegExp(output), /-o/);
    expect(existsSync(work.path('logs/out'))).toBe(false);
    expect(readFileSync(work.path('taken/report.html'), 'utf8')).toBe('mine');
  });

  it('the same, through a link into the input folder', async () => {
    const { symlinkSync } = await import('node:fs');
    mkdirSync(work.path('logs/deep'), { recursive: true });
    symlinkSync(work.path('logs/deep'), work.path('link'));
    const run = await runCli(['analyze', work.path('logs'), ...quick, '-o', work.path('link/out')]);
    expect(run.code).toBe(5);
    expect(readdirSync(work.path('logs/deep'))).toEqual([]);
  });

  it('unless it is forced', async () => {
    const run = await runCli(['analyze', log, ...quick, '-o', work.path('taken'), '--force']);
    expect([run.code, run.left]).toEqual([0, []]);
    expect(readFileSync(work.path('taken/report.html'), 'utf8')).toMatch(/^<!doctype html>/i);
  });
});

describe('70: a bug', () => {
  const planted = `process.resourceUsage = () => { throw new TypeError('planted text'); };`;
  const node = ['--import', `data:text/javascript,${encodeURIComponent(planted)}`];
  it('is told as one, without its text or trace, and with them on --debug', async () => {
    const run = await runCli(['analyze', log, ...quick, '-o', work.path('bug')], { node });
    expect(run.code).toBe(70);
    expect(run.stderr).toMatch(/^error: a bug in penregister \(TypeError\)\n {2}try:/);
    expect(run.stderr).not.toMatch(/planted|^\s+at /m);
    expect(run.left).toEqual([]);
    expect(readdirSync(work.path('bug'))).toEqual([]);
    expect((await runCli(['--debug', 'analyze', log, ...quick], { node })).stderr).toMatch(/TypeError: planted text\n\s+at /);
  });
});
