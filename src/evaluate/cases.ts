import type { Answer } from '../analyze/ask.ts';
import { adjustedRandIndex } from '../graph/agreement.ts';
import { DIVISIONS, type Division, type Labels, onlyPerson, type RankedLog } from './labelling.ts';
import { plainText } from './plain-text.ts';

/** Rows of rankings whose truth is known, over the worlds of one scenario. Columns in step; people of different worlds have numbers of their own. */
export interface YesNoCases {
  readonly score: number[];
  readonly isTrue: boolean[];
  /** log10 likelihood ratio as the engine would print it; NaN where no calibration set speaks of the row, or the question gives none. */
  readonly log10: number[];
  /** Rows of which no calibration set speaks, by reason. */
  readonly unlicensed: Map<string, number>;
  /** The people whom a row is about; the second −1 where it is about one. */
  readonly one: number[];
  readonly other: number[];
  /** Place of the first true one in each world that has one, ties by their expected place; Infinity where the ranking lacks it. */
  readonly places: number[];
  /** True ones in all, those that no ranking has included; and how many a report would show. */
  positives: number;
  shown: number;
  /** In worlds with nothing there: findings, by world. */
  readonly falseFindings: number[];
}

export interface ValueCases {
  readonly distance: number[];
  readonly inside: boolean[];
  readonly shown: boolean[];
  readonly one: number[];
  readonly other: number[];
}

export interface PairCases {
  /** By division of the truth: in each world, how far the groups agree with it, and over how many people. */
  readonly agreement: Readonly<Record<Division, { readonly index: number; readonly people: number }[]>>;
  readonly together: boolean[];
  readonly isTrue: boolean[];
  readonly one: number[];
  readonly other: number[];
}

export const noYesNoCases = (): YesNoCases => ({
  score: [],
  isTrue: [],
  log10: [],
  unlicensed: new Map(),
  one: [],
  other: [],
  places: [],
  positives: 0,
  shown: 0,
  falseFindings: [],
});
export const noValueCases = (): ValueCases => ({ distance: [], inside: [], shown: [], one: [], other: [] });
export const noPairCases = (): PairCases => ({ agreement: { household: [], workplace: [] }, together: [], isTrue: [], one: [], other: [] });

/** The people of a row, as numbers that no other world has. */
export function peopleOfRow({ ranking: { subjects }, peopleOf }: RankedLog, row: number, base: number): [number, number] {
  const first = (endpoint: number) => (peopleOf(endpoint)[0] ?? -2) + base;
  switch (subjects.of) {
    case 'endpoints':
    case 'endpoint-days':
      return [first(subjects.id[row] as number), -1];
    case 'pairs':
      return [first(subjects.a[row] as number), first(subjects.b[row] as number)];
    default:
      return [base, -1];
  }
}

/** Expected place of the best true row, from 1, if equals come in any order. */
function placeOfFirst(score: ArrayLike<number>, truth: readonly boolean[]): number {
  let best = Number.NEGATIVE_INFINITY;
  truth.forEach((isTrue, row) => {
    if (isTrue) best = Math.max(best, score[row] as number);
  });
  if (best === Number.NEGATIVE_INFINITY) return Number.POSITIVE_INFINITY;
  let above = 0;
  let equal = 0;
  let trueOnes = 0;
  for (let row = 0; row < score.length; row++) {
    if ((score[row] as number) > best) above++;
    else if (score[row] === best) {
      equal++;
      if (truth[row]) trueOnes++;
    }
  }
  return above + (equal + 1) / (trueOnes + 1);
}

/** The calibrated ratio of a row; where there is none, its reason is counted, in words that are the same for all such rows. */
function readRatio({ licenceOf }: RankedLog, row: number, unlicensed: Map<string, number>): number {
  const licence = licenceOf?.(row);
  if (licence === undefined) return Number.NaN;
  if (licence.kind === 'licensed') return licence.ratio.log10;
  const { nearest } = licence;
  const why =
    nearest === undefined
      ? 'the question has no calibration set'
      : `${nearest.id} holds only for ${nearest.breaches.map(({ limit }) => plainText(limit)).join('; for ')}`;
  unlicensed.set(why, (unlicensed.get(why) ?? 0) + 1);
  return Number.NaN;
}

