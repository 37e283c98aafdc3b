import type { Distance } from './compare-profiles.ts';
import type { Summary } from './statistic.ts';
import type { LogFacts, RealismRow, RealismTable, Verdict, WorldStanding } from './tabulate-realism.ts';

const NONE = '–';
const TITLE = 24;
const NUMBER = 7;

/** Names come from files: nothing of them may steer a terminal. */
const plain = (text: string): string => text.replace(/\p{C}/gu, '�');

const cut = (text: string, width: number): string => (text.length <= width ? text : `${text.slice(0, width - 1)}…`);

/** Breaks at blanks. @param width at least 20 */
function wrap(text: string, width: number, indent: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) as string;
    const room = width - (lines.length === 1 ? 0 : indent.length);
    if (line !== '' && line.length + 1 + word.length > room) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join(`\n${indent}`);
}

const titleCell = (title: string): string => cut(title, TITLE - 1).padEnd(TITLE);

const decimals = (value: number | null): string => (value === null ? NONE : value.toFixed(3));

/** Three digits or decimals, in fewer columns than {@link NUMBER}. */
const digits = (value: number): string => {
  const size = Math.abs(value);
  return size >= 1e5 ? value.toExponential(0) : size >= 1 ? String(Number(value.toPrecision(3))) : value.toFixed(3);
};

const numbers = (texts: readonly string[]): string => texts.map((text) => text.padStart(NUMBER)).join('');

const describe = ({ name, nature, endpoints, contacts, ties, days, cutTo, hours }: LogFacts): string =>
  [
    `${plain(name)}: ${nature}`,
    `${endpoints} endpoints`,
    `${contacts} contacts`,
    `${ties} ties`,
    days === null ? 'no time' : `${days} days${cutTo === null ? '' : ', the busiest'}`,
    `hours ${hours}`,
  ].join(', ');

/** @param reasons collects why measures are not comparable, each once */
function verdictText(verdict: Verdict, reasons: string[]): string {
  if (verdict.kind === 'within') return verdict.telling ? 'within' : 'within, as chance';
  if (verdict.kind === 'further')
    return verdict.ratio === null ? 'further' : `further, ${verdict.ratio.toFixed(verdict.ratio < 10 ? 2 : 0)} times`;
  if (!reasons.includes(verdict.reason)) reasons.push(verdict.reason);
  return `not comparable [${reasons.indexOf(verdict.reason) + 1}]`;
}

function renderWorld(table: RealismTable, world: number, width: number): string[] {
  const standings = table.rows.map(({ worlds }) => worlds[world] as WorldStanding);
  const count = (kind: Verdict['kind']): number => standings.filter(({ verdict }) => verdict.kind === kind).length;
  const telling = standings.filter(({ verdict }) => verdict.kind === 'within' && verdict.telling).length;
  const reasons: string[] = [];
  const rows = table.rows.map(({ title }, row) => {
    const { nearest, median, byChance, betweenReal, blank, verdict } = standings[row] as WorldStanding;
    return `${titleCell(title)}${numbers([nearest, median, byChance, betweenReal, blank].map(decimals))}  ${verdictText(verdict, reasons)}`;
  });
  return [
    wrap(describe(table.worlds[world] as LogFacts), width, '  '),
    wrap(
      `within ${count('within')} (${telling} of them where chance is not), further ${count('further')}, not comparable ${count('not comparable')}`,
      width,
      '  ',
    ),
    '',
    `${'measure'.padEnd(TITLE)}${numbers(['nearest', 'median', 'chance', 'real', 'blank'])}  verdict`,
    ...rows,
    ...reasons.map((reason, i) => wrap(`[${i + 1}] ${plain(reason)}`, width, '    ')),
    '',
  ];
}

/** Rows of numbers under numbered heads, in as many blocks as the width asks for. */
function renderColumns(
  rows: readonly RealismRow[],
  heads: readonly string[],
  width: number,
  textOf: (row: RealismRow, column: number) => string,
): string[] {
  const fit = Math.max(1, Math.floor((width - TITLE) / NUMBER));
  const blocks = Array.from({ length: Math.ceil(heads.length / fit) }, (_, block) => heads.slice(block * fit, (block + 1) * fit));
  return blocks.flatMap((shown, block) => [
    `${'measure'.padEnd(TITLE)}${numbers(shown)}`,
    ...rows.map((row) => `${titleCell(row.title)}${numbers(shown.map((_, i) => textOf(row, block * fit + i)))}`),
    '',
  ]);
}

const middleText = (summary: Summary | null): string => (summary === null ? NONE : digits(summary.middle));
const distanceText = (distance: Distance): string => decimals(distance.value);

/**
 * The table as plain text in columns.
 * @param width columns of the terminal; 80 to 100 are meant
 */
export function renderRealism(table: RealismTable, width = 80): string {
  const logs = [...table.worlds, ...table.realLogs];
  const first = table.worlds.length;
  const lines = [
    wrap(
      'Distances: decades on a log scale for sizes and times, points of a share, index or correlation, root bits for hours and days. "nearest" and "median" are over real logs of the same nature; "chance" is what the nearest would be between two samples of one law; "real" is the largest between such real logs; "blank" is how near a log of pure chance comes to them, and a measure by which that is within tells nothing.',
      width,
      '',
    ),
    ...(table.hoursAligned ? [wrap('Hours were turned to where the logs agree best.', width, '')] : []),
    '',
    ...table.worlds.flatMap((_, world) => renderWorld(table, world, width)),
    'Logs',
    ...logs.map((log, i) => wrap(`${i + 1}  ${describe(log)}`, width, '   ')),
    '',
  ];
  const pairs = table.rows[0]?.between ?? [];
  if (pairs.length > 0) {
    const heads = pairs.map(({ a, b, alike }) => `${first + a + 1}-${first + b + 1}${alike ? '' : '*'}`);
    lines.push(`Real logs from each other${pairs.some(({ alike }) => !alike) ? ' (* of different nature: not counted)' : ''}`);
    lines.push(
      ...renderColumns(table.rows, heads, width, ({ between }, i) => distanceText((between[i] as (typeof between)[number]).distance)),
    );
  }
  lines.push('What each log shows (the value, or the median)');
  lines.push(
    ...renderColumns(
      table.rows,
      logs.map((_, i) => String(i + 1)),
      width,
      ({ shown }, i) => middleText(shown[i] ?? null),
    ),
  );
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The table as JSON text: the same keys in the same order for the same logs. */
export const realismJson = (table: RealismTable): string => `${JSON.stringify(table, null, 2)}\n`;
