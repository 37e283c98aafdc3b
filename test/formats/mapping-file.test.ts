import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { mappingOf, planOfMapping, readMappingFile } from '../../src/formats/mapping-file.ts';
import { recognise } from '../../src/formats/registry.ts';
import { type Sample, takeSample } from '../../src/formats/sample.ts';
import { KnownFailure } from '../../src/model/failure.ts';

const folder = mkdtempSync(join(tmpdir(), 'mapping-'));
afterAll(() => rmSync(folder, { recursive: true }));

const save = (text: string): string => {
  const file = join(folder, 'map.json');
  writeFileSync(file, text);
  return file;
};
const sample = (text: string): Sample => takeSample(Buffer.from(text), true);
const failure = async (action: () => unknown): Promise<unknown> => {
  try {
    return await action();
  } catch (error) {
    return error;
  }
};

const school = sample('31220\t1558\t1567\t3B\t3B\n31220\t1560\t1570\t3B\t3B\n31240\t1560\t1570\t3B\t3B\n');
const contacts = {
  header: false,
  delimiter: '\t',
  columns: ['t', 'i', 'j', 'class i', 'class j'],
  fields: { at: { column: 't', notation: 'epoch-s', clock: 'relative' }, kind: { constant: 'proximity' }, actor: 'i', peer: 'j' },
};

describe('a stated mapping', () => {
  test('reads a table without a header', async () => {
    const mapping = await readMappingFile(save(JSON.stringify(contacts)));
    const plan = planOfMapping(mapping, school, undefined, 'map.json');
    expect(plan).toMatchObject({
      layout: { delimiter: '\t', headerLines: 0, columns: contacts.columns },
      record: { at: { column: 't', clock: 'relative', step: 1_000_000 }, kind: { constant: 'proximity' }, actor: 'i', peer: 'j' },
      unread: ['class i', 'class j'],
      observes: ['time', 'actor', 'peer'],
    });
    expect(plan.mapping.every(({ grounds }) => grounds === 'stated')).toBe(true);
  });

  test('takes the zone from itself, or from --tz, or refuses', async () => {
    const log = sample('wann,wer\n2024-03-01 10:00:00,a\n');
    const state = (at: object) =>
      readMappingFile(
        save(
          JSON.stringify({ fields: { at: { column: 'wann', notation: 'iso-local', ...at }, kind: { constant: 'connect' }, actor: 'wer' } }),
        ),
      );
    expect(planOfMapping(await state({ zone: 'europe/berlin' }), log, undefined, 'm').record.at).toMatchObject({
      zone: 'Europe/Berlin',
      clock: 'utc',
    });
    expect(planOfMapping(await state({ clock: 'floating' }), log, undefined, 'm').record.at).toMatchObject({
      zone: 'floating',
      clock: 'floating',
    });
    expect(planOfMapping(await state({}), log, 'Asia/Tokyo', 'm').record.at).toMatchObject({ zone: 'Asia/Tokyo' });
    const unstated = await state({});
    expect(await failure(() => planOfMapping(unstated, log, undefined, 'm'))).toMatchObject({
      code: 'usage',
      remedy: expect.stringContaining('--tz floating'),
    });
  });

  test.each([
    ['delimited', 'time,user,server,duration_ms\n1700000000,a,s,5\n1700000001,b,s,6\n'],
    ['quoted', 'time;from;to;event\n1700000000;"a;b";c;sent\n1700000001;b;"d";call\n'],
    ['snap', '1 2 1082040961\n3 4 1082155839\n'],
    ['zeek', '#separator \\x09\n#unset_field\t-\n#path\tconn\n#fields\tts\tuid\tid.orig_h\tproto\n1700000000.123456\tC1\t10.0.0.1\ttcp\n'],
    ['zeek json', '{"ts":1700000000.123456,"uid":"C1","id.orig_h":"a","id.resp_h":"b","conn_state":"SF"}\n'],
    ['events', '{"at":"2017-03-22T14:38:00Z","kind":"connect","actor":"a"}\n'],
    ['ties', 'from,to\n1,2\n2,3\n'],
  ])('as inspect prints it, reads the same file in the same way: %s', async (_, text) => {
    const found = recognise(sample(text), { tz: undefined });
    if (found.kind !== 'mine') throw new Error(found.kind);
    const mapping = await readMappingFile(save(JSON.stringify(mappingOf(found.plan))));
    const plan = planOfMapping(mapping, sample(text), undefined, 'map.json');
    expect(plan.record).toEqual(found.plan.record);
    expect(plan.unread).toEqual(found.plan.unread);
    expect({ ...plan.layout, columns: 0 }).toEqual({ ...found.plan.layout, columns: 0 });
  });

  test.each([
    ['{', 'not valid JSON', /map\.json$/],
    ['{"fields":{"kind":{"constant":"connect"}}}', '', /at fields\.actor$/],
    ['{"fields":{"kind":{"constant":"gossip"},"actor":"a"}}', '', /at fields\.kind/],
    ['{"fields":{"at":{"column":"t","notation":"stardate"},"kind":{"constant":"connect"},"actor":"a"}}', '', /at fields\.at\.notation$/],
    ['{"subject":"x","fields":{"kind":{"constant":"connect"},"actor":"a"}}', 'subject', /at its top$/],
  ])('%s is refused with its place', async (text, message, where) => {
    const error = await failure(() => readMappingFile(save(text)));
    expect(error).toBeInstanceOf(KnownFailure);
    expect(error).toMatchObject({
      code: 'usage',
      message: expect.stringContaining(message),
      where: expect.stringMatching(where),
      remedy: expect.stringContaining('inspect'),
    });
  });

  test('a column that the file does not have is named, and those that it has are listed', async () => {
    const mapping = await readMappingFile(save('{"fields":{"kind":{"constant":"connect"},"actor":"wer"}}'));
    expect(await failure(() => planOfMapping(mapping, sample('who,when\na,b\n'), undefined, 'map.json'))).toMatchObject({
      message: expect.stringContaining('wer'),
      remedy: expect.stringContaining('who, when'),
    });
  });

  test('what may be a row is not listed', async () => {
    const mapping = await readMappingFile(save('{"fields":{"kind":{"constant":"connect"},"actor":"wer"}}'));
    const error = await failure(() => planOfMapping(mapping, sample('1700000000,ann,XSECRETX\n1700000001,bob,x\n'), undefined, 'map.json'));
    expect(error).toMatchObject({ code: 'usage', remedy: expect.stringMatching(/^It has 3 columns.*"header":false/) });
  });

  test('quotes are text where blanks part the columns, and a mapping that says otherwise is refused', async () => {
    const state = (more: object) =>
      save(
        JSON.stringify({
          delimiter: ' ',
          header: false,
          columns: ['a', 'b'],
          fields: { kind: { constant: 'tie' }, actor: 'a', peer: 'b' },
          ...more,
        }),
      );
    expect(await failure(() => readMappingFile(state({ quote: '"' })))).toMatchObject({
      code: 'usage',
      where: expect.stringMatching(/at quote$/),
    });
    const mapping = await readMappingFile(state({}));
    for (const text of ['"x y\nz w\n', '# nothing\n'])
      expect(planOfMapping(mapping, sample(text), undefined, 'm').layout).toMatchObject({ delimiter: ' ', quote: '' });
  });

  test('a mapping that is not there says so', async () => {
    expect(await failure(() => readMappingFile(join(folder, 'none.json')))).toMatchObject({
      code: 'usage',
      message: expect.stringContaining('ENOENT'),
    });
  });
});
