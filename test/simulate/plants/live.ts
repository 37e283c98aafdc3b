import type { Plant } from '../../../src/simulate/scenario.ts';
import type { StatedScenario } from '../../../src/simulate/scenario-family.ts';
import type { Truth } from '../../../src/simulate/truth.ts';
import { DAY, type Ran, runScenario } from '../run-scenario.ts';

export interface Did {
  readonly what: number;
  readonly actor: string;
  readonly peer: string;
  readonly at: number;
}

/** All that happens in a world of eighty people over three weeks, with names; or only some kinds of it. */
export function live(
  plants: readonly Plant[],
  stated: Partial<StatedScenario>,
  kinds?: readonly number[],
): Pick<Ran, 'truth' | 'logs'> & { readonly did: readonly Did[] } {
  const did: Did[] = [];
  const { truth, logs } = runScenario(
    { people: 80, days: 21, zone: 'UTC', observers: [], plants, ...stated },
    ({ what, actor, peer, at }, nameOf) => {
      if (kinds === undefined || kinds.includes(what)) did.push({ what, actor: nameOf(actor), peer: peer < 0 ? '' : nameOf(peer), at });
    },
  );
  return { truth, did, logs };
}

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

/** Day of a world that lives by UTC. */
export const dayOf = (truth: Truth, at: number): number => Math.floor((at - Date.parse(truth.from)) / DAY);
