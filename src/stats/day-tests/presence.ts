import { MICROS_PER_HOUR, MICROS_PER_MINUTE } from '../../model/event.ts';
import { type DayTest, outcomeOf } from './day-test.ts';
import { lengthCovered } from './window-cover.ts';

/** Moments closer than this are one stretch of presence. */
const STITCH = 2 * MICROS_PER_MINUTE;
/** A stretch may begin anywhere within so long. */
const WITHIN = MICROS_PER_HOUR;
/** The other comes on within so long after one does, or goes. Methods: 60 to 120 s. */
const AFTER = 90_000_000;

/** Stretches of presence of a day, by their first moments and their lengths. */
function stretches(at: Float64Array): { start: Float64Array; length: Float64Array } {
  const start: number[] = [];
  const length: number[] = [];
  let before = Number.NEGATIVE_INFINITY;
  for (const one of at) {
    if (one - before > STITCH) {
      start.push(one);
      length.push(0);
    } else length[length.length - 1] = one - (start.at(-1) as number);
    before = one;
  }
  return { start: Float64Array.from(start), length: Float64Array.from(length) };
}

/**
 * Alternation of presence: how many stretches of b begin while a is there or within a minute and a half of its coming or going, against
 * the share of the hour that is like that. Source: the idea is that of A. Buchenscheit et al., MUM 2014.
 */
export const presence: DayTest = (a, b) => {
  const [one, other] = [stretches(a), stretches(b)];
  // A stretch of a as moments a step apart, so that its whole neighbourhood counts, once.
  const spread: number[] = [];
  one.start.forEach((at, i) => {
    const end = at + (one.length[i] as number);
    for (let t = at; t < end; t += AFTER) spread.push(t);
    spread.push(end);
  });
  const there = Float64Array.from(spread);
  let matches = 0;
  let expected = 0;
  let first = 0;
  for (const at of other.start) {
    const from = Math.floor(at / WITHIN) * WITHIN;
    while (first < there.length && (there[first] as number) + AFTER <= from) first++;
    expected += lengthCovered(there, first, from, from + WITHIN, AFTER, AFTER) / WITHIN;
    if (lengthCovered(there, first, at, at + 1, AFTER, AFTER) > 0) matches++;
  }
  return outcomeOf(matches, expected);
};
