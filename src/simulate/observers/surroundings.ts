import type { Identities } from '../communication/identities.ts';
import type { DaysOfLife } from '../people/days-of-life.ts';
import type { Person } from '../people/person.ts';
import { cellAt, whereIs } from '../people/places.ts';
import type { Society } from '../people/population.ts';
import type { Scenario } from '../scenario.ts';
import type { Tie } from '../ties/tie.ts';
import type { Surroundings } from './observer.ts';

const SERVER = 'chat.example.org';

/** What observers can look up in a world. */
export function createSurroundings(
  { protocol }: Scenario,
  { people, households, cells }: Society,
  identities: Identities,
  ties: readonly Tie[],
  life: DaysOfLife,
): Surroundings {
  const contacts = people.map(() => new Set<number>());
  for (const { a, b } of ties) {
    contacts[a]?.add(b);
    contacts[b]?.add(a);
  }
  const ownLines = identities.all.map(({ name }) => `line-${name.replace('phone-', '')}`);
  const homeLines = households.members.map((_, home) => `line-${home}h`);
  return {
    server: SERVER,
    nameOf: (identity) => identities.nameOf(identity),
    cellName: (cell) => (cell < cells ? `cell-${cell}` : `far-${cell - cells}`),
    shareChat: (one, other) => contacts[identities.personOf(one)]?.has(identities.personOf(other)) === true,
    tellsReads: (reader, writer) => identities.personOf(writer) < 0 || people[identities.personOf(reader)]?.showsReads === true,
    dataCellOf(identity, at) {
      const person = identities.personOf(identity);
      const who = people[person];
      if (protocol.carrierLogsData !== true || who === undefined) return -1;
      const day = life.dayAt(person, at);
      if (households.sharesLine[who.household] === true && whereIs(person, who, at, day) === 'home') return -1;
      return cellAt(person, who, at, day, cells);
    },
    lineOf(identity, at) {
      const person = identities.personOf(identity);
      const who = people[person] as Person;
      const home = households.sharesLine[who.household] === true && whereIs(person, who, at, life) === 'home';
      return (home ? homeLines[who.household] : ownLines[identity]) as string;
    },
  };
}
