import type { Random } from '../../model/random.ts';
import { drawGamma, drawNormal, drawPoisson } from '../../stats/draw.ts';
import { SECOND } from '../local-days.ts';
import { ACT } from '../protocol/acts.ts';
import { type Focus, FREE_FACTOR, lastsOn, type Tie } from '../ties/tie.ts';
import { converse, drawOpening } from './conversations.ts';
import type { Everyday } from './everyday.ts';

/** Days for which the warmth of a tie holds, and the shape of its gamma law. */
const SPELL = 3;
export const WARMTH = 2;
/** Messages of an errand after the first, on average. */
const ERRAND = 1;
/** Length of a telephone call: median, and spread on the natural log scale. */
const CALL = { median: 70 * SECOND, spread: 1.2 };
/** Share of calls that go over the app. */
export const APP_CALLS = 0.25;

/** Conversations that one end of a tie opens today, before the tie's warmth: the mean of the Poisson law. */
export function opensToday(tie: Tie, opener: number, { life, scenario }: Everyday): number {
  if (!lastsOn(tie, life.day, scenario.days)) return 0;
  return 0.5 * tie.rate * (life.isFree(opener) ? FREE_FACTOR[tie.focus] : 1) * (life.drive[opener] as number);
}

/** Conversations of a tie today, before its warmth. */
export const rateToday = (tie: Tie, everyday: Everyday): number => opensToday(tie, tie.a, everyday) + opensToday(tie, tie.b, everyday);

/** Calls for each conversation. */
export const callShare = ({ scenario: { talk } }: Everyday): number => (talk.conversations > 0 ? talk.calls / talk.conversations : 0);

/** Mean number of people whom one writes to today without having anything else to do with them. */
export const errandsToday = (one: number, { people, life, scenario }: Everyday): number =>
  scenario.talk.strangers * (people[one]?.vigour ?? 1) * (life.drive[one] as number);

/**
 * Conversations and calls of all ties.
 * @param meet in a world without relations: whom a person talks to instead. The two ends of a tie then have days of their own.
 */
export function talkToday(everyday: Everyday, random: Random, meet?: (one: number) => number): void {
  const { ties, warmth, life } = everyday;
  const calls = callShare(everyday);
  for (let t = 0; t < ties.length; t++) {
    const tie = ties[t] as Tie;
    const [sideA, sideB] = [2 * t, 2 * t + 1] as const;
    if (life.isFirst || life.day % SPELL === t % SPELL) {
      warmth[sideA] = drawGamma(WARMTH, random);
      warmth[sideB] = meet === undefined ? (warmth[sideA] as number) : drawGamma(WARMTH, random);
    }
    for (const side of [sideA, sideB]) {
      const [one, usual] = side === sideA ? [tie.a, tie.b] : [tie.b, tie.a];
      const mean = opensToday(tie, one, everyday) * (warmth[side] as number);
      if (mean === 0) continue;
      for (let n = drawPoisson(mean, random); n > 0; n--) write(one, meet?.(one) ?? usual, tie.focus, everyday, random);
      for (let n = drawPoisson(mean * calls, random); n > 0; n--) call(one, meet?.(one) ?? usual, tie.focus, everyday, random);
    }
  }
}

/** Messages to people whom one has nothing else to do with: an errand, a question, a wrong number. Most are never followed by another. */
export function writeToStrangers(everyday: Everyday, random: Random): void {
  const { people } = everyday;
  for (let one = 0; one < people.length; one++) {
    for (let n = drawPoisson(errandsToday(one, everyday), random); n > 0; n--)
      write(one, random.below(people.length), 'loose', everyday, random, ERRAND);
  }
}

/** @param more messages after the first, on average */
function write(one: number, other: number, focus: Focus, everyday: Everyday, random: Random, more?: number): void {
  const { life, identityFor } = everyday;
  if (other === one || !everyday.isHere(one) || !everyday.isHere(other)) return;
  const at = drawOpening(one, other, focus, life, random);
  if (at < 0) return;
  converse({ people: [one, other], identities: [identityFor(one, other), identityFor(other, one)] }, 0, at, everyday, more);
}

function call(one: number, other: number, focus: Focus, everyday: Everyday, random: Random): void {
  const { life, identityFor, messenger, cellOf } = everyday;
  if (other === one || !everyday.isHere(one) || !everyday.isHere(other)) return;
  const at = drawOpening(one, other, focus, life, random);
  if (at < 0) return;
  const length = Math.floor(CALL.median * Math.exp(CALL.spread * drawNormal(random)));
  const kind = random.next() < APP_CALLS ? ACT.appCall : ACT.call;
  messenger.acts.add(at, kind, identityFor(one, other), identityFor(other, one), length, -1, cellOf(one, at));
}
