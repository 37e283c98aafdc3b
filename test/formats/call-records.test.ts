import { describe, expect, test } from 'vitest';
import type { ReadPlan } from '../../src/formats/read-plan.ts';
import { usedColumns } from '../../src/formats/record-columns.ts';
import { recordReader } from '../../src/formats/record-reader.ts';
import { type Recognition, recognise } from '../../src/formats/registry.ts';
import { takeSample } from '../../src/formats/sample.ts';

const look = (text: string, file: string | undefined = 'ego', tz: string | undefined = 'floating'): Recognition =>
  recognise(takeSample(Buffer.from(text), true), { tz, file });
const planOf = (text: string, file?: string): ReadPlan => {
  const found = look(text, file);
  if (found.kind !== 'mine') throw new Error(`not recognised: ${found.kind}`);
  return found.plan;
};
/** Events and reasons of the rows below the header. */
function readAll(text: string, file?: string) {
  const plan = planOf(text, file);
  if (plan.layout.kind !== 'delimited') throw new Error('not a table');
  const { columns, delimiter, headerLines } = plan.layout;
  const convert = recordReader(plan);
  return text
    .split('\n')
    .slice(headerLines)
    .map((line) => {
      const fields = line.split(delimiter);
      const { event, fault } = convert(usedColumns(plan.record).map((column) => fields[columns.indexOf(column)]));
      return event ?? fault?.reason;
    });
}
const at = Date.parse('2014-03-02T07:13:30Z') * 1000;

describe('bandicoot’s call-detail records', () => {
  const header = 'interaction,direction,correspondent_id,datetime,call_duration,antenna_id';

  test('the owner is the file, inward and outward, and the antenna is the owner’s', () => {
    const [sent, received, called, wasCalled] = readAll(
      [
        header,
        'text,out,A,2014-03-02 07:13:30,,1',
        'text,in,A,2014-03-02 07:13:30,,2',
        'call,out,B,2014-03-02 07:13:30,65,3',
        'call,in,B,2014-03-02 07:13:30,7,4',
      ].join('\n'),
      'alice',
    );
    expect(sent).toEqual({ at, kind: 'send', actor: 'alice', peer: 'A', place: '1' });
    expect(received).toEqual({ at, kind: 'receive', actor: 'alice', peer: 'A', place: '2' });
    expect(called).toEqual({ at, kind: 'call', actor: 'alice', peer: 'B', duration: 65e6, place: '3' });
    expect(wasCalled).toEqual({ at, kind: 'ring', actor: 'alice', peer: 'B', duration: 7e6, place: '4' });
  });

  test('columns may come in any order, with coordinates in place of an antenna', () => {
    const text = ['datetime,latitude,longitude,direction,correspondent_id,interaction', '2014-03-02 07:13:30,42.1,-71.2,in,A,text'].join(
      '\n',
    );
    expect(readAll(text)).toEqual([{ at, kind: 'receive', actor: 'ego', peer: 'A', place: '42.1/-71.2' }]);
    expect(planOf(text).observes).not.toContain('duration');
    expect(planOf(text).observes).toContain('place');
  });

  test('rows that bandicoot leaves out are refused, each with its reason', () => {
    const rows = [
      'fax,in,A,2014-03-02 07:13:30,,1',
      'text,sideways,A,2014-03-02 07:13:30,,1',
      'text,in,A,yesterday,,1',
      'call,in,A,2014-03-02 07:13:30,long,1',
    ];
    expect(readAll([header, ...rows].join('\n'))).toEqual(['kind-unknown', 'kind-unknown', 'time-unreadable', 'number-unreadable']);
  });

  test('without a file name nobody is the owner, and without a zone the times are of none', () => {
    const text = `${header}\ntext,in,A,2014-03-02 07:13:30,,1`;
    expect(recognise(takeSample(Buffer.from(text), true), { tz: 'floating' })).toMatchObject({
      kind: 'unclear',
      failure: { code: 'usage', remedy: expect.stringContaining('constant') },
    });
    expect(recognise(takeSample(Buffer.from(text), true), { tz: undefined, file: 'ego' })).toMatchObject({
      kind: 'unclear',
      failure: { remedy: expect.stringContaining('--tz floating') },
    });
    expect(look(header)).toEqual({ kind: 'no-rows' });
  });
});

describe('the eight columns of a carrier', () => {
  const rows = [
    '2;11;me;me;2014-03-02 07:13:30;137;2.35;48.85',
    '1;12;me;B;2014-03-02 07:13:30;542;4.35;50.85',
    '2;21;me;C;2014-03-02 07:13:30;0;4.82;45.75',
    '1;22;me;C;2014-03-02 07:13:30;;4.35;50.85',
  ];

  test('services and record types say what happened', () => {
    expect(readAll(rows.join('\n'))).toEqual([
      { at, kind: 'ring', actor: 'me', peer: 'me', duration: 137e6, place: '48.85/2.35' },
      { at, kind: 'call', actor: 'me', peer: 'B', duration: 542e6, place: '50.85/4.35' },
      { at, kind: 'receive', actor: 'me', peer: 'C', duration: 0, place: '45.75/4.82' },
      { at, kind: 'send', actor: 'me', peer: 'C', place: '50.85/4.35' },
    ]);
  });

  test('other tables of eight columns are not taken for it', () => {
    expect(look(rows.map((row) => row.replace(/;\d\d;/, ';33;')).join('\n')).kind).not.toBe('mine');
  });
});

describe('memberships', () => {
  test('the person acts, and the organisation is what the tie runs through', () => {
    const text = ['Member,Organisation', 'Revere,StAndrewsLodge', 'Warren,', ',LoyalNine'].join('\n');
    const { record, observes, format } = planOf(text);
    expect([format, observes]).toEqual(['membership', ['actor', 'via']]);
    expect(record).toEqual({ kind: { constant: 'tie' }, actor: 'Member', via: ['Organisation'] });
    expect(readAll(text)).toEqual([
      { kind: 'tie', actor: 'Revere', via: 'StAndrewsLodge' },
      { kind: 'tie', actor: 'Warren' },
      'actor-missing',
    ]);
  });

  const twoKinds = ['from,to', ...Array.from({ length: 40 }, (_, i) => `${900 + (i % 4)},${i % 30}`)].join('\n');

  test('two columns of names that never meet are not guessed at', () => {
    expect(look(twoKinds)).toMatchObject({
      kind: 'unclear',
      failure: { remedy: expect.stringMatching(/"actor":"to","via":"from".*"actor":"to","peer":"from"/) },
    });
  });

  test('two columns of the same names, few rows, or times are no memberships', () => {
    expect(planOf(`${twoKinds}\n900,901`).record).toEqual({ kind: { constant: 'tie' }, actor: 'from', peer: 'to' });
    expect(planOf(twoKinds.split('\n').slice(0, 15).join('\n')).format).toBe('delimited');
    const dated = ['member,time', ...Array.from({ length: 30 }, (_, i) => `m${i},${1_700_000_000 + i}`)].join('\n');
    expect(look(dated)).not.toMatchObject({ plan: { format: 'membership' } });
  });
});
