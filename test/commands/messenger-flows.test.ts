import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Analysis, Outcome } from '../../src/model/analysis.ts';
import { createWorkspace, runCli } from './run-cli.ts';

const data = fileURLToPath(new URL('../../../shared/data/ndpi-messengers/nfdump', import.meta.url));
const present = existsSync(data);
if (!present) console.info('skipped: the captures of messengers are not beside the checkout');
const work = createWorkspace();
afterAll(() => work.remove());

/** What the file holds, counted without the tool: by lines and commas, as awk would. The flows are followed by a summary of three lines. */
function countByHand(file: string) {
  const lines = readFileSync(join(data, file), 'utf8').trim().split('\n');
  const flows = lines.slice(1, -3).map((line) => line.split(','));
  const [counted, bytes] = (lines.at(-1) as string).split(',').map(Number) as [number, number];
  expect(flows).toHaveLength(counted);
  const times = flows.map(([ts]) => ts as string).sort();
  const micros = (text: string | undefined) => Date.parse(`${text?.replace(' ', 'T')}Z`) * 1_000;
  return {
    flows,
    bytes,
    endpoints: new Set(flows.flatMap((flow) => [flow[3], flow[4]])).size,
    from: micros(times[0]),
    to: micros(times.at(-1)),
  };
}

let runs = 0;
async function analyze(file: string, ...args: string[]): Promise<{ code: number | null; stderr: string; analysis: Analysis }> {
  const name = `${file}-${runs++}`;
  const run = await runCli(['analyze', file, '-o', work.path(name), '--tz', 'UTC', '--no-pseudonymise', ...args], { cwd: data });
  return { ...run, analysis: JSON.parse(readFileSync(work.path(`${name}/analysis.json`), 'utf8')) as Analysis };
}

const missingOf = (outcome: Outcome | undefined): string =>
  outcome?.kind === 'not-observable' ? JSON.stringify(outcome.missing) : `it is ${outcome?.kind}`;

/** A capture of one phone and the servers it talks to; two minutes of it at most. */
const FILES = [
  ['signal.csv', '192.168.2.17'],
  ['whatsapp_login_call.csv', '192.168.2.4'],
  ['whatsapp_voice_and_message.csv', '10.8.0.1'],
] as const;

describe.skipIf(!present).each(FILES)('real flows of a messenger, by nfdump: %s', (file, phone) => {
  it('has every flow, every address, its span, and the summary among the rejects', async () => {
    const { analysis } = await analyze(file);
    const { flows, endpoints, from, to } = countByHand(file);
    expect(analysis.provenance.inputs[0]).toMatchObject({
      format: 'nfdump-csv',
      rows: { read: flows.length + 3, kept: flows.length, rejected: { 'field-count': 3 } },
    });
    expect(analysis.endpoints.total).toBe(endpoints);
    expect(analysis.coverage).toMatchObject({ from, to });
  });

  it('takes an answer for the flow of whoever asked, so that what servers do is not their own activity', async () => {
    const { analysis } = await analyze(file, '--only', 'prompted-by', '--event', new Date(countByHand(file).to / 1_000).toISOString());
    const { flows } = countByHand(file);
    const active = analysis.findings.map(({ subject }) => analysis.endpoints.name[analysis.endpoints.id.indexOf(subject[0] as number)]);
    expect(active).toContain(phone);
    const servers = new Set(
      flows.filter((flow) => ['443', '53', '5222', '5223', '3478'].includes(flow[5] as string)).map((flow) => flow[3]),
    );
    const clients = new Set(
      flows.filter((flow) => !['443', '53', '5222', '5223', '3478'].includes(flow[5] as string)).map((flow) => flow[3]),
    );
    expect(servers.size).toBeGreaterThan(2);
    for (const name of active) expect(clients, name).toContain(name);
  });

  it('says of each question about days, months or people that two minutes of one phone cannot show it, and by how much', async () => {
    const { analysis } = await analyze(file);
    const of = (id: string) => analysis.outcomes.find((outcome) => outcome.id === id);
    expect(analysis.outcomes.filter(({ kind }) => kind === 'failed')).toEqual([]);
    for (const id of ['strongest-ties', 'daily-rhythm', 'partner', 'kind-of-tie', 'changed-routine', 'time-zone', 'bursts'])
      expect(missingOf(of(id)), id).toMatch(/days on which the log was watching; this one was for/);
    expect(missingOf(of('linked-by-timing'))).toContain('strongest-ties');
    expect(missingOf(of('home-and-work'))).toContain('a place');
    expect(missingOf(of('disclosure'))).toContain('both messages sent and deliveries made');
    expect(missingOf(of('sensitive-contacts'))).toContain('a side table of');
    expect(missingOf(of('connected-before'))).toMatch(/at least.*days on which the log was watching/);
  });
});

describe.skipIf(!present)('what a capture of one phone would be mistaken for', () => {
  it.each(['signal.csv', 'whatsapp_voice_and_message.csv'])('how many lie within so many hops is not told: %s', async (file) => {
    const { analysis } = await analyze(file, '--only', 'reach');
    expect(missingOf(analysis.outcomes[0])).toContain('those of one of them');
  });

  it('a phone with its servers is no circle: it is said that they have no contact with each other', async () => {
    const { analysis } = await analyze('whatsapp_login_call.csv', '--only', 'circles');
    const [largest] = [...analysis.findings].sort((x, y) => y.subject.length - x.subject.length);
    expect(largest?.subject.length).toBeGreaterThan(30);
    expect(JSON.stringify(largest?.claim)).toContain('none with each other');
    // The others are who asked one multicast address who is there.
    for (const { strength } of analysis.findings) expect(strength).toMatchObject({ kind: 'graded', word: 'weak' });
  });

  it('with the servers read as the app, who is linked by timing needs days alone', async () => {
    const mapping = work.path('peerless.json');
    writeFileSync(
      mapping,
      JSON.stringify({
        fields: { at: { column: 'ts', notation: 'iso-local' }, kind: { constant: 'flow' }, actor: 'sa', via: 'da', bytesOut: 'ibyt' },
      }),
    );
    const { analysis } = await analyze('signal.csv', '--map', mapping, '--only', 'linked-by-timing');
    expect(missingOf(analysis.outcomes[0])).toMatch(/^\[\[[^\]]*days on which the log was watching/);
  });

  it('JSON as nfdump writes it is one array, and the way to read it is said', async () => {
    const run = await runCli(['inspect', join(data, 'signal.json')]);
    expect(run.code).toBe(3);
    expect(run.stdout).toContain('one JSON array');
  });
});
