import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { EVENT_KIND_NAMES } from '../model/event.ts';
import { KnownFailure } from '../model/failure.ts';
import { completePlan } from './complete-plan.ts';
import { clockStep } from './guess-time.ts';
import { jsonColumn } from './json-line.ts';
import { sampleJson } from './json-sample.ts';
import type { Layout, ReadPlan, RecordPlan, TimeNotation, TimePlan } from './read-plan.ts';
import { INWARD_KINDS, usedColumns } from './record-columns.ts';
import type { Sample } from './sample.ts';
import { isHeader, nameColumns, sampleTable } from './table-sample.ts';
import { TIME_NOTATIONS } from './time-notation.ts';
import { zoneName } from './zone.ts';

const column = z.string().min(1);
const kind = z.enum(EVENT_KIND_NAMES as [(typeof EVENT_KIND_NAMES)[number]]);

const fileSchema = z.strictObject({
  format: z.enum(['delimited', 'json-lines']).default('delimited'),
  delimiter: z
    .string()
    .length(1)
    .regex(/[^"\r\n\ufeff]/)
    .optional(),
  quote: z.enum(['"', '']).optional(),
  comment: z.enum(['#', '']).optional(),
  header: z.boolean().default(true),
  columns: z.array(column).min(1).optional(),
  unset: z.array(z.string()).default([]),
  fields: z.strictObject({
    at: z
      .strictObject({
        column,
        notation: z.enum(Object.keys(TIME_NOTATIONS) as [TimeNotation, ...TimeNotation[]]),
        zone: z.string().optional(),
        clock: z.enum(['utc', 'floating', 'relative']).optional(),
      })
      .optional(),
    kind: z.union([z.strictObject({ constant: kind }), z.strictObject({ column, values: z.record(z.string(), kind) })]),
    actor: z.union([column, z.strictObject({ constant: column })]),
    peer: column.optional(),
    via: z.union([column, z.array(column).min(1)]).optional(),
    duration: z.strictObject({ column, unit: z.enum(['s', 'ms', 'us']) }).optional(),
    bytesOut: column.optional(),
    bytesIn: column.optional(),
    place: z.union([column, z.array(column).min(1)]).optional(),
    message: column.optional(),
    direction: z
      .strictObject({
        column,
        inward: z.array(z.string()).min(1),
        outward: z.array(z.string()).min(1).optional(),
        via: z.array(column).min(1).optional(),
        as: z.partialRecord(kind, kind).optional(),
      })
      .optional(),
  }),
});

const schema = fileSchema.refine(({ delimiter, quote }) => !(delimiter === ' ' && quote === '"'), {
  message: 'Where runs of blanks part the columns, quotes are read as text: state "quote":""',
  path: ['quote'],
});

/** What `--map FILE` states: a mapping, exactly. `inspect` prints one. */
export type Mapping = z.output<typeof schema>;
export type MappingFile = z.input<typeof schema>;

const EXAMPLE = '{"fields":{"at":{"column":"time","notation":"epoch-s"},"kind":{"constant":"connect"},"actor":"user"}}';

/** @throws KnownFailure usage, with file and JSON path, where the file is no mapping */
export async function readMappingFile(file: string): Promise<Mapping> {
  const refuse = (what: string, where = file): never => {
    throw new KnownFailure('usage', what, {
      where,
      remedy: `A mapping looks like ${EXAMPLE}; \`penregister inspect\` prints one for a log.`,
    });
  };
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return refuse(`The mapping could not be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`, `--map ${file}`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return refuse('The mapping is not valid JSON');
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return refuse(issue?.message ?? 'The mapping is not valid', `${file}, at ${issue?.path.join('.') || 'its top'}`);
}

/**
 * The same mapping as `--map` would state it.
 * @param zoneNeeded leaves the clock of local times open, so that whoever gives the mapping must say which zone they are of
 */
export function mappingOf({ layout, record }: ReadPlan, zoneNeeded = false): MappingFile {
  const { at, ...rest } = record;
  const fields = {
    ...(at && {
      at: {
        column: at.column,
        notation: at.notation,
        ...(!(zoneNeeded && at.clock === 'floating') && { clock: at.clock }),
        ...(at.zone !== 'UTC' && at.zone !== 'floating' && { zone: at.zone }),
      },
    }),
    ...rest,
  } as unknown as MappingFile['fields'];
  if (layout.kind === 'json-lines') return { format: 'json-lines', unset: [...layout.unset], fields };
  const { delimiter, quote, comment, headerLines, columns, unset } = layout;
  return {
    format: 'delimited',
    delimiter,
    quote,
    comment,
    header: headerLines === 1,
    ...(headerLines === 0 && { columns: [...columns] }),
    unset: [...unset],
    fields,
  };
}

/** Reads local notations in the zone that the mapping states, or else `--tz`. */
function planAt(at: NonNullable<Mapping['fields']['at']>, texts: readonly string[], tz: string | undefined, where: string): TimePlan {
  const { local } = TIME_NOTATIONS[at.notation];
  const step = clockStep(at.notation, texts);
  const plan = { column: at.column, notation: at.notation, step };
  if (at.clock === 'relative') return { ...plan, clock: 'relative', zone: 'UTC' };
  if (!local) return { ...plan, clock: 'utc', zone: 'UTC' };
  if (at.clock === 'floating' && tz !== undefined && tz !== 'floating') {
    throw new KnownFailure('usage', 'The mapping keeps wall time as it is, and --tz names a zone', {
      where: `${where}, at fields.at.clock`,
      remedy: 'Take "clock":"floating" out of the mapping, or give --tz floating.',
    });
  }
  const stated = at.clock === 'floating' ? 'floating' : (at.zone ?? tz);
  if (stated === undefined) {
    throw new KnownFailure('usage', 'The times are local, and nothing says of which zone', {
      where: `${where}, at fields.at`,
      remedy: 'Add "zone":"Europe/Berlin" or "clock":"floating" there, or give --tz ZONE or --tz floating.',
    });
  }
  const zone = zoneName(stated);
  return { ...plan, clock: zone === 'floating' ? 'floating' : 'utc', zone };
}

function layoutOf(
  mapping: Mapping,
  sample: Sample,
  where: string,
): { readonly layout: Layout; readonly headed: boolean; textsOf(column: string): readonly string[] } {
  const { unset } = mapping;
  if (mapping.format === 'json-lines') {
    const used = usedColumns(recordOf(mapping, undefined));
    const json = sampleJson(
      sample,
      used.filter((column) => column.includes('.')).map((column) => column.slice(0, column.indexOf('.'))),
    );
    const columns = json?.columns ?? [];
    const all = [...new Set([...columns, ...used])];
    return {
      layout: { kind: 'json-lines', columns: all, unset },
      headed: true,
      textsOf: (name) => json?.objects.map((object) => jsonColumn(object, name)).filter((text) => text !== undefined) ?? [],
    };
  }
  const { header } = mapping;
  const table = sampleTable(sample, mapping);
  const width = table?.rows[0]?.length ?? 0;
  const columns = header ? nameColumns(table?.rows[0] ?? []) : (mapping.columns ?? nameColumns(Array.from({ length: width }, () => '')));
  if (!header && table && columns.length !== width) {
    throw new KnownFailure('usage', `The mapping states ${columns.length} columns, and the file has ${width}`, {
      where: `${where}, at columns`,
      remedy: 'State every column of the file, in order.',
    });
  }
  return {
    layout: {
      kind: 'delimited',
      delimiter: table?.delimiter ?? mapping.delimiter ?? ',',
      quote: table?.quote ?? mapping.quote ?? (mapping.delimiter === ' ' ? '' : '"'),
      headerLines: header ? 1 : 0,
      comment: table?.comment ?? '',
      columns,
      unset,
    },
    headed: header && isHeader(table?.rows[0] ?? [], table?.rows.slice(1) ?? []),
    textsOf: (name) => (table?.rows ?? []).slice(header ? 1 : 0).map((row) => (row[columns.indexOf(name)] ?? '').trim()),
  };
}

function recordOf({ fields }: Mapping, at: TimePlan | undefined): RecordPlan {
  const { at: stated, via, ...rest } = fields;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as unknown as Omit<
    RecordPlan,
    'at' | 'via'
  >;
  // Where a place is logged it is that of the one whose record it is, and must not pass to the other with an inward row.
  const { direction } = given;
  const kept = direction && given.place !== undefined ? { direction: { as: INWARD_KINDS, ...direction } } : {};
  const time = at ?? (stated && { column: stated.column, notation: stated.notation, clock: 'utc' as const, zone: 'UTC', step: 1 });
  return { ...given, ...kept, ...(time && { at: time }), ...(via !== undefined && { via: typeof via === 'string' ? [via] : via }) };
}

/**
 * The plan by which one file is read under a stated mapping.
 * @param where the mapping's file, for failures @throws KnownFailure usage, where a column is not in the file, or a local time has no zone
 */
export function planOfMapping(mapping: Mapping, sample: Sample, tz: string | undefined, where: string): ReadPlan {
  const { layout, headed, textsOf } = layoutOf(mapping, sample, where);
  const { at } = mapping.fields;
  const record = recordOf(mapping, at && planAt(at, textsOf(at.column), tz, where));
  const unknown = usedColumns(record).find((name) => !layout.columns.includes(name));
  if (unknown !== undefined) {
    throw new KnownFailure('usage', `The file has no column ${unknown}`, {
      where,
      // What the reader takes for a header may be a row.
      remedy: headed
        ? `Its columns are: ${layout.columns.join(', ')}.`
        : `It has ${layout.columns.length} columns, and no header to name them by: state "header":false and "columns".`,
    });
  }
  return completePlan(mapping.format, layout, record);
}
