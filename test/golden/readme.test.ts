import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inferences } from '../../src/inferences/index.ts';
import type { AnyInference } from '../../src/model/inference.ts';

const WORDS: Readonly<Record<string, string>> = {
  hours: 'hours of the day',
  peer: 'second party',
  place: 'places',
  activity: 'own activity',
  arrivals: 'what arrives',
};

function needsOf({ vantage, needsEvents, needsFocus }: AnyInference): string {
  const observes = vantage.observes as readonly string[];
  // Every log names an actor, and hours of the day need a time.
  const fields = observes.filter((field) => field !== 'actor' && !(field === 'time' && observes.includes('hours')));
  const days = vantage.minWindowDays === undefined ? [] : [`${vantage.minWindowDays} days`];
  const asked = [...(needsEvents ? ['`--event`'] : []), ...(needsFocus ? ['`--focus`'] : [])];
  return [...fields.map((field) => WORDS[field] ?? field), ...days, ...asked].join(', ');
}

test('the README lists every question as the registry has it (npm run update:goldens)', async () => {
  const readme = new URL('../../README.md', import.meta.url);
  const rows = inferences.map((inference) => `| \`${inference.id}\` | ${inference.question} | ${needsOf(inference)} |`);
  const table = ['| question | asks | needs of the log |', '|---|---|---|', ...rows].join('\n');
  const text = readFileSync(readme, 'utf8');
  const made = text.replace(/(<!-- questions:[^>]*-->\n)[\s\S]*(<!-- \/questions -->)/, (_, open, close) => `${open}${table}\n${close}`);
  expect(made).toContain(table);
  await expect(made).toMatchFileSnapshot('../../README.md');
});
