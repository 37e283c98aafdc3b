import type { Random } from '../../model/random.ts';
import type { Everyday } from '../communication/everyday.ts';
import { HOUR } from '../local-days.ts';
import type { Plant } from '../scenario.ts';
import { choosePerson, type Planted, type Seedbed } from './plant.ts';

/** Openings of the app in a night that is spent awake. */
const RESTLESS = 150;
const UNTIL = 9;

/** On some days a person is up all night, and silent by day. */
export function plantBrokenRoutine(bed: Seedbed, plant: Extract<Plant, { kind: 'broken-routine' }>): Planted {
  const { society, roles, scenario } = bed;
  const person = choosePerson(bed, (i) => {
    const one = society.people[i];
    return one === undefined || one.keepsAlive || one.shift || one.abroad || one.presence < 0.9 ? -100 : -Math.abs(one.vigour - 1);
  });
  roles.traveller = person;
  return {
    truth: { broken: { person, days: scenario.related ? plant.days : [] } },
    today({ life, messenger, startOf }: Everyday, daily: Random) {
      if (!scenario.related || !plant.days.includes(life.day)) return;
      const from = startOf(life.day);
      messenger.acts.remove(from, from + 24 * HOUR, person);
      for (let n = 0; n < RESTLESS; n++) messenger.open(person, from + Math.floor(UNTIL * HOUR * daily.next()), 20_000);
    },
  };
}
