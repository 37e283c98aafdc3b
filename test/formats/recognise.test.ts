import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { ReadPlan } from '../../src/formats/read-plan.ts';
import { FORMATS, type Recognition, recognise } from '../../src/formats/registry.ts';
import { SAMPLE_BYTES, takeSample } from '../../src/formats/sample.ts';
import type { KnownFailure } from '../../src/model/failure.ts';

const look = (text: string | Uint8Array, tz?: string): Recognition => {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  return recognise(takeSample(bytes.subarray(0, SAMPLE_BYTES), bytes.length <= SAMPLE_BYTES), { tz });
};

const planOf = (text: string | Uint8Array, tz?: string): ReadPlan => {
  const found = look(text, tz);
  if (found.kind !== 'mine') throw new Error(`not recognised: ${found.kind} ${'failure' in found ? found.failure.message : ''}`);
  return found.plan;
};

const failureOf = (text: string, tz?: string): KnownFailure => {
  const found = look(text, tz);
  if (found.kind !== 'unclear') throw new Error(`not unclear: ${found.kind}`);
  return found.failure;
};

const table = (header: string, row: (i: number) => string, rows = 30): string =>
  [header, ...Array.from({ length: rows }, (_, i) => row(i))].join('\n');

describe('tables with a header', () => {
  test('the log of a messenger server shows no second party', () => {
    const plan = planOf(table('time,user,server', (i) => `${1_700_000_000 + i},u${i % 5},chat-${i % 2}`));
    expect(plan.record).toMatchObject({
      at: { column: 'time', notation: 'epoch-s', clock: 'utc' },
      kind: { constant: 'connect' },
      actor: 'user',
      via: ['server'],
    });
    expect(plan.observes).toEqual(['time', 'hours', 'actor', 'via']);
    expect(plan.mapping.every(({ grounds }) => grounds === 'name-and-values')).toBe(true);
  });

  test('events have their kinds', () => {
    const plan = planOf(
      table('timestamp;phone;event', (i) => `2023-11-14T10:00:${String(i).padStart(2, '0')}Z;+4930${i};${i % 2 ? 'Connected' : 'logout'}`),
    );
    expect(plan.record.kind).toMatchObject({ column: 'event', values: { Connected: 'connect', logout: 'disconnect' } });
    expect(plan.layout).toMatchObject({ delimiter: ';' });
  });

  test('e-mail metadata, without the columns that derive from content', () => {
    const csv = table(
      'from,to,Time,Reciptype,Topic,LDC_topic',
      (i) => `${i},${i + 1},1999-12-${10 + (i % 20)} 21:00:00,${['to', 'cc', 'bcc'][i % 3]},1,0`,
    );
    const plan = planOf(csv, 'America/Chicago');
    expect(plan.record).toMatchObject({
      at: { column: 'Time', notation: 'iso-local', zone: 'America/Chicago', clock: 'utc' },
      actor: 'from',
      peer: 'to',
    });
    expect(plan.unread).toEqual(['Topic', 'LDC_topic']);
    expect(planOf(csv, 'floating').record.at).toMatchObject({ zone: 'floating', clock: 'floating' });
    expect(failureOf(csv)).toMatchObject({ code: 'usage', remedy: expect.stringMatching(/--tz ZONE.*--tz floating/) });
  });

  test.each(['subject', 'Message Text', 'body', 'title', 'Betreff', 'topic', 'message', 'content', 'note', 'Asunto'])(
    '%s is never proposed',
    (name) => {
      const plan = planOf(
        table(`time,from,to,${name}`, (i) => `${1_700_000_000 + i},a${i},b,"Dear all, this is what we said number ${i}"`),
      );
      expect(plan.unread).toEqual([name]);
    },
  );

  test.each([
    ['in small letters', ['connect'], { disconnect: 'disconnect', logout: 'disconnect', call: 'call' }, 'Disconnect'],
    ['in capitals', ['LOGIN', 'LOGOUT'], { CALL: 'call', SESSIONEND: 'disconnect' }, 'call'],
    ['capitalised', ['Login', 'Call'], { Logout: 'disconnect' }, 'logout'],
    ['of several parts', ['session_start'], { session_end: 'disconnect', logout: 'disconnect', read_receipt: 'read' }, 'session-end'],
    ['in parts without a joiner', ['SessionStart'], { SessionEnd: 'disconnect', Logout: 'disconnect' }, 'session_end'],
  ])('kinds that come after the sample are understood, written as those of it are: %s', (_, seen, later, foreign) => {
    const plan = planOf(table('time,user,event', (i) => `${1_700_000_000 + i},u${i % 5},${seen[i % seen.length]}`));
    if ('constant' in plan.record.kind) throw new Error('no kinds');
    const { values } = plan.record.kind;
    expect(values).toMatchObject(later);
    expect(Object.keys(values).slice(0, seen.length)).toEqual([...seen].sort());
    expect(values[foreign]).toBeUndefined();
    expect(Object.keys(values).length).toBeLessThan(200);
  });

  test('the other direction is understood though the sample has only one', () => {
    const { direction } = planOf(table('time,from,to,direction', (i) => `${1_700_000_000 + i},a${i},b,OUT`)).record;
    expect(direction).toMatchObject({ outward: expect.arrayContaining(['OUT']), inward: expect.arrayContaining(['IN', 'INCOMING']) });
    expect([...(direction?.inward ?? []), ...(direction?.outward ?? [])]).not.toContain('in');
  });

  test.each<[string, string, (i: number) => string, string | undefined]>([
    ['a number of the user', 'time,user,uid,app', (i) => `${1_700_000_000 + i},u${i % 3},${10_040 + (i % 3)},x`, undefined],
    ['a number of the user, each once in the sample', 'time,user,connid', (i) => `${1_700_000_000 + i},u${i},${10_040 + i}`, undefined],
    ['a uuid, of whomever', 'time,user,uuid', (i) => `${1_700_000_000 + i},u${i % 9},c0ffee-${i}`, undefined],
    ['a number that is used again', 'time,from,to,call_id', (i) => `${1_700_000_000 + i},a${i % 7},b,${1000 + (i % 100)}`, undefined],
    ['an id of the type', 'time,user,EventID', (i) => `${1_700_000_000 + i},u${i % 3},${4624 + (i % 2)}`, undefined],
    ['one a call', 'time,from,to,call_id', (i) => `${1_700_000_000 + i},a${i % 7},b,${1000 + i}`, 'call_id'],
    [
      'one a message, with a few copies',
      'time,from,to,Message-ID',
      (i) => `${1_700_000_000 + i},a${i % 7},b,m${i - (i % 20 === 1 ? 1 : 0)}@x`,
      'Message-ID',
    ],
  ])('a key is proposed where it is nearly one a row: %s', (_, header, row, key) => {
    expect(planOf(table(header, row, 300)).record.message).toBe(key);
  });

  test('message is a key only where its values are opaque', () => {
    expect(planOf(table('time,from,message', (i) => `${1_700_000_000 + i},a,c0ffee${i}`)).record.message).toBe('message');
    expect(planOf(table('time,from,message', (i) => `${1_700_000_000 + i},a,yes`)).record.message).toBeUndefined();
  });

  test('ties without a time', () => {
    const plan = planOf(table('from,to,weight', (i) => `${i},${i + 3},${i % 7}.0`));
    expect(plan.record).toEqual({ kind: { constant: 'tie' }, actor: 'from', peer: 'to' });
    expect(plan.unread).toEqual(['weight']);
  });

  test('day and month are told apart by their values, or not at all', () => {
    const day = (i: number): string => String(1 + (i % 12)).padStart(2, '0');
    expect(
      planOf(
        table('datum,nutzer', (i) => `${13 + (i % 15)}/03/2024 10:00,u`),
        'UTC',
      ).record.at?.notation,
    ).toBe('dmy-local');
    expect(
      planOf(
        table('date,user', (i) => `03/${13 + (i % 15)}/2024 10:00,u`),
        'UTC',
      ).record.at?.notation,
    ).toBe('mdy-local');
    expect(
      failureOf(
        table('date,user', (i) => `${day(i)}/${day(i + 1)}/2024 10:00,u`),
        'UTC',
      ).message,
    ).toContain('Day and month');
  });

  test.each([
    ['1700000000', 'epoch-s'],
    ['1700000000123', 'epoch-ms'],
    ['1700000000123456', 'epoch-us'],
    ['1700000000.123456', 'epoch-s'],
  ])('%s is %s', (text, notation) =>
    expect(planOf(table('ts,src', () => `${text},a`)).record.at).toMatchObject({ notation, clock: 'utc' }),
  );

  test('a log may begin with whole minutes, and is not coarser for it', () => {
    expect(
      planOf(
        table('time,user', (i) => `2024-03-01 10:${10 + i}:00,u`),
        'UTC',
      ).record.at?.step,
    ).toBe(1_000_000);
    expect(
      planOf(
        table('time,user', (i) => `2024-03-01 10:${10 + i},u`),
        'UTC',
      ).record.at?.step,
    ).toBe(60_000_000);
  });

  test('a first row that nothing marks as a header is never shown', () => {
    const prose = look('alice,said hello to\nbob,said nothing at\ncem,went home to\n');
    expect(JSON.stringify(prose) + (prose.kind === 'unclear' ? prose.failure.where : '')).not.toMatch(/alice|hello/);
    const rows = Array.from({ length: 20 }, (_, i) => `15000000${10 + i},ann,${i}`).join('\n');
    for (const first of ['CANARYSECRET conversation with Bob,about,x', 'CANARYSECRET?,about,x', `${'CANARYSECRET'.repeat(4)},subject,x`]) {
      const preamble = failureOf(`${first}\ntime,user,n\n${rows}\n`);
      expect(`${preamble.message} ${preamble.where} ${preamble.remedy}`).not.toMatch(/CANARY|about|subject/);
      expect(preamble.where).toBe('3 columns without a header');
    }
    expect(look('{"ts":1614370842.8,"node":"zeek","secret":"x"}').kind).not.toBe('unclear');
  });

  test('a long name is one beside well-known ones', () =>
    expect(planOf(table('time,user,How satisfied were you with this call?', (i) => `${1_700_000_000 + i},u${i % 5},5`)).record.actor).toBe(
      'user',
    ));

  test('quotes are taken for quotes though the sample has none, and for inches where they cannot be quotes', () => {
    expect(planOf(table('time,user', (i) => `${1_700_000_000 + i},u`)).layout).toMatchObject({ quote: '"' });
    expect(planOf(table('time\tuser', (i) => `${1_700_000_000 + i}\t"5 inch" ${i}`)).layout).toMatchObject({ quote: '' });
  });

  test('a failure names what is missing and shows the header, and an example that fits it', () => {
    const failure = failureOf(table('id,Email,Name', (i) => `${i},e${i},N${i}`));
    expect(failure).toMatchObject({
      code: 'usage',
      where: expect.stringContaining('id, Email, Name'),
      remedy: expect.stringContaining('--map FILE'),
    });
    const headless = failureOf(Array.from({ length: 20 }, (_, i) => `31220\t${i}\t${i + 1}\t3B\t3B`).join('\n'));
    expect(headless.where).not.toContain('31220');
    expect(headless.remedy).toContain('"header":false');
  });
});

