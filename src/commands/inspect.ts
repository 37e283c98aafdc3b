import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { styleText } from 'node:util';
import { Command } from 'commander';
import { findMissing } from '../analyze/observability.ts';
import { mappingOf } from '../formats/mapping-file.ts';
import type { ReadPlan } from '../formats/read-plan.ts';
import { FORMATS, type FormatId } from '../formats/registry.ts';
import { inferences } from '../inferences/index.ts';
import { type FoundFile, findFiles } from '../ingest/find-files.ts';
import { type PlannedFiles, planFiles } from '../ingest/plan-files.ts';
import { spool } from '../ingest/spool.ts';
import { EVENT_FIELDS, type EventField } from '../model/event.ts';
import { KnownFailure } from '../model/failure.ts';
import type { Observation } from '../model/vantage.ts';
import { escapeUnseen } from '../report/json.ts';
import { plainText } from '../report/view/format-text.ts';
import { lexiconOf } from '../report/view/lexicon.ts';
import { makeVisible } from '../report/view/visible.ts';
import type { Shared } from './shared.ts';

interface InspectFlags {
  tz?: string;
  map?: string;
  json?: true;
}

interface Inspection extends PlannedFiles {
  /** Why the times could not be read as they stand; they are then shown as floating. */
  readonly zoneNeeded: KnownFailure | undefined;
}