const rowsOf = ({ ranking: { columns } }: RankedLog): number => columns.score.length;

export function addYesNo(
  cases: YesNoCases,
  labels: Extract<Labels, { kind: 'yes-or-no' }>,
  log: RankedLog,
  { passing, findings }: Pick<Answer, 'passing' | 'findings'>,
  base: number,
): void {
  const { columns } = log.ranking;
  const truth: boolean[] = [];
  for (let row = 0; row < rowsOf(log); row++) {
    const isTrue = labels.truth(row);
    truth.push(isTrue ?? false);
    if (isTrue === undefined) continue;
    const [one, other] = peopleOfRow(log, row, base);
    cases.score.push(columns.score[row] as number);
    cases.isTrue.push(isTrue);
    cases.log10.push(readRatio(log, row, cases.unlicensed));
    cases.one.push(one);
    cases.other.push(other);
  }
  cases.positives += labels.positives;
  cases.shown += findings.filter(({ selected }) => truth[selected.row]).length;
  if (labels.positives > 0) cases.places.push(placeOfFirst(columns.score, truth));
  if (!log.truth.related) cases.falseFindings.push(passing.length);
}

export function addValues(
  cases: ValueCases,
  labels: Extract<Labels, { kind: 'value' }>,
  log: RankedLog,
  { findings }: Pick<Answer, 'findings'>,
  base: number,
): void {
  const { value, low, high } = log.ranking.columns;
  const shown = new Set(findings.map(({ selected }) => selected.row));
  for (let row = 0; row < rowsOf(log); row++) {
    const truth = labels.truth(row);
    if (truth === undefined) continue;
    const [one, other] = peopleOfRow(log, row, base);
    cases.distance.push(Math.abs((value?.[row] as number) - truth));
    cases.inside.push((low?.[row] as number) <= truth && truth <= (high?.[row] as number));
    cases.shown.push(shown.has(row));
    cases.one.push(one);
    cases.other.push(other);
  }
}

/** Agreement of the groups with one division, over the people who have a part in both; undefined where either puts them all together. */
function agreeWith(division: readonly number[], groupOf: ReadonlyMap<number, number>): { index: number; people: number } | undefined {
  const people = [...groupOf.keys()].filter((person) => (division[person] as number) >= 0);
  const [drawn, real] = [people.map((person) => groupOf.get(person) as number), people.map((person) => division[person] as number)];
  if (new Set(drawn).size < 2 || new Set(real).size < 2) return undefined;
  return { index: adjustedRandIndex(Int32Array.from(drawn), Int32Array.from(real)), people: people.length };
}

/** Pairs grow with the square of the people: of more than these, every second one is taken, or every third, and so on. */
const MOST_PAIRED = 1000;

/** Every pair of people of whom both are in a group, those of groups that are not stood by too. */
export function addPairs(cases: PairCases, labels: Extract<Labels, { kind: 'together' }>, log: RankedLog, base: number): void {
  const subjects = log.ranking.withheld ?? log.ranking.subjects;
  if (subjects.of !== 'groups') return;
  const groupOf = new Map<number, number>();
  for (let group = 0; group + 1 < subjects.offsets.length; group++)
    for (let i = subjects.offsets[group] as number; i < (subjects.offsets[group + 1] as number); i++) {
      const person = onlyPerson(log, subjects.member[i] as number);
      if (person !== undefined) groupOf.set(person, group);
    }
  for (const name of DIVISIONS) {
    const agreement = labels.divisions?.[name] && agreeWith(labels.divisions[name], groupOf);
    if (agreement) cases.agreement[name].push(agreement);
  }
  const all = [...groupOf.keys()].sort((a, b) => a - b);
  const every = Math.ceil(all.length / MOST_PAIRED);
  const people = all.filter((_, i) => i % every === 0);
  people.forEach((one, i) => {
    for (const other of people.slice(i + 1)) {
      cases.together.push(groupOf.get(one) === groupOf.get(other));
      cases.isTrue.push(labels.belong(one, other));
      cases.one.push(base + one);
      cases.other.push(base + other);
    }
  });
}
