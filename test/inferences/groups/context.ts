import { UTC } from '../../../src/model/calendar.ts';
import type { SideTable } from '../../../src/model/inference.ts';
import type { Text } from '../../../src/model/text.ts';
import { createRandom } from '../../../src/stats/random.ts';

const nothing = { at: 0, kind: 0, actor: 0, peer: 0, via: 0, duration: 0, bytesOut: 0, bytesIn: 0, place: 0, message: 0 };

/** What the engine hands to a question about contacts. */
export const contextOf = <O extends Record<string, number>>(
  seed: number,
  options: O,
  rest: { focus?: number[]; side?: Record<string, SideTable> } = {},
) => ({
  calendar: UTC,
  observation: {
    clock: 'utc' as const,
    clockStep: 1,
    events: 1,
    present: { ...nothing, actor: 1, peer: 1 },
    kinds: {},
    first: undefined,
    last: undefined,
  },
  events: [],
  focus: rest.focus ?? [],
  random: createRandom(seed),
  shared: createRandom(seed),
  side: rest.side ?? {},
  options,
});

/** A text as a reader sees it, endpoints as #id. */
export const plain = (text: Text): string =>
  text
    .map((part) => {
      if (typeof part === 'string') return part;
      if ('endpoint' in part) return `#${part.endpoint}`;
      if ('number' in part) return part.number.toFixed(part.digits ?? 0);
      if ('duration' in part) return `${part.duration / 60_000_000} min`;
      throw new Error('a part that these questions do not use');
    })
    .join('');
