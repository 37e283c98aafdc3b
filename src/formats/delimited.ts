import { KnownFailure } from '../model/failure.ts';
import { completePlan } from './complete-plan.ts';
import { type Format, NOT_MINE } from './format.ts';
import { proposeRecord, type SampledColumn } from './propose-record.ts';
import { isHeader, nameColumns, sampleTable } from './table-sample.ts';

/** Texts by which tables say that there is nothing. */
const UNSET = ['NULL', 'null', '\\N'];

/** Any delimited text with a header: names and values of its columns propose the mapping. */
export const delimited: Format = {
  id: 'delimited',
  name: 'Delimited text with a header',
  description: 'CSV, TSV and their like; columns are proposed from their names and values, or stated with --map',
  observes: ['time', 'hours', 'actor', 'peer', 'via', 'duration', 'bytes', 'place', 'message'],
  detect(sample, { tz }) {
    const table = sampleTable(sample);
    if (!table || /^\s*[{[]/.test(sample.lines.find((line) => line.trim() !== '') ?? '')) return NOT_MINE;
    const { delimiter, quote, comment, rows } = table;
    const [first = []] = rows;
    const headed = isHeader(first, rows.slice(1));
    if (headed && rows.length === 1 && sample.whole) return { kind: 'no-rows' };
    const names = nameColumns(headed ? first : first.map(() => ''));
    const data = headed ? rows.slice(1) : rows;
    const columns: SampledColumn[] = names.map((name, i) => ({
      name,
      texts: data.map((row) => (row[i] ?? '').trim()).filter((text) => text !== '' && !UNSET.includes(text)),
    }));
    const proposal = proposeRecord(columns, headed, tz);
    if (proposal instanceof KnownFailure) return { kind: 'unclear', failure: proposal };
    const { record, groundsOf } = proposal;
    const plan = completePlan(
      'delimited',
      { kind: 'delimited', delimiter, quote: quote, headerLines: headed ? 1 : 0, comment, columns: names, unset: UNSET },
      record,
      groundsOf,
    );
    const agreed = plan.mapping.filter(({ grounds }) => grounds === 'name-and-values').length;
    const says = 'column' in record.kind ? record.kind : undefined;
    const words = columns.find(({ name }) => name === says?.column)?.texts ?? [];
    const sampledKinds = [...new Set(words.map((word) => says?.values[word]))].filter((kind) => kind !== undefined);
    return {
      kind: 'mine',
      plan: { ...plan, ...(says && { sampledKinds }) },
      confidence: Math.round(90 * (agreed / plan.mapping.length)) / 100,
    };
  },
};
