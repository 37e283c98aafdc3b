import Papa from 'papaparse';
import type { Layout } from '../formats/read-plan.ts';

type DelimitedLayout = Extract<Layout, { kind: 'delimited' }>;

/** Blanks stand for the delimiter: every run of blanks and tabs becomes one, and none is left at the ends. */
const even = (text: string): string => text.replace(/[ \t]+/g, ' ').replace(/^ | $/g, '');

/**
 * Takes records apart into fields, many at a time.
 * @returns for each record its fields, or undefined where it cannot be taken apart
 */
export function fieldReader(layout: DelimitedLayout, quoted: boolean): (records: readonly string[]) => (readonly string[] | undefined)[] {
  const { delimiter } = layout;
  // The parser proper: the convenience around it would drop what looks like a byte order mark, and costs more than a short record.
  const parser = new Papa.Parser({ delimiter, newline: '\n', quoteChar: '"', ...(!quoted && { fastMode: true }) });
  const parse = (records: readonly string[]): readonly (readonly string[])[] | undefined => {
    const texts = delimiter === ' ' ? records.map(even) : records;
    const { data, errors } = parser.parse(`${texts.join('\n')}\n`, 0, true) as Papa.ParseResult<string[]>;
    return errors.length === 0 && data.length === records.length ? data : undefined;
  };
  return (records) => {
    if (records.length === 0) return [];
    const together = parse(records);
    if (together) return [...together];
    // One of them is not what it seemed: it must not cost the others.
    return records.map((record) => parse([record])?.[0]);
  };
}
