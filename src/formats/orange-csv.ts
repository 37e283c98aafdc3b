import { KnownFailure } from '../model/failure.ts';
import { completePlan } from './complete-plan.ts';
import { type Format, NOT_MINE } from './format.ts';
import { clockStep, planTime } from './guess-time.ts';
import { INWARD_KINDS } from './record-columns.ts';
import { sampleTable } from './table-sample.ts';
import { TIME_NOTATIONS } from './time-notation.ts';

const COLUMNS = [
  'call_record_type',
  'basic_service',
  'user_msisdn',
  'call_partner_identity',
  'datetime',
  'call_duration',
  'longitude',
  'latitude',
];

const isRecord = (row: readonly string[]): boolean => {
  const [type = '', service = '', user = '', , at = ''] = row.map((text) => text.trim());
  return /^[12]$/.test(type) && /^[12][12]$/.test(service) && user !== '' && TIME_NOTATIONS['iso-local'].parse(at) !== undefined;
};

/**
 * Call-detail records of a carrier, bandicoot's second dialect (its `read_orange`): eight columns parted by `;`, no header. A type of 1 is
 * outward and 2 inward; services 11 and 12 are calls, 21 and 22 text messages. The coordinates are those of the subscriber's antenna.
 */
export const orangeCsv: Format = {
  id: 'orange-csv',
  name: 'Call-detail records, eight columns',
  description: 'call_record_type;basic_service;user_msisdn;call_partner_identity;datetime;call_duration;longitude;latitude, no header',
  observes: ['time', 'hours', 'actor', 'peer', 'duration', 'place'],
  detect(sample, { tz }) {
    const table = sampleTable(sample, { delimiter: ';', quote: '' });
    const rows = table?.rows.filter((row) => row.length === COLUMNS.length) ?? [];
    const records = rows.filter(isRecord);
    if (!table || rows.length === 0 || records.length < 0.9 * table.rows.length) return NOT_MINE;
    const texts = records.map((row) => (row[4] as string).trim());
    const at = planTime('datetime', { kind: 'local', notation: 'iso-local', step: clockStep('iso-local', texts) }, tz);
    if (at instanceof KnownFailure) return { kind: 'unclear', failure: at };
    const plan = completePlan(
      'orange-csv',
      { kind: 'delimited', delimiter: ';', quote: '', headerLines: 0, comment: '', columns: COLUMNS, unset: [] },
      {
        at,
        kind: { column: 'basic_service', values: { 11: 'call', 12: 'call', 21: 'send', 22: 'send' } },
        actor: 'user_msisdn',
        peer: 'call_partner_identity',
        duration: { column: 'call_duration', unit: 's' },
        place: ['latitude', 'longitude'],
        direction: { column: 'call_record_type', inward: ['2'], outward: ['1'], as: INWARD_KINDS },
      },
    );
    return { kind: 'mine', plan, confidence: 0.95 };
  },
};
