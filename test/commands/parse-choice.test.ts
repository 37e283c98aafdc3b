import { expect, it } from 'vitest';
import { parseQuestionOptions } from '../../src/commands/parse-values.ts';
import { linkedByTiming } from '../../src/inferences/hidden-links/linked-by-timing.ts';

it('takes the words of a closed choice, and names them where there is no such word', () => {
  const choices = linkedByTiming.options.method.choices;
  expect(choices.length).toBeGreaterThan(1);
  choices.forEach((word, place) => {
    expect(parseQuestionOptions([`linked-by-timing.method=${word}`], [linkedByTiming])).toEqual({ 'linked-by-timing.method': place });
  });
  for (const other of ['', '0', 'Coincidences', 'guess'])
    expect(() => parseQuestionOptions([`linked-by-timing.method=${other}`], [linkedByTiming])).toThrow(/cannot be chosen/);
});
