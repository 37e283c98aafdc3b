#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { createTerminal, describeFailure, type Terminal, wantsColor } from './commands/terminal.ts';
import { EXIT, KnownFailure } from './model/failure.ts';

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };

const interruption = new AbortController();
const interrupt = () =>
  interruption.abort(
    new KnownFailure('interrupted', 'Interrupted; nothing was left half written', {
      where: `penregister ${process.argv[2] ?? ''}`.trim(),
      remedy: 'Run it again: nothing needs to be cleaned up.',
    }),
  );
// The temporary store holds a log's contents: it must go, however the run is asked to end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, interrupt);
// A reader that stops listening (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? EXIT.done : EXIT.output));

/** What commander says of a wrong command line, such as "error: unknown option '--tzz'\\n(Did you mean --tz?)". */
function asUsage(text: string): KnownFailure {
  const [what = '', hint] = text.trim().split('\n');
  return new KnownFailure('usage', what.replace(/^error: /, ''), {
    where: 'the command line',
    remedy: hint?.replace(/^\((.*)\)$/, '$1') ?? 'Add --help: it says what the command takes.',
  });
}

const program = new Command('penregister')
  .description(
    'Reads connection logs, never content, and shows what can be inferred from them.\nNo network, no telemetry: everything stays on this machine.',
  )
  .version(version, '-V, --version')
  .option('-q, --quiet', 'errors only')
  .option('-v, --verbose', 'more detail on stderr')
  .option('--debug', 'stack traces of bugs')
  .showSuggestionAfterError()
  .exitOverride()
  .configureOutput({ outputError: (text, write) => write(`${describeFailure(asUsage(text), wantsColor())}\n`) })
  .addHelpText(
    'before',
    `Examples:
  penregister demo                               a first report, from synthetic data
  penregister analyze messages.csv -o out/       your log, to out/report.html
  penregister inspect messages.csv               how the log would be read

`,
  );

const terminal = (): Terminal => {
  const { quiet, verbose } = program.opts<{ quiet?: true; verbose?: true }>();
  return createTerminal(quiet ? 'quiet' : verbose ? 'verbose' : 'normal', wantsColor());
};

const shared = { terminal, version, signal: interruption.signal };
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  demo: async () => (await import('./commands/demo.ts')).demoCommand(shared),
  analyze: async () => (await import('./commands/analyze.ts')).analyzeCommand(shared),
  inspect: async () => (await import('./commands/inspect.ts')).inspectCommand(shared),
  questions: async () => (await import('./commands/questions.ts')).questionsCommand(terminal),
  simulate: async () => (await import('./commands/simulate.ts')).simulateCommand(shared),
  evaluate: async () => (await import('./commands/evaluate.ts')).evaluateCommand(shared),
  check: async () => (await import('./commands/check.ts')).checkCommand(shared),
  report: async () => (await import('./commands/report.ts')).reportCommand(terminal),
  verify: async () => (await import('./commands/verify.ts')).verifyCommand(terminal),
};
// Loading them all takes a third of a second, longer than many a run: the one that is asked for will do. Help, and advice on a name that is
// none, know them all.
const asked = process.argv.slice(2).find((argument) => !argument.startsWith('-')) ?? '';
for (const name of Object.hasOwn(commands, asked) ? [asked] : Object.keys(commands)) {
  const command = await (commands[name] as () => Promise<Command>)();
  program.addCommand(command.exitOverride().copyInheritedSettings(program));
}

/** Says what went wrong, and gives the exit code for it. */
function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  const failure = interruption.signal.aborted ? interruption.signal.reason : error;
  if (failure instanceof KnownFailure) {
    terminal().warn(describeFailure(failure, wantsColor()));
    return EXIT[failure.code];
  }
  const debug = program.opts<{ debug?: true }>().debug;
  terminal().warn(
    `error: a bug in penregister (${error instanceof Error ? error.name : 'unknown'})\n  try:   run again with --debug, and report what it prints without any line of your log`,
  );
  if (debug && error instanceof Error) terminal().warn(error.stack ?? error.message);
  return EXIT.bug;
}

try {
  if (process.argv.length <= 2) program.outputHelp();
  else await program.parseAsync();
} catch (error) {
  process.exitCode = explain(error);
}
