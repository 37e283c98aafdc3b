import type { Figure } from '../model/inference.ts';
import { say, type Text } from '../model/text.ts';
import { clopperPearsonInterval } from './interval-binomial.ts';
import { PROMPTS, type Prompt } from './prompts.ts';
import counted from './told-apart.json' with { type: 'json' };

/** Truths that can stand behind the same last connection, and as which category each shows where all is seen. */
export const TRUTHS = [
  { id: 'alone', shows: 'nothing', words: 'nobody had written to it' },
  { id: 'handled', shows: 'one-contact', words: 'a handler had written to it' },
  { id: 'reader', shows: 'one-of-many', words: 'a channel that it reads had posted' },
] as const satisfies readonly { id: string; shows: Prompt; words: string }[];
export type TruthId = (typeof TRUTHS)[number]['id'];

/** Of one observer: how often each truth looked like which category, in simulated worlds. `unseen`: the question cannot be asked there. */
export interface ToldApart {
  readonly observer: string;
  readonly counts: Readonly<Record<TruthId, Readonly<Partial<Record<Prompt | 'unseen', number>>>>>;
}

/** What was counted: worlds that differ in nothing but the truth and what follows from it, made by `npm run update:calibration`. */
const TOLD_APART = counted.observers as readonly ToldApart[];

const LEVEL = 0.9;

const NAMES: Readonly<Record<string, string>> = {
  device: 'a device of its owner',
  'access-network': 'an access network',
  carrier: 'a telephone carrier',
  server: 'a messaging server',
  'sealed-server': 'a server with sealed senders',
  push: 'a push provider',
  'co-participant': 'a contact of its owner',
  everyone: 'server, push provider and carrier together',
};

const all = (counts: ToldApart['counts'][TruthId]): number => Object.values(counts).reduce((sum, n) => sum + n, 0);

/** What an observer can be left with. Where the connection or the endpoint is not seen at all, nothing tells the one from the other. */
const LOOKS: readonly (readonly (Prompt | 'unseen')[])[] = [
  ['nothing'],
  ['one-contact'],
  ['one-of-many'],
  ['unnamed'],
  ['inactive', 'unseen'],
];

/** How often the best guess that a category allows was right; where all three look alike that is one in three. */
export function countBestGuesses({ counts }: ToldApart): { right: number; n: number } {
  const seen = (id: TruthId, looks: (typeof LOOKS)[number]) => looks.reduce((sum, look) => sum + (counts[id][look] ?? 0), 0);
  const most = LOOKS.map((looks) => Math.max(...TRUTHS.map(({ id }) => seen(id, looks))));
  return { right: most.reduce((sum, n) => sum + n, 0), n: TRUTHS.reduce((sum, { id }) => sum + all(counts[id]), 0) };
}

/** One figure for all observers that did alike: how well they could tell the three truths apart. */
export function measureObservers(table: readonly ToldApart[] = TOLD_APART): Figure[] {
  const alike = new Map<string, { names: string[]; right: number; n: number }>();
  for (const one of table) {
    const { right, n } = countBestGuesses(one);
    const group = alike.get(`${right} ${n}`) ?? { names: [], right, n };
    group.names.push(NAMES[one.observer] ?? one.observer);
    alike.set(`${right} ${n}`, group);
  }
  return [...alike.values()]
    .sort((x, y) => y.right / y.n - x.right / x.n)
    .map(({ names, right, n }) => ({
      label: `which of three truths, guessed rightly, simulated: ${names.join('; ')}`,
      value: right / n,
      unit: 'share',
      ...clopperPearsonInterval(right, n, LEVEL),
      n,
    }));
}

/**
 * How often logs of one observer looked like a category, truth by truth: how often it would be wrong.
 * @param observer undefined where nobody can tell whose log it is
 */
export function citeCounts(observer: string | undefined, category: number, table: readonly ToldApart[] = TOLD_APART): Text {
  const own = table.find((one) => one.observer === observer);
  const look = PROMPTS[category];
  if (own === undefined || look === undefined) return say`How often a log like this one would be wrong about it has not been counted.`;
  const parts = TRUTHS.map(({ id, words }) => `${own.counts[id][look] ?? 0} of ${all(own.counts[id])} in which ${words}`);
  return say`How often that is wrong: in simulated worlds the log of ${NAMES[own.observer] ?? own.observer} looked like this in ${parts.slice(0, -1).join(', ')}, and ${parts.at(-1) ?? ''}.`;
}
