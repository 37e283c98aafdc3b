import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { Command } from 'commander';
import { parseAnalysis } from '../analyze/analysis-schema.ts';
import { KnownFailure } from '../model/failure.ts';
import { renderHtml } from '../report/html.ts';
import { readEvaluation } from './read-evaluation.ts';
import type { Terminal } from './terminal.ts';
import { systemReason, writeWhole } from './write-files.ts';

interface ReportFlags {
  readonly output: string;
  readonly evaluation?: string;
  readonly force?: true;
}

async function readText(path: string): Promise<string> {
  if (path === '-') return text(process.stdin);
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new KnownFailure('unreadable', `The analysis could not be read: ${systemReason(error)}`, {
      where: path,
      remedy: 'Give the analysis.json that `penregister analyze` wrote.',
    });
  }
}

export function reportCommand(terminal: () => Terminal): Command {
  return new Command('report')
    .description('the HTML report again, from the JSON alone')
    .argument('<analysis>', 'an analysis.json, or - for standard input')
    .requiredOption('-o, --output <file>', 'where to write it, or - for standard output')
    .option('--evaluation <file>', 'an evaluation.json for the report to carry, in place of any that the analysis carries')
    .option('--force', 'overwrite the file')
    .action(async (path: string, { output, evaluation, force }: ReportFlags) => {
      const { print, say } = terminal();
      const analysis = parseAnalysis(await readText(path), path);
      const html = renderHtml(evaluation === undefined ? analysis : { ...analysis, evaluation: await readEvaluation(evaluation) });
      if (output === '-') return print(html);
      await writeWhole(output, html, force ?? false);
      return say(`Report: ${output}`);
    });
}
