import { beforeAll, describe, expect, it } from 'vitest';
import { disclosure } from '../../../src/inferences/hidden-links/disclosure.ts';
import type { Analysis } from '../../../src/model/analysis.ts';
import { analyzeText } from '../../contract/analyze-text.ts';
import { exchangesOf } from '../../graph/exchanges.ts';
import { drawMix } from '../../stats/disclosure-setting.ts';
import { contextFor } from '../simulated-input.ts';

const PEOPLE = 30;
const FRIENDS = 3;
const { rounds, truth } = drawMix(PEOPLE, 8, FRIENDS, 1_500, 8504);
const name = (id: number) => `user-${String(id).padStart(2, '0')}`;

/** The log of a mix in the project's own format: a batch is sent, and handed out a minute later in another order. */
const log = Array.from({ length: rounds.count }, (_, t) => {
  const at = (second: number) => new Date(Date.parse('2021-01-04T00:00:00Z') + 1_000 * (600 * t + second)).toISOString();
  const sent = [...rounds.sender.subarray(rounds.senderOffsets[t], rounds.senderOffsets[t + 1])];
  const handed = [...rounds.receiver.subarray(rounds.receiverOffsets[t], rounds.receiverOffsets[t + 1])].sort((x, y) => x - y);
  return [
    ...sent.map((id, i) => JSON.stringify({ at: at(i), kind: 'send', actor: name(id) })),
    ...handed.map((id) => JSON.stringify({ at: at(60), kind: 'receive', actor: name(id) })),
  ].join('\n');
}).join('\n');

describe('disclosure', () => {
  let analysis: Analysis;
  beforeAll(async () => {
    analysis = await analyzeText(`${log}\n`, { inferences: [disclosure], limit: 200 }, 'mix.jsonl');
  });

  it('names the correspondents of everybody from the log of a mix, with shares that hold', () => {
    expect(analysis.outcomes[0]).toMatchObject({ kind: 'found' });
    const names = new Map(analysis.endpoints.id.map((id, i) => [id, Number((analysis.endpoints.name[i] as string).slice(5))]));
    const named = analysis.findings.map(({ subject }) => subject.map((id) => names.get(id) as number));
    const isTrue = ([a, b]: number[]) => (truth[(a as number) * PEOPLE + (b as number)] as number) > 0;
    const friends = truth.filter((share, i) => share > 0 && Math.floor(i / PEOPLE) !== i % PEOPLE).length;
    expect(named.filter(isTrue).length).toBeGreaterThan(0.9 * friends);
    expect(named.filter((pair) => !isTrue(pair)).length).toBeLessThanOrEqual(1);
    const share = 1 / FRIENDS;
    const held = analysis.findings.filter(({ measures: [first] }) => (first?.low ?? 1) <= share && (first?.high ?? 0) >= share);
    expect(held.length / named.length).toBeGreaterThan(0.68);
  });

  it('is not observable where rows name both, or only one side is there', () => {
    const ask = (exchanges: ReturnType<typeof exchangesOf>) =>
      disclosure.rank({ exchanges, endpoints: { count: 3 } as never }, contextFor({ round: 0 }));
    expect(
      ask(
        exchangesOf([
          [1, 0, 1],
          [2, 1, 2],
        ]),
      ).unseen,
    ).toHaveLength(1);
    expect(
      ask(
        exchangesOf([
          [1, 0, -1],
          [2, 1, -1],
        ]),
      ).unseen,
    ).toHaveLength(1);
    expect(ask(exchangesOf([])).unseen).toHaveLength(1);
  });
});
