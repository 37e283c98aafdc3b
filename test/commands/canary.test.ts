import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/model/analysis.ts';
import { createWorkspace, type Run, readAll, runCli } from './run-cli.ts';
import { askAll, smallLog } from './small-log.ts';

const work = createWorkspace('logs', 'broken');
const SECRET = 'kanarienvogel';
const LEAK = /kanarienvogel/i;

const rows = smallLog.csv
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',') as [string, string, string, string, string]);
const seconds = (time: string) => (Date.parse(time) / 1000).toFixed(6);
const content = (i: number) => [`${SECRET} subject`, `"${SECRET}, body ""${i}"""`, `${SECRET}-topic`, `${i}-${SECRET}`];

/** Content in every column that is not taken; then rows with content where a field is at fault, beyond what is sampled. */
const csv = [
  'time,kind,actor,peer,via,subject,body,topic,title',
  ...rows.map((row, i) => [...row, ...content(i)].join(',')),
  [SECRET, 'send', 'phone-001', 'phone-002', 'x', ...content(1)].join(','),
  ['2017-02-06T00:00:00Z', SECRET, 'phone-001', 'phone-002', 'x', ...content(2)].join(','),
  ['2017-02-06T00:00:00Z', 'send', '', 'phone-002', 'x', ...content(3)].join(','),
  `2017-02-06T00:00:00Z,send,${SECRET}`,
  `2017-02-06T00:00:00Z,send,a,b,c,"${SECRET}`,
].join('\n');

const jsonl = [
  ...rows
    .slice(0, 4000)
    .map(([at, kind, actor, peer], i) =>
      JSON.stringify({ at, kind, actor, ...(peer && { peer }), body: `${SECRET} ${i}`, thread: { subject: [SECRET], [SECRET]: i } }),
    ),
  JSON.stringify({ at: SECRET, kind: 'send', actor: 'a', peer: 'b' }),
  JSON.stringify({ at: '2017-02-06T00:00:00Z', kind: SECRET, actor: 'a' }),
  JSON.stringify({ at: '2017-02-06T00:00:00Z', kind: 'call', actor: 'a', duration: SECRET }),
  `{"at":"2017-02-06T00:00:00Z","kind":"send","actor":"a","body":"${SECRET}`,
  `${SECRET} is no JSON`,
].join('\n');

const ZEEK = [
  'ts',
  'uid',
  'id.orig_h',
  'id.orig_p',
  'id.resp_h',
  'id.resp_p',
  'proto',
  'service',
  'duration',
  'orig_bytes',
  'resp_bytes',
  'conn_state',
  'history',
  'sni_text',
  'user_agent',
];
const zeekRow = (i: number, over: Record<string, string> = {}) => {
  const values: Record<string, string> = {
    ts: seconds((rows[i] as (typeof rows)[number])[0]),
    uid: `C${i}`,
    'id.orig_h': `10.0.0.${i % 9}`,
    'id.orig_p': '5000',
    'id.resp_h': `10.1.0.${i % 7}`,
    'id.resp_p': '443',
    proto: 'tcp',
    service: 'ssl',
    duration: '1.5',
    orig_bytes: '100',
    resp_bytes: '200',
    conn_state: 'SF',
    history: SECRET,
    sni_text: `${SECRET}.example`,
    user_agent: SECRET,
    ...over,
  };
  return ZEEK.map((field) => values[field] as string);
};
const BAD: Record<string, string>[] = [{ ts: SECRET }, { duration: SECRET }, { orig_bytes: SECRET }, { 'id.orig_h': '-' }];
const zeekRows = [...Array.from({ length: 2000 }, (_, i) => zeekRow(i)), ...BAD.map((over, i) => zeekRow(i, over))];
const tsv = [
  '#separator \\x09',
  '#set_separator\t,',
  '#empty_field\t(empty)',
  '#unset_field\t-',
  '#path\tconn',
  `#fields\t${ZEEK.join('\t')}`,
  `#types\ttime\t${ZEEK.slice(1)
    .map(() => 'string')
    .join('\t')}`,
  ...zeekRows.map((row) => row.join('\t')),
  `${seconds('2017-02-07T00:00:00Z')}\t${SECRET}`,
  `#close\t${SECRET}`,
].join('\n');
const zeekJson = [
  ...zeekRows.map((row) =>
    JSON.stringify(Object.fromEntries(row.map((value, i) => [ZEEK[i] as string, i === 0 && /^\d/.test(value) ? Number(value) : value]))),
  ),
  `{"ts":1486339200.5,"id.orig_h":"10.0.0.1","history":"${SECRET}`,
].join('\n');

