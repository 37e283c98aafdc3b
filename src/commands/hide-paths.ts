import { findFiles } from '../ingest/find-files.ts';
import { KnownFailure } from '../model/failure.ts';

const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** A failure without the paths of the inputs in it: each stands as a number, in the order in which they are read. */
export async function hidePaths(error: unknown, logs: readonly string[]): Promise<unknown> {
  if (!(error instanceof KnownFailure)) return error;
  const { files, unread } = await findFiles(logs);
  const paths = [...files, ...unread].map(({ path }) => path);
  const numbers = [...new Set([...paths, ...logs])]
    .filter((path) => path !== '-')
    .map((path, i) => [path, `input-${String(i + 1).padStart(4, '0')}`] as const);
  // A path may begin with another: the longer goes first.
  numbers.sort(([a], [b]) => b.length - a.length);
  const hide = (text: string) =>
    numbers.reduce((hidden, [path, number]) => hidden.replace(new RegExp(`(?<![\\w/])${escapePattern(path)}(?!\\w)`, 'g'), number), text);
  const { code, message, where, remedy } = error;
  return new KnownFailure(code, hide(message), {
    ...(where !== undefined && { where: hide(where) }),
    ...(remedy !== undefined && { remedy: hide(remedy) }),
  });
}
