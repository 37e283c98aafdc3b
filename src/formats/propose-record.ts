import { KnownFailure } from '../model/failure.ts';
import type { FieldMapping } from '../model/source.ts';
import { guessTime, planTime } from './guess-time.ts';
import { HEADER_FIELDS, type HeaderField, namesContent, plainName, rankName } from './header-names.ts';
import { kindOfWord, kindValues } from './kind-words.ts';
import type { DurationUnit, KindPlan, RecordPlan } from './read-plan.ts';
import { INWARD_KINDS } from './record-columns.ts';
import { spellLike } from './spellings.ts';

/** A column of the sample: its name, and the texts that are not empty. */
export interface SampledColumn {
  readonly name: string;
  readonly texts: readonly string[];
}

export interface Proposal {
  readonly record: RecordPlan;
  readonly groundsOf: (column: string) => FieldMapping['grounds'];
}

const mostly = (texts: readonly string[], test: (text: string) => boolean): boolean =>
  texts.length > 0 && texts.filter(test).length >= 0.9 * texts.length;
const isNumber = (text: string): boolean => /^\d+(\.\d+)?([eE][-+]?\d+)?$/.test(text);
/** A name is short, and not a sentence. */
const isName = (text: string): boolean => text.length <= 100 && text.split(/\s+/).length <= 4;
/** A key ties rows together, and says nothing by itself: no blanks, a digit in it, long enough to be unique. */
const isKey = (text: string): boolean => /^[\x21-\x7e]{4,128}$/.test(text) && /\d/.test(text);

/** Rows of one key in one role are removed as copies of each other, so that a key must be seen to be nearly one a row. */
const isOneARow = (texts: readonly string[]): boolean => new Set(texts).size >= 0.9 * texts.length;

function valuesFit(field: HeaderField, { texts }: SampledColumn): boolean {
  if (field === 'at') return guessTime(texts) !== undefined;
  if (field === 'duration' || field === 'bytesOut' || field === 'bytesIn') return mostly(texts, isNumber);
  if (field === 'message') return mostly(texts, isKey) && isOneARow(texts);
  if (field === 'kind') return texts.length > 0 && texts.every((text) => kindOfWord(text) !== undefined);
  if (field === 'direction') return mostly(texts, (text) => INWARD.has(plainName(text)) || OUTWARD.has(plainName(text)));
  return mostly(texts, isName);
}

const INWARD: ReadonlySet<string> = new Set(['in', 'incoming', 'inbound', 'received', 'eingehend', 'entrant', 'entrante']);
const OUTWARD: ReadonlySet<string> = new Set(['out', 'outgoing', 'outbound', 'sent', 'ausgehend', 'sortant', 'saliente']);

/** The best column for each field: by name, and only where its values agree; each column serves one field. */
function matchColumns(columns: readonly SampledColumn[]): Map<HeaderField, SampledColumn> {
  const candidates = HEADER_FIELDS.flatMap((field) =>
    columns.flatMap((column, position) => {
      const rank = namesContent(column.name) ? undefined : rankName(column.name, field);
      // A column that is empty throughout the sample says nothing against its name, but a key must be seen to be opaque.
      const fits =
        rank !== undefined &&
        (valuesFit(field, column) || (column.texts.length === 0 && field !== 'message' && field !== 'kind' && field !== 'direction'));
      return fits ? [{ field, column, rank, position }] : [];
    }),
  );
  candidates.sort((a, b) => a.rank - b.rank || a.position - b.position);
  const matched = new Map<HeaderField, SampledColumn>();
  for (const { field, column } of candidates)
    if (!matched.has(field) && ![...matched.values()].includes(column)) matched.set(field, column);
  // A key that is no more varied than the people may be just another name of theirs.
  const variety = (field: HeaderField): number => new Set(matched.get(field)?.texts).size;
  if (variety('message') <= Math.max(variety('actor'), variety('peer'))) matched.delete('message');
  return matched;
}

const unitOf = (name: string): DurationUnit =>
  /ms$|milli/.test(plainName(name)) ? 'ms' : /us$|micro/.test(plainName(name)) && plainName(name) !== 'us' ? 'us' : 's';