const LOGS = { 'log.csv': csv, 'log.jsonl': jsonl, 'conn.log': tsv, 'conn.json.log': zeekJson };
beforeAll(() => {
  for (const [name, text] of Object.entries(LOGS)) writeFileSync(work.path(`logs/${name}`), text);
  writeFileSync(work.path('broken/words.txt'), `${SECRET} and nothing but ${SECRET}\n${SECRET}\n`);
  writeFileSync(work.path('broken/half.csv.gz'), gzipSync(csv).subarray(0, 40_000));
  writeFileSync(work.path('broken/nothing-kept.csv'), `time,from,to,body\n${`1979-12-31T00:00:00Z,a,b,${SECRET}\n`.repeat(9)}`);
  writeFileSync(
    work.path('broken/quotes.csv'),
    `time,from,to,body\n2017-02-06T00:00:00Z,a,b,"${SECRET}\n${`2017-02-06T00:00:00Z,a,b,${SECRET}"x\n`.repeat(40)}`,
  );
  writeFileSync(work.path('broken/headless.csv'), `2017-02-06T00:00:00Z;${SECRET} one;${SECRET} two three four five\n`.repeat(9));
});
afterAll(() => work.remove());

function expectNoLeak({ stdout, stderr }: Run, folder?: string): void {
  expect(stdout).not.toMatch(LEAK);
  expect(stderr).not.toMatch(LEAK);
  if (folder !== undefined) for (const [name, bytes] of readAll(folder)) expect(bytes, name).not.toMatch(LEAK);
}

describe('what was said', () => {
  it('reaches no output, stream or error of an analysis of four formats', async () => {
    const out = work.path('out');
    const run = await runCli(['-v', '--debug', 'analyze', work.path('logs'), '-o', out, '--json', '--max-rejects', '0', ...askAll]);
    expect(run.code).toBe(4);
    expectNoLeak(run, out);
    const { provenance } = JSON.parse(run.stdout) as Analysis;
    const refused = Object.fromEntries(provenance.inputs.map(({ path, rows }) => [path.split('/').at(-1), rows.rejected]));
    expect(refused['log.csv']).toMatchObject({ 'time-unreadable': 1, 'kind-unknown': 1, 'actor-missing': 1 });
    expect(refused['log.jsonl']).toMatchObject({ 'time-unreadable': 1, 'kind-unknown': 1, 'malformed-row': 2 });
    for (const name of ['conn.log', 'conn.json.log']) expect(refused[name]).toMatchObject({ 'time-unreadable': 1, 'number-unreadable': 2 });
    expect(provenance.inputs.find(({ path }) => path.endsWith('log.csv'))?.unread).toEqual(['subject', 'body', 'topic', 'title']);
  });

  it.each(Object.keys(LOGS))('is not shown by an inspection of %s', async (name) => {
    expectNoLeak(await runCli(['-v', '--debug', 'inspect', work.path(`logs/${name}`)]));
    expectNoLeak(await runCli(['inspect', work.path(`logs/${name}`), '--json']));
  });

  it.each(['words.txt', 'half.csv.gz', 'nothing-kept.csv', 'quotes.csv', 'headless.csv'])('is not in the errors about %s', async (name) => {
    const args = ['-v', '--debug', 'analyze', work.path(`broken/${name}`), '-o', work.path(`out-${name}`), '--only', 'reach'];
    const run = await runCli(args);
    // A stray quote costs single rows; the others lose the file.
    expect([0, 3, 4, 2]).toContain(run.code);
    expect(run.code === 0).toBe(name === 'quotes.csv');
    expectNoLeak(run, work.path(`out-${name}`));
    expectNoLeak(await runCli(['--debug', 'inspect', work.path(`broken/${name}`)]));
  });
});
