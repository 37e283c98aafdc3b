import { KnownFailure } from '../model/failure.ts';
import { completePlan } from './complete-plan.ts';
import { type Format, NOT_MINE } from './format.ts';
import { guessTime } from './guess-time.ts';
import type { Layout } from './read-plan.ts';

const layout = (columns: readonly string[]): Layout => ({
  kind: 'delimited',
  delimiter: ' ',
  quote: '',
  headerLines: 0,
  comment: '#',
  columns,
  unset: [],
});

/** Edge lists of numbered nodes: `SRC DST UNIXTIME`, or `SRC DST` where ties have no time. */
export const snapTemporal: Format = {
  id: 'snap-temporal',
  name: 'SNAP temporal edge list',
  description: 'SRC DST UNIXTIME, separated by blanks, # comments, no header; without times: SRC DST',
  observes: ['time', 'hours', 'actor', 'peer'],
  detect({ lines }) {
    const rows = lines.filter((line) => !line.startsWith('#') && line.trim() !== '').map((line) => line.trim().split(/[ \t]+/));
    const [first] = rows;
    if (!first) return NOT_MINE;
    const width = first.length;
    const fits = rows.filter(
      (row) =>
        row.length === width && row.every((text) => /^-?\d+(\.\d+)?$/.test(text)) && row.slice(0, 2).every((text) => /^\d+$/.test(text)),
    );
    if ((width !== 2 && width !== 3) || fits.length < 0.9 * rows.length || !fits.includes(first)) return NOT_MINE;
    if (width === 2)
      return {
        kind: 'mine',
        plan: completePlan('snap-temporal', layout(['SRC', 'DST']), { kind: { constant: 'tie' }, actor: 'SRC', peer: 'DST' }),
        confidence: 0.8,
      };
    const texts = fits.map((row) => row[2] as string);
    const guess = guessTime(texts);
    if (guess?.kind !== 'epoch') return NOT_MINE;
    const times = texts.map(Number);
    const ascending = times.filter((time, i) => i === 0 || time >= (times[i - 1] as number)).length / times.length;
    // Times of such lists ascend; weights do not, and must not be taken for seconds since an unknown zero.
    if (guess.relative && (ascending < 0.9 || times[0] === times.at(-1))) {
      return {
        kind: 'unclear',
        failure: new KnownFailure('usage', 'The third column could be a time or a weight', {
          remedy:
            'Say with --map FILE what it is, such as {"delimiter":" ","header":false,"columns":["SRC","DST","WEIGHT"],"fields":{"kind":{"constant":"tie"},"actor":"SRC","peer":"DST"}}',
        }),
      };
    }
    const { notation, step, relative } = guess;
    const plan = completePlan('snap-temporal', layout(['SRC', 'DST', 'UNIXTIME']), {
      at: { column: 'UNIXTIME', notation, clock: relative ? 'relative' : 'utc', zone: 'UTC', step },
      kind: { constant: 'send' },
      actor: 'SRC',
      peer: 'DST',
    });
    return { kind: 'mine', plan, confidence: relative ? 0.7 : 0.95 };
  },
};
