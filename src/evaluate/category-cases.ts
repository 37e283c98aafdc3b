import type { CellOutcome, Score } from '../model/evaluation.ts';
import { clopperPearsonInterval } from '../stats/interval-binomial.ts';
import type { Labels, RankedLog } from './labelling.ts';

/** Cases whose true category is known, and what was said of them: '' where the ranking has no row. */
export interface CategoryCases {
  readonly truth: string[];
  readonly said: string[];
}

export const noCategoryCases = (): CategoryCases => ({ truth: [], said: [] });

const INTERVAL = 0.9;
/** What was said of a case that the ranking has no row for. */
const UNSEEN = 'unseen';

const round = (value: number): number => Math.round(value * 1e4) / 1e4;

/** @param categories of the question, in the order of the column */
export function addCategories(
  cases: CategoryCases,
  labels: Extract<Labels, { kind: 'category' }>,
  { ranking: { columns } }: RankedLog,
  categories: readonly string[],
): void {
  columns.category?.forEach((place, row) => {
    const truth = labels.truth(row);
    if (truth === undefined) return;
    cases.truth.push(truth);
    cases.said.push(categories[place] ?? '');
  });
  for (const truth of labels.unseen) {
    cases.truth.push(truth);
    cases.said.push(UNSEEN);
  }
}

export function scoreCategories({ truth, said }: CategoryCases): Score[] {
  const n = truth.length;
  if (n === 0) return [];
  const right = truth.filter((category, i) => category === said[i]).length;
  const { low, high } = clopperPearsonInterval(right, n, INTERVAL);
  return [{ name: 'accuracy', value: round(right / n), low: round(low), high: round(high), n }];
}

/** Cases by truth and what was said, in the order in which they first came. */
export function tabulateConfusion({ truth, said }: CategoryCases): NonNullable<Extract<CellOutcome, { kind: 'scored' }>['confusion']> {
  const cells = new Map<string, { truth: string; said: string; n: number }>();
  truth.forEach((category, i) => {
    const key = `${category} ${said[i]}`;
    const cell = cells.get(key) ?? { truth: category, said: said[i] as string, n: 0 };
    cell.n++;
    cells.set(key, cell);
  });
  return [...cells.values()];
}