describe('edge lists', () => {
  test('with times', () => {
    expect(planOf(Array.from({ length: 50 }, (_, i) => `${i} ${i + 1} ${1_082_040_961 + i * 60}`).join('\n'))).toMatchObject({
      format: 'snap-temporal',
      record: { at: { clock: 'utc' }, kind: { constant: 'send' } },
    });
  });
  test('with times since an unknown zero', () => {
    const plan = planOf(`# a comment\n${Array.from({ length: 50 }, (_, i) => `${i}\t${i + 1}\t${i * 20}`).join('\n')}`);
    expect(plan.record.at).toMatchObject({ clock: 'relative', step: 1_000_000 });
    expect(plan.observes).toEqual(['time', 'actor', 'peer']);
  });
  test('without times', () => expect(planOf('1 2\n3 4\n5 6\n').record).toEqual({ kind: { constant: 'tie' }, actor: 'SRC', peer: 'DST' }));
  test('weights are not times', () =>
    expect(failureOf(Array.from({ length: 50 }, (_, i) => `${i} ${i + 1} ${(i * 7) % 5}`).join('\n')).message).toContain('weight'));
});

describe('Zeek', () => {
  const head = (path: string, separator = ' \\x09', fields = 'id.orig_h\tts\tuid'): string =>
    `#separator${separator}\n#unset_field\t-\n#path\t${path}\n#fields\t${fields}\n#types\taddr\ttime\tstring\n`;
  test.each([' \\x09', '\t\\x09'])('separator %j; columns from #fields', (separator) => {
    const plan = planOf(`${head('conn', separator)}10.0.0.1\t1700000000.123456\tC1\n`);
    expect(plan.layout).toMatchObject({ delimiter: '\t', columns: ['id.orig_h', 'ts', 'uid'], unset: ['-', '(empty)'] });
    expect(plan.record.at?.step).toBe(1);
  });
  test('other logs are named', () => expect(look(head('http'))).toEqual({ kind: 'other-log', detail: 'a Zeek http log' }));
  test('a path that is no name is not repeated', () =>
    expect(look(head('<script>'))).toMatchObject({ detail: 'a Zeek log other than conn' }));
  test('JSON, flat and nested', () => {
    const flat = planOf(
      '{"ts":1.5e9,"uid":"C1","id.orig_h":"10.0.0.5","id.resp_h":"1.1.1.1","id.resp_p":443,"proto":"tcp","conn_state":"SF"}',
    );
    expect(flat.record).toMatchObject({ actor: 'id.orig_h', via: ['proto', 'id.resp_p'], kind: { constant: 'flow' } });
    const nested = planOf('{"_path":"conn","ts":"2023-11-14T22:13:20Z","uid":"C1","id":{"orig_h":"a","resp_h":"b"},"conn_state":"SF"}');
    expect(nested.record).toMatchObject({
      at: { notation: 'iso-offset' },
      kind: { column: '_path', values: { conn: 'flow' } },
      actor: 'id.orig_h',
    });
    expect(look('{"_path":"dns","ts":1,"uid":"C1","id.orig_h":"a"}')).toEqual({ kind: 'other-log', detail: 'a Zeek dns log' });
  });
});

