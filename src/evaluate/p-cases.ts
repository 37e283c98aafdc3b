import type { Random } from '../model/random.ts';
import { shuffle } from '../stats/draw.ts';
import { randomiseP } from '../stats/uniformity.ts';
import { peopleOfRow } from './cases.ts';
import type { RankedLog } from './labelling.ts';

/** p-values of a test in worlds where nothing is there, and so all of true null hypotheses. Columns in step. */
export interface PCases {
  readonly p: number[];
  /** Whom a row is about, as in `YesNoCases`. */
  readonly one: number[];
  readonly other: number[];
  /** In which world. */
  readonly world: number[];
  /** By world: hypotheses, those that a ranking leaves out with p = 1 included. */
  readonly tested: number[];
  /** People of all worlds, those without a row included. */
  people: number;
  /** Of hypotheses of which no two are about the same person: a p that is uniform if calibrated, and what the textbook formula gives; NaN where it gives none. */
  readonly apart: { readonly uniform: number[]; readonly textbook: number[] };
  /** Whether some outcomes are ties, so that a draw had to decide. */
  drawn: boolean;
  /** Worlds whose p is a bound alone. */
  bounded: number;
}

export const noPCases = (): PCases => ({
  p: [],
  one: [],
  other: [],
  world: [],
  tested: [],
  people: 0,
  apart: { uniform: [], textbook: [] },
  drawn: false,
  bounded: 0,
});

/** Rows in a random order, each only if none before it is about one of its people. */
function chooseApart(one: readonly number[], other: readonly number[], random: Random): number[] {
  const taken = new Set<number>();
  return Array.from(shuffle(Int32Array.from(one.keys()), random)).filter((row) => {
    const people = [one[row] as number, other[row] as number].filter((person) => person !== -1);
    if (people.some((person) => taken.has(person))) return false;
    for (const person of people) taken.add(person);
    return true;
  });
}

/** Adds what one log of a world without relations shows. */
export function addP(cases: PCases, log: RankedLog, base: number, random: Random): void {
  const { columns, tested } = log.ranking;
  const { p, pBeyond, textbook } = columns;
  if (p === undefined) return;
  const [one, other]: [number[], number[]] = [[], []];
  p.forEach((_, row) => {
    const [first, second] = peopleOfRow(log, row, base);
    one.push(first);
    other.push(second);
    cases.world.push(cases.tested.length);
  });
  cases.p.push(...p);
  cases.one.push(...one);
  cases.other.push(...other);
  cases.tested.push(tested);
  cases.people += log.truth.people.name.length;
  // With rows left out, those that are there are the smallest p.
  if (pBeyond === undefined || tested > p.length) {
    cases.bounded++;
    return;
  }
  for (const row of chooseApart(one, other, random)) {
    const [atLeast, above] = [p[row] as number, pBeyond[row] as number];
    if (above < atLeast) cases.drawn = true;
    cases.apart.uniform.push(randomiseP(atLeast, above, random));
    cases.apart.textbook.push(textbook?.[row] ?? Number.NaN);
  }
}
