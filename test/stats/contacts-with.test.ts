import { expect, it } from 'vitest';
import { row } from '../../src/model/artifacts.ts';
import { contactsWith, countContacts } from '../../src/stats/contacts-with.ts';
import { createRandom } from '../../src/stats/random.ts';
import { exchangesOf } from '../graph/exchanges.ts';

const PEOPLE = 7;
const random = createRandom(8_302);
/** Some with oneself, some of which the log does not name a party. */
const contacts = Array.from({ length: 300 }, (_, n) => [10 * n, random.below(PEOPLE + 1) - 1, random.below(PEOPLE + 1) - 1] as const);
const exchanges = exchangesOf(contacts);

it('contacts with named endpoints are those of the others, either way, in order of time', () => {
  const named = [2, 5];
  const { offsets, at } = contactsWith(exchanges, named, PEOPLE);
  for (let id = 0; id < PEOPLE; id++) {
    const own = contacts.filter(
      ([, from, to]) => !named.includes(id) && ((from === id && named.includes(to)) || (to === id && named.includes(from))),
    );
    expect([...row(offsets, at, id)]).toEqual(own.map(([seconds]) => seconds * 1e6));
  }
  expect(contactsWith(exchanges, [], PEOPLE).at).toHaveLength(0);
});

it('contacts of an endpoint are those with others that are named', () => {
  const counts = countContacts(exchanges, PEOPLE);
  for (let id = 0; id < PEOPLE; id++)
    expect(counts[id]).toBe(contacts.filter(([, from, to]) => from >= 0 && to >= 0 && from !== to && (from === id || to === id)).length);
});
