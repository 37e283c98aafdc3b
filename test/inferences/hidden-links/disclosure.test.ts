import { beforeAll, describe, expect, it } from 'vitest';
import { disclosure } from '../../../src/inferences/hidden-links/disclosure.ts';
import type { Analysis } from '../../../src/model/analysis.ts';
import { MIX, numberOf, writeMixLog } from '../../calibration/mix-log.ts';
import { analyzeText } from '../../contract/analyze-text.ts';
import { exchangesOf } from '../../graph/exchanges.ts';
import { contextFor } from '../simulated-input.ts';

const { people: PEOPLE, friends: FRIENDS } = MIX;
const { log, truth } = writeMixLog(8504);

describe('disclosure', () => {
  let analysis: Analysis;
  beforeAll(async () => {
    analysis = await analyzeText(log, { inferences: [disclosure], limit: 200 }, 'mix.jsonl');
  });

  it('names the correspondents of everybody from the log of a mix, with shares that hold', () => {
    expect(analysis.outcomes[0]).toMatchObject({ kind: 'found' });
    const names = new Map(analysis.endpoints.id.map((id, i) => [id, numberOf(analysis.endpoints.name[i] as string)]));
    const named = analysis.findings.map(({ subject }) => subject.map((id) => names.get(id) as number));
    const isTrue = ([a, b]: number[]) => (truth[(a as number) * PEOPLE + (b as number)] as number) > 0;
    const friends = truth.filter((share, i) => share > 0 && Math.floor(i / PEOPLE) !== i % PEOPLE).length;
    expect(named.filter(isTrue).length).toBeGreaterThan(0.9 * friends);
    expect(named.filter((pair) => !isTrue(pair)).length).toBeLessThanOrEqual(1);
    const share = 1 / FRIENDS;
    const held = analysis.findings.filter(({ measures: [first] }) => (first?.low ?? 1) <= share && (first?.high ?? 0) >= share);
    expect(held.length / named.length).toBeGreaterThan(0.68);
  });

  it('says how often such intervals held what is true', () => {
    for (const { strength } of analysis.findings) expect(strength).toMatchObject({ kind: 'estimate', level: 0.8, measured: { n: 240 } });
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
