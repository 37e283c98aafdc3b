import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { landmarks } from '../../src/evaluate/reproductions/index.ts';
import { renderReproductions, reproduce } from '../../src/evaluate/reproductions/render-reproductions.ts';
import { inferences } from '../../src/inferences/index.ts';
import type { AnyInference } from '../../src/model/inference.ts';
import { createRandom } from '../../src/stats/random.ts';

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
  const unnamed = vantage.namedPeer === false ? ['no second party'] : [];
  const days = vantage.minWindowDays === undefined ? [] : [`${vantage.minWindowDays} ${vantage.minWindowDays === 1 ? 'day' : 'days'}`];
  const asked = [...(needsEvents ? ['`--event`'] : []), ...(needsFocus ? ['`--focus`'] : [])];
  return [...fields.map((field) => WORDS[field] ?? field), ...unnamed, ...days, ...asked].join(', ');
}

/** A text with what stands between two marks replaced. */
function replaceSection(text: string, name: string, table: string): string {
  const section = new RegExp(`(<!-- ${name}:[^>]*-->\\n)[\\s\\S]*(<!-- /${name} -->)`);
  const made = text.replace(section, (_, open, close) => `${open}${table}\n${close}`);
  expect(made).toContain(table);
  return made;
}

test('the README lists every question as the registry has it, and the published results as evaluate --reproduce prints them (npm run update:goldens)', async () => {
  const questions = inferences.map((inference) => `| \`${inference.id}\` | ${inference.question} | ${needsOf(inference)} |`);
  const reproductions = renderReproductions(landmarks.map((landmark) => reproduce(landmark, createRandom(1))));
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const listed = replaceSection(readme, 'questions', ['| question | asks | needs of the log |', '|---|---|---|', ...questions].join('\n'));
  await expect(replaceSection(listed, 'reproductions', reproductions.trimEnd())).toMatchFileSnapshot('../../README.md');
}, 300_000);
