import { KnownFailure } from '../model/failure.ts';
import { completePlan } from './complete-plan.ts';
import { type Format, NOT_MINE } from './format.ts';
import { guessTime } from './guess-time.ts';
import { plainName, rankName } from './header-names.ts';
import { isHeader, nameColumns, sampleTable } from './table-sample.ts';

const PERSON = new Set(
  'person people member memberid memberof participant name personid individual mitglied membre miembro user'.split(' '),
);
const ORGANISATION = new Set(
  'organisation organization org group groupid club association society lodge party committee team institution verein gruppe organisationid organizationid'.split(
    ' ',
  ),
);
/** A table of two kinds of names rather than one: no name in both columns, and so many more names in one. Fewer rows say nothing. */
const FEWEST_ROWS = 20;
const TIMES_MORE = 3;

const UNSET = ['NULL', 'null', '\\N'];

/** Names of the two columns of an undated table of no common name, the one of fewer names first. */
function parted(columns: readonly string[], rows: readonly (readonly string[])[]): readonly [string, string] | undefined {
  const [left, right] = [0, 1].map((i) => new Set(rows.map((row) => (row[i] ?? '').trim()))) as [Set<string>, Set<string>];
  if (rows.length < FEWEST_ROWS || [...left].some((name) => right.has(name))) return undefined;
  const [first, second] = columns as readonly [string, string];
  if (left.size * TIMES_MORE <= right.size) return [first, second];
  return right.size * TIMES_MORE <= left.size ? [second, first] : undefined;
}

/** Numbers of people are no times, though seconds since an unknown zero could look like them. */
function holdsTimes(name: string, rows: readonly (readonly string[])[], column: number): boolean {
  const guess = guessTime(rows.map((row) => (row[column] ?? '').trim()).filter((text) => text !== ''));
  return guess !== undefined && (rankName(name, 'at') !== undefined || guess.kind !== 'epoch' || !guess.relative);
}

/**
 * Who belongs to what, undated: a person and an organisation a row. A row is one event, a `tie` of the person through the organisation:
 * the organisation is `via`, as a server is, and never an endpoint, so that it cannot be taken for a person. Whom the organisation brings
 * together is left to the artifact `contacts`: people who share one are a pair, and a pair weighs as many as it shares (Breiger, Social Forces
 * 53(2), 1974).
 */
export const membership: Format = {
  id: 'membership',
  name: 'Membership table',
  description: 'Two columns with a header, a person and an organisation (member, group, club …), no times',
  observes: ['actor', 'via'],
  detect(sample) {
    const table = sampleTable(sample);
    const [header = [], ...rows] = table?.rows ?? [];
    if (!table || header.length !== 2 || rows.length === 0) return NOT_MINE;
    const columns = nameColumns(header);
    if (columns.some((name, i) => holdsTimes(name, rows, i))) return NOT_MINE;
    const find = (names: ReadonlySet<string>): number => columns.findIndex((name) => names.has(plainName(name)));
    const [person, organisation] = [find(PERSON), find(ORGANISATION)];
    if (person !== -1 && organisation !== -1) {
      const plan = completePlan(
        'membership',
        {
          kind: 'delimited',
          delimiter: table.delimiter,
          quote: table.quote,
          headerLines: 1,
          comment: table.comment,
          columns,
          unset: UNSET,
        },
        { kind: { constant: 'tie' }, actor: columns[person] as string, via: [columns[organisation] as string] },
      );
      return { kind: 'mine', plan, confidence: 0.95 };
    }
    const sides = isHeader(header, rows) ? parted(columns, rows) : undefined;
    if (sides === undefined) return NOT_MINE;
    const [few, many] = sides;
    const fields = { kind: { constant: 'tie' }, actor: many };
    return {
      kind: 'unclear',
      failure: new KnownFailure('usage', 'This could be ties between people, or memberships of people in organisations', {
        where: `columns: ${columns.join(', ')}, which have no name in common`,
        remedy: `Say with --map FILE which: ${JSON.stringify({ fields: { ...fields, via: few } })} for memberships, or ${JSON.stringify({ fields: { ...fields, peer: few } })} for ties.`,
      }),
    };
  },
};
