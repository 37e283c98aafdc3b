import type { Figure } from '../model/inference.ts';
import { say, type Text } from '../model/text.ts';
import { clopperPearsonInterval } from './interval-binomial.ts';

/** Pairs of two people of some sorts, and what a question made of them: how often it would take the two for one. JSON-safe. */
export interface LookAlikes {
  /** Whose logs, by id and in words. */
  readonly observer: string;
  readonly whose: string;
  /** The worlds on which they were counted, in words. */
  readonly set: string;
  /** Pairs that were reported: of one person, and of two. */
  readonly reported: { readonly right: number; readonly wrong: number };
  /** The same of numbers that are given up, if every second of their people leaves for good; absent of other questions. */
  readonly leavers?: { readonly right: number; readonly wrong: number };
  readonly sorts: readonly {
    /** Such as `couples who live together`. */
    readonly who: string;
    /** Pairs that were compared. */
    readonly n: number;
    /** Of these, reported as one person’s. */
    readonly reported: number;
    /** −log10 p of those whose p is at most {@link CITED}, descending. */
    readonly strength: readonly number[];
  }[];
}

/** p up to which look-alikes are kept. */
export const CITED = 0.1;
const LEVEL = 0.9;
/** Strengths are kept to two digits. */
const ROUNDING = 0.005;

const countAlike = (strength: readonly number[], p: number): number => {
  const least = -Math.log10(p) - ROUNDING;
  return strength.filter((one) => one >= least).length;
};

const big = (n: number): Text => say`${{ number: n, digits: 0 }}`;

/** What was counted of an observer; undefined where nobody counted there. */
export const alikeFor = (table: readonly LookAlikes[], observer: string | undefined): LookAlikes | undefined =>
  table.find((one) => one.observer === observer);

/** Of how many such pairs some look as much alike, and how many of those reported are of two, in words. @param p of a finding, at most {@link CITED} */
export function citeAlike({ sorts, whose, reported: { right, wrong } }: LookAlikes, p: number): Text {
  const parts = sorts.map(({ who, n, strength }) => say`${big(countAlike(strength, p))} of ${big(n)} ${who}`);
  const [first, ...others] = parts as [Text, ...Text[]];
  const list = others.reduce((text, one, i) => say`${text}${i === others.length - 1 ? ' and ' : ', '}${one}`, first);
  return say`In simulated worlds as ${whose} logs them ${list} look as much alike; of ${big(right + wrong)} pairs that were reported there, ${big(wrong)} were of two people.`;
}

/** The same as figures, with their intervals. */
export const figuresOfAlike = ({ sorts, reported: { right, wrong } }: LookAlikes, p: number): Figure[] => [
  ...sorts.map(({ who, n, strength }) => shareOf(`of ${who}, simulated, that look as much alike`, countAlike(strength, p), n)),
  ...(right + wrong > 0 ? [shareOf('of pairs reported, simulated, that are of two people', wrong, right + wrong)] : []),
];

const shareOf = (label: string, count: number, n: number): Figure => ({
  label,
  value: count / n,
  unit: 'share',
  ...clopperPearsonInterval(count, n, LEVEL),
  n,
});
