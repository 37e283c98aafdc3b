import { completePlan } from './complete-plan.ts';
import { type Format, NOT_MINE } from './format.ts';
import { otherZeekLog, ZEEK_NEEDS, ZEEK_OBSERVES, zeekRecord } from './zeek-conn.ts';

const DIRECTIVE = /^#(separator|path|fields|unset_field|empty_field)(?:[\t ]+|(?=\\x))(.*)$/;

/** `\x09` as the character; anything longer than one is not a separator that Zeek writes. */
const separatorOf = (text: string | undefined): string => {
  const [, code] = /^\\x([0-9a-fA-F]{2})/.exec(text ?? '') ?? [];
  return code === undefined ? '\t' : String.fromCharCode(Number.parseInt(code, 16));
};

export const zeekConnTsv: Format = {
  id: 'zeek-conn-tsv',
  name: 'Zeek conn.log, TSV',
  description: 'Connections as Zeek logs them, columns in the order of its #fields line',
  observes: ZEEK_OBSERVES,
  detect({ lines }) {
    const said = new Map<string, string>();
    for (const line of lines.slice(0, 50)) {
      const [, directive, value] = DIRECTIVE.exec(line) ?? [];
      if (directive !== undefined && value !== undefined && !said.has(directive)) said.set(directive, value);
      if (!line.startsWith('#') && line !== '') break;
    }
    const fields = said.get('fields');
    if (!said.has('separator') && !said.has('path') && fields === undefined) return NOT_MINE;
    const separator = separatorOf(said.get('separator'));
    const columns = fields?.split(separator) ?? [];
    const path = said.get('path')?.trim();
    // Comments of other formats may begin with such a word.
    if (!said.has('separator') && path === undefined && columns.length < 2) return NOT_MINE;
    if ((path !== undefined && path !== 'conn') || !ZEEK_NEEDS.every((column) => columns.includes(column)))
      return { kind: 'other-log', detail: otherZeekLog(path === 'conn' ? undefined : path) };
    const unset = [said.get('unset_field') ?? '-', said.get('empty_field') ?? '(empty)'].map((text) => text.trim());
    const time = columns.indexOf('ts');
    const times = lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split(separator)[time] ?? '');
    const plan = completePlan(
      'zeek-conn-tsv',
      { kind: 'delimited', delimiter: separator, quote: '', headerLines: 0, comment: '#', columns, unset },
      zeekRecord(columns, times, { constant: 'flow' }),
    );
    return { kind: 'mine', plan, confidence: 1 };
  },
};
