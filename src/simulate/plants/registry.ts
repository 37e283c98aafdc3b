import type { Plant, PlantKind } from '../scenario.ts';
import { plantBrokenRoutine } from './broken-routine.ts';
import { plantChannel } from './channel.ts';
import { plantHierarchy } from './hierarchy.ts';
import { plantLastConnection } from './last-connection.ts';
import { plantLeaks } from './leaks.ts';
import { plantNumbers } from './numbers.ts';
import type { Planted, Seedbed } from './plant.ts';
import { plantRoster } from './roster.ts';
import { plantTriggered } from './triggered.ts';

const PLANTERS: { readonly [K in PlantKind]: (bed: Seedbed, plant: Extract<Plant, { kind: K }>) => Planted } = {
  'last-connection': plantLastConnection,
  channel: plantChannel,
  leaks: plantLeaks,
  roster: plantRoster,
  numbers: plantNumbers,
  hierarchy: plantHierarchy,
  triggered: plantTriggered,
  'broken-routine': plantBrokenRoutine,
};

/** Plants all that the scenario names, in its order. */
export const plantAll = (bed: Seedbed): Planted[] =>
  bed.scenario.plants.map((plant) => (PLANTERS[plant.kind] as (bed: Seedbed, plant: Plant) => Planted)(bed, plant));
