import { EVENT_FIELDS, type Event, type EventKind } from '../../src/model/event.ts';
import type { Observation } from '../../src/model/vantage.ts';

type Dated = Event & { readonly at: number };

/** Rows of one observer's log, ascending in time, and what they show. */
export interface ReadLog {
  readonly events: Dated[];
  readonly observation: Observation;
}

/** Reads an observer's CSV piece by piece, as it is written, so that no more of its text is held than a piece. */
export interface LogReader {
  /** Whole lines. */
  take(text: string): void;
  finish(): ReadLog;
}

/** Names of the simulator hold no comma and no quote. */
export function createLogReader(clockStep: number, keep: 'all' | 'with a second party'): LogReader {
  const events: Dated[] = [];
  const kinds: Partial<Record<EventKind, number>> = {};
  // One string a name, which holds no piece of the log in memory.
  const known = new Map<string, string>();
  const once = (name: string): string => {
    const held = known.get(name);
    if (held !== undefined) return held;
    known.set(name, name);
    return name;
  };
  const rowsOf = new Map<string, number>();
  const party = (name: string) => rowsOf.set(name, (rowsOf.get(name) ?? 0) + 1);
  let columns: { time: number; kind: number; actor: number; peer: number; place: number; last: number } | undefined;
  const cells: string[] = [];
  const count = { rows: 0, peer: 0, place: 0 };
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];

  function cut(line: string, upTo: number): void {
    let from = 0;
    for (let column = 0; column <= upTo; column++) {
      const comma = line.indexOf(',', from);
      const end = comma < 0 ? line.length : comma;
      cells[column] = line.slice(from, end);
      from = end + 1;
    }
  }

  return {
    take(text) {
      for (const line of text.split('\n')) {
        if (line === '') continue;
        if (columns === undefined) {
          const header = line.split(',');
          const [time, kind, actor, peer, place] = ['time', 'kind', 'actor', 'peer', 'place'].map((name) => header.indexOf(name)) as [
            number,
            number,
            number,
            number,
            number,
          ];
          columns = { time, kind, actor, peer, place, last: Math.max(time, kind, actor, peer, place) };
          continue;
        }
        const { time, kind, actor, peer, place } = columns;
        cut(line, columns.last);
        const at = Date.parse(cells[time] as string) * 1_000;
        const whom = peer < 0 ? '' : (cells[peer] as string);
        count.rows++;
        if (whom !== '') count.peer++;
        if (place >= 0 && cells[place] !== '') count.place++;
        const what = once(cells[kind] as string) as EventKind;
        kinds[what] = (kinds[what] ?? 0) + 1;
        party(once(cells[actor] as string));
        if (whom !== '' && whom !== cells[actor]) party(once(whom));
        first = Math.min(first, at);
        last = Math.max(last, at);
        if (whom !== '') events.push({ at, kind: what, actor: once(cells[actor] as string), peer: once(whom) });
        else if (keep === 'all') events.push({ at, kind: what, actor: once(cells[actor] as string) });
      }
    },
    finish() {
      events.sort((x, y) => x.at - y.at);
      const { rows, peer, place } = count;
      return {
        events,
        observation: {
          clock: 'utc',
          clockStep,
          events: rows,
          present: {
            ...(Object.fromEntries(EVENT_FIELDS.map((field) => [field, 0])) as Observation['present']),
            ...{ at: rows, kind: rows, actor: rows, peer, place },
          },
          kinds,
          parties: { endpoints: rowsOf.size, most: Math.max(0, ...rowsOf.values()) },
          first: rows === 0 ? undefined : first,
          last: rows === 0 ? undefined : last,
        },
      };
    },
  };
}
