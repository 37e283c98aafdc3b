import { MICROS_PER_HOUR } from '../model/event.ts';
import type { CallRecords, Rows } from './call-records.ts';

/** Rows by contact, in the order in which contacts first appear. */
export function byContact({ contact }: CallRecords, rows: Rows): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const row of rows) {
    const id = contact[row] as number;
    const group = groups.get(id);
    if (group) group.push(row);
    else groups.set(id, [row]);
  }
  return groups;
}

/**
 * Conversations by message with one contact: a call ends one, and an hour without a record does. Calls belong to none.
 * @param rows of that contact alone
 */
export function conversationsOf({ at, call }: CallRecords, rows: Rows): Rows[] {
  const found: number[][] = [];
  let current: number[] = [];
  const close = (): void => {
    if (current.length > 0) found.push(current);
    current = [];
  };
  let last: number | undefined;
  for (const row of rows) {
    const instant = at[row] as number;
    if (call[row] === 1 || (last !== undefined && instant - last >= MICROS_PER_HOUR)) close();
    if (call[row] === 0) current.push(row);
    last = instant;
  }
  close();
  return found;
}
