import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from './run-cli.ts';

const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'penregister-inspect-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Inspected {
  readonly files: readonly { mappingFile: { fields: { at: object } }; questions: readonly { id: string; missing: readonly string[] }[] }[];
}

describe('which questions can be asked', () => {
  it.each(['group-roster/sealed-server.csv', 'mix/mix.csv', 'burner/carrier.csv'])(
    'is not denied where analyze answers: %s',
    async (log) => {
      const inspected = JSON.parse((await runCli(['inspect', join(fixtures, log), '--json'])).stdout) as Inspected;
      const analysis = JSON.parse((await runCli(['analyze', join(fixtures, log), '--json'])).stdout) as {
        outcomes: readonly { id: string; kind: string }[];
      };
      const asked = new Map(inspected.files[0]?.questions.map(({ id, missing }) => [id, missing.length === 0]));
      const answered = analysis.outcomes.filter(({ kind }) => kind === 'found' || kind === 'none-found').map(({ id }) => id);
      expect(answered.length).toBeGreaterThan(3);
      expect(answered.filter((id) => asked.get(id) !== true)).toEqual([]);
      // And that of places is denied where there are none.
      expect(asked.get('home-and-work')).toBe(log === 'burner/carrier.csv');
    },
    120_000,
  );
});

describe('local times of no stated zone', () => {
  const log = join(folder, 'local.csv');
  writeFileSync(log, ['time,from,to', ...[40, 41, 42].map((minute) => `2017-03-22 14:${minute}:00,a,b`)].join('\n'));
  const map = join(folder, 'map.json');

  it('stay so in the mapping that is shown, which analyze takes with a zone and refuses without', async () => {
    const inspected = JSON.parse((await runCli(['inspect', log, '--json'])).stdout) as Inspected;
    writeFileSync(map, JSON.stringify(inspected.files[0]?.mappingFile));
    expect(JSON.parse(readFileSync(map, 'utf8')).fields.at).toEqual({ column: 'time', notation: 'iso-local' });
    const refused = await runCli(['analyze', log, '--map', map]);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('nothing says of which zone')]);
    const read = await runCli(['analyze', log, '--map', map, '--tz', 'Europe/Berlin']);
    expect(read.stdout).toContain('2017-03-22 14:40:00 +01:00');
  }, 60_000);

  it('are not turned by a zone where the mapping keeps wall time', async () => {
    writeFileSync(
      map,
      JSON.stringify({
        fields: { at: { column: 'time', notation: 'iso-local', clock: 'floating' }, actor: 'from', peer: 'to', kind: { constant: 'send' } },
      }),
    );
    const { code, stderr } = await runCli(['analyze', log, '--map', map, '--tz', 'Europe/Berlin']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('keeps wall time')]);
  }, 60_000);
});
