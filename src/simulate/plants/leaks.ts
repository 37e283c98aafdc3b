import type { Random } from '../../model/random.ts';
import { converse, drawOpening } from '../communication/conversations.ts';
import type { Everyday } from '../communication/everyday.ts';
import { HOUR, type Millis } from '../local-days.ts';
import type { Plant } from '../scenario.ts';
import { choosePerson, outsideDays, type Planted, type Seedbed } from './plant.ts';

/** Loose contacts that a journalist has beside everybody's. */
const BEAT = 15;
const BEAT_RATE = 0.06;
/** Clock hour at which the paper publishes. */
const PRINTS = 10;
/** Days before a publication on which the two are in touch. */
const DAYS_BEFORE = 3;

/**
 * A source who is in touch with a journalist in the days before each publication, and otherwise only as anybody is with anybody.
 * Without relations the source turns to anybody, as often, on any day.
 */
export function plantLeaks(bed: Seedbed, plant: Extract<Plant, { kind: 'leaks' }>): Planted {
  const { society, roles, scenario, random } = bed;
  const know = (one: number, other: number) => bed.ties.some(({ a, b }) => (a === one && b === other) || (b === one && a === other));
  const journalist = choosePerson(bed, (i) => (society.people[i]?.abroad ? -100 : 0) + (society.people[i]?.vigour ?? 0));
  const source = choosePerson(
    bed,
    (i) =>
      -(know(i, journalist) || bed.groups.some(({ members }) => members.includes(i) && members.includes(journalist)) ? 100 : 0) -
      (society.people[i]?.abroad ? 100 : 0) -
      Math.abs((society.people[i]?.vigour ?? 0) - 1),
  );
  for (let n = 0; n < BEAT; n++) {
    const other = random.below(society.people.length);
    if (other === journalist || other === source || know(other, journalist)) continue;
    bed.ties = bed.ties.concat({
      a: Math.min(other, journalist),
      b: Math.max(other, journalist),
      focus: 'work',
      rate: BEAT_RATE,
      from: 0,
      to: scenario.days,
    });
  }
  roles.journalist = journalist;
  roles.source = source;
  roles.target ??= journalist;
  const days = Array.from({ length: plant.publications }, (_, i) => Math.round((i + 1) * plant.everyDays)).filter(
    (day) => day < scenario.days,
  );
  if (days.length === 0) outsideDays(scenario, 'Every publication');
  const publications: Millis[] = days.map((day) => bed.startOf(day) + PRINTS * HOUR);
  return {
    truth: { events: publications.map((at, i) => ({ at, what: `publication ${i + 1}` })) },
    today(everyday: Everyday, daily: Random, meet) {
      const { life, identityFor } = everyday;
      const near = days.some((day) => life.day < day && life.day >= day - DAYS_BEFORE);
      // Spread over the days before, so that each publication has about as many contacts as stated.
      const chance = meet !== undefined ? days.length / scenario.days : near ? 1 / DAYS_BEFORE : 0;
      for (let n = 0; n < plant.contactsBefore; n++) {
        if (daily.next() >= chance) continue;
        const other = meet === undefined ? journalist : meet(source);
        const at = drawOpening(source, other, 'loose', life, daily);
        if (at < 0 || other === source) continue;
        converse({ people: [source, other], identities: [identityFor(source, other), identityFor(other, source)] }, 0, at, everyday);
      }
    },
  };
}
