import type { Contacts } from '../model/artifacts.ts';
import type { EndpointId } from '../model/event.ts';
import type { Crossing, Part } from './crossings.ts';

/** What one endpoint does between the two circles that would lose most days of contact without it. */
export interface Link {
  readonly crossing: Crossing;
  readonly part: Part;
  /** Share of the days that its activity alone would give it a part in. */
  readonly expected: number;
  /** Days on which it alone linked two circles, over all pairs of circles. */
  readonly lost: number;
}

/** By endpoint, the pair of circles that would lose most days without it. */
export function gatherLinks(crossings: readonly Crossing[], contacts: Contacts, label: Int32Array): Map<EndpointId, Link> {
  const busy = new Float64Array(label.length);
  const circle = new Float64Array(label.length);
  for (let pair = 0; pair < contacts.count; pair++)
    for (const id of [contacts.a[pair] as number, contacts.b[pair] as number]) {
      const days = contacts.days[pair] as number;
      busy[id] = (busy[id] as number) + days;
      const own = label[id] as number;
      if (own >= 0) circle[own] = (circle[own] as number) + days;
    }
  const links = new Map<EndpointId, Link>();
  for (const crossing of crossings)
    for (const part of crossing.parts) {
      const before = links.get(part.id);
      const lost = (before?.lost ?? 0) + part.alone;
      const less = before && (part.alone - before.part.alone || part.party - before.part.party) <= 0;
      if (before && less) {
        links.set(part.id, { ...before, lost });
        continue;
      }
      const share = (busy[part.id] as number) / (circle[label[part.id] as number] as number);
      const missed = crossing.pairs.reduce((sum, pairs) => sum + (1 - share) ** pairs, 0);
      links.set(part.id, { crossing, part, expected: 1 - missed / crossing.days, lost });
    }
  return links;
}
