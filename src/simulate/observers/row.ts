import type { EventField, EventKind } from '../../model/event.ts';
import type { Millis } from '../local-days.ts';

/** One row of a log, with whatever of its fields the observer has. The object is reused. */
export interface LogRow {
  at: Millis;
  kind: EventKind;
  actor: string;
  /** Empty texts and −1 stand for nothing. */
  peer: string;
  via: string;
  /** ms */
  duration: number;
  bytesOut: number;
  bytesIn: number;
  place: string;
  message: string;
}

export const emptyRow = (): LogRow => ({
  at: 0,
  kind: 'connect',
  actor: '',
  peer: '',
  via: '',
  duration: -1,
  bytesOut: -1,
  bytesIn: -1,
  place: '',
  message: '',
});

export type LogFormat = 'csv' | 'jsonl';

/** Headers of the CSV, which the tool's own reader knows. */
const HEADERS: Readonly<Record<EventField, string>> = {
  at: 'time',
  kind: 'kind',
  actor: 'actor',
  peer: 'peer',
  via: 'via',
  duration: 'duration_ms',
  bytesOut: 'bytes_out',
  bytesIn: 'bytes_in',
  place: 'place',
  message: 'message_id',
};

const DAY = 86_400_000;
const TWO = Array.from({ length: 60 }, (_, i) => String(i).padStart(2, '0'));
const THREE = Array.from({ length: 1_000 }, (_, i) => String(i).padStart(3, '0'));

/** Prints instants as `2018-03-05T08:30:00.125Z`, milliseconds only where the clock has them. Remembers the date, which hardly changes. */
export function createInstantPrinter(stepMs: number): (at: Millis) => string {
  let day = Number.NaN;
  let date = '';
  const fine = stepMs < 1_000;
  return (at) => {
    const today = Math.floor(at / DAY);
    if (today !== day) {
      day = today;
      date = `${new Date(today * DAY).toISOString().slice(0, 10)}T`;
    }
    let rest = at - today * DAY;
    const ms = rest % 1_000;
    rest = (rest - ms) / 1_000;
    const second = rest % 60;
    rest = (rest - second) / 60;
    const minute = rest % 60;
    const text = `${date}${TWO[(rest - minute) / 60]}:${TWO[minute]}:${TWO[second]}`;
    return fine ? `${text}.${THREE[ms]}Z` : `${text}Z`;
  };
}

const SQL_TYPES: Readonly<Partial<Record<EventField, string>>> = {
  at: 'TIMESTAMPTZ',
  duration: 'BIGINT',
  bytesOut: 'BIGINT',
  bytesIn: 'BIGINT',
};

/** SQL types of the CSV's columns, by header. */
export const csvColumns = (fields: readonly EventField[]): Record<string, string> =>
  Object.fromEntries(fields.map((field) => [HEADERS[field], SQL_TYPES[field] ?? 'VARCHAR']));

export const csvHeader = (fields: readonly EventField[]): string => `${fields.map((field) => HEADERS[field]).join(',')}\n`;

/** One line of CSV. Names of the simulator hold no comma, quote or line end. */
export function csvLine(row: LogRow, fields: readonly EventField[], print: (at: Millis) => string): string {
  let line = '';
  for (let i = 0; i < fields.length; i++) {
    if (i > 0) line += ',';
    switch (fields[i]) {
      case 'at':
        line += print(row.at);
        break;
      case 'kind':
        line += row.kind;
        break;
      case 'actor':
        line += row.actor;
        break;
      case 'peer':
        line += row.peer;
        break;
      case 'via':
        line += row.via;
        break;
      case 'place':
        line += row.place;
        break;
      case 'message':
        line += row.message;
        break;
      case 'duration':
        if (row.duration >= 0) line += row.duration;
        break;
      case 'bytesOut':
        if (row.bytesOut >= 0) line += row.bytesOut;
        break;
      case 'bytesIn':
        if (row.bytesIn >= 0) line += row.bytesIn;
        break;
    }
  }
  return `${line}\n`;
}

/** One line of the tool's own JSON: durations in µs. Names of the simulator need no escape. */
export function jsonLine(row: LogRow, fields: readonly EventField[], print: (at: Millis) => string): string {
  let line = `{"at":"${print(row.at)}","kind":"${row.kind}","actor":"${row.actor}"`;
  if (row.peer !== '' && fields.includes('peer')) line += `,"peer":"${row.peer}"`;
  if (row.via !== '' && fields.includes('via')) line += `,"via":"${row.via}"`;
  if (row.duration >= 0 && fields.includes('duration')) line += `,"duration":${row.duration * 1_000}`;
  if (row.bytesOut >= 0 && fields.includes('bytesOut')) line += `,"bytesOut":${row.bytesOut}`;
  if (row.bytesIn >= 0 && fields.includes('bytesIn')) line += `,"bytesIn":${row.bytesIn}`;
  if (row.place !== '' && fields.includes('place')) line += `,"place":"${row.place}"`;
  if (row.message !== '' && fields.includes('message')) line += `,"message":"${row.message}"`;
  return `${line}}\n`;
}
