import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LogProfile, type ProfileOptions, profileLog } from '../../../src/evaluate/realism/profile-log.ts';
import { readTraffic } from '../../../src/evaluate/realism/read-traffic.ts';
import type { Traffic } from '../../../src/evaluate/realism/traffic.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import type { EventKind } from '../../../src/model/event.ts';

export interface Contact {
  /** Seconds after the start of the log. */
  readonly at: number;
  readonly from: string;
  readonly to?: string;
  readonly kind?: EventKind;
  readonly message?: string;
}

/** A Monday, midnight UTC. */
const START = Date.UTC(2021, 2, 1);

export const toText = (contacts: readonly Contact[]): string =>
  [
    'time,kind,actor,peer,message_id',
    ...contacts.map(({ at, from, to = '', kind = 'send', message = '' }) =>
      [new Date(START + Math.round(at * 1000)).toISOString(), kind, from, to, message].join(','),
    ),
    '',
  ].join('\n');

interface Read {
  readonly zone?: string;
  readonly mapping?: object;
}

async function withLog<T>(text: string, { zone, mapping }: Read, use: (log: Awaited<ReturnType<typeof ingest>>) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'penregister-realism-'));
  try {
    writeFileSync(join(folder, 'log.csv'), text);
    if (mapping) writeFileSync(join(folder, 'mapping.json'), JSON.stringify(mapping));
    const log = await ingest([join(folder, 'log.csv')], {
      ...(zone !== undefined && { zone }),
      ...(mapping && { mapping: join(folder, 'mapping.json') }),
    });
    try {
      return await use(log);
    } finally {
      await log.store.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Text through files, store and SQL to a profile. */
export const profileText = (text: string, options: Partial<ProfileOptions> = {}, read: Read = { zone: 'UTC' }): Promise<LogProfile> =>
  withLog(text, read, ({ store, calendar }) => profileLog(store, calendar, { name: 'log', ...options }));

export const trafficOf = (text: string, read: Read = { zone: 'UTC' }): Promise<Traffic> =>
  withLog(text, read, ({ store, calendar }) => readTraffic(store, calendar));