function proposeKind(
  kind: SampledColumn | undefined,
  columns: readonly SampledColumn[],
  matched: ReadonlyMap<HeaderField, SampledColumn>,
): KindPlan {
  if (kind) return { column: kind.name, values: kindValues(kind.texts) };
  const names = columns.map(({ name }) => plainName(name));
  if (!matched.has('peer')) return { constant: 'connect' };
  if (!matched.has('at')) return { constant: 'tie' };
  if (names.some((name) => /^call|^billsec/.test(name))) return { constant: 'call' };
  return {
    constant: names.some((name) => /^(src|source|dst|dest)/.test(name)) && names.some((name) => /port|proto/.test(name)) ? 'flow' : 'send',
  };
}

/** An example that a reader can save and correct: the columns of this very file. */
function exampleMap(
  columns: readonly SampledColumn[],
  headed: boolean,
  time: SampledColumn | undefined,
  actor: SampledColumn | undefined,
): string {
  const dated = time ?? columns.find(({ texts }) => !['epoch', undefined].includes(guessTime(texts)?.kind)) ?? columns[0];
  const guess = guessTime(dated?.texts ?? []);
  const notation = guess && guess.kind !== 'ambiguous' ? guess.notation : 'epoch-s';
  const who = actor ?? columns.find((column) => column !== dated && !namesContent(column.name));
  const fields = { at: { column: dated?.name, notation }, kind: { constant: 'connect' }, actor: who?.name };
  return JSON.stringify(headed ? { fields } : { header: false, columns: columns.map((column) => column.name), fields });
}

/**
 * Proposes which column is which field, from names and values.
 * @returns a failure that says what is missing, where time, or both parties of a tie, cannot be told, or where a local time needs its zone
 */
export function proposeRecord(columns: readonly SampledColumn[], headed: boolean, tz: string | undefined): Proposal | KnownFailure {
  const matched = matchColumns(columns);
  const named = (field: HeaderField): SampledColumn | undefined => matched.get(field);
  const [time, actor, peer] = [named('at'), named('actor'), named('peer')];
  // Ties may do without a time, but not where a column of times, by its values or its name, stands unrecognised beside them.
  const hasTimes = columns.some(
    ({ name, texts }) =>
      ['absolute', 'local', 'ambiguous'].includes(guessTime(texts)?.kind ?? '') || (texts.length > 0 && rankName(name, 'at') !== undefined),
  );
  const missing: string[] = [];
  if (!time && (!peer || hasTimes)) missing.push('the time');
  if (!actor) missing.push('the acting endpoint (user, from, src …)');
  if (missing.length > 0) {
    return new KnownFailure('usage', `It cannot be told which column is ${missing.join(', nor which is ')}`, {
      where: headed ? `columns: ${columns.map(({ name }) => name).join(', ')}` : `${columns.length} columns without a header`,
      remedy: `State the columns with --map FILE, such as ${exampleMap(columns, headed, time, actor)}`,
    });
  }
  const guess = time && guessTime(time.texts);
  const at = time && guess ? planTime(time.name, guess, tz) : undefined;
  if (at instanceof KnownFailure) return at;
  const [via, duration, direction] = [named('via'), named('duration'), named('direction')];
  const simple = (['bytesOut', 'bytesIn', 'place', 'message'] as const).flatMap((field) =>
    matched.has(field) ? [[field, named(field)?.name] as const] : [],
  );
  const record: RecordPlan = {
    ...(at && { at }),
    kind: proposeKind(named('kind'), columns, matched),
    actor: (actor as SampledColumn).name,
    ...(peer && { peer: peer.name }),
    ...(via && { via: [via.name] }),
    ...(duration && { duration: { column: duration.name, unit: unitOf(duration.name) } }),
    ...Object.fromEntries(simple),
    ...(direction &&
      peer && {
        direction: {
          column: direction.name,
          inward: turned(direction, INWARD),
          outward: turned(direction, OUTWARD),
          // A place is that of the one whose record it is, and stays theirs.
          ...(matched.has('place') && { as: INWARD_KINDS }),
        },
      }),
  };
  const seen = new Set(columns.filter(({ texts }) => texts.length > 0).map(({ name }) => name));
  return { record, groundsOf: (column) => (seen.has(column) ? 'name-and-values' : 'name') };
}

/** The words of one direction: those of the sample, and the others as this log would write them. */
function turned({ texts }: SampledColumn, words: ReadonlySet<string>): string[] {
  const seen = [...new Set(texts)].sort();
  const usual = spellLike(seen, [...INWARD, ...OUTWARD]);
  return [...new Set([...seen, ...usual.keys()])].filter((text) => words.has(plainName(text)));
}
