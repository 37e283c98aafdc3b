import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ingest } from '../../src/ingest/ingest.ts';
import type { EvidenceRow } from '../../src/model/analysis.ts';
import type { Artifacts } from '../../src/model/artifacts.ts';
import type { Calendar } from '../../src/model/calendar.ts';
import type { Event } from '../../src/model/event.ts';
import { createReducer } from '../../src/reduce/reduce.ts';

export interface Reduced {
  readonly artifacts: Artifacts;
  readonly names: string[];
  readonly calendar: Calendar;
  /** Lines (from 1, of the first source) whose events the store set aside as keep-alives. */
  readonly setAside: ReadonlySet<number>;
  readonly rows: readonly EvidenceRow[];
}

const NAMES = [
  'endpoints',
  'contacts',
  'exchanges',
  'deliveries',
  'rhythms',
  'series',
  'sessions',
  'visits',
  'volumes',
  'coverage',
  'links',
] as const;

/** Text through files, store and SQL to every artifact. */
export async function reduceText(text: string, name: string, options: { zone?: string; mapping?: object } = {}): Promise<Reduced> {
  const folder = mkdtempSync(join(tmpdir(), 'penregister-reduce-'));
  try {
    writeFileSync(join(folder, name), text);
    const mapping = join(folder, 'mapping.json');
    if (options.mapping) writeFileSync(mapping, JSON.stringify(options.mapping));
    const { store, calendar } = await ingest([join(folder, name)], {
      ...(options.zone !== undefined && { zone: options.zone }),
      ...(options.mapping && { mapping }),
    });
    try {
      const reducer = createReducer(store, calendar);
      const artifacts: Partial<Record<keyof Artifacts, unknown>> = {};
      for (const artifact of NAMES) artifacts[artifact] = await reducer.get(artifact);
      const { count } = artifacts['endpoints'] as Artifacts['endpoints'];
      const ids = Int32Array.from({ length: count }, (_, id) => id);
      const rows = await store.rows({ endpoints: [...ids], setAside: 'with', take: 'first', limit: 1_000_000 });
      return {
        artifacts: artifacts as Artifacts,
        names: await store.names(ids),
        calendar,
        setAside: new Set(rows.filter(({ keepAlive }) => keepAlive).map(({ line }) => line)),
        rows,
      };
    } finally {
      await store.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Six decimals, so that every microsecond survives. */
const rfc3339 = (at: number): string => {
  const whole = new Date(Math.floor(at / 1e6) * 1000).toISOString().slice(0, 19);
  return `${whole}.${String(at - Math.floor(at / 1e6) * 1e6).padStart(6, '0')}Z`;
};

/** Events as the project's own JSON lines. */
export const toJsonl = (events: readonly Event[]): string =>
  events.map(({ at, ...event }) => `${JSON.stringify({ ...(at !== undefined && { at: rfc3339(at) }), ...event })}\n`).join('');