/** Decides how the files would be read. Local times without a zone are no reason to stop looking. */
async function inspectFiles(logs: readonly string[], { tz, map }: InspectFlags, signal: AbortSignal): Promise<Inspection> {
  const scratch = await mkdtemp(join(tmpdir(), 'penregister-'));
  try {
    const { files, unread } = await findFiles(logs);
    // What can be read only once may have to be planned twice.
    const found: FoundFile[] = [];
    for (const [i, file] of files.entries())
      found.push(file.stream ? { ...file, ...(await spool(file.file, scratch, i, signal)), stream: false } : file);
    const plan = async (zone: string | undefined) =>
      planFiles(found, { ...(zone !== undefined && { zone }), ...(map !== undefined && { mapping: map }), signal }, scratch);
    const withUnread = (planned: PlannedFiles) => ({ files: planned.files, unread: [...unread, ...planned.unread] });
    try {
      return { ...withUnread(await plan(tz)), zoneNeeded: undefined };
    } catch (error) {
      if (!(error instanceof KnownFailure) || error.code !== 'usage' || tz !== undefined) throw error;
      // Throws the first failure again where it was about something else than the zone.
      const floating = await plan('floating').catch(() => Promise.reject(error));
      return { ...withUnread(floating), zoneNeeded: error };
    }
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** What a plan says that a log shows, before any row of it is counted: the kinds of the sample, or else every kind that its words can mean. */
function expectedObservation({ record, mapping, sampledKinds }: ReadPlan): Observation {
  const kinds = sampledKinds ?? ('constant' in record.kind ? [record.kind.constant] : Object.values(record.kind.values));
  const seen = new Set<EventField>([...mapping.map(({ field }) => field), 'kind', 'actor']);
  return {
    clock: record.at?.clock ?? 'none',
    clockStep: record.at?.step ?? 0,
    events: 1,
    present: Object.fromEntries(EVENT_FIELDS.map((field) => [field, seen.has(field) ? 1 : 0])) as Observation['present'],
    kinds: Object.fromEntries(kinds.map((kind) => [kind, 1])),
    first: undefined,
    last: undefined,
  };
}

const NO_NAMES = lexiconOf({
  endpoints: { total: 0, id: [], name: [], events: [], partners: [] },
  calendar: { clock: 'utc', zone: 'UTC', stated: false, spans: [{ from: null, offset: 0 }] },
});

function answerable(plan: ReadPlan) {
  const observation = expectedObservation(plan);
  const hasLinks = inferences.some((inference) => inference.infersLinks && findMissing(inference, observation).length === 0);
  return inferences.map((inference) => ({
    id: inference.id,
    missing: [
      ...findMissing(inference, observation, { hasLinks }).map((text) => plainText(text, NO_NAMES)),
      ...(inference.needsEvents ? ['an event to ask about: --event TIME'] : []),
      ...inference.side.filter((name) => !name.endsWith('?')).map((name) => `a side table: --side ${name}=FILE`),
      ...(inference.needsFocus ? ['an endpoint to ask about: --focus ENDPOINT'] : []),
    ],
  }));
}

/** Words for kinds that are listed; those of the sample come first. */
const MOST_KINDS = 12;

function describeKind({ record: { kind } }: ReadPlan): string {
  if ('constant' in kind) return `every row is: ${kind.constant}`;
  const values = Object.entries(kind.values).map(([value, name]) => `${value} → ${name}`);
  const more = values.length - MOST_KINDS;
  return `by column ${kind.column}: ${values.slice(0, MOST_KINDS).join(', ')}${more > 0 ? `, and ${more} more words` : ''}`;
}

function describeTime(at: ReadPlan['record']['at'], zoneNeeded: boolean): string {
  if (!at) return 'none';
  if (zoneNeeded && at.clock === 'floating') return `${at.notation}, of a zone that is not stated`;
  return `${at.notation}, ${at.clock === 'utc' ? `zone ${at.zone}` : `${at.clock} clock`}`;
}

function describeFile(
  { shown, plan, confidence }: PlannedFiles['files'][number],
  zoneNeeded: boolean,
  bold: (text: string) => string,
): string {
  const name = FORMATS[plan.format as FormatId]?.name ?? plan.format;
  const { at, direction } = plan.record;
  const lines = [
    bold(makeVisible(shown)),
    `  format     ${name}${confidence < 1 ? `; columns proposed, confidence ${confidence}` : ''}`,
    ...plan.mapping.map(
      ({ field, column, grounds }) => `  ${field.padEnd(10)} ← ${makeVisible(column)}${grounds === 'name' ? '  (by its name alone)' : ''}`,
    ),
    ...(direction
      ? [
          `  direction  ← ${makeVisible(direction.column)}${direction.as ? '' : ': in rows that it calls inward, actor and peer change places'}`,
        ]
      : []),
    `  kind       ${makeVisible(describeKind(plan))}`,
    `  time       ${describeTime(at, zoneNeeded)}`,
    `  unread     ${plan.unread.length > 0 ? plan.unread.map(makeVisible).join(', ') : 'nothing'}`,
    '  questions  by its fields; whether its rows are many and span enough days shows once it is analysed',
    ...answerable(plan).map(
      ({ id, missing }) =>
        `    ${missing.length === 0 ? 'can be asked  ' : 'not as it is  '} ${id}${missing.length > 0 ? ` – needs ${missing.join('; ')}` : ''}`,
    ),
  ];
  return lines.join('\n');
}

export function inspectCommand({ terminal, signal }: Shared): Command {
  return new Command('inspect')
    .description('what is this file, how would it be read, which questions could it answer? Reads no more than its first lines')
    .argument('<logs...>', 'files, folders (read recursively), gzip; - is standard input')
    .option('--tz <zone>', 'zone of local times, or "floating"')
    .option('--map <file>', 'JSON that states which column is what')
    .option('--json', 'as JSON, with the mapping as --map takes it')
    .action(async (logs: string[], flags: InspectFlags) => {
      const { print, say, color } = terminal();
      const { files, unread, zoneNeeded } = await inspectFiles(logs, flags, signal);
      if (flags.json) {
        const shown = files.map(({ shown: path, plan, confidence }) => ({
          path,
          confidence,
          ...plan,
          mappingFile: mappingOf(plan, zoneNeeded !== undefined),
          questions: answerable(plan),
        }));
        print(escapeUnseen(JSON.stringify({ files: shown, unread, zoneNeeded: zoneNeeded !== undefined }, null, 2)));
      } else {
        const bold = (text: string) => (color ? styleText('bold', text) : text);
        for (const file of files) print(describeFile(file, zoneNeeded !== undefined, bold));
        for (const { path, detail } of unread) print(`${bold(makeVisible(path))}\n  not read   ${makeVisible(detail)}`);
        if (zoneNeeded) say(`\nIts times are local, and nothing says of which zone: analyze will need --tz ZONE or --tz floating.`);
        const [only, ...others] = files;
        if (only && others.length === 0)
          say(
            `\nThe mapping, to correct and give with --map FILE:\n${escapeUnseen(JSON.stringify(mappingOf(only.plan, zoneNeeded !== undefined)))}`,
          );
      }
      if (files.length === 0) {
        throw new KnownFailure('unreadable', 'None of the files is a log that can be read', {
          where: unread[0]?.path ?? logs.join(' '),
          remedy: 'State the columns with --map FILE.',
        });
      }
    });
}
