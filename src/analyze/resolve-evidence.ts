import type { Evidence } from '../model/analysis.ts';
import type { Coverage } from '../model/artifacts.ts';
import type { Instant } from '../model/event.ts';
import type { EvidenceSelector } from '../model/inference.ts';
import { observedBetween } from '../stats/observed-time.ts';
import type { Store } from '../store/store.ts';

/** Rows before and after a silence that are cited with it, each side. */
const ROWS_AROUND = 2;

/** Looks up the rows that a selector names, with file and line. */
export async function resolveEvidence(store: Store, selector: EvidenceSelector, coverage: () => Promise<Coverage>): Promise<Evidence> {
  const { caption } = selector;
  switch (selector.kind) {
    case 'rows': {
      const { limit, kind: _, caption: __, ...query } = selector;
      const [total, rows] = await Promise.all([store.countRows(query), store.rows({ ...query, take: 'first', limit })]);
      return { kind: 'rows', caption, total, rows, span: null };
    }
    case 'instants': {
      const found = await Promise.all(
        selector.endpoint.map(async (endpoint, i) => {
          const at = selector.at[i] as Instant;
          const other = selector.with?.[i];
          const own = selector.placed ? { endpoints: [endpoint], placed: true } : { endpoints: [endpoint], active: true };
          const which = other === undefined ? own : { endpoints: [endpoint, other], between: true };
          const rows = await store.rows({ ...which, from: at, to: at, take: 'first', limit: 1 });
          if (rows.length > 0 || !selector.arrivals) return rows;
          return store.rows({ endpoints: [endpoint], from: at, to: at, take: 'first', limit: 1 });
        }),
      );
      const rows = found.flat();
      return { kind: 'instants', caption, total: rows.length, rows, span: null };
    }
    case 'absence': {
      const { endpoint, from, to } = selector;
      const [setAside, before, after] = await Promise.all([
        // A silence of claims is not one of the log: rows that were set aside bear on it.
        store.countRows({ endpoints: [endpoint], active: true, from, to: to - 1, setAside: 'only' }),
        store.rows({ endpoints: [endpoint], active: true, to: from, take: 'last', limit: ROWS_AROUND }),
        store.rows({ endpoints: [endpoint], active: true, from: to, take: 'first', limit: ROWS_AROUND }),
      ]);
      const observed = observedBetween(await coverage(), from, to);
      return { kind: 'absence', caption, total: setAside, rows: [...before, ...after], span: { from, to, observed } };
    }
  }
}
