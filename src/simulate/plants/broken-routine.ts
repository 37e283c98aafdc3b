import type { Random } from '../../model/random.ts';
import type { Everyday } from '../communication/everyday.ts';
import { HOUR } from '../local-days.ts';
import type { Plant } from '../scenario.ts';
import { choosePerson, outsideDays, type Planted, type Seedbed } from './plant.ts';

/** Openings of the app in a night that is spent awake, and the clock hour at which it ends. */
const RESTLESS = 150;
const UNTIL = 9;

/** On some days a person is up all night, and silent by day. */
export function plantBrokenRoutine(bed: Seedbed, plant: Extract<Plant, { kind: 'broken-routine' }>): Planted {
  const { society, roles, scenario } = bed;
  if (plant.days.some((day) => day >= scenario.days)) outsideDays(scenario, 'A day of the broken routine');
  const person = choosePerson(bed, (i) => {
    const one = society.people[i];
    return one === undefined || one.keepsAlive || one.shift || one.abroad || one.presence < 0.9 ? -100 : -Math.abs(one.vigour - 1);
  });
  roles.traveller = person;
  return {
    truth: { broken: { person, days: scenario.related ? plant.days : [] } },
    today({ life, messenger: { acts, open }, startOf }: Everyday, daily: Random) {
      if (!scenario.related) return;
      const [from, to] = [startOf(life.day), startOf(life.day + 1)];
      // Friends in zones further east begin tomorrow today.
      if (plant.days.includes(life.day - 1)) acts.silence(startOf(life.day - 1) + UNTIL * HOUR, from, person);
      if (!plant.days.includes(life.day)) return;
      acts.silence(from, to, person);
      for (let n = 0; n < RESTLESS; n++) open(person, from + Math.floor(UNTIL * HOUR * daily.next()), 20_000);
    },
  };
}
