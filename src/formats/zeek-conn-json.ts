import { completePlan } from './complete-plan.ts';
import { type Format, NOT_MINE } from './format.ts';
import { jsonColumn } from './json-line.ts';
import { sampleJson } from './json-sample.ts';
import { otherZeekLog, ZEEK_COLUMNS, ZEEK_NEEDS, ZEEK_OBSERVES, zeekRecord } from './zeek-conn.ts';

/** Keys that only conn.log has. */
const OWN = ['conn_state', 'orig_pkts', 'resp_pkts', 'orig_ip_bytes', 'missed_bytes'];
/** Keys by which Zeek's other logs are told from anybody's JSON. */
const ZEEKISH = ['uid', 'uids', 'fuid', 'conn_uids', 'id.orig_h', 'certificate.version', 'ts_delta', 'pkts_proc', 'peer'];

/** Objects that a shipper may make of dotted keys. */
const NESTED = ['id', 'certificate'];

export const zeekConnJson: Format = {
  id: 'zeek-conn-json',
  name: 'Zeek conn.log, JSON',
  description: 'Connections as Zeek logs them, one JSON object a line, dotted keys or nested ones',
  observes: ZEEK_OBSERVES,
  detect(sample) {
    const json = sampleJson(sample, NESTED);
    if (!json) return NOT_MINE;
    const { columns, objects } = json;
    const has = (column: string): boolean => columns.includes(column);
    if (!has('ts') || !ZEEKISH.some(has)) return NOT_MINE;
    const paths = objects.map((object) => jsonColumn(object, '_path'));
    const isConn = has('_path') ? paths.includes('conn') : OWN.some(has) && ZEEK_NEEDS.every(has);
    if (!isConn) return { kind: 'other-log', detail: otherZeekLog(paths[0]) };
    const times = objects.map((object) => jsonColumn(object, 'ts')).filter((text) => text !== undefined);
    // A shipper may put all of Zeek's logs into one file: only those of conn are flows.
    const kind = has('_path') ? { column: '_path', values: { conn: 'flow' } as const } : ({ constant: 'flow' } as const);
    const all = [...new Set([...columns, ...ZEEK_COLUMNS])];
    const plan = completePlan(
      'zeek-conn-json',
      { kind: 'json-lines', columns: all, unset: ['-', '(empty)'] },
      zeekRecord(all, times, kind),
    );
    return { kind: 'mine', plan, confidence: 1 };
  },
};
