import type { Contacts, Links } from '../model/artifacts.ts';
import type { Random } from '../model/random.ts';
import { type Division, divide } from './divide.ts';
import { joinTies, type Ties } from './ties.ts';

interface Drawing {
  readonly seeds: number;
  /** Random networks to compare with, at most. */
  readonly rounds: number;
}

interface Drawn extends Drawing {
  readonly contacts: Contacts;
  readonly links: Links;
  readonly ties: Ties;
  readonly division: Division;
}

const lastDrawn = new WeakMap<Random, Drawn>();

/**
 * The circles of a log, for every question that speaks of them: all of a run see the same ones, drawn once.
 * @param shared the generator that the questions of one run share, in the state in which they all get it
 */
export function divideOnce(
  { contacts, links }: Pick<Drawn, 'contacts' | 'links'>,
  shared: Random,
  { seeds, rounds }: Drawing,
): Pick<Drawn, 'ties' | 'division'> {
  const last = lastDrawn.get(shared);
  if (last && last.contacts === contacts && last.links === links && last.seeds === seeds && last.rounds === rounds) return last;
  const ties = joinTies(contacts, links);
  const drawn = { contacts, links, seeds, rounds, ties, division: divide(ties, shared.fork('circles'), { seeds, rounds }) };
  lastDrawn.set(shared, drawn);
  return drawn;
}
