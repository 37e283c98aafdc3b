import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { DEFAULT_LIMIT } from '../analyze/analyze.ts';
import { type AnalyzeLogsOptions, analyzeLogs } from '../analyze/analyze-logs.ts';
import { connectedBefore } from '../inferences/around-an-event/connected-before.ts';
import { inferences } from '../inferences/index.ts';
import { KnownFailure } from '../model/failure.ts';
import { renderJson } from '../report/json.ts';
import { renderSummary } from '../report/terminal.ts';
import { type AnalyzeFlags, hidesNames, stateOptions } from './analyze-flags.ts';
import { allowedRejects, doubtKeys, findTrouble } from './find-trouble.ts';
import { hidePaths } from './hide-paths.ts';
import { createKeptStore } from './keep-store.ts';
import { parsePrior } from './parse-prior.ts';
import { parseOption, parseQuestionOptions, parseWhole } from './parse-values.ts';
import { findInference } from './questions.ts';
import { readEvaluation } from './read-evaluation.ts';
import type { Shared } from './shared.ts';
import { createProgress, renderTimings } from './show-progress.ts';
import { prepareFolder, systemReason } from './write-files.ts';
import { OUTPUT_FILES, writeOutputs } from './write-outputs.ts';

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];

const SIDE_TABLES: readonly string[] = [
  ...new Set(inferences.flatMap(({ side }) => (side as readonly string[]).map((name) => name.replace(/\?$/, '')))),
];

function parseSide(texts: readonly string[]): Record<string, string> {
  const side: Record<string, string> = {};
  for (const text of texts) {
    const [, name, file] = /^([a-z-]+)=(.+)$/.exec(text) ?? [];
    if (name === undefined || file === undefined) {
      throw new KnownFailure('usage', 'A side table is stated as name=FILE', {
        where: `--side ${text}`,
        remedy: 'Such as --side hubs=hubs.csv',
      });
    }
    if (!SIDE_TABLES.includes(name)) {
      throw new KnownFailure('usage', 'No question takes a side table of that name', {
        where: `--side ${text}`,
        remedy: `There are: ${SIDE_TABLES.join(', ')}.`,
      });
    }
    side[name] = file;
  }
  return side;
}

async function readKey(path: string): Promise<Uint8Array> {
  try {
    const key = await readFile(path);
    if (key.byteLength >= 16) return key;
  } catch (error) {
    throw new KnownFailure('usage', `The key could not be read: ${systemReason(error)}`, {
      where: `--pseudonym-key ${path}`,
      remedy: 'Name a file of at least 16 random bytes.',
    });
  }
  throw new KnownFailure('usage', 'The key is too short to hide anything', {
    where: `--pseudonym-key ${path}`,
    remedy: 'Give a file of at least 16 random bytes.',
  });
}

async function toOptions(flags: AnalyzeFlags, { version, signal }: Pick<Shared, 'version' | 'signal'>): Promise<AnalyzeLogsOptions> {
  const questionOptions = parseQuestionOptions(flags.option ?? [], inferences);
  if (flags.window !== undefined)
    questionOptions['connected-before.window'] = parseOption(flags.window, connectedBefore.options.window, '--window');
  allowedRejects(flags.maxRejects, 0);
  const pseudonyms = flags.pseudonymKey
    ? ({ by: 'key', key: await readKey(flags.pseudonymKey) } as const)
    : flags.pseudonymise
      ? ({ by: 'number' } as const)
      : undefined;
  const { tz, map, names, aliases, overlap } = flags;
  return {
    ...(tz !== undefined && { zone: tz }),
    ...(map !== undefined && { mapping: map }),
    ...(names !== undefined && { names }),
    ...(aliases !== undefined && { aliases }),
    ...(overlap && { overlap }),
    ...(pseudonyms && { pseudonyms }),
    memoryLimit: `${parseWhole(flags.memory, '--memory', 128, 1_000_000)}MB`,
    inferences: flags.only ? flags.only.flatMap((ids) => ids.split(',')).map(findInference) : inferences,
    events: flags.event ?? [],
    focus: flags.focus ?? [],
    side: parseSide(flags.side ?? []),
    questionOptions,
    limit: parseWhole(flags.limit, '--limit', 1, 10_000),
    seed: parseWhole(flags.seed, '--seed', 0, 2 ** 31 - 1),
    version,
    stated: stateOptions(flags),
    synthetic: false,
    ...(flags.prior !== undefined && { prior: parsePrior(flags.prior) }),
    ...(flags.evaluation !== undefined && { evaluation: await readEvaluation(flags.evaluation) }),
    signal,
  };
}