describe('own events', () => {
  test('one a line', () => {
    const plan = planOf('{"at":"2017-03-22T14:38:00Z","kind":"connect","actor":"a","via":"app","subject":"secret"}\n');
    expect(plan).toMatchObject({
      format: 'events-jsonl',
      unread: ['subject'],
      record: { at: { notation: 'iso-offset' }, duration: { unit: 'us' } },
    });
  });
  test('without times', () => expect(planOf('{"kind":"tie","actor":"a","peer":"b"}').record.at).toBeUndefined());
});

describe('what is no log', () => {
  test('a header without rows', () => {
    expect(look('time,from,to\n')).toEqual({ kind: 'no-rows' });
    expect(look('# made by x\ntime;user;event\n\n')).toEqual({ kind: 'no-rows' });
  });
  test('empty', () => expect(look('\n \n')).toEqual({ kind: 'empty' }));
  test('UTF-16', () =>
    expect(look(Buffer.from('\ufefftime,user\n1,a\n', 'utf16le'))).toMatchObject({
      kind: 'unknown',
      detail: expect.stringContaining('UTF-16'),
    }));
  test('binary', () =>
    expect(look(Buffer.from(Array.from({ length: 500 }, (_, i) => (i * 97) % 256)))).toEqual({ kind: 'unknown', detail: 'not text' }));
  test('prose', () => expect(look('It was a dark night.\nNothing was logged.\n').kind).toBe('unknown'));
});

