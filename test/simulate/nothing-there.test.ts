import { describe, expect, it } from 'vitest';
import { HAPPENING } from '../../src/simulate/protocol/happening.ts';
import type { StatedScenario } from '../../src/simulate/scenario-family.ts';
import type { Truth } from '../../src/simulate/truth.ts';
import { DAY, HOUR, rowsOf, runScenario } from './run-scenario.ts';

/** No two sends of one conversation are further apart. */
const CONVERSATION = 12 * HOUR;

interface Seen {
  readonly truth: Truth;
  /** By person. */
  readonly sent: Float64Array;
  readonly received: Float64Array;
  readonly called: Float64Array;
  /** Sends by person and day, row by person. */
  readonly daily: Float64Array;
  /** Acts by hour of the day. */
  readonly hours: Float64Array;
  /** Conversations by who opened them, and with whom: opener × people + other. */
  readonly conversations: ReadonlyMap<number, number>;
}

function look(stated: Partial<StatedScenario>): Seen {
  const people = stated.people as number;
  const days = stated.days as number;
  const [sent, received, called] = [new Float64Array(people), new Float64Array(people), new Float64Array(people)];
  const [daily, hours] = [new Float64Array(people * days), new Float64Array(24)];
  const conversations = new Map<number, number>();
  const last = new Map<number, number>();
  const origin = Date.parse(`${stated.start ?? '2018-03-05'}T00:00:00Z`);
  const add = (to: Float64Array, i: number) => {
    to[i] = (to[i] as number) + 1;
  };
  const { truth } = runScenario({ zone: 'UTC', observers: [], ...stated }, ({ what, actor, peer, at }) => {
    if (what === HAPPENING.deliver && actor < people) add(received, actor);
    if (what === HAPPENING.call && actor < people && peer < people) add(called, actor);
    if (what !== HAPPENING.send || actor >= people) return;
    add(sent, actor);
    add(daily, actor * days + Math.floor((at - origin) / DAY));
    add(hours, Math.floor((at % DAY) / HOUR));
    if (peer < 0 || peer >= people) return;
    const pair = Math.min(actor, peer) * people + Math.max(actor, peer);
    const opened = actor * people + peer;
    if (at - (last.get(pair) ?? Number.NEGATIVE_INFINITY) > CONVERSATION) conversations.set(opened, (conversations.get(opened) ?? 0) + 1);
    last.set(pair, at);
  });
  return { truth, sent, received, called, daily, hours, conversations };
}

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

/**
 * How far the counts of who opens conversations with whom are from what comes of the margins alone, in standard deviations: Pearson's
 * chi-square, with its variance for Poisson counts of small expectation (McCullagh & Nelder 1989, 4.4).
 */
function chiSquare(conversations: ReadonlyMap<number, number>, people: number): number {
  const [opens, answers] = [new Float64Array(people), new Float64Array(people)];
  for (const [pair, count] of conversations) {
    opens[Math.floor(pair / people)] = (opens[Math.floor(pair / people)] as number) + count;
    answers[pair % people] = (answers[pair % people] as number) + count;
  }
  // Nobody meets themselves: rows and columns are scaled in turn until the expected margins are the margins (Deming & Stephan 1940).
  const [row, column] = [Float64Array.from(opens), Float64Array.from(answers)];
  for (let round = 0; round < 100; round++) {
    const columns = sum(column);
    for (let i = 0; i < people; i++) row[i] = (opens[i] as number) / (columns - (column[i] as number));
    const rows = sum(row);
    for (let i = 0; i < people; i++) column[i] = (answers[i] as number) / (rows - (row[i] as number));
  }
  let [chi, inverse, cells] = [0, 0, 0];
  for (let a = 0; a < people; a++)
    for (let b = 0; b < people; b++) {
      const expected = (row[a] as number) * (column[b] as number);
      if (a === b || expected < 0.02) continue;
      chi += ((conversations.get(a * people + b) ?? 0) - expected) ** 2 / expected;
      inverse += 1 / expected;
      cells++;
    }
  return (chi - (cells - 2 * people)) / Math.sqrt(2 * cells + inverse);
}

/** Mean over pairs of the correlation of what the two do a day, beside the mean of the others that day. */
function togetherness({ daily }: Seen, pairs: readonly (readonly [number, number])[], people: number, days: number): number {
  const means = Array.from(
    { length: days },
    (_, day) => sum(Array.from({ length: people }, (__, i) => daily[i * days + day] as number)) / people,
  );
  const series = Array.from({ length: people }, (_, i) => {
    const own = sum(daily.subarray(i * days, (i + 1) * days)) / Math.max(1, sum(means));
    const rest = means.map((mean, day) => Math.sqrt(daily[i * days + day] as number) - Math.sqrt(own * mean));
    const centre = sum(rest) / days;
    const spread = Math.sqrt(sum(rest.map((value) => (value - centre) ** 2)) || 1);
    return rest.map((value) => (value - centre) / spread);
  });
  return sum(pairs.map(([a, b]) => sum((series[a] as number[]).map((value, day) => value * (series[b]?.[day] as number))))) / pairs.length;
}