/** Runs one analysis from flags to files. Shared with `demo`. */
export async function runAnalysis(
  logs: readonly string[],
  flags: AnalyzeFlags,
  shared: Shared,
  extra: Partial<AnalyzeLogsOptions> = {},
): Promise<void> {
  try {
    await analyzeInto(logs, flags, shared, extra);
  } catch (error) {
    throw hidesNames(flags) ? await hidePaths(error, logs) : error;
  }
}

async function analyzeInto(
  logs: readonly string[],
  flags: AnalyzeFlags,
  shared: Shared,
  extra: Partial<AnalyzeLogsOptions>,
): Promise<void> {
  const terminal = shared.terminal();
  const { output, force = false } = flags;
  const kept = flags.keepStore && createKeptStore(output, hidesNames(flags));
  const options = { ...(await toOptions(flags, shared)), ...(kept && { storeDirectory: kept.directory }), ...extra };
  if (output !== undefined) await prepareFolder(output, kept ? [...OUTPUT_FILES, kept.file] : OUTPUT_FILES, logs, force);

  const { showIngest, showStep, stop, timings } = createProgress(terminal, options.inferences.length, !hidesNames(flags));
  try {
    const { analysis, ingested } = await analyzeLogs(logs, { ...options, onProgress: showIngest, onStep: showStep }).finally(stop);
    try {
      if (output !== undefined)
        await writeOutputs(output, analysis, ingested.store, { force, ...(flags.timings && { timings: timings() }) });
    } finally {
      await ingested.store.close();
    }
    await kept?.finish();
    if (flags.json) terminal.print(renderJson(analysis));
    else terminal.print(renderSummary(analysis, { findings: 3, color: terminal.color }));
    if (flags.timings) terminal.say(renderTimings(timings()));
    if (output !== undefined) terminal.say(`Report: ${join(output, 'report.html')}`);
    for (const warning of doubtKeys(analysis.provenance)) terminal.warn(warning);
    const isNamed = (i: number) => logs.includes(ingested.unread[i]?.path ?? '');
    const trouble = findTrouble(analysis.provenance, isNamed, flags.maxRejects);
    if (trouble) throw trouble;
  } finally {
    await kept?.discard();
  }
}

export function addAnalyzeOptions(command: Command): Command {
  return command
    .option('-o, --output <folder>', `write ${OUTPUT_FILES.join(', ')} there`)
    .option('--force', 'overwrite them')
    .option('--json', 'print the analysis as JSON')
    .option('--tz <zone>', 'zone of local times, such as Europe/Berlin, or "floating" to keep wall time as it is')
    .option('--map <file>', 'JSON that states which column is what; `inspect` prints one')
    .option('--names <file>', 'CSV that names endpoints: FILE or FILE:KEY:NAME, with columns by name')
    .option('--aliases <file>', 'CSV that says which endpoints are one person: FILE or FILE:KEY:NAME')
    .option('--side <name=file>', 'a side table for the questions that take one; may be repeated', collect)
    .option('--evaluation <file>', 'an evaluation.json for the report to carry: how well the questions do where the truth is known')
    .option('--overlap', 'the inputs are overlapping copies of one log: equal rows count once')
    .option('--event <time>', 'an instant to ask about, such as 2017-03-22T14:40:00Z; may be repeated', collect)
    .option('--window <duration>', 'how long before the event counts as shortly, to connected-before (2m); others have an --option')
    .option('--prior <probability>', 'how probable you held a connection with the event beforehand, such as 1/10000; never assumed')
    .option('--focus <endpoint>', 'an endpoint named before looking: always reported; may be repeated', collect)
    .option('--only <question>', 'ask only this; may be repeated, or separated by commas', collect)
    .option('--option <question.option=value>', 'an option of a question; may be repeated', collect)
    .option('--limit <n>', 'findings reported of each question, ties aside', String(DEFAULT_LIMIT))
    .option('--seed <n>', 'seed of everything that draws at random', '1')
    .addOption(
      new Option('--pseudonymise', 'number the endpoints instead of naming them (the default where CI is set)').default(
        process.env['CI'] !== undefined,
        'off, on where CI is set',
      ),
    )
    .option('--no-pseudonymise', 'name them, in CI too')
    .option('--pseudonym-key <file>', 'keyed names, the same over all logs that share the key')
    .option('--max-rejects <n|share>', 'rejected rows beyond which the exit code is 4', '10%')
    .option('--memory <MB>', 'memory limit of the store', '512')
    .option('--timings', 'say what each question took in time and memory, and write it to the manifest, which is then not the same twice')
    .option('--keep-store', 'leave the DuckDB database in the output folder');
}

export function analyzeCommand(shared: Shared): Command {
  return addAnalyzeOptions(new Command('analyze'))
    .alias('analyse')
    .description('the main job: logs in, a report out')
    .argument('<logs...>', 'files, folders (read recursively), gzip; - is standard input')
    .action((logs: string[], flags: AnalyzeFlags) => runAnalysis(logs, flags, shared));
}
