import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inferences } from '../../src/inferences/index.ts';
import { KnownFailure } from '../../src/model/failure.ts';
import { analyzeText } from '../contract/analyze-text.ts';

const LOG = `time,kind,actor,peer
2024-05-01T10:00:00Z,send,ann,desk
2024-05-01T11:00:00Z,send,ben,desk
2024-05-01T12:00:00Z,send,cem,ann
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'penregister-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function analyzeWith(hubs: string) {
  const file = join(folder, 'hubs.csv');
  await writeFile(file, hubs);
  return analyzeText(LOG, { inferences: inferences.filter(({ id }) => id === 'reach'), side: { hubs: file }, zone: 'UTC' });
}

test('names are trimmed, a repeated one counts once, and those that the log lacks are told', async () => {
  const { outcomes, findings } = await analyzeWith('endpoint\n desk \ndesk\nvoicemail\nvoicemail\n');
  const summary = outcomes[0]?.kind === 'found' ? outcomes[0].summary : [];
  expect(summary).toContainEqual(expect.objectContaining({ label: 'hubs, as named', value: 1 }));
  expect(JSON.stringify(findings[0]?.caveats)).toMatch(/\{"number":1\}," ","name".*not in this log/);
});

test('a table that names nobody of the log is refused, without quoting it', async () => {
  const failure = await analyzeWith('endpoint\nCANARY\n').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(KnownFailure);
  expect(failure).toMatchObject({ code: 'usage' });
  const { message, where, remedy } = failure as KnownFailure;
  expect([message, where, remedy].join(' ')).not.toContain('CANARY');
});