describe('a world without relations', () => {
  const people = 60;
  const worlds = Array.from({ length: 10 }, (_, seed) => {
    const stated = { seed, people, days: 28, population: { abroadShare: 0 } };
    return { related: look({ ...stated, related: true }), none: look({ ...stated, related: false }) };
  });

  it('has the volumes and the hours of the world with them', () => {
    for (const what of ['sent', 'received', 'called'] as const) {
      const [related, none] = [sum(worlds.map((world) => sum(world.related[what]))), sum(worlds.map((world) => sum(world.none[what])))];
      expect(Math.abs(none / related - 1), what).toBeLessThan(0.05);
    }
    // Person by person, on the scale of logarithms: those who do much in the one do much in the other.
    const logs = worlds.flatMap(({ related, none }) =>
      Array.from(related.sent, (value, i) => [Math.log1p(value), Math.log1p(none.sent[i] as number)]),
    );
    const mean = (k: 0 | 1) => sum(logs.map((pair) => pair[k] as number)) / logs.length;
    const covariance = (j: 0 | 1, k: 0 | 1) => sum(logs.map((pair) => ((pair[j] as number) - mean(j)) * ((pair[k] as number) - mean(k))));
    expect(covariance(0, 1) / Math.sqrt(covariance(0, 0) * covariance(1, 1))).toBeGreaterThan(0.9);
    const profile = (which: 'related' | 'none') => {
      const hours = Array.from({ length: 24 }, (_, hour) => sum(worlds.map((world) => world[which].hours[hour] as number)));
      return hours.map((count) => count / sum(hours));
    };
    const [a, b] = [profile('related'), profile('none')];
    expect(sum(a.map((share, hour) => Math.abs(share - (b[hour] as number)))) / 2).toBeLessThan(0.03);
  });

  it('has pairs meet as often as their volumes make them meet by chance', () => {
    const distances = worlds.map(({ none }) => chiSquare(none.conversations, people));
    // Rather less: what two take up again within twelve hours is one conversation here.
    expect(sum(distances) / Math.sqrt(distances.length)).toBeLessThan(4);
    expect(Math.min(...distances)).toBeGreaterThan(-6);
    expect(Math.min(...worlds.map(({ related }) => chiSquare(related.conversations, people)))).toBeGreaterThan(50);
  });

  it('has no days in common for those who are tied in the other world', () => {
    const strong = (truth: Truth) =>
      truth.ties.app.flatMap((share, i) => (share > 0.5 ? [[truth.ties.a[i], truth.ties.b[i]] as [number, number]] : []));
    const pairs = worlds.map(({ related }) => strong(related.truth));
    const count = sum(pairs.map((list) => list.length));
    const mean = (which: 'related' | 'none') =>
      sum(worlds.map((world, w) => togetherness(world[which], pairs[w] as [number, number][], people, 28) * (pairs[w] as []).length)) /
      count;
    // A correlation over 28 days has a standard deviation of 1/√27.
    expect(count).toBeGreaterThan(200);
    expect(mean('related')).toBeGreaterThan(0.2);
    expect(Math.abs(mean('none'))).toBeLessThan(4 / Math.sqrt(27 * count));
  });

  it('tells of no relation, and has nobody live or work near another beyond chance', () => {
    const { truth, logs } = runScenario({ seed: 2, people: 200, days: 7, related: false, population: { abroadShare: 0 } });
    expect([truth.couples, truth.groups, truth.ties.a, truth.ties.any]).toEqual([[], [], [], []]);
    const cells = new Map<string, Map<string, number>>();
    for (const { actor = '', place, time = '' } of rowsOf(logs.carrier as string)) {
      const hour = Number(time.slice(11, 13));
      if (place === undefined || (hour >= 7 && hour < 19)) continue;
      const own = cells.get(actor) ?? new Map<string, number>();
      cells.set(actor, own.set(place, (own.get(place) ?? 0) + 1));
    }
    const homeOf = (name: string) => [...(cells.get(name) ?? [])].sort((x, y) => y[1] - x[1])[0]?.[0];
    const pairs = truth.people.household.flatMap((home, a) =>
      truth.people.household.flatMap((other, b) => {
        const [one, two] = [homeOf(truth.people.name[a] as string), homeOf(truth.people.name[b] as string)];
        return a < b && one !== undefined && two !== undefined ? [{ together: home === other, same: one === two }] : [];
      }),
    );
    const rate = (together: boolean) => {
      const of = pairs.filter((pair) => pair.together === together);
      return { share: of.filter(({ same }) => same).length / of.length, n: of.length };
    };
    const [near, far] = [rate(true), rate(false)];
    expect(Math.abs(near.share - far.share)).toBeLessThan(4 * Math.sqrt((far.share * (1 - far.share)) / near.n));
  });
});
