import { describe, expect, it } from 'vitest';
import { OBSERVERS } from '../../src/simulate/observers/registry.ts';
import { HAPPENING } from '../../src/simulate/protocol/happening.ts';
import { OBSERVER_IDS, type ObserverId, type ObserverSettings } from '../../src/simulate/scenario.ts';
import { HOUR, rowsOf, runScenario } from './run-scenario.ts';

const settings = (over: Partial<ObserverSettings> = {}): ObserverSettings[] =>
  OBSERVER_IDS.map((id) => ({ id, clockStepMs: 1, clockOffsetMs: 0, loss: 0, ...over }));
const WORLD = { seed: 7, people: 60, days: 10, zone: 'UTC' } as const;
const exact = runScenario({ ...WORLD, observers: settings() });
const parsed = new Map<string, ReturnType<typeof rowsOf>>();
/** Rows of one observer, parsed once. */
function rows(id: ObserverId, ran = exact): ReturnType<typeof rowsOf> {
  const text = ran.logs[id] as string;
  const made = parsed.get(text) ?? rowsOf(text);
  parsed.set(text, made);
  return made;
}
const times = (id: ObserverId, ran = exact) => rows(id, ran).map(({ time }) => Date.parse(time as string));

/** Columns that each observer may have, stated here once more. */
const COLUMNS: Readonly<Record<ObserverId, string>> = {
  device: 'time,kind,actor,peer,via,duration_ms,bytes_out,bytes_in,message_id',
  'access-network': 'time,kind,actor,via,duration_ms,bytes_out,bytes_in',
  carrier: 'time,kind,actor,peer,duration_ms,place',
  server: 'time,kind,actor,peer,via,bytes_out,bytes_in,message_id',
  'sealed-server': 'time,kind,actor,via,bytes_in',
  push: 'time,kind,actor,via',
  'co-participant': 'time,kind,actor,peer,message_id',
  everyone: 'time,kind,actor,peer,via,duration_ms,bytes_out,bytes_in,place,message_id',
};

describe('every observer', () => {
  it.each(OBSERVER_IDS)('%s has its columns, and as many lines as the truth counts', (id) => {
    const log = exact.logs[id] as string;
    expect(log.split('\n')[0]).toBe(COLUMNS[id]);
    expect(log.split('\n').length - 2).toBe(exact.truth.observers.find((one) => one.id === id)?.rows);
    expect(rows(id).length).toBeGreaterThan(50);
    const { fields } = asJson[id] as { fields: Set<string> };
    expect([...fields].every((field) => (OBSERVERS[id].fields as readonly string[]).includes(field))).toBe(true);
  });

  it.each(OBSERVER_IDS.filter((id) => id !== 'access-network'))('%s writes in the order of time', (id) => {
    expect(times(id).every((at, i, all) => i === 0 || at >= (all[i - 1] as number))).toBe(true);
  });

  it('writes flows when they end', () => {
    const ends = rows('access-network').map(({ time, duration_ms, kind }) =>
      kind === 'flow' ? Date.parse(time as string) + Number(duration_ms) : 0,
    );
    // Second devices and timers are written as they begin.
    const ordered = ends.filter((end, i) => i === 0 || end >= (ends[i - 1] as number));
    expect(ordered.length / ends.length).toBeGreaterThan(0.85);
  });

  it('shows whole steps of its clock, which may be ahead, and misses a share', () => {
    const coarse = runScenario({ ...WORLD, observers: settings({ clockStepMs: 60_000, clockOffsetMs: 5_000, loss: 0.2 }) });
    for (const id of OBSERVER_IDS) {
      expect(times(id, coarse).every((at) => at % 60_000 === 0)).toBe(true);
      const n = rows(id).length;
      expect(Math.abs(rows(id, coarse).length / n - 0.8)).toBeLessThan(4 * Math.sqrt(0.16 / n));
    }
    const ahead = runScenario({ ...WORLD, observers: settings({ clockStepMs: 60_000, clockOffsetMs: 5_000 }) });
    for (const id of OBSERVER_IDS) expect(times(id, ahead)).toEqual(times(id).map((at) => Math.floor((at + 5_000) / 60_000) * 60_000));
    const none = runScenario({ ...WORLD, observers: settings({ loss: 1 }) });
    for (const { id, rows: left } of none.truth.observers) {
      expect(left).toBe(0);
      expect(none.logs[id]).toBe(`${COLUMNS[id]}\n`);
    }
  });
});

