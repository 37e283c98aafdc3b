import { expect, it } from 'vitest';
import { TIE_FEATURES } from '../../src/graph/tie-features.ts';
import { type KindWorking, kindOfTie, TIE_KINDS } from '../../src/inferences/ties/kind-of-tie.ts';
import { binomialTail } from '../../src/stats/binomial-tail.ts';
import stored from '../../src/stats/records/kind-of-tie-model.json' with { type: 'json' };
import type { Softmax } from '../../src/stats/softmax.ts';
import type { TrackRecord } from '../../src/stats/track-record.ts';
import { BLANK_KINDS, casesOf, fitKinds, KIND_OBSERVERS, worldsOf } from './fit-kinds.ts';
import { rankWorlds, TIES_COUNTED_ON, TIES_FITTED_ON, TIES_TESTED_ON } from './ranked-worlds.ts';

const UPDATE = process.env['UPDATE_CALIBRATION'] !== undefined;

it.runIf(UPDATE)('the model is fitted and counted anew (npm run update:calibration)', { timeout: 3_600_000 }, async () => {
  const models = stored.models as unknown as Record<string, Softmax>;
  // Any model will do for reading features.
  for (const observer of KIND_OBSERVERS) models[observer] ??= BLANK_KINDS;
  const [toFit, toCount] = [
    await rankWorlds(kindOfTie, TIES_FITTED_ON, KIND_OBSERVERS),
    await rankWorlds(kindOfTie, TIES_COUNTED_ON, KIND_OBSERVERS),
  ];
  await expect(`${JSON.stringify(fitKinds(toFit, toCount), null, 1)}\n`).toMatchFileSnapshot(
    '../../src/stats/records/kind-of-tie-model.json',
  );
});

it('what is stored is of the seeds set apart for it, and reads the features that are read', () => {
  expect(stored.set).toBe(worldsOf(TIES_FITTED_ON));
  expect(stored.record.set).toBe(worldsOf(TIES_COUNTED_ON));
  expect((stored as unknown as { features: string[] }).features).toEqual(TIE_FEATURES);
  for (const model of Object.values(stored.models) as Softmax[]) expect(model.classes).toEqual(TIE_KINDS);
});

it('ties are named as rightly on other worlds as findings say, as far as so few can tell', { timeout: 300_000 }, async () => {
  const worlds = await rankWorlds(kindOfTie, TIES_TESTED_ON, ['server']);
  let held = 0;
  for (const { named, right, n } of (stored.record as TrackRecord).observers.filter(({ observer }) => observer === 'server')) {
    const place = TIE_KINDS.indexOf(named as (typeof TIE_KINDS)[number]);
    const said = worlds.flatMap((world) => {
      const { kind } = world.log.ranking.working as KindWorking;
      return casesOf(world).filter(({ row, passes }) => passes && kind[row] === place);
    });
    const found = said.filter(({ kind }) => kind === place).length;
    held += said.length;
    // What is said of one person hangs together: half of the evidence.
    const [hits, all] = [Math.ceil(found / 2), Math.ceil(said.length / 2)];
    expect(binomialTail(hits, all, Math.min(0.999, right / n)), named).toBeGreaterThan(1e-3);
    expect(binomialTail(all - hits, all, Math.max(0.001, 1 - right / n)), named).toBeGreaterThan(1e-3);
  }
  expect(held).toBeGreaterThan(50);
});
