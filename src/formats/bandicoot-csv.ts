import { KnownFailure } from '../model/failure.ts';
import { completePlan } from './complete-plan.ts';
import { type Format, NOT_MINE } from './format.ts';
import { clockStep, planTime } from './guess-time.ts';
import { INWARD_KINDS } from './record-columns.ts';
import { nameColumns, sampleTable } from './table-sample.ts';

const NEEDS = ['interaction', 'direction', 'correspondent_id', 'datetime'];

/**
 * Call-detail records of one person, as bandicoot reads them (de Montjoye, Rocher, Pentland, JMLR 17(175), 2016; its `read_csv`).
 * Whose they are is said by the name of the file alone. The antenna, or the pair of coordinates, is that of the owner in outward
 * and inward rows alike, so that inward rows keep their owner as actor: `ring` and `receive`.
 */
export const bandicootCsv: Format = {
  id: 'bandicoot-csv',
  name: 'bandicoot call-detail records',
  description:
    'One person a file, named after them: interaction,direction,correspondent_id,datetime,call_duration and antenna_id, or latitude,longitude',
  observes: ['time', 'hours', 'actor', 'peer', 'duration', 'place'],
  detect(sample, { tz, file }) {
    const table = sampleTable(sample);
    const columns = nameColumns(table?.rows[0] ?? []);
    if (!table || !NEEDS.every((column) => columns.includes(column))) return NOT_MINE;
    const rows = table.rows.slice(1);
    if (rows.length === 0 && sample.whole) return { kind: 'no-rows' };
    if (file === undefined) {
      return {
        kind: 'unclear',
        failure: new KnownFailure(
          'usage',
          'Call-detail records of one person, and their name is that of the file, which there is none of',
          {
            remedy: 'Name the file, or state the owner with --map FILE, such as "actor":{"constant":"NAME"} in its fields.',
          },
        ),
      };
    }
    const texts = rows.map((row) => (row[columns.indexOf('datetime')] ?? '').trim()).filter((text) => text !== '');
    const at = planTime('datetime', { kind: 'local', notation: 'iso-local', step: clockStep('iso-local', texts) }, tz);
    if (at instanceof KnownFailure) return { kind: 'unclear', failure: at };
    const has = (column: string): boolean => columns.includes(column);
    const place = has('antenna_id') ? 'antenna_id' : has('latitude') && has('longitude') ? ['latitude', 'longitude'] : undefined;
    const { delimiter, quote, comment } = table;
    const plan = completePlan(
      'bandicoot-csv',
      { kind: 'delimited', delimiter, quote, headerLines: 1, comment, columns, unset: [] },
      {
        at,
        kind: { column: 'interaction', values: { call: 'call', text: 'send' } },
        actor: { constant: file },
        peer: 'correspondent_id',
        ...(has('call_duration') && { duration: { column: 'call_duration', unit: 's' } }),
        ...(place !== undefined && { place }),
        direction: { column: 'direction', inward: ['in'], outward: ['out'], as: INWARD_KINDS },
      },
    );
    return { kind: 'mine', plan, confidence: 1 };
  },
};