test('the registry knows each format by its own id', () => {
  for (const [id, format] of Object.entries(FORMATS)) expect(format.id).toBe(id);
});

const data = new URL('../../../shared/data/', import.meta.url);
const real = existsSync(data);
if (!real) console.warn('real logs are not here: formats are not tried on them');

describe.skipIf(!real)('real logs', () => {
  const load = (path: string): Uint8Array => {
    const bytes = readFileSync(new URL(path, data));
    return path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
  };
  test.each([
    ['collegemsg/CollegeMsg.txt', 'snap-temporal'],
    ['zeek-rita/missing_host/2024-04-19/conn.000000-010000.log.gz', 'zeek-conn-tsv'],
    ['zeek-rita/proxy/conn.log', 'zeek-conn-tsv'],
    ['zeek-rita/json_with_all_fields/conn.log', 'zeek-conn-json'],
    ['zeek-zat/data/conn.log', 'zeek-conn-tsv'],
    ['zeek-zat/data/conn_date_issue.log', 'zeek-conn-tsv'],
    ['zeek-zat/data/json/conn.log', 'zeek-conn-json'],
    ['enron-igraph/edges.csv', 'delimited'],
    ['uk-faculty/edges.csv', 'delimited'],
    ['paul-revere/edges-1.csv', 'delimited'],
  ])('%s is %s', (path, format) => expect(planOf(load(path), 'floating').format).toBe(format));

  test.each([
    ['zeek-zat/data/http.log', 'other-log'],
    ['zeek-zat/data/http_empty.log', 'other-log'],
    ['zeek-zat/data/intel_example.intel', 'other-log'],
    ['zeek-zat/data/json/x509.log', 'other-log'],
    ['zeek-zat/data/json/dns.log', 'other-log'],
    ['zeek-zat/data/json/loaded_scripts.log', 'unknown'],
    ['zeek-zat/LICENSE', 'unknown'],
    ['primary-school/primaryschool.csv', 'unclear'],
    ['enron-igraph/nodes.csv', 'unclear'],
    ['uk-faculty/nodes.csv', 'unclear'],
    // Of two kinds of names, which its header calls from and to: people and organisations, as it happens.
    ['paul-revere/edges-2.csv', 'unclear'],
    ['paul-revere/ABOUT.txt', 'unknown'],
  ])('%s is %s', (path, kind) => expect(look(load(path)).kind).toBe(kind));
});
