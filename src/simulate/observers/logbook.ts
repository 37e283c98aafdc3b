import type { Random } from '../../model/random.ts';
import type { Happening } from '../protocol/happening.ts';
import type { ObserverSettings } from '../scenario.ts';
import type { Observer, Surroundings } from './observer.ts';
import { createInstantPrinter, csvHeader, csvLine, emptyRow, jsonLine, type LogFormat } from './row.ts';

/** Characters gathered before they are handed on. */
const PIECE = 1 << 16;

/** One observer's log in the making. */
export interface Logbook {
  readonly observer: Observer;
  readonly rows: number;
  note(happening: Happening): void;
  /** Hands on what is gathered. */
  close(): void;
}

/**
 * @param of the identity from which the observer looks, −1 for none
 * @param write takes text, in pieces of whole lines
 */
export function openLogbook(
  observer: Observer,
  { clockStepMs, clockOffsetMs, loss }: ObserverSettings,
  of: number,
  surroundings: Surroundings,
  format: LogFormat,
  random: Random,
  write: (text: string) => void,
): Logbook {
  const { fields } = observer;
  const print = createInstantPrinter(clockStepMs);
  const line = format === 'csv' ? csvLine : jsonLine;
  const row = emptyRow();
  // Joined when a piece is full: strings that are only appended to are trees, which whoever keeps them pays for.
  let lines = format === 'csv' ? [csvHeader(fields)] : [];
  let gathered = 0;
  let rows = 0;
  const handOn = () => {
    write(lines.join(''));
    lines = [];
    gathered = 0;
  };
  return {
    observer,
    get rows() {
      return rows;
    },
    note(happening) {
      row.peer = '';
      row.via = '';
      row.duration = -1;
      row.bytesOut = -1;
      row.bytesIn = -1;
      row.place = '';
      row.message = '';
      const at = observer.see(happening, row, surroundings, of);
      if (at < 0 || (loss > 0 && random.next() < loss)) return;
      row.at = Math.floor((at + clockOffsetMs) / clockStepMs) * clockStepMs;
      const text = line(row, fields, print);
      lines.push(text);
      gathered += text.length;
      rows++;
      if (gathered >= PIECE) handOn();
    },
    close() {
      if (lines.length > 0) handOn();
    },
  };
}
