import type { MeasuredQuestions } from '../model/evaluation.ts';
import type { AnyInference } from '../model/inference.ts';
import measured from './measured-questions.json' with { type: 'json' };

/** How well the questions asked did on the built-in worlds; questions that have not been measured are not in it. */
export function measuredOf(inferences: readonly AnyInference[]): MeasuredQuestions {
  const { set, questions } = measured as unknown as MeasuredQuestions;
  const asked = new Set(inferences.map(({ id }) => id));
  return { set, questions: questions.filter(({ question }) => asked.has(question)) };
}
