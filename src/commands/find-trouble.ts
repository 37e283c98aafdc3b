import type { Provenance } from '../model/analysis.ts';
import { KnownFailure } from '../model/failure.ts';
import type { Source, Unread } from '../model/source.ts';
import { makeVisible } from '../report/view/visible.ts';

/** Rejects allowed of `read` rows: a number, or a share such as 10%. @throws KnownFailure 'usage' */
export function allowedRejects(text: string, read: number): number {
  const [, number, percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(text) ?? [];
  if (number === undefined) {
    throw new KnownFailure('usage', `${text} is neither a number of rows nor a share`, {
      where: `--max-rejects ${text}`,
      remedy: 'Such as 100 or 5%.',
    });
  }
  return percent ? (read * Number(number)) / 100 : Number(number);
}

const rejectedOf = ({ rows }: Source): number => Object.values(rows.rejected).reduce((sum, n) => sum + n, 0);

/**
 * What is to be told with an exit code after the outputs stand: inputs that could not be read come before rows that were refused.
 * @param isNamed whether unread input number i was named itself, rather than found in a folder
 */
export function findTrouble(
  { inputs, unreadInputs }: Provenance,
  isNamed: (i: number) => boolean,
  maxRejects: string,
): KnownFailure | undefined {
  // Of a file that has nothing in it, and of a second copy, nothing is missing.
  const isMissing = ({ reason }: Unread, i: number) => reason === 'unreadable' || (reason !== 'copy' && reason !== 'empty' && isNamed(i));
  const unreadable = unreadInputs.filter(isMissing);
  const [first] = unreadable;
  if (first) {
    return new KnownFailure(
      'unreadable',
      `${unreadable.length === 1 ? 'An input' : `${unreadable.length} inputs`} could not be read: ${first.detail}. The others were analysed.`,
      { where: first.path, remedy: 'Give a sound copy of the file, or leave it out.' },
    );
  }
  const none = inputs.find(({ rows }) => rows.read > 0 && rows.kept === 0 && rows.duplicate === 0);
  if (none) {
    return new KnownFailure('rejected', 'A file was read, and none of its rows could be kept', {
      where: none.path,
      remedy: 'Look at rejects.jsonl, and state the columns with --map.',
    });
  }
  const read = inputs.reduce((sum, { rows }) => sum + rows.read, 0);
  const rejected = inputs.reduce((sum, source) => sum + rejectedOf(source), 0);
  if (rejected <= allowedRejects(maxRejects, read)) return undefined;
  return new KnownFailure(
    'rejected',
    `${rejected} of ${read} rows were rejected, more than --max-rejects ${maxRejects} allows; the others were analysed`,
    {
      where: 'rejects.jsonl has file, line, column and reason of each',
      remedy: 'State the columns with --map, or allow more with --max-rejects.',
    },
  );
}

/** Copies are few in most logs; of a key that was only proposed, more than this share of the rows is a reason to doubt the key. */
const DOUBTFUL_SHARE = 0.2;

/** Of each file that lost many rows as copies, by a key that nobody stated: a warning. */
export function doubtKeys({ inputs }: Provenance): string[] {
  return inputs.flatMap(({ path, rows, mapping }) => {
    const key = mapping.find(({ field, grounds }) => field === 'message' && grounds !== 'stated');
    if (key === undefined || rows.duplicate <= DOUBTFUL_SHARE * rows.read) return [];
    return [
      `warning: ${rows.duplicate} of ${rows.read} rows were left out as copies: their column ${makeVisible(key.column)} was taken for the key of a message`,
      `  where: ${makeVisible(path)}`,
      '  try:   if it is no such key, state the columns with --map and leave "message" out; `inspect` prints a mapping to correct',
    ].join('\n');
  });
}
