import Papa from 'papaparse';
import type { Event, Instant } from '../model/event.ts';

/** `2017-02-06T08:30:00.125Z`, with as many decimals as the instant has, in steps of three. */
function printInstant(at: Instant): string {
  const whole = new Date(Math.floor(at / 1_000)).toISOString();
  const micros = ((at % 1_000) + 1_000) % 1_000;
  return micros === 0 ? whole : whole.replace('Z', `${String(micros).padStart(3, '0')}Z`);
}

const toRow = ({ at, kind, actor, peer, via }: Event) => ({
  time: at === undefined ? '' : printInstant(at),
  kind,
  actor,
  peer: peer ?? '',
  via: via ?? '',
});

/** The log as CSV text: time (ISO 8601, UTC), kind, actor, peer, via. */
export const writeCsv = (events: readonly Event[]): string =>
  `${Papa.unparse(events.map(toRow), { columns: ['time', 'kind', 'actor', 'peer', 'via'], newline: '\n' })}\n`;

/** The log as JSON lines of canonical events, `at` in µs. */
export const writeJsonl = (events: readonly Event[]): string => events.map((event) => `${JSON.stringify(event)}\n`).join('');
