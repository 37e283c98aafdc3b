import { KnownFailure } from '../model/failure.ts';
import { completePlan } from './complete-plan.ts';
import { type Format, NOT_MINE } from './format.ts';
import { clockStep, planTime } from './guess-time.ts';
import type { RecordPlan } from './read-plan.ts';
import { nameColumns, sampleTable } from './table-sample.ts';

/** Columns of one dialect, by what they hold. `answered`: bytes of the way back, where flows of both ways were joined. */
interface Dialect {
  readonly at: string;
  readonly duration: string;
  readonly ends: readonly [string, string];
  readonly ports: readonly [string, string];
  readonly protocol: string;
  readonly bytes: string;
  readonly answered?: string;
}

/** `nfdump -o csv` of 1.6, still `-o csv` of Debian’s 1.7.1; and that of 1.7 since. */
const DIALECTS: readonly Dialect[] = [
  { at: 'ts', duration: 'td', ends: ['sa', 'da'], ports: ['sp', 'dp'], protocol: 'pr', bytes: 'ibyt', answered: 'obyt' },
  {
    at: 'firstSeen',
    duration: 'duration',
    ends: ['srcAddr', 'dstAddr'],
    ports: ['srcPort', 'dstPort'],
    protocol: 'proto',
    bytes: 'bytes',
  },
];

/**
 * Ports at which servers wait: a flow that comes from one is the answer, and belongs to whoever asked. Those at which both ends may sit
 * (DHCP, NTP, multicast DNS) are not among them.
 */
const SERVED = '20 21 22 25 53 80 110 143 443 465 587 853 993 995 1935 3478 3479 3480 3481 4244 5222 5223 5228 5229 5230 5242 8080 8443';

const needsOf = ({ at, duration, ends, ports, protocol, bytes }: Dialect): readonly string[] => [
  at,
  duration,
  ...ends,
  ...ports,
  protocol,
  bytes,
];

function recordOf({ duration, ends, ports, protocol, bytes, answered }: Dialect, at: NonNullable<RecordPlan['at']>): RecordPlan {
  return {
    at,
    kind: { constant: 'flow' },
    actor: ends[0],
    peer: ends[1],
    via: [protocol, ports[1]],
    duration: { column: duration, unit: 's' },
    bytesOut: bytes,
    ...(answered !== undefined && { bytesIn: answered }),
    direction: { column: ports[0], inward: SERVED.split(' '), via: [protocol, ports[0]] },
  };
}

/**
 * Flow records as nfdump prints them: one row for each way of a connection, the times local to the machine that printed them, and at the end
 * three lines of summary, which are no rows and count as rejected.
 */
export const nfdumpCsv: Format = {
  id: 'nfdump-csv',
  name: 'nfdump flows, CSV',
  description: 'NetFlow or IPFIX records as `nfdump -o csv` prints them, a row for each way of a connection',
  observes: ['time', 'hours', 'actor', 'peer', 'via', 'duration', 'bytes'],
  detect(sample, { tz }) {
    const [header = ''] = sample.lines;
    const table = sampleTable({ ...sample, lines: sample.lines.filter((line) => line.split(',').length === header.split(',').length) });
    const columns = nameColumns(table?.rows[0] ?? []);
    const dialect = DIALECTS.find((one) => needsOf(one).every((column) => columns.includes(column)));
    if (!table || !dialect) return NOT_MINE;
    const rows = table.rows.slice(1);
    if (rows.length === 0 && sample.whole) return { kind: 'no-rows' };
    const texts = rows.map((row) => (row[columns.indexOf(dialect.at)] ?? '').trim()).filter((text) => text !== '');
    const at = planTime(dialect.at, { kind: 'local', notation: 'iso-local', step: clockStep('iso-local', texts) }, tz);
    if (at instanceof KnownFailure) return { kind: 'unclear', failure: at };
    const { delimiter, quote, comment } = table;
    // A port of 0 is none, and no bytes the other way is what every row says of a connection whose ways were not joined.
    const layout = { kind: 'delimited', delimiter, quote, headerLines: 1, comment, columns, unset: ['0'] } as const;
    return { kind: 'mine', plan: completePlan('nfdump-csv', layout, recordOf(dialect, at)), confidence: 1 };
  },
};
