import { summariseCells } from '../../src/evaluate/summarise-cells.ts';
import type { Evaluation, MeasuredQuestions, QuestionSummary } from '../../src/model/evaluation.ts';

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
const rangeOf = (values: readonly number[]) => ({ least: Math.min(...values), most: Math.max(...values) });
const three = (value: number): number => Math.round(value * 1e3) / 1e3;

/** Three decimals are more than such worlds can tell. */
const shorten = ({ cells, ...question }: QuestionSummary): QuestionSummary => ({
  ...question,
  cells: cells.map((cell) =>
    cell.kind === 'measured'
      ? {
          ...cell,
          value: three(cell.value),
          ...(cell.low !== undefined && { low: three(cell.low) }),
          ...(cell.high !== undefined && { high: three(cell.high) }),
          least: three(cell.least),
          most: three(cell.most),
          ...(cell.error && { error: { ...cell.error, value: three(cell.error.value) } }),
        }
      : cell,
  ),
});

/** Evaluations of different scenarios as one table. */
export function tabulateMeasured(evaluations: readonly Evaluation[]): MeasuredQuestions {
  const worlds = evaluations.flatMap((evaluation) => evaluation.worlds);
  return {
    set: {
      scenarios: distinct(worlds.map(({ scenario }) => scenario)).sort(),
      seeds: distinct(worlds.map(({ seed }) => seed)).sort((a, b) => a - b),
      worlds: worlds.length,
      people: rangeOf(worlds.map(({ people }) => people)),
      days: rangeOf(worlds.map(({ days }) => days)),
    },
    questions: summariseCells(evaluations.flatMap(({ cells }) => cells)).map(shorten),
  };
}

/** One line a cell, so that a difference shows which. */
export function printMeasured({ set, questions }: MeasuredQuestions): string {
  const rows = questions.map(({ cells, ...question }) => {
    const lines = cells.map((cell) => `   ${JSON.stringify(cell)}`);
    return `  ${JSON.stringify(question).slice(0, -1)},"cells":[\n${lines.join(',\n')}]}`;
  });
  return `{\n "set": ${JSON.stringify(set)},\n "questions": [\n${rows.join(',\n')}\n ]\n}\n`;
}
