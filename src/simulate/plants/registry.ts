import { KnownFailure } from '../../model/failure.ts';
import type { Plant, PlantKind } from '../scenario.ts';
import { plantBrokenRoutine } from './broken-routine.ts';
import { plantChangedHabits } from './changed-habits.ts';
import { plantChannel } from './channel.ts';
import { plantGroupLife } from './group-life.ts';
import { plantHierarchy } from './hierarchy.ts';
import { plantIntroductions } from './introductions.ts';
import { plantLastConnection } from './last-connection.ts';
import { plantLeaks } from './leaks.ts';
import { plantNeeds } from './needs.ts';
import { plantNumbers } from './numbers.ts';
import type { Planted, PlantTruth, Seedbed } from './plant.ts';
import { plantRoster } from './roster.ts';
import { plantTriggered } from './triggered.ts';

/** In the order in which they are planted: the channel asks who the suspect is, and numbers split what ties there are by then. */
const PLANTERS: { readonly [K in PlantKind]: (bed: Seedbed, plant: Extract<Plant, { kind: K }>) => Planted } = {
  'last-connection': plantLastConnection,
  channel: plantChannel,
  leaks: plantLeaks,
  roster: plantRoster,
  hierarchy: plantHierarchy,
  introductions: plantIntroductions,
  triggered: plantTriggered,
  'broken-routine': plantBrokenRoutine,
  'changed-habits': plantChangedHabits,
  'group-life': plantGroupLife,
  numbers: plantNumbers,
  needs: plantNeeds,
};

/**
 * Plants all that the scenario names, whatever its order.
 * @throws KnownFailure 'usage' where it names a kind twice, or what it names does not fit into the world
 */
export function plantAll(bed: Seedbed): Planted[] {
  const { plants, id } = bed.scenario;
  return (Object.keys(PLANTERS) as PlantKind[]).flatMap((kind) => {
    const [plant, another] = plants.filter((one) => one.kind === kind);
    if (another !== undefined)
      throw new KnownFailure('usage', `The scenario has two plants of the kind ${kind}`, { where: `scenario ${id}`, remedy: 'Leave one.' });
    return plant === undefined ? [] : [(PLANTERS[kind] as (bed: Seedbed, plant: Plant) => Planted)(bed, plant)];
  });
}

/** What is true of all of them together. */
export function mergeTruths(planted: readonly Planted[]): PlantTruth {
  const events = planted.flatMap(({ truth }) => truth.events ?? []).sort((x, y) => x.at - y.at);
  return { ...(Object.assign({}, ...planted.map(({ truth }) => truth)) as PlantTruth), ...(events.length > 0 && { events }) };
}
