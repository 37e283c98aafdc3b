import type { Scenario } from '../scenario.ts';
import { type ScenarioFamily, withoutRelations } from '../scenario-family.ts';
import { burner } from './burner.ts';
import { changingCircles } from './changing-circles.ts';
import { groupRoster } from './group-roster.ts';
import { household } from './household.ts';
import { introductions } from './introductions.ts';
import { organisation } from './organisation.ts';
import { privateMatter } from './private-matter.ts';
import { sealedSender } from './sealed-sender.ts';
import { sourceAndNewsroom } from './source-and-newsroom.ts';
import { twoMinutesBefore } from './two-minutes-before.ts';

const WITH_RELATIONS: readonly ScenarioFamily[] = [
  twoMinutesBefore,
  sourceAndNewsroom,
  sealedSender,
  groupRoster,
  burner,
  household,
  organisation,
  introductions,
  changingCircles,
  privateMatter,
];

const nothingThere: ScenarioFamily = {
  id: 'nothing-there',
  describes: 'each of the others with every relation taken out: whatever is found is a false positive',
  worlds: Object.fromEntries(WITH_RELATIONS.map(({ id, worlds }) => [id, withoutRelations(Object.values(worlds)[0] as Scenario)])),
  sample: { people: 48, days: 14, daysOf: { 'changing-circles': 42 }, observers: ['server'] },
};

export const SCENARIOS: readonly ScenarioFamily[] = [...WITH_RELATIONS, nothingThere];
