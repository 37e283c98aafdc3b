import { z } from 'zod';
import type { Provenance } from '../model/analysis.ts';
import { KnownFailure } from '../model/failure.ts';
import type { Timing } from './show-progress.ts';
import type { Written } from './write-files.ts';

const MANIFEST_VERSION = 1;

const fingerprint = { path: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/), bytes: z.int().nonnegative() };

/** The part of a manifest that `verify` needs; the rest is for people. */
const manifestSchema = z.looseObject({
  version: z.literal(MANIFEST_VERSION),
  /** Where the names of inputs are hidden, none of them can be found again. */
  pseudonymised: z.enum(['no', 'numbered', 'keyed']),
  inputs: z.array(z.looseObject(fingerprint)),
  outputs: z.array(z.looseObject(fingerprint)),
});

export type Manifest = z.infer<typeof manifestSchema>;

/**
 * What went in, what became of every row, and what came out; written last, so that its presence says the rest is whole.
 * @param timings only where the reader asked for them: they are the one thing that differs from run to run
 */
export function buildManifest(
  { tool, seed, options, pseudonymised, inputs, unreadInputs }: Provenance,
  outputs: readonly Written[],
  timings?: readonly Timing[],
): object {
  return { version: MANIFEST_VERSION, tool, seed, options, pseudonymised, inputs, unreadInputs, outputs, ...(timings && { timings }) };
}

/** @throws KnownFailure 'unreadable' */
export function parseManifest(json: string, where: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new KnownFailure('unreadable', 'The file is not JSON', {
      where,
      remedy: 'Give the manifest.json that `penregister analyze` wrote.',
    });
  }
  const parsed = manifestSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new KnownFailure('unreadable', `The file is not a manifest of version ${MANIFEST_VERSION}`, {
    where: `${where}, at ${parsed.error.issues[0]?.path.join('.') ?? 'its root'}`,
    remedy: 'Give the manifest.json that `penregister analyze` wrote.',
  });
}
