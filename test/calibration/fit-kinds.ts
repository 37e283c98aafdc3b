import { createTrueKind } from '../../src/evaluate/true-kind.ts';
import { TIE_FEATURES } from '../../src/graph/tie-features.ts';
import { isNamed, type KindWorking, TIE_KINDS } from '../../src/inferences/ties/kind-of-tie.ts';
import { classify, type Softmax } from '../../src/stats/softmax.ts';
import type { TrackRecord } from '../../src/stats/track-record.ts';
import { coverageWorld } from './coverage-worlds.ts';
import { fitSoftmax } from './fit-softmax.ts';
import { type RankedWorld, TIES_COUNTED_ON, TIES_FITTED_ON } from './ranked-worlds.ts';

/** Ties below which a share says too little to be printed. */
const FEWEST = 20;
export const KIND_OBSERVERS = ['carrier', 'server', 'everyone'] as const;
const { people, days } = coverageWorld(0);
export const worldsOf = (seeds: readonly number[]): string =>
  `simulated worlds of ${people} people over ${days} days, seeds ${seeds[0]} to ${seeds.at(-1)}`;

/** Rows whose kind is known, with the features that the question read. */
export function casesOf({
  log,
  answer,
}: RankedWorld): { kind: number; features: Float64Array; days: number; row: number; passes: boolean }[] {
  const { features, kind, days } = log.ranking.working as KindWorking;
  const kindOf = createTrueKind(log);
  const passing = new Set(answer.passing);
  const width = TIE_FEATURES.length;
  return Array.from(kind.keys()).flatMap((row) => {
    const truth = kindOf(row);
    return truth === undefined
      ? []
      : [
          {
            kind: TIE_KINDS.indexOf(truth),
            features: features.slice(row * width, (row + 1) * width),
            days: days[row] as number,
            row,
            passes: passing.has(row),
          },
        ];
  });
}

/** How many of the ties that are named a kind are of it. */
function countRight(worlds: readonly RankedWorld[], classifyBy: (observer: string) => Softmax | undefined): TrackRecord['observers'] {
  return KIND_OBSERVERS.flatMap((observer) =>
    TIE_KINDS.filter((kind) => kind !== 'other').flatMap((named) => {
      const model = classifyBy(observer);
      if (model === undefined) return [];
      const place = TIE_KINDS.indexOf(named);
      const said = worlds
        .filter((world) => world.observer === observer)
        .flatMap(casesOf)
        .filter(({ features, days }) => {
          const chances = classify(model, features);
          const own = chances[place] as number;
          return isNamed(place, own, days) && chances.every((chance) => chance <= own);
        });
      return said.length < FEWEST ? [] : [{ observer, named, right: said.filter(({ kind }) => kind === place).length, n: said.length }];
    }),
  );
}

/** Any model will do to read features: the one that is fitted does not depend on it. */
export const BLANK_KINDS: Softmax = {
  classes: TIE_KINDS,
  mean: TIE_FEATURES.map(() => 0),
  spread: TIE_FEATURES.map(() => 1),
  weights: TIE_KINDS.map(() => [0, ...TIE_FEATURES.map(() => 0)]),
};

/** What is stored: models by observer from the one set of worlds, and how often what they name is right on the other. */
export function fitKinds(toFit: readonly RankedWorld[], toCount: readonly RankedWorld[]): unknown {
  const models = Object.fromEntries(
    KIND_OBSERVERS.map((observer) => [
      observer,
      fitSoftmax(TIE_KINDS, toFit.filter((world) => world.observer === observer).flatMap(casesOf)),
    ]),
  );
  return {
    set: worldsOf(TIES_FITTED_ON),
    features: TIE_FEATURES,
    models,
    record: { set: worldsOf(TIES_COUNTED_ON), observers: countRight(toCount, (observer) => models[observer]) },
  };
}
