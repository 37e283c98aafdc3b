import type { Everyday } from './communication/everyday.ts';
import { POSTS, threadsToday } from './communication/group-chat.ts';
import { APP_CALLS, callShare, errandsToday, opensToday, rateToday, WARMTH } from './communication/talk.ts';
import { SHAPE_OF } from './ties/tie.ts';

/** Expected share of days with contact, by tie, from the rates by which the world runs rather than from what came of them. */
export interface ContactShares {
  /** Adds today; called once a day. */
  addDay(): void;
  shares(): { readonly app: number[]; readonly phone: number[]; readonly any: number[] };
  /** Of the conversations that a tie is expected to have, the share that its end `a` opens. */
  opens(): number[];
}

/**
 * Share of conversations that go on after midnight, by when people of a focus talk, and of threads: what comes of the hours, the nights
 * and the reply delays. Measured once on sparse worlds, 11,000 conversations; a test holds the expected shares to the realised ones.
 */
const GOES_ON = { home: 0.018, work: 0.003, private: 0.038 } as const;
const THREAD_GOES_ON = 0.04;

/** Chance that none of the posts of a thread is by one of two of its `size` members. */
function neitherPosts(size: number): number {
  const others = Math.max(0, 1 - 2 / size);
  return others / (1 + POSTS * (1 - others));
}

/**
 * Conversations of a tie come by a Poisson law whose rate is a gamma-distributed warmth times the rate of the day, hence the chance of
 * none is (1 + rate / k)^−k; threads of a shared group and errands come by Poisson laws, and a thread counts if one of the two posts.
 * What goes on after midnight counts for both days. Contacts that a plant makes beside its ties are not in it.
 */
export function createContactShares(everyday: Everyday): ContactShares {
  const { ties, groups, people } = everyday;
  const calls = callShare(everyday);
  const app = new Float64Array(ties.length);
  const phone = new Float64Array(ties.length);
  const any = new Float64Array(ties.length);
  const byEither = new Float64Array(ties.length);
  const byFirst = new Float64Array(ties.length);
  const groupsOf: number[][] = people.map(() => []);
  groups.forEach(({ members }, g) => {
    for (const member of members) groupsOf[member]?.push(g);
  });
  const shared = ties.map(({ a, b }) => {
    const theirs = new Set(groupsOf[b]);
    return (groupsOf[a] ?? []).filter((g) => theirs.has(g));
  });
  const none = (rate: number) => (1 + rate / WARMTH) ** -WARMTH;
  let days = 0;
  return {
    addDay() {
      days++;
      const quiet = groups.map((group) =>
        Math.exp(-threadsToday(group, everyday) * (1 + THREAD_GOES_ON) * (1 - neitherPosts(group.members.length))),
      );
      const errands = people.map((_, i) => errandsToday(i, everyday) / people.length);
      ties.forEach((tie, t) => {
        const rate = rateToday(tie, everyday);
        byEither[t] = (byEither[t] as number) + rate;
        byFirst[t] = (byFirst[t] as number) + opensToday(tie, tie.a, everyday);
        const written = rate * (1 + GOES_ON[SHAPE_OF[tie.focus]]);
        let beside = Math.exp(-(errands[tie.a] as number) - (errands[tie.b] as number));
        for (const g of shared[t] as number[]) beside *= quiet[g] as number;
        app[t] = (app[t] as number) + 1 - none(written + rate * APP_CALLS * calls) * beside;
        phone[t] = (phone[t] as number) + 1 - none(rate * (1 - APP_CALLS) * calls);
        any[t] = (any[t] as number) + 1 - none(written + rate * calls) * beside;
      });
    },
    shares() {
      const share = (sums: Float64Array) => Array.from(sums, (sum) => Math.round((sum / Math.max(1, days)) * 1e5) / 1e5);
      return { app: share(app), phone: share(phone), any: share(any) };
    },
    opens: () => Array.from(byFirst, (sum, t) => Math.round((sum / Math.max(Number.MIN_VALUE, byEither[t] as number)) * 1e3) / 1e3),
  };
}
