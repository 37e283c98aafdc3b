import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ingested, ingest } from '../../src/ingest/ingest.ts';
import type { EventKind } from '../../src/model/event.ts';

const START = Date.UTC(2021, 0, 1);
const MINUTE = 60_000_000;
const row = (minute: number, kind: EventKind, actor: string, peer?: string, via?: string) => ({
  at: new Date(START + minute * 60_000).toISOString(),
  kind,
  actor,
  ...(peer !== undefined && { peer }),
  ...(via !== undefined && { via }),
});

/** A phone that is kept alive every five minutes, between which people talk. */
const rows = [
  ...Array.from({ length: 12 }, (_, i) => row(5 * i, 'connect', 'phone', undefined, 'chat')),
  row(1, 'send', 'ann', 'bob'),
  row(2, 'receive', 'bob', 'ann'),
  row(3, 'send', 'cy', 'bob'),
  row(7, 'proximity', 'ann', 'cy'),
  row(9, 'send', 'bob', 'ann'),
  row(11, 'connect', 'ann', undefined, 'chat'),
];

let folder = '';
let ingested: Ingested;
let ids: Readonly<Record<string, number>> = {};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'penregister-test-'));
  const path = join(folder, 'a.jsonl');
  writeFileSync(path, `${rows.map((it) => JSON.stringify(it)).join('\n')}\n{"at":"soon","kind":"send","actor":"ann"}\n`);
  ingested = await ingest([path], { zone: 'Asia/Kolkata' });
  const names = ['ann', 'bob', 'cy', 'phone'];
  const found = await ingested.store.idsOf(names);
  ids = Object.fromEntries(names.map((name, i) => [name, found[i] as number]));
});
afterAll(async () => {
  await ingested.store.close();
  rmSync(folder, { recursive: true, force: true });
});

const id = (name: string): number => ids[name] as number;
const at = (minute: number): number => START * 1000 + minute * MINUTE;
/** Minutes at which the rows of a query lie. */
const minutes = async (query: Partial<Parameters<Ingested['store']['rows']>[0]>): Promise<number[]> => {
  const found = await ingested.store.rows({ endpoints: [], take: 'first', limit: 100, ...query });
  return found.map((it) => ((it.at ?? 0) - START * 1000) / MINUTE);
};

describe('evidence rows', () => {
  it('are those of an endpoint in either part, in order of time', async () => {
    expect(await minutes({ endpoints: [id('bob')] })).toEqual([1, 2, 3, 9]);
    expect(await ingested.store.countRows({ endpoints: [id('bob')] })).toBe(4);
  });
  it('may be only those in which it was active, both sides of a mutual kind included', async () => {
    expect(await minutes({ endpoints: [id('bob')], active: true })).toEqual([9]);
    expect(await minutes({ endpoints: [id('cy')], active: true })).toEqual([3, 7]);
  });
  it('may be only those between', async () => {
    expect(await minutes({ endpoints: [id('ann'), id('bob')], between: true })).toEqual([1, 2, 9]);
  });
  it('may be of a kind and a span, ends included, the first or the last of them', async () => {
    expect(await minutes({ endpoints: [id('ann'), id('cy')], kinds: ['send'] })).toEqual([1, 3, 9]);
    expect(await minutes({ endpoints: [id('bob')], from: at(2), to: at(3) })).toEqual([2, 3]);
    expect(await minutes({ endpoints: [id('ann')], limit: 2 })).toEqual([1, 2]);
    expect(await minutes({ endpoints: [id('ann')], take: 'last', limit: 2 })).toEqual([9, 11]);
  });
  it('leave keep-alives out, as every question does, unless they are asked for', async () => {
    const { store } = ingested;
    const endpoints = [id('phone'), id('ann')];
    expect(await minutes({ endpoints })).toEqual([1, 2, 7, 9, 11]);
    expect(await minutes({ endpoints, active: true, from: at(5), to: at(5) })).toEqual([]);
    expect(await store.countRows({ endpoints: [id('phone')] })).toBe(0);
    expect(await store.countRows({ endpoints })).toBe(5);
    expect(await store.countRows({ endpoints, setAside: 'only' })).toBe(12);
    expect(await store.countRows({ endpoints, setAside: 'with' })).toBe(17);
    expect(await minutes({ endpoints, setAside: 'only', from: at(40) })).toEqual([40, 45, 50, 55]);
  });
  it('carry the line, the server, and whether they are set aside', async () => {
    const [beat, own] = await Promise.all(
      ['phone', 'ann'].map((name) =>
        ingested.store.rows({ endpoints: [id(name)], kinds: ['connect'], setAside: 'with', take: 'last', limit: 1 }),
      ),
    );
    const nothing = { source: 0, kind: 'connect', peer: null, via: 'chat', duration: null };
    expect(beat).toEqual([{ ...nothing, line: 12, at: at(55), actor: id('phone'), keepAlive: true }]);
    expect(own).toEqual([{ ...nothing, line: 18, at: at(11), actor: id('ann'), keepAlive: false }]);
  });
});

describe('a store', () => {
  it('knows names by id and ids by name', async () => {
    expect(await ingested.store.names(Int32Array.of(id('cy'), id('ann'), id('cy')))).toEqual(['cy', 'ann', 'cy']);
    expect(await ingested.store.names(new Int32Array())).toEqual([]);
    expect(await ingested.store.idsOf(["o'neil", 'Ann'])).toEqual(Int32Array.of(-1, -1));
    await expect(ingested.store.names(Int32Array.of(99))).rejects.toThrow(RangeError);
  });

  it('reduces with whole numbers as parameters', async () => {
    const { columns } = await ingested.store.reduce('density', { slot: 'int32', events: 'float64' }, { from: at(0), step: 5 * MINUTE });
    expect(columns).toEqual({ slot: Int32Array.of(0, 1, 2), events: Float64Array.of(3, 2, 1) });
  });

  it('counts local hours by the calendar of the analysis', async () => {
    const { columns } = await ingested.store.reduce('rhythms', { id: 'int32', slot: 'int32', events: 'float64' });
    // Midnight UTC of a Friday is half past five in Kolkata.
    expect(new Set(columns.slot)).toEqual(new Set([4 * 24 + 5]));
  });

  it('sets keep-alives aside by endpoint', async () => {
    const { rows: n, columns } = await ingested.store.reduce('series-sizes', { id: 'int32', kept: 'float64', set_aside: 'float64' });
    const of = Object.fromEntries(Array.from({ length: n }, (_, i) => [columns.id[i], [columns.kept[i], columns.set_aside[i]]]));
    expect(of).toEqual({ [id('phone')]: [0, 12], [id('ann')]: [3, 0], [id('bob')]: [1, 0], [id('cy')]: [2, 0] });
  });

  it('lists what was refused', async () => {
    const rejects: unknown[] = [];
    for await (const reject of ingested.store.rejects()) rejects.push(reject);
    expect(rejects).toEqual([{ file: join(folder, 'a.jsonl'), line: 19, column: 'at', reason: 'time-unreadable' }]);
    for await (const _ of ingested.store.rejects(0)) expect.unreachable();
  });

  it('takes several questions at once', async () => {
    const counts = await Promise.all(
      Array.from({ length: 20 }, (_, i) => ingested.store.countRows({ endpoints: [id(i % 2 === 0 ? 'bob' : 'ann')] })),
    );
    expect(counts).toEqual(Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? 4 : 5)));
  });
});
