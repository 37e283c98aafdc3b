import { expect, it } from 'vitest';
import { createTrueKind } from '../../src/evaluate/true-kind.ts';
import { TIE_FEATURES } from '../../src/graph/tie-features.ts';
import { type KindWorking, kindOfTie, TIE_KINDS } from '../../src/inferences/ties/kind-of-tie.ts';
import stored from '../../src/inferences/ties/kind-of-tie-model.json' with { type: 'json' };
import { binomialTail } from '../../src/stats/binomial-tail.ts';
import { classify, type Softmax } from '../../src/stats/softmax.ts';
import type { TrackRecord } from '../../src/stats/track-record.ts';
import { coverageWorld } from './coverage-worlds.ts';
import { fitSoftmax } from './fit-softmax.ts';
import { type RankedWorld, rankWorlds, TIES_COUNTED_ON, TIES_FITTED_ON, TIES_TESTED_ON } from './ranked-worlds.ts';

const UPDATE = process.env['UPDATE_CALIBRATION'] !== undefined;
/** Ties below which a share says too little to be printed. */
const FEWEST = 20;
const OBSERVERS = ['carrier', 'server', 'everyone'] as const;
const { people, days } = coverageWorld(0);
const worldsOf = (seeds: readonly number[]) =>
  `simulated worlds of ${people} people over ${days} days, seeds ${seeds[0]} to ${seeds.at(-1)}`;

/** Rows whose kind is known, with the features that the question read. */
function casesOf({ log, answer }: RankedWorld): { kind: number; features: Float64Array; row: number; passes: boolean }[] {
  const { features, kind } = log.ranking.working as KindWorking;
  const kindOf = createTrueKind(log);
  const passing = new Set(answer.passing);
  const width = TIE_FEATURES.length;
  return Array.from(kind.keys()).flatMap((row) => {
    const truth = kindOf(row);
    return truth === undefined
      ? []
      : [{ kind: TIE_KINDS.indexOf(truth), features: features.slice(row * width, (row + 1) * width), row, passes: passing.has(row) }];
  });
}

/** How many of the ties that are named a kind are of it. */
function countRight(
  worlds: readonly RankedWorld[],
  classifyBy: (observer: string) => Softmax | undefined,
  least: number,
): TrackRecord['observers'] {
  return OBSERVERS.flatMap((observer) =>
    TIE_KINDS.filter((kind) => kind !== 'other').flatMap((named) => {
      const model = classifyBy(observer);
      if (model === undefined) return [];
      const place = TIE_KINDS.indexOf(named);
      const said = worlds
        .filter((world) => world.observer === observer)
        .flatMap(casesOf)
        .filter(({ features }) => {
          const chances = classify(model, features);
          return (chances[place] as number) >= least && chances.every((chance) => chance <= (chances[place] as number));
        });
      return said.length < FEWEST ? [] : [{ observer, named, right: said.filter(({ kind }) => kind === place).length, n: said.length }];
    }),
  );
}

/** Any model will do to read features: the one that is fitted does not depend on it. */
const blank: Softmax = {
  classes: TIE_KINDS,
  mean: TIE_FEATURES.map(() => 0),
  spread: TIE_FEATURES.map(() => 1),
  weights: TIE_KINDS.map(() => [0, ...TIE_FEATURES.map(() => 0)]),
};

it.runIf(UPDATE)('the model is fitted and counted anew (npm run update:calibration)', { timeout: 900_000 }, async () => {
  const models = stored.models as unknown as Record<string, Softmax>;
  for (const observer of OBSERVERS) models[observer] ??= blank;
  const fitted: Record<string, Softmax> = {};
  const toFit = await rankWorlds(kindOfTie, TIES_FITTED_ON, OBSERVERS);
  for (const observer of OBSERVERS)
    fitted[observer] = fitSoftmax(TIE_KINDS, toFit.filter((world) => world.observer === observer).flatMap(casesOf));
  const counted = countRight(await rankWorlds(kindOfTie, TIES_COUNTED_ON, OBSERVERS), (observer) => fitted[observer], 0.7);
  const file = {
    set: worldsOf(TIES_FITTED_ON),
    features: TIE_FEATURES,
    models: fitted,
    record: { set: worldsOf(TIES_COUNTED_ON), observers: counted },
  };
  await expect(`${JSON.stringify(file, null, 1).replace(/\n {5,}|\n {4}(?=\])/g, ' ')}\n`).toMatchFileSnapshot(
    '../../src/inferences/ties/kind-of-tie-model.json',
  );
});

it('what is stored is of the seeds set apart for it, and reads the features that are read', () => {
  expect(stored.set).toBe(worldsOf(TIES_FITTED_ON));
  expect(stored.record.set).toBe(worldsOf(TIES_COUNTED_ON));
  expect((stored as unknown as { features: string[] }).features).toEqual(TIE_FEATURES);
  for (const model of Object.values(stored.models) as Softmax[]) expect(model.classes).toEqual(TIE_KINDS);
});

it('ties are named as rightly on other worlds as findings say, as far as so few can tell', async () => {
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
