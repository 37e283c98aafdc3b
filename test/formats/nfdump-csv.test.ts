import { describe, expect, it } from 'vitest';
import { usedColumns } from '../../src/formats/record-columns.ts';
import { recordReader } from '../../src/formats/record-reader.ts';
import { recognise } from '../../src/formats/registry.ts';

const look = (text: string, tz?: string) => recognise({ lines: text.split('\n'), whole: true, defect: undefined }, { tz });

const OLD = 'ts,te,td,sa,da,sp,dp,pr,flg,fwd,stos,ipkt,ibyt,opkt,obyt';
const NEW = 'firstSeen,duration,proto,srcAddr,srcPort,dstAddr,dstPort,packets,bytes,flows';

/** What the reader makes of the first row. */
function readFirst(text: string) {
  const found = look(text, 'UTC');
  if (found.kind !== 'mine') throw new Error(found.kind);
  const [header = '', first = ''] = text.split('\n');
  const cell = new Map(header.split(',').map((name, i) => [name, first.split(',')[i] ?? '']));
  return { found, read: recordReader(found.plan)(usedColumns(found.plan.record).map((name) => cell.get(name))) };
}

describe('flows as nfdump prints them', () => {
  it.each([
    ['1.6', `${OLD}\n2019-09-21 07:34:07,2019-09-21 07:34:09,2.500,10.0.0.5,192.0.2.9,51820,443,TCP,...AP.SF,0,0,9,1778,0,0`],
    ['1.7', `${NEW}\n2019-09-21 07:34:07,2.5,TCP,10.0.0.5,51820,192.0.2.9,443,14,1778,1`],
  ])('a question to a server is a flow of whoever asked: %s', (_, text) => {
    const { found, read } = readFirst(text);
    expect(found.plan.format).toBe('nfdump-csv');
    expect(read.event).toEqual({
      at: Date.UTC(2019, 8, 21, 7, 34, 7) * 1_000,
      kind: 'flow',
      actor: '10.0.0.5',
      peer: '192.0.2.9',
      via: 'TCP/443',
      duration: 2_500_000,
      bytesOut: 1778,
    });
  });

  it.each([
    ['1.6', `${OLD}\n2019-09-21 07:34:07,2019-09-21 07:34:09,2.500,192.0.2.9,10.0.0.5,443,51820,TCP,...AP.SF,0,0,9,653,0,0`],
    ['1.7', `${NEW}\n2019-09-21 07:34:07,2.5,TCP,192.0.2.9,443,10.0.0.5,51820,14,653,1`],
  ])('its answer is the same flow the other way: %s', (_, text) => {
    expect(readFirst(text).read.event).toMatchObject({ actor: '10.0.0.5', peer: '192.0.2.9', via: 'TCP/443', bytesIn: 653 });
    expect(readFirst(text).read.event).not.toHaveProperty('bytesOut');
  });

  it('between two that are no servers, the flow is of the one that it comes from', () => {
    const text = `${NEW}\n2019-09-21 07:34:07,0,UDP,10.0.0.5,51820,10.0.0.6,40000,1,80,1`;
    expect(readFirst(text).read.event).toMatchObject({ actor: '10.0.0.5', peer: '10.0.0.6', via: 'UDP/40000' });
  });

  it('asks for the zone, since the times are those of the machine that printed them', () => {
    const found = look(`${NEW}\n2019-09-21 07:34:07,0,UDP,10.0.0.5,51820,10.0.0.6,40000,1,80,1`);
    expect(found.kind).toBe('unclear');
  });
});
