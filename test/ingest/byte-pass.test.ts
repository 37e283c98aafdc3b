import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passOverBytes } from '../../src/ingest/byte-pass.ts';
import { createUtf8Check } from '../../src/ingest/check-utf8.ts';
import { csvPlan } from './read-one.ts';

const layout = csvPlan({ comment: '#' }).layout;

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

const pass = (text: string, size = 1 << 20) => passOverBytes(inPieces(Buffer.from(text), size), layout);

describe('the pass over the bytes', () => {
  it('finds the same whatever the chunks', async () => {
    const piece = fc.constantFrom(
      'a',
      ',',
      '"',
      '\n',
      '\r\n',
      '#',
      ' ',
      '\t',
      'é',
      '😀',
      '1,b',
      '""',
      '\n\n',
      '#fields\tx\n',
      '#fields\ty\n',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 4, max: 9 }), async (pieces, size) => {
        const text = pieces.join('');
        expect(await pass(text, size)).toEqual(await pass(text));
      }),
      { numRuns: 300 },
    );
  });

  it('counts lines as people do', async () => {
    const facts = await pass('# note\n\ntime,from,to,app\n1,a,b,c\n  \n2,"a\nb",b,c\n3,a,b,c');
    expect(facts).toMatchObject({ lines: 8, comment: 1, blank: 2, header: 1, skip: 3, records: 3, longest: 2, quotes: true, stray: false });
    expect(facts.places).toEqual({ breakpoints: [0, 4, 1, 6, 2, 8], longRecords: [1, 2] });
  });

  it.each([
    ['a quote inside a bare field', 'h\n1,a"b,c\n', { stray: true }],
    ['text after a closing quote', 'h\n"a"b,c\n', { stray: true }],
    ['a quote that never closes', 'h\n"a\nb\nc', { stray: true, longest: 3 }],
    ['escaped quotes', 'h\n"a ""b""",c\n', { stray: false, quotes: true }],
    ['line ends of two kinds', 'h\na\r\nb\n', { mixedEnds: true }],
    ['a bare carriage return', 'h\na\rb\n', { mixedEnds: true }],
    ['NUL', 'h\na\0b\n', { nul: true }],
    ['a later header that differs', '#fields\ta\nh\n1\n#fields\tb\n2\n', { mixedHeaders: true }],
    ['a later header that does not', '#fields\ta\nh\n1\n#fields\ta\n2\n', { mixedHeaders: false }],
  ])('sees %s', async (_, text, expected) => {
    expect(await pass(text)).toMatchObject(expected);
  });
});

describe('the UTF-8 check', () => {
  it('agrees with the whole text, valid or not, over any seams', () => {
    const bytes = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }).map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 12 }).map((array) => Buffer.from(array)),
      fc
        .tuple(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.nat(8))
        .map(([text, cut]) => Buffer.from(text).subarray(0, -cut || undefined)),
    );
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 5 }), (text, size) => {
        const check = createUtf8Check();
        for (let from = 0; from < text.length; from += size) check.next(text.subarray(from, from + size));
        expect(check.finish()).toBe(isUtf8(text));
      }),
      { numRuns: 2000 },
    );
  });
});
