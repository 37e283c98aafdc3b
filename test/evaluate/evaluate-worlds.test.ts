import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { evaluateWorlds } from '../../src/evaluate/evaluate-worlds.ts';
import { findWorlds } from '../../src/evaluate/find-worlds.ts';
import { connectedBefore } from '../../src/inferences/around-an-event/connected-before.ts';
import { createScenario } from '../../src/simulate/scenario-family.ts';
import { worldFiles } from '../../src/simulate/world-files.ts';

/** A world with events each of which concerns people of its own, and what connected-before says of it as the server logs it. */
async function evaluateTriggered(chance: number) {
  const folder = mkdtempSync(join(tmpdir(), 'penregister-triggered-'));
  try {
    const scenario = createScenario({
      id: 'triggered',
      title: 'Events that make people connect',
      note: 'Fictional.',
      people: 60,
      days: 35,
      seed: 5_101,
      plants: [{ kind: 'triggered', events: 10, relatedShare: 0.2, chance, meanLagSeconds: 90 }],
    });
    const files = worldFiles({ ...scenario, observers: scenario.observers.filter(({ id }) => id === 'server') });
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const worlds = await findWorlds([folder]);
    const { cells } = await evaluateWorlds(worlds, { inferences: [connectedBefore], seed: 1 });
    const [cell] = cells;
    if (cell?.outcome.kind !== 'scored') throw new Error(`not scored: ${JSON.stringify(cell)}`);
    return { cell, outcome: cell.outcome, triggered: worlds[0]?.truth.planted.triggered ?? [] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it('asks about each event that has people of its own by itself, and scores the ratios of all of them', async () => {
  const { cell, outcome, triggered } = await evaluateTriggered(0.5);
  const { ratios, scores, candidates, positives } = outcome;
  expect(cell.worlds).toBe(1);
  expect(candidates).toBe(10 * 60);
  expect(positives).toBe(triggered.reduce((sum, { related }) => sum + related.length, 0));
  expect((ratios?.related ?? 0) + (ratios?.unrelated ?? 0) + (ratios?.none ?? []).reduce((sum, { count }) => sum + count, 0)).toBe(600);
  expect(ratios?.related).toBeGreaterThan(60);
  const scored = (name: string) => scores.find((score) => score.name === name);
  // What the set was fitted to: a chance of one half, 90 s before. It says something, and what it says is about right.
  expect(scored('cllr')?.high).toBeLessThan(1);
  expect(scored('cllr-cal')?.value).toBeLessThan(0.1);
  expect(scored('misleading-for')?.low).toBeLessThan(0.2);
  for (const { ratio, unrelated, bound } of ratios?.atLeast ?? []) expect(unrelated.low, `ratio ${ratio}`).toBeLessThanOrEqual(bound);
  expect(ratios?.atLeast[0]?.related?.value).toBeGreaterThan(0.2);
});

it('shows what the ratios cost where the people concerned never connect: more than saying nothing would', async () => {
  const { outcome } = await evaluateTriggered(0);
  const cllr = outcome.scores.find(({ name }) => name === 'cllr');
  expect(cllr?.value).toBeGreaterThan(1);
});