/** The same world as JSON lines: fields by observer. */
const asJson: Partial<Record<ObserverId, { readonly fields: Set<string> }>> = Object.fromEntries(
  Object.entries(runScenario({ ...WORLD, observers: settings() }, undefined, 'jsonl').logs).map(([id, text]) => [
    id,
    {
      fields: new Set(
        text
          .trim()
          .split('\n')
          .flatMap((line) => Object.keys(JSON.parse(line) as object)),
      ),
    },
  ]),
);

describe('the sealed server', () => {
  it('names no sender, and has one kind of row for messages and receipts', () => {
    const kinds = new Set(rows('sealed-server').map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['connect', 'receive']);
    const counts = { deliver: 0, receipt: 0, connect: 0 };
    const receipts = new Set<number>();
    runScenario({ ...WORLD, observers: [] }, ({ what, bytesIn }) => {
      if (what === HAPPENING.deliver) counts.deliver++;
      if (what === HAPPENING.receipt) {
        counts.receipt++;
        receipts.add(bytesIn);
      }
      if (what === HAPPENING.connect || what === HAPPENING.second) counts.connect++;
    });
    const received = rows('sealed-server').filter(({ kind }) => kind === 'receive');
    expect(received).toHaveLength(counts.deliver + counts.receipt);
    expect(rows('sealed-server')).toHaveLength(counts.deliver + counts.receipt + counts.connect);
    // A short text is padded to the size of a receipt: size alone does not tell most messages from receipts.
    expect(receipts.size).toBe(1);
    const alike = received.filter(({ bytes_in }) => receipts.has(Number(bytes_in))).length - counts.receipt;
    expect(alike / counts.deliver).toBeGreaterThan(0.5);
  });

  it('hands a device something only while it is connected, so that no receipt is told by its time', () => {
    const online = new Set<number>();
    let outside = 0;
    runScenario({ ...WORLD, observers: [] }, ({ what, actor, byTimer }) => {
      if (what === HAPPENING.connect && !byTimer) online.add(actor);
      if (what === HAPPENING.disconnect) online.delete(actor);
      if ((what === HAPPENING.receipt || what === HAPPENING.deliver) && !online.has(actor)) outside++;
    });
    expect(outside).toBe(0);
  });

  it('sees the same connections as the server that knows senders', () => {
    const connects = (id: ObserverId) => rows(id).flatMap(({ kind, time, actor }) => (kind === 'connect' ? [`${time} ${actor}`] : []));
    expect(connects('sealed-server')).toEqual(connects('server'));
  });
});

describe('the access network', () => {
  it('shows no person where a home shares a line, and several of them under it', () => {
    const { lines, people } = exact.truth;
    const names = new Set(people.name);
    const seen = new Map<string, number>();
    for (const { actor = '' } of rows('access-network')) {
      expect(names.has(actor)).toBe(false);
      seen.set(actor, (seen.get(actor) ?? 0) + 1);
    }
    const shared = lines.filter((line) => line.people.length > 1);
    expect(shared.length).toBeGreaterThan(3);
    for (const { name, people: members } of shared) {
      expect(seen.get(name)).toBeGreaterThan(0);
      // Each of them also has flows of their own, from elsewhere.
      expect(members.some((i) => seen.has((people.name[i] as string).replace('phone-', 'line-')))).toBe(true);
    }
  });

  it('has each home’s flows of the night under its one line', () => {
    const { lines, people } = runScenario({
      ...WORLD,
      population: { abroadShare: 0, tripsAMonth: 0 },
      protocol: { sharedHomeShare: 1 },
    }).truth;
    expect(lines.map((line) => line.people.length).reduce((sum, n) => sum + n, 0)).toBe(people.name.length);
  });
});

