import type { Everyday } from './communication/everyday.ts';
import { rateToday, WARMTH } from './communication/ordinary-day.ts';
import type { Tie } from './ties/tie.ts';

/** Expected share of days with contact, by tie, from the rates by which the world runs rather than from what came of them. */
export interface ContactShares {
  /** Adds today; called once a day. */
  addDay(): void;
  shares(): { readonly app: number[]; readonly phone: number[]; readonly any: number[] };
}

/** Share of calls that go over the app. */
const APP_CALLS = 0.25;
/** Posts of a thread after the first, on average: as in ordinary-day.ts. */
const POSTS = 3;

/** Chance that none of the posts of a thread is by one of two of its `size` members. */
function neitherPosts(size: number): number {
  const others = Math.max(0, 1 - 2 / size);
  return others / (1 + POSTS * (1 - others));
}

/**
 * Conversations of a tie come by a Poisson law whose rate is a gamma-distributed warmth times the rate of the day, hence the chance of
 * none is (1 + rate / k)^−k; threads of a shared group come by a Poisson law, and count if one of the two posts.
 */
export function createContactShares(everyday: Everyday): ContactShares {
  const { ties, groups, people, life, scenario } = everyday;
  const callShare = scenario.talk.calls / Math.max(1e-9, scenario.talk.conversations);
  const app = new Float64Array(ties.length);
  const phone = new Float64Array(ties.length);
  const any = new Float64Array(ties.length);
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
      const quiet = groups.map(({ members, threads }) => {
        const drive = members.reduce((sum, member) => sum + (life.drive[member] as number), 0) / members.length;
        return Math.exp(-threads * drive * (1 - neitherPosts(members.length)));
      });
      ties.forEach((tie: Tie, t) => {
        const rate = rateToday(tie, everyday);
        const groupQuiet = (shared[t] as number[]).reduce((product, g) => product * (quiet[g] as number), 1);
        app[t] = (app[t] as number) + 1 - none(rate * (1 + APP_CALLS * callShare)) * groupQuiet;
        phone[t] = (phone[t] as number) + 1 - none(rate * (1 - APP_CALLS) * callShare);
        any[t] = (any[t] as number) + 1 - none(rate * (1 + callShare)) * groupQuiet;
      });
    },
    shares() {
      const share = (sums: Float64Array) => Array.from(sums, (sum) => Math.round((sum / Math.max(1, days)) * 1e5) / 1e5);
      return { app: share(app), phone: share(phone), any: share(any) };
    },
  };
}
