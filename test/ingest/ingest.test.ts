import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Ingested, type IngestOptions, ingest } from '../../src/ingest/ingest.ts';
import { KnownFailure } from '../../src/model/failure.ts';

let folder = '';
const write = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
};

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'penregister-test-')));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A log in the project's own form: distinct instants from `from` on. */
const log = (from: number, rows = 3, actor = 'ann'): string =>
  Array.from({ length: rows }, (_, i) =>
    JSON.stringify({ at: new Date(1_600_000_000_000 + (from + i) * 1000).toISOString(), kind: 'send', actor, peer: 'bob' }),
  ).join('\n');

async function withIngested<T>(inputs: readonly string[], options: IngestOptions, use: (ingested: Ingested) => T | Promise<T>): Promise<T> {
  const ingested = await ingest(inputs, options);
  try {
    return await use(ingested);
  } finally {
    await ingested.store.close();
  }
}
const summary = (inputs: readonly string[], options: IngestOptions = {}) =>
  withIngested(inputs, options, ({ store, unread }) => ({
    kept: store.sources.map(({ path, rows }) => [path.replace(folder, ''), rows.kept]),
    unread: unread.map(({ path, reason, detail }) => [path.replace(folder, ''), reason, detail.replace(folder, '')]),
  }));
const failureOf = (work: Promise<unknown>): Promise<KnownFailure> =>
  work.then(
    () => expect.unreachable(),
    (error: unknown) => {
      expect(error).toBeInstanceOf(KnownFailure);
      return error as KnownFailure;
    },
  );

describe('finding files', () => {
  it('walks folders in the order of code units, and reads each file once', async () => {
    for (const [i, name] of ['b.jsonl', 'B.jsonl', 'a/z.jsonl', 'é.jsonl', '.hidden.jsonl'].entries()) write(name, log(10 * i));
    const { kept } = await summary([folder, join(folder, 'b.jsonl')]);
    expect(kept.map(([path]) => path)).toEqual(['/B.jsonl', '/a/z.jsonl', '/b.jsonl', '/é.jsonl']);
  });

  it('follows links only inside the folder, and rings not at all', async () => {
    const outside = realpathSync(mkdtempSync(join(tmpdir(), 'penregister-test-')));
    writeFileSync(join(outside, 'x.jsonl'), log(50));
    write('in/a.jsonl', log(0));
    symlinkSync(join(outside, 'x.jsonl'), join(folder, 'in', 'out.jsonl'));
    symlinkSync(join(folder, 'in'), join(folder, 'in', 'ring'));
    symlinkSync('nowhere', join(folder, 'in', 'broken'));
    const { kept, unread } = await summary([join(folder, 'in')]);
    rmSync(outside, { recursive: true });
    expect(kept).toEqual([['/in/a.jsonl', 3]]);
    expect(unread).toEqual([
      ['/in/broken', 'unreadable', 'there is no such file'],
      ['/in/out.jsonl', 'unreadable', 'it is a link that leads out of the folder'],
    ]);
  });

  it('takes names as they are, patterns, quotes and blanks included', async () => {
    const names = ['a[1].jsonl', 'a1.jsonl', 'b*.jsonl', 'bx.jsonl', 'c?.jsonl', "d'e.jsonl", 'f g.jsonl', 'day=1/h.jsonl', '{x,y}.jsonl'];
    for (const [i, name] of names.entries()) write(name, log(100 * i, i + 1));
    for (const [i, name] of names.entries())
      expect(await summary([join(folder, name)])).toEqual({ kept: [[`/${name}`, i + 1]], unread: [] });
  });

  it('reports what is missing beside what is there, and fails where there is nothing', async () => {
    const good = write('a.jsonl', log(0));
    const missing = join(folder, 'none.jsonl');
    expect((await summary([missing, good])).unread).toEqual([['/none.jsonl', 'unreadable', 'there is no such file']]);
    expect(await failureOf(ingest([missing]))).toMatchObject({ code: 'unreadable', where: missing });
    mkdirSync(join(folder, 'empty'));
    expect(await failureOf(ingest([join(folder, 'empty')]))).toMatchObject({ code: 'unreadable' });
  });
});