describe('those who look from one', () => {
  it('log only rows that touch them', () => {
    for (const id of ['device', 'co-participant'] as const) {
      const owner = exact.truth.observers.find((one) => one.id === id)?.of as string;
      const contacts = new Set(
        exact.truth.ties.a.flatMap((a, i) => {
          const pair = [exact.truth.people.name[a], exact.truth.people.name[exact.truth.ties.b[i] as number]];
          return pair.includes(owner) ? pair : [];
        }),
      );
      for (const { kind, actor, peer } of rows(id)) {
        if (kind === 'presence' || kind === 'disconnect') expect(contacts.has(actor)).toBe(true);
        else expect([actor, peer]).toContain(owner);
      }
    }
  });

  it('are not told of reads by people who keep them to themselves', () => {
    const worlds = [0, 1].map((readReceiptShare) => runScenario({ ...WORLD, observers: settings(), protocol: { readReceiptShare } }));
    const readers = (readReceiptShare: 0 | 1, id: 'device' | 'co-participant' | 'server') => {
      const { logs, truth } = worlds[readReceiptShare] as (typeof worlds)[number];
      const owner = truth.observers.find((one) => one.id === id)?.of;
      return rowsOf(logs[id] as string).filter(({ kind, actor }) => kind === 'read' && actor !== owner).length;
    };
    for (const id of ['device', 'co-participant', 'server'] as const) {
      expect(readers(0, id)).toBe(0);
      expect(readers(1, id)).toBeGreaterThan(10);
    }
  });

  it('see others come and go in turn', () => {
    const online = new Set<string>();
    let wrong = 0;
    for (const { kind, actor = '' } of rows('co-participant')) {
      if (kind === 'presence' && online.size === online.add(actor).size) wrong++;
      if (kind === 'disconnect' && !online.delete(actor)) wrong++;
    }
    expect(wrong).toBe(0);
  });
});

describe('everyone together', () => {
  it('has the rows of server, push provider and carrier, in one order', () => {
    const count = (id: ObserverId) => rows(id).length;
    expect(count('everyone')).toBe(count('server') + count('push') + count('carrier'));
  });
});

describe('the carrier', () => {
  it('has the cell of who calls, which is mostly that of the home in the evening', () => {
    const evenings = new Map<string, string[]>();
    for (const { kind, actor = '', place, time = '' } of rows('carrier')) {
      if (kind === 'call') expect(place).toBeDefined();
      const hour = (Date.parse(time) % (24 * HOUR)) / HOUR;
      if (place !== undefined && hour >= 19) evenings.set(actor, [...(evenings.get(actor) ?? []), place]);
    }
    const shares = [...evenings.values()]
      .filter((cells) => cells.length >= 4)
      .map((cells) => {
        const counts = cells.map((cell) => cells.filter((other) => other === cell).length);
        return Math.max(...counts) / cells.length;
      });
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(0.55);
  });
});

describe('places', () => {
  it('are homes by night and workplaces by day, as the truth names them', () => {
    const { people } = exact.truth;
    const at = (from: number, to: number, weekdays: boolean) =>
      rows('carrier').flatMap(({ time = '', actor = '', place }) => {
        const [person, when] = [people.name.indexOf(actor), new Date(time)];
        const hour = when.getUTCHours();
        const counts = hour >= from && hour < to && (!weekdays || ![0, 6].includes(when.getUTCDay()));
        return counts && person >= 0 && !people.shift[person] && !people.abroad[person] ? [{ person, place }] : [];
      });
    const share = (seen: readonly { person: number; place: string | undefined }[], truth: readonly string[]) =>
      seen.filter(({ person, place }) => place === truth[person]).length / seen.length;
    const working = at(9, 17, true).filter(({ person }) => people.workCell[person] !== '');
    expect(working.length).toBeGreaterThan(50);
    expect(share(working, people.workCell)).toBeGreaterThan(0.8);
    const evenings = at(19, 23, false);
    expect(evenings.length).toBeGreaterThan(30);
    // Some are out, or travel.
    expect(share(evenings, people.homeCell)).toBeGreaterThan(0.5);
    expect(share(evenings, people.homeCell)).toBeLessThan(1);
    expect(people.workplace.every((workplace, i) => workplace >= 0 === (people.workCell[i] !== ''))).toBe(true);
  });
});
