import { describe, expect, it } from 'vitest';
import { reciprocityAndInitiative } from '../../../src/inferences/ties/reciprocity-and-initiative.ts';
import { type Event, MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE } from '../../../src/model/event.ts';
import { buildArtifacts } from '../build-artifacts.ts';
import { contextFor, simulateInput } from '../simulated-input.ts';

const context = contextFor({ gap: MICROS_PER_HOUR });
const rankOf = (events: readonly Event[]) => {
  const { artifacts, names } = buildArtifacts([...events].sort((x, y) => (x.at as number) - (y.at as number)));
  return { artifacts, names, ranking: reciprocityAndInitiative.rank(artifacts, context) };
};
const at = (day: number, hour: number, minute = 0) => day * MICROS_PER_DAY + hour * MICROS_PER_HOUR + minute * MICROS_PER_MINUTE;

/** On ten days p writes at 9 and q answers after 4 minutes; on two of them q writes at 20 and p answers after 10. */
const talk: Event[] = [];
for (let day = 0; day < 10; day++)
  talk.push({ at: at(day, 9), kind: 'send', actor: 'p', peer: 'q' }, { at: at(day, 9, 4), kind: 'send', actor: 'q', peer: 'p' });
for (const day of [3, 6])
  talk.push({ at: at(day, 20), kind: 'send', actor: 'q', peer: 'p' }, { at: at(day, 20, 10), kind: 'send', actor: 'p', peer: 'q' });

describe('reciprocity-and-initiative', () => {
  it('says of a small log what can be counted by hand', () => {
    const { artifacts, names, ranking } = rankOf(talk);
    const shareOfP = names[artifacts.contacts.a[0] as number] === 'p' ? 10 / 12 : 2 / 12;
    expect(ranking.columns.value?.[0]).toBeCloseTo(shareOfP, 12);
    expect(ranking.columns.support?.[0]).toBe(12);
    const finding = reciprocityAndInitiative.explain(0, ranking, artifacts, context);
    const by = new Map(finding.measures.map(({ label, value, n }) => [label, { value, n }]));
    expect(by.get('conversations')?.value).toBe(12);
    expect(by.get('opened by the one who opens more')?.value).toBeCloseTo(10 / 12, 12);
    expect(by.get('answered within the hour, of those that the one who opens more opens')).toEqual({ value: 1, n: 10 });
    expect(by.get('time until the other answers within a conversation, middle of all')).toEqual({ value: 4 * MICROS_PER_MINUTE, n: 10 });
    expect(finding.claim.filter((part) => typeof part === 'object' && 'endpoint' in part)).toHaveLength(2);
  });

  it('leaves out a service that only receives, and contacts that have no direction', () => {
    const oneWay = Array.from({ length: 12 }, (_, day): Event => ({ at: at(day, 9), kind: 'call', actor: 'p', peer: 'desk' }));
    const near = Array.from({ length: 12 }, (_, day): Event => ({ at: at(day, 9), kind: 'proximity', actor: 'p', peer: 'q' }));
    const one = rankOf(oneWay).ranking;
    expect(one.columns.support).toEqual(Float64Array.of(0));
    expect(one.skipped[0]?.why).toMatch(/one way/);
    expect(rankOf(near).ranking.skipped).toEqual([{ count: 1, why: 'fewer than 10 conversations' }]);
  });

  it('takes no contact, one contact, and contacts at the same instant', () => {
    expect(rankOf([]).ranking.tested).toBe(0);
    expect(rankOf([{ at: 5, kind: 'connect', actor: 'p' }]).ranking.tested).toBe(0);
    const same = rankOf(
      Array.from({ length: 20 }, (_, i): Event => ({ at: 5, kind: 'send', actor: i % 2 ? 'p' : 'q', peer: i % 2 ? 'q' : 'p' })),
    );
    expect(same.ranking.columns.support).toEqual(Float64Array.of(0));
    expect(same.ranking.columns.low?.[0]).toBeGreaterThanOrEqual(0);
  });

  it('holds the share that a tie is expected to be opened by its one end, eight times in ten', () => {
    let [held, n] = [0, 0];
    for (const seed of [5101, 5102, 5103, 5104, 5105, 5106]) {
      const { world, artifacts, idOf } = simulateInput({ seed, people: 60 });
      const { columns } = reciprocityAndInitiative.rank(artifacts, context);
      const pairs = new Map(Array.from(artifacts.contacts.a, (a, pair) => [`${a} ${artifacts.contacts.b[pair]}`, pair]));
      const { a, b, opens } = world.truth.ties;
      a.forEach((one, tie) => {
        const [x, y] = [idOf(one), idOf(b[tie] as number)];
        const pair = pairs.get(`${Math.min(x, y)} ${Math.max(x, y)}`);
        if (pair === undefined || columns.support?.[pair] === 0) return;
        const truth = x < y ? (opens[tie] as number) : 1 - (opens[tie] as number);
        n++;
        if ((columns.low?.[pair] as number) <= truth && truth <= (columns.high?.[pair] as number)) held++;
      });
    }
    expect(n).toBeGreaterThan(300);
    // Three standard errors, half as much again since what is said of one person hangs together, and 5 points for what late answers do.
    const slack = 0.05 + 4.5 * Math.sqrt(0.16 / n);
    expect(Math.abs(held / n - 0.8)).toBeLessThan(slack);
  });
});
