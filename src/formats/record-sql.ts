import { EVENT_KINDS, type EventKind } from '../model/event.ts';
import { jsonColumnSql, jsonFaultSql, jsonTextsSql } from './json-line.ts';
import type { ReadPlan } from './read-plan.ts';
import {
  actorColumn,
  DURATION_SCALE,
  type Fault,
  type FaultPlace,
  listed,
  listFaults,
  MAX_NAME,
  NUMBER_PATTERN,
  usedColumns,
} from './record-columns.ts';
import { PLAUSIBLE, TIME_NOTATIONS } from './time-notation.ts';
import { localSql, zoneSpans } from './zone.ts';

/** The bulk conversion: one SELECT over a staging table, that gives the events and the faults of {@link recordReader}. */
export interface RecordSql {
  /**
   * VARCHAR columns that the staging table must have. Delimited: `c` and the position in `layout.columns`, so that no name of a log becomes
   * an identifier. JSON lines: only `raw`, the line.
   */
  readonly staged: readonly { readonly name: string; readonly column: string }[];
  /** What the numbers in the column `fault` stand for. */
  readonly faults: readonly Fault[];
  /**
   * Columns: those of `keep`, then `at` BIGINT µs, `kind` UTINYINT code, `actor`, `peer`, `via` VARCHAR, `duration` BIGINT µs,
   * `bytes_out`, `bytes_in` BIGINT, `place`, `message` VARCHAR, `trouble` UTINYINT (0 none, 1 nonexistent, 2 ambiguous local time; of kept rows),
   * `fault` UTINYINT, NULL in kept rows. `from` and `keep` are SQL, trusted. Blank lines must have been left out.
   */
  select(from: string, keep: readonly string[]): string;
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const list = (texts: readonly string[]): string => texts.map(literal).join(', ');

/** Trimming costs more than looking whether it is needed. */
function cleanSql(text: string, unset: readonly string[]): string {
  const padded = `contains(${text}, ' ') OR contains(${text}, '\t')`;
  const trimmed = `CASE WHEN ${padded} THEN trim(${text}, ' \t') ELSE ${text} END`;
  const [first, ...more] = ['', ...unset];
  return more.reduce((sql, token) => `nullif(${sql}, ${literal(token)})`, `nullif(${trimmed}, ${literal(first as string)})`);
}

/** BIGINT, or NULL where the text is no number of the unit. */
function numberSql(text: string, scale: number, exact: boolean): string {
  const value = `TRY_CAST(${text} AS DOUBLE) * ${scale}`;
  const whole = exact ? value : `floor(${value} + 0.5)`;
  const isWhole = exact ? ` AND ${value} = floor(${value})` : '';
  const general = `WHEN regexp_full_match(${text}, ${literal(NUMBER_PATTERN)}) AND ${whole} BETWEEN 0 AND ${Number.MAX_SAFE_INTEGER}${isWhole} THEN CAST(${whole} AS BIGINT)`;
  // What prints as it was written needs no grammar.
  const integer = `TRY_CAST(${text} AS BIGINT)`;
  const limit = Math.floor(Number.MAX_SAFE_INTEGER / scale);
  return `CASE WHEN CAST(${integer} AS VARCHAR) = ${text} AND ${integer} BETWEEN 0 AND ${limit} THEN ${integer} * ${scale} ${general} END`;
}

/** Bytes are looked at first: they are known, and characters are counted. */
const tooLong = (text: string): string => `strlen(${text}) > ${MAX_NAME} AND length(${text}) > ${MAX_NAME}`;

const NOTHING = 'CAST(NULL AS VARCHAR)';

/** @throws KnownFailure usage, where the plan names an unknown zone */
export function recordSql(plan: ReadPlan): RecordSql {
  const { layout, record } = plan;
  const { at, kind, direction, duration, via } = record;
  const columns = usedColumns(record);
  const faults = listFaults(record);
  const places = [...faults.keys()];
  const isJson = layout.kind === 'json-lines';
  const staged = isJson
    ? [{ name: 'raw', column: 'raw' }]
    : columns.map((column) => ({ name: `c${layout.columns.indexOf(column)}`, column }));

  const cleaned = (column: string | undefined): string => (column === undefined ? NOTHING : `t${columns.indexOf(column)}`);
  const texts = columns.map((_, i) => {
    const text = isJson ? jsonColumnSql('raw', 'texts', columns, i) : (staged[i]?.name as string);
    return `${cleanSql(isJson ? `j${i}` : text, layout.unset)} AS t${i}`;
  });
  const rawTexts = columns.map((_, i) => `${jsonColumnSql('raw', 'texts', columns, i)} AS j${i}`);

  const notation = at && TIME_NOTATIONS[at.notation];
  const timeText = cleaned(at?.column);
  const stated = notation ? notation.sql(timeText) : 'CAST(NULL AS BIGINT)';
  const local = at && notation?.local && at.clock === 'utc' ? localSql(zoneSpans(at.zone), 'stated') : { at: 'stated', trouble: '0' };

  const inward = direction ? `coalesce(${cleaned(direction.column)} IN (${list(direction.inward)}), false)` : 'false';
  const turn = (straight: string, turnedTo: string): string =>
    direction && !direction.as ? `if(inward, ${turnedTo}, ${straight})` : straight;
  const actor = typeof record.actor === 'string' ? cleaned(actorColumn(record)) : literal(record.actor.constant);
  const peer = cleaned(record.peer);
  const statedKind =
    'constant' in kind
      ? String(EVENT_KINDS[kind.constant].code)
      : `CASE ${cleaned(kind.column)} ${Object.entries(kind.values)
          .map(([value, name]) => `WHEN ${literal(value)} THEN ${EVENT_KINDS[name].code}`)
          .join(' ')} END`;
  const inwardKinds = Object.entries(direction?.as ?? {}) as [EventKind, EventKind][];
  const kindSql =
    inwardKinds.length === 0
      ? 'stated_kind'
      : `CASE WHEN inward THEN CASE stated_kind ${inwardKinds
          .map(([from, to]) => `WHEN ${EVENT_KINDS[from].code} THEN ${EVENT_KINDS[to].code}`)
          .join(' ')} ELSE stated_kind END ELSE stated_kind END`;
  const joined = (from: readonly string[]): string =>
    from.length === 0 ? NOTHING : from.length === 1 ? cleaned(from[0]) : `nullif(concat_ws('/', ${from.map(cleaned).join(', ')}), '')`;
  const app = direction?.via ? `if(inward, ${joined(direction.via)}, ${joined(via ?? [])})` : joined(via ?? []);
  const place = joined(listed(record.place));
  const numbers = {
    duration: duration ? numberSql(cleaned(duration.column), DURATION_SCALE[duration.unit], false) : 'CAST(NULL AS BIGINT)',
    bytesOut: record.bytesOut === undefined ? 'CAST(NULL AS BIGINT)' : numberSql(cleaned(record.bytesOut), 1, true),
    bytesIn: record.bytesIn === undefined ? 'CAST(NULL AS BIGINT)' : numberSql(cleaned(record.bytesIn), 1, true),
  };

  const tests: Readonly<Record<FaultPlace, string>> = {
    malformed: isJson ? 'structure = 1' : 'false',
    encoding: isJson ? 'structure = 2' : 'false',
    'time-missing': `${timeText} IS NULL`,
    'time-unreadable': 'stated IS NULL',
    'time-implausible': `"at" < ${PLAUSIBLE.from} OR "at" > ${PLAUSIBLE.to}`,
    direction: direction?.outward
      ? `NOT inward AND coalesce(${cleaned(direction.column)} NOT IN (${list(direction.outward)}), true)`
      : 'false',
    actor: `${turn(actor, peer)} IS NULL`,
    kind: 'kind IS NULL',
    duration: `out_duration IS NULL AND ${cleaned(duration?.column)} IS NOT NULL`,
    bytesOut: `out_bytes IS NULL AND ${cleaned(record.bytesOut)} IS NOT NULL`,
    bytesIn: `in_bytes IS NULL AND ${cleaned(record.bytesIn)} IS NOT NULL`,
    'long-actor': tooLong(actor),
    'long-peer': tooLong(peer),
    'long-via': tooLong('via'),
    'long-place': tooLong('place'),
    'long-message': tooLong(cleaned(record.message)),
  };
  const fault = places
    .map((place, i) => [place, `WHEN ${tests[place]} THEN ${i}`] as const)
    .filter(([place]) => tests[place] !== 'false')
    .map(([, when]) => when);

  return {
    staged,
    faults: [...faults.values()],
    select(from, keep) {
      const kept = keep.join(', ');
      const head = keep.length === 0 ? '' : `${kept}, `;
      const source = isJson
        ? `SELECT ${head}structure, ${rawTexts.join(', ')} FROM (SELECT *, CASE WHEN structure = 0 THEN ${jsonTextsSql('raw', columns)} END AS texts FROM (SELECT ${head}raw, ${jsonFaultSql('raw')} AS structure FROM ${from}))`
        : `SELECT ${head}0 AS structure, ${staged.map(({ name }) => name).join(', ')} FROM ${from}`;
      const clean = `SELECT ${head}structure, ${texts.join(', ')} FROM (${source})`;
      const read = `SELECT *, ${stated} AS stated, ${inward} AS inward, CAST(${statedKind} AS UTINYINT) AS stated_kind, ${app} AS via, ${place} AS place, ${numbers.duration} AS out_duration, ${numbers.bytesOut} AS out_bytes, ${numbers.bytesIn} AS in_bytes FROM (${clean})`;
      const placed = `SELECT *, CAST(${kindSql} AS UTINYINT) AS kind, ${local.at} AS "at", CAST(${local.trouble} AS UTINYINT) AS trouble FROM (${read})`;
      return (
        `SELECT ${head}"at", kind, ${turn(actor, peer)} AS actor, ${turn(peer, actor)} AS peer, via, out_duration AS duration, ` +
        `${turn('out_bytes', 'in_bytes')} AS bytes_out, ${turn('in_bytes', 'out_bytes')} AS bytes_in, ` +
        `place, ${cleaned(record.message)} AS message, trouble, CAST(CASE ${fault.join(' ')} END AS UTINYINT) AS fault FROM (${placed})`
      );
    },
  };
}
