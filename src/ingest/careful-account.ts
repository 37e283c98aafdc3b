import type { Fault } from '../formats/record-columns.ts';
import type { Converted } from '../formats/record-reader.ts';
import type { LocalTrouble } from '../formats/zone.ts';
import type { Event } from '../model/event.ts';
import type { LineAccount, RejectReason, RowAccount } from '../model/source.ts';

/** One row as the careful reader leaves it: an event, or a fault. `line` is the physical line of its beginning, from 1; `lines` how many it spans. */
export type CarefulRow =
  | { readonly line: number; readonly lines: number; readonly event: Event; readonly trouble: LocalTrouble; readonly fault?: undefined }
  | { readonly line: number; readonly lines: number; readonly fault: Fault; readonly event?: undefined };

/** Counts, filled in while a file is read; final when its reader has ended. Duplicates and repetitions are found later, in the store. */
export interface CarefulAccount {
  readonly rows: Omit<RowAccount, 'duplicate' | 'repeated'>;
  readonly lines: Omit<LineAccount, 'duplicate'>;
  readonly nonexistentTimes: number;
  readonly ambiguousTimes: number;
}

type Counters<T> = { -readonly [K in keyof T]: T[K] };

export interface Bookkeeper {
  readonly account: CarefulAccount;
  addLine(what: 'header' | 'comment' | 'blank', lines?: number): void;
  /** Counts a row, and says where it stands. */
  addRow(line: number, lines: number, converted: Converted): CarefulRow;
}

/** Keeps the accounts of one file. They close by construction: every physical line is added once, with what it was. */
export function keepAccount(): Bookkeeper {
  const rejected: Partial<Record<RejectReason, number>> = {};
  const rows: Counters<CarefulAccount['rows']> = { read: 0, kept: 0, rejected };
  const lines: Counters<CarefulAccount['lines']> = { physical: 0, header: 0, comment: 0, blank: 0, kept: 0, rejected: 0 };
  const account = { rows, lines, nonexistentTimes: 0, ambiguousTimes: 0 };
  return {
    account,
    addLine(what, count = 1) {
      lines[what] += count;
      lines.physical += count;
    },
    addRow(line, count, converted) {
      rows.read += 1;
      lines.physical += count;
      if (converted.fault) {
        const { reason } = converted.fault;
        rejected[reason] = (rejected[reason] ?? 0) + 1;
        lines.rejected += count;
        return { line, lines: count, fault: converted.fault };
      }
      rows.kept += 1;
      lines.kept += count;
      if (converted.trouble === 'nonexistent') account.nonexistentTimes += 1;
      if (converted.trouble === 'ambiguous') account.ambiguousTimes += 1;
      return { line, lines: count, event: converted.event, trouble: converted.trouble };
    },
  };
}
