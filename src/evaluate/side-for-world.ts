import type { SideTable } from '../model/inference.ts';
import type { Store } from '../store/store.ts';
import type { LabelSource } from './labelling.ts';

/** Side tables that a question is asked with in a simulated world, cut to what the log has; none of a table of which it has nothing. */
export async function sideForWorld(tables: ReturnType<NonNullable<LabelSource['side']>>, store: Store): Promise<Record<string, SideTable>> {
  const side: Record<string, SideTable> = {};
  for (const [name, rows] of Object.entries(tables)) {
    const ids = await store.idsOf(rows.map(({ endpoint = '' }) => endpoint));
    const known = rows.map((_, i) => i).filter((i) => ids[i] !== -1);
    if (known.length === 0) continue;
    side[name] = {
      id: Int32Array.from(known, (i) => ids[i] as number),
      unknown: rows.length - known.length,
      columns: Object.fromEntries(Object.keys(rows[0] ?? {}).map((column) => [column, known.map((i) => rows[i]?.[column] ?? '')])),
    };
  }
  return side;
}
