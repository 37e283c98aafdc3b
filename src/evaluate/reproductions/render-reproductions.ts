import { judgeRow, type Landmark, type Ours, type ReproducedRow, type Verdict } from './landmark.ts';

/** A landmark with its rows and their verdicts: JSON-safe. */
export interface Reproduction extends Omit<Landmark, 'run'> {
  readonly rows: readonly (ReproducedRow & { readonly verdict: Verdict })[];
}

export const reproduce = ({ run, ...landmark }: Landmark, random: Parameters<Landmark['run']>[0]): Reproduction => ({
  ...landmark,
  rows: run(random.fork(landmark.id)).map((row) => ({ ...row, verdict: judgeRow(row) })),
});

/** Three digits; shares with three decimals, small ones with four. */
const digits = (value: number, unit: string): string =>
  unit === 'share'
    ? value.toFixed(Math.abs(value) < 0.1 ? 4 : 3)
    : Math.abs(value) >= 1_000
      ? String(Math.round(value))
      : String(Number(value.toPrecision(3)));

const oursText = ({ value, low, high }: Ours, unit: string): string =>
  `${digits(value, unit)} (${digits(low, unit)} to ${digits(high, unit)})`;

const publishedText = ({ published, unit }: ReproducedRow): string =>
  published === undefined
    ? 'no figure was checked'
    : `${digits(published.value, unit)}${published.read === 'in the source' ? '' : published.read === 'derived' ? ' (derived)' : ' (as others report it)'}`;

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** The table as Markdown: for the README, and for a terminal. */
export function renderReproductions(all: readonly Reproduction[]): string {
  const lines = ['| result | figure | published | ours, 90 % interval | n | verdict |', '|---|---|---|---|---|---|'];
  for (const reproduction of all)
    for (const [i, row] of reproduction.rows.entries())
      lines.push(
        `| ${[
          i === 0 ? `${reproduction.result} – ${reproduction.source}` : '',
          `${row.what}${row.unit === '' || row.unit === 'share' ? '' : `, ${row.unit}`}`,
          publishedText(row),
          oursText(row.ours, row.unit),
          `${row.ours.n} ${row.ours.of}`,
          row.verdict === 'not comparable' ? `not comparable: ${row.notComparable}` : row.verdict,
        ]
          .map(cell)
          .join(' | ')} |`,
      );
  return `${lines.join('\n')}\n`;
}

/** What was set up, and which traps it keeps out of, a paragraph each. */
export const describeSetUps = (all: readonly Reproduction[]): string =>
  all.map(({ id, setUp, traps }) => [`${id}: ${setUp}.`, ...traps.map((trap) => `  – ${trap}`)].join('\n')).join('\n');
