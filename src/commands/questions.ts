import { styleText } from 'node:util';
import { Command } from 'commander';
import { inferences } from '../inferences/index.ts';
import { KnownFailure } from '../model/failure.ts';
import type { AnyInference, OptionSpec, Reference } from '../model/inference.ts';
import { nearest } from './nearest.ts';
import { formatDuration } from './parse-values.ts';
import type { Terminal } from './terminal.ts';

function optionDefault(spec: OptionSpec): string {
  if (spec.type === 'duration') return formatDuration(spec.default);
  return spec.type === 'choice' ? (spec.choices[spec.default] as string) : String(spec.default);
}

/** What a log has to show, in words; the others say it by their name. */
const SHOWN: Readonly<Record<string, string>> = {
  actor: 'who acted',
  hours: 'hours of the day',
  peer: 'a second party',
  place: 'places',
  activity: 'what endpoints do themselves',
  arrivals: 'what reaches them',
};

/** What an option means, and what may be chosen. */
const optionHelp = (spec: OptionSpec): string => (spec.type === 'choice' ? `${spec.help} (${spec.choices.join(', ')})` : spec.help);

/** A question as data, for `--json`. */
function toJson(inference: AnyInference) {
  const { id, question, method, asks, subjects, side, needsEvents, needsFocus, vantage, references, options, minSupport, interval } =
    inference;
  return { id, question, method, asks, subjects, side, needsEvents, needsFocus, vantage, references, options, minSupport, interval };
}

function describe(inference: AnyInference, color: boolean): string {
  const bold = (text: string) => (color ? styleText('bold', text) : text);
  const { vantage, side, needsEvents, needsFocus } = inference;
  const needs = vantage.observes.map((field: string) => `the log shows ${SHOWN[field] ?? field}`);
  if (vantage.namedPeer === false) needs.push('the log names no second party in nine rows of ten');
  if (vantage.minWindowDays !== undefined)
    needs.push(`the log spans at least ${vantage.minWindowDays} ${vantage.minWindowDays === 1 ? 'day' : 'days'}`);
  if (vantage.maxClockStep !== undefined) needs.push(`its clock has steps of ${formatDuration(vantage.maxClockStep)} or finer`);
  if (needsEvents) needs.push('an event to ask about: --event TIME');
  if (needsFocus) needs.push('an endpoint to ask about: --focus ENDPOINT');
  for (const name of side as string[])
    needs.push(name.endsWith('?') ? `optionally --side ${name.slice(0, -1)}=FILE` : `--side ${name}=FILE`);
  const lines = [
    bold(inference.id),
    inference.question,
    '',
    inference.method,
    '',
    `asks      ${inference.asks}, about ${inference.subjects}`,
    `needs     ${needs.join('; ')}`,
  ];
  for (const [name, spec] of Object.entries(inference.options as Record<string, OptionSpec>)) {
    lines.push(`option    ${inference.id}.${name}=${optionDefault(spec)}  ${optionHelp(spec)}`);
  }
  for (const { authors, title, venue, year, deviations } of inference.references as Reference[]) {
    lines.push(`source    ${authors}: ${title}. ${venue}, ${year}.`, `          deviations: ${deviations}`);
  }
  return lines.join('\n');
}

/** The question of that id. @throws KnownFailure 'usage' naming the nearest id */
export function findInference(id: string): AnyInference {
  const found = inferences.find((inference) => inference.id === id);
  if (found) return found;
  const near = nearest(
    id,
    inferences.map((inference) => inference.id),
  );
  // Whoever asks for “sleep” or “home” names what a question is about.
  const about = inferences.filter((one) => id.length > 2 && `${one.id} ${one.question}`.toLowerCase().includes(id.toLowerCase()));
  const hint = near || (about.length === 0 ? '' : `Perhaps ${about.map((one) => one.id).join(', ')}.`);
  throw new KnownFailure('usage', 'There is no such question', {
    where: id,
    remedy: [hint, '`penregister questions` lists all.'].filter(Boolean).join(' '),
  });
}

export function questionsCommand(terminal: () => Terminal): Command {
  return new Command('questions')
    .description('the table of contents: every question, what it needs of a log, and its source')
    .argument('[id]', 'one question, in full')
    .option('--json', 'as JSON')
    .action((id: string | undefined, { json }: { json?: true }) => {
      const { print, color } = terminal();
      const chosen = id === undefined ? inferences : [findInference(id)];
      if (json) return print(JSON.stringify(id === undefined ? chosen.map(toJson) : toJson(chosen[0] as AnyInference), null, 2));
      if (id !== undefined) return print(describe(chosen[0] as AnyInference, color));
      const width = Math.max(...inferences.map((inference) => inference.id.length));
      return print(inferences.map((inference) => `${inference.id.padEnd(width)}  ${inference.question}`).join('\n'));
    });
}
