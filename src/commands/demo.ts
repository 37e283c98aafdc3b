import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Command } from 'commander';
import { KnownFailure } from '../model/failure.ts';
import type { Truth } from '../simulate/truth.ts';
import { addAnalyzeOptions, runAnalysis } from './analyze.ts';
import type { AnalyzeFlags } from './analyze-flags.ts';
import type { Shared } from './shared.ts';
import { verifyManifest } from './verify.ts';

const DEMO = fileURLToPath(new URL('../../fixtures/demo/', import.meta.url));

/** Whether everything in the folder is what an earlier demo left there, so that nothing of a person's is lost. */
async function isOwn(folder: string): Promise<boolean> {
  const manifest = join(folder, 'manifest.json');
  if (!existsSync(manifest)) return false;
  const checks = await verifyManifest(manifest, '.').catch(() => []);
  return checks.length > 0 && checks.every(({ part, state }) => part === 'input' || state === 'unchanged');
}

export function demoCommand(shared: Shared): Command {
  return new Command('demo')
    .description('analyse a small synthetic log that comes with the tool, and write the report: the first minute')
    .option('-o, --output <folder>', 'where to write the report', 'penregister-demo')
    .option('--force', 'overwrite what is there')
    .action(async ({ output, force }: { output: string; force?: true }) => {
      const { planted, roles, zone } = JSON.parse(await readFile(join(DEMO, 'truth.json'), 'utf8')) as Truth;
      const defaults = addAnalyzeOptions(new Command()).opts<AnalyzeFlags>();
      const overwrite = force ?? (await isOwn(output));
      const flags: AnalyzeFlags = {
        ...defaults,
        pseudonymise: false,
        output,
        event: (planted.events ?? []).map(({ at }) => new Date(at).toISOString()),
        // The phone of which all that was known is that it connected before the event.
        focus: [roles.suspect as string],
        tz: zone,
        ...(overwrite && { force: true }),
      };
      // Relative, so that the report does not show where on this machine the tool lies.
      const log = relative('.', join(DEMO, 'server.csv'));
      if (!existsSync(log))
        throw new KnownFailure('unreadable', 'The demo log is missing from this installation', {
          where: log,
          remedy: 'Install penregister again.',
        });
      await runAnalysis([log], flags, shared, { synthetic: true });
      shared.terminal().print(`Open:   ${pathToFileURL(join(output, 'report.html')).href}\nNext:   penregister analyze YOUR.csv -o out/`);
    });
}
