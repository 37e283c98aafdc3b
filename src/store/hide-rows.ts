import { KnownFailure } from '../model/failure.ts';

/** What kind of trouble the database had, by the fixed head of its message: the rest quotes whole rows, and goes no further. */
const troubleOf = (error: unknown): string =>
  /^[A-Z][A-Za-z -]{2,40} Error(?=:)/.exec(error instanceof Error ? error.message : '')?.[0] ?? 'Error';

/** An error of the database without any text of the log. @param what completes "could not …" */
export function hideRows(error: unknown, what: string): Error {
  if (error instanceof KnownFailure) return error;
  const trouble = troubleOf(error);
  if (/^INTERRUPT/.test(trouble)) return new KnownFailure('interrupted', 'interrupted');
  if (/^Out of Memory/.test(trouble)) {
    return new KnownFailure('output', `the store could not ${what}: its memory or its temporary disk space ran out`, {
      remedy: 'free space in the temporary folder (TMPDIR names it), or allow more memory',
    });
  }
  if (/^IO/.test(trouble)) {
    return new KnownFailure('output', `the store could not ${what}: a file could not be read or written`, {
      remedy: 'see that the temporary folder (TMPDIR names it) and the output folder have space, and hold no store yet',
    });
  }
  return new Error(`the store could not ${what} (${trouble})`);
}