describe('gzip', () => {
  it('is told by its bytes, and may have several members', async () => {
    write('a.log', gzipSync(log(0)));
    write('b.gz', log(10));
    write('c.gz', Buffer.concat([gzipSync(`${log(20)}\n`), gzipSync(log(30))]));
    expect(await summary([folder])).toEqual({
      kept: [
        ['/a.log', 3],
        ['/b.gz', 3],
        ['/c.gz', 6],
      ],
      unread: [],
    });
  });

  it('that is broken costs its own file and nothing else, wherever it breaks', async () => {
    const large = gzipSync(log(0, 60_000));
    write('a-head.gz', Buffer.concat([large.subarray(0, 10), Buffer.alloc(50, 0xff)]));
    write('b-cut.gz', large.subarray(0, large.length - 20_000));
    const corrupt = Buffer.from(large);
    corrupt.fill(0xff, corrupt.length - 9_000, corrupt.length - 8_000);
    write('c-corrupt.gz', corrupt);
    write('d-checksum.gz', Buffer.concat([large.subarray(0, large.length - 8), Buffer.alloc(8, 1)]));
    write('e-good.jsonl', log(0));
    expect(await summary([folder])).toEqual({
      kept: [['/e-good.jsonl', 3]],
      unread: [
        ['/a-head.gz', 'unreadable', 'its gzip data are corrupt'],
        ['/b-cut.gz', 'unreadable', 'its gzip data break off'],
        ['/c-corrupt.gz', 'unreadable', 'its gzip data are corrupt'],
        ['/d-checksum.gz', 'unreadable', 'its gzip data are corrupt'],
      ],
    });
  });
});

