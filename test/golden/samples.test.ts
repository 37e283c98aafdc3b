import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SAMPLE_FOLDERS } from './sample-folders.ts';

// By hash: a difference of logs is no text to read.
const hash = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

test.each(SAMPLE_FOLDERS)('fixtures/$folder is what the simulator makes (npm run update:fixtures)', ({ folder, files }) => {
  const made = Object.fromEntries(Object.entries(files()).map(([name, content]) => [name, hash(content)]));
  const kept = Object.keys(made).map((name) => [name, hash(readFileSync(new URL(`../../fixtures/${folder}/${name}`, import.meta.url)))]);
  expect(Object.fromEntries(kept)).toEqual(made);
});
