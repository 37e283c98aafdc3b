import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { evaluateWorlds } from '../../src/evaluate/evaluate-worlds.ts';
import { findWorlds } from '../../src/evaluate/find-worlds.ts';
import { sensitiveContacts } from '../../src/inferences/sensitive/sensitive-contacts.ts';
import type { EvaluatedCell } from '../../src/model/evaluation.ts';
import { sampleWorlds } from '../../src/simulate/sample.ts';
import { ORDINARY } from '../../src/simulate/scenario.ts';
import { privateMatter } from '../../src/simulate/scenarios/private-matter.ts';
import { worldFiles } from '../../src/simulate/world-files.ts';

const SEEDS = [8_731, 8_732];
let cells: readonly EvaluatedCell[];
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'penregister-private-'));
  try {
    for (const seed of SEEDS) {
      const [sample] = Object.values(sampleWorlds(privateMatter));
      const scenario = { ...(sample as NonNullable<typeof sample>), seed, observers: ORDINARY.observers };
      mkdirSync(join(folder, String(seed)));
      for (const [name, content] of Object.entries(worldFiles(scenario))) writeFileSync(join(folder, String(seed), name), content);
    }
    ({ cells } = await evaluateWorlds(await findWorlds([folder]), { inferences: [sensitiveContacts], seed: 1 }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 300_000);
const outcomeOf = (observer: string) => cells.find((cell) => cell.observer === observer)?.outcome;

describe('a world in which some call services for a matter of their own, from logs to scores', () => {
  it.each(['carrier', 'everyone'])('%s, who sees calls, is scored, and sets them above most others', (observer) => {
    const outcome = outcomeOf(observer);
    if (outcome?.kind !== 'scored') throw new Error(`${observer}: ${outcome?.kind}`);
    // One in ten of forty people, in each of the two worlds.
    expect(outcome.positives).toBe(2 * 4);
    const auc = outcome.scores.find(({ name }) => name === 'auc');
    expect(auc?.value).toBeGreaterThan(0.7);
    expect(outcome.truth).toContain('need of their own');
  });

  it.each(['access-network', 'server', 'sealed-server', 'push', 'co-participant'])(
    '%s, whose log has none of the services, is not scored, and says that it has none of them',
    (observer) => {
      expect(outcomeOf(observer)).toMatchObject({ kind: 'not-observable' });
      expect(JSON.stringify(outcomeOf(observer))).toMatch(/any of the services|second party/);
    },
  );
});