describe('inputs that are not as they should be', () => {
  it('are listed with the reason', async () => {
    write('a.jsonl', log(0));
    write('copy.jsonl', log(0));
    write('empty.log', '');
    write('picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 3, 0, 0, 0, 0, 7]));
    const { kept, unread } = await summary([folder]);
    expect(kept).toEqual([['/a.jsonl', 3]]);
    expect(unread.map(([path, reason]) => [path, reason])).toEqual([
      ['/copy.jsonl', 'copy'],
      ['/empty.log', 'empty'],
      ['/picture.png', 'unknown-format'],
    ]);
  });

  it('with local times need a zone, and the refusal names the file and both ways out', async () => {
    write('a.csv', 'time,from,to\n2020-03-01 10:00:00,ann,bob\n2020-03-01 11:00:00,ann,bob\n');
    const failure = await failureOf(ingest([folder]));
    expect(failure).toMatchObject({ code: 'usage', where: join(folder, 'a.csv') });
    expect(failure.remedy).toMatch(/--tz ZONE.*--tz floating/);
  });

  it('with different clocks are not joined', async () => {
    write('a.jsonl', log(0));
    write('b.csv', 'time,from,to\n2020-03-01 10:00:00,ann,bob\n2020-03-01 11:00:00,ann,bob\n');
    expect(await failureOf(ingest([folder], { zone: 'floating' }))).toMatchObject({ code: 'usage' });
    // Noon in Berlin is eleven in UTC.
    const last = await withIngested([join(folder, 'b.csv')], { zone: 'Europe/Berlin' }, ({ observation }) => observation.last);
    expect(last).toBe(Date.UTC(2020, 2, 1, 10) * 1000);
  });

  it('never show a row in an error or a listing', async () => {
    const secret = 'XSECRETX';
    write(
      'a.csv',
      `time,from,to\n${'1600000000,ann,bob\n'.repeat(40)}1600000001,"${secret},bob\n${secret},x"y,bob,\0\n1600000003,ann,bob\n${secret},,,,\n`,
    );
    write('b.gz', Buffer.concat([gzipSync(secret.repeat(500)).subarray(0, 30), Buffer.from(secret)]));
    const told = await withIngested([folder], {}, async ({ store, unread }) => {
      const rejects: unknown[] = [];
      for await (const reject of store.rejects()) rejects.push(reject);
      expect(rejects.length).toBeGreaterThan(0);
      return JSON.stringify([store.sources, unread, rejects]);
    });
    expect(told).not.toContain(secret);
  });
});

describe('a log without times', () => {
  it('has no keep-alives, however often a row is there again', async () => {
    const file = write('a.csv', `from,to\n${'a,b\n'.repeat(10)}a,c\nb,c\n`);
    const mapping = write('map.json', '{"fields":{"kind":{"constant":"flow"},"actor":"from","peer":"to"}}');
    await withIngested([file], { mapping }, async ({ store }) => {
      const [a, b] = await store.idsOf(['a', 'b']);
      expect(await store.countRows({ endpoints: [a as number, b as number], between: true })).toBe(10);
      expect(await store.countRows({ endpoints: [a as number, b as number], setAside: 'only' })).toBe(0);
    });
  });
});

describe('what comes after the sample', () => {
  const early = Array.from({ length: 2500 }, (_, i) => `${1_600_000_000 + i},u${i % 40},connect`);
  it('is understood: a kind that was not met in it', async () => {
    const file = write('a.csv', ['time,user,event', ...early, '1600009000,u1,disconnect', '1600009001,u2,yawn', ''].join('\n'));
    await withIngested([file], {}, ({ store, observation }) => {
      expect(observation.kinds).toEqual({ connect: 2500, disconnect: 1 });
      expect(store.sources[0]).toMatchObject({ reader: 'bulk', rows: { read: 2502, kept: 2501, rejected: { 'kind-unknown': 1 } } });
    });
  });

  it('is understood: the other direction', async () => {
    const calls = Array.from({ length: 2500 }, (_, i) => `${1_600_000_000 + i},u${i % 40},v,out`);
    const file = write('a.csv', ['time,from,to,direction', ...calls, '1600009000,u1,w,in', ''].join('\n'));
    await withIngested([file], {}, async ({ store }) => {
      const [w] = await store.idsOf(['w']);
      expect(await store.rows({ endpoints: [w as number], take: 'first', limit: 5 })).toMatchObject([{ actor: w, line: 2502 }]);
      expect(store.sources[0]?.rows.kept).toBe(2501);
    });
  });
});

describe('a file with a header and no rows', () => {
  it('is left out, and costs the others nothing', async () => {
    write('a.csv', 'time,from,to\n1600000000,ann,bob\n1600000060,bob,ann\n');
    write('b.csv', 'time,from,to\n');
    write('c.csv', '\ufefftime,from,to\r\n\r\n');
    expect(await summary([folder])).toEqual({
      kept: [['/a.csv', 2]],
      unread: [
        ['/b.csv', 'empty', 'it has no rows'],
        ['/c.csv', 'empty', 'it has no rows'],
      ],
    });
    expect(await failureOf(ingest([join(folder, 'b.csv')]))).toMatchObject({ code: 'unreadable' });
  });

  it('is so of a stated mapping, too', async () => {
    write('log/a.csv', 'when,who\n2020-03-01 10:00:00,ann\n');
    write('log/b.csv', 'when,who\n');
    const mapping = write(
      'map.json',
      '{"fields":{"at":{"column":"when","notation":"iso-local"},"kind":{"constant":"connect"},"actor":"who"}}',
    );
    const { kept, unread } = await summary([join(folder, 'log')], { mapping, zone: 'UTC' });
    expect([kept, unread]).toEqual([[['/log/a.csv', 1]], [['/log/b.csv', 'empty', 'it has no rows']]]);
  });
});

describe('side tables', () => {
  it('name endpoints, and merge those that are one', async () => {
    write('log/a.csv', 'time,from,to\n1600000000,1,2\n1600000060,3,2\n1600000120,2,1\n');
    const names = write('names.csv', 'id,name\n1,Ann\n2,Bob\n3,Annie\n');
    const aliases = write('aliases.csv', 'alias,is\nAnnie,Ann\n');
    await withIngested([join(folder, 'log')], { names, aliases }, async ({ store, names: counts }) => {
      expect(counts).toEqual({ renamed: 3, merged: 1 });
      expect(await store.idsOf(['Ann', 'Bob', 'Annie', '1'])).toEqual(Int32Array.of(0, 1, -1, -1));
      expect(await store.countRows({ endpoints: [0] })).toBe(3);
    });
  });
});

describe('what is left behind', () => {
  it('is nothing, whether it went well or not', async () => {
    const before = process.env['TMPDIR'];
    const scratch = join(folder, 'scratch');
    mkdirSync(scratch);
    process.env['TMPDIR'] = scratch;
    await summary([write('a.jsonl', log(0))]);
    await failureOf(ingest([join(folder, 'none')]));
    await failureOf(ingest([write('b.jsonl', log(0))], { signal: AbortSignal.abort() }));
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    expect(readdirSync(scratch)).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual(['a.jsonl', 'b.jsonl', 'scratch']);
  });

  it('is the store, where it was asked for', async () => {
    const storeDirectory = join(folder, 'out');
    await withIngested([write('a.jsonl', log(0))], { storeDirectory }, () => undefined);
    expect(readdirSync(storeDirectory)).toEqual(['store.duckdb']);
  });
});
