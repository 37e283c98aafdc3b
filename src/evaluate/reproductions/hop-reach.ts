import { buildGraph, connectedNodes } from '../../graph/csr.ts';
import { measureReach } from '../../graph/reach.ts';
import type { Random } from '../../model/random.ts';
import { drawNormal, shuffle } from '../../stats/draw.ts';
import { meanOf } from './figure-of.ts';
import type { Landmark } from './landmark.ts';

const PEOPLE = 40_000;
const ASKED = 300;
/** Median and log spread of the stubs that a person has; half of the partners are found in the neighbourhood. */
const DEGREE = { median: 3, spread: 0.8 };
const CLOSE = 0.5;
const NEIGHBOURHOOD = 40;
/** Share of people who call a voicemail or help desk, of the first, second, … such number. */
const HUBS = [0.175, 0.15, 0.1, 0.1, 0.05] as const;

export const hopReach: Landmark = {
  id: 'hop-reach',
  result: 'Numbers that everybody calls multiply whom two hops reach',
  source: 'J. Mayer, P. Mutchler, J. C. Mitchell, PNAS 113(20), 2016, and their notes of 2013',
  setUp: `${PEOPLE} people with a lognormal number of partners (median ${2 * DEGREE.median}), half of them from a neighbourhood of ${NEIGHBOURHOOD}, and ${HUBS.length} hubs that ${HUBS.map((share) => `${100 * share} %`).join(', ')} of people call`,
  traps: [
    'Shares of a population hang on its size: without hubs two hops reach a number of people, and with them a share.',
    'Hubs and numbers of contacts were settled over two tries, after looking at the result.',
  ],
  run(random: Random) {
    const hubs = HUBS.length;
    const keys = new Set<number>();
    const nodes = PEOPLE + hubs;
    const join = (one: number, other: number) => {
      if (one !== other) keys.add(Math.min(one, other) * nodes + Math.max(one, other));
    };
    for (let person = 0; person < PEOPLE; person++) {
      const stubs = Math.round(DEGREE.median * Math.exp(DEGREE.spread * drawNormal(random)));
      const block = NEIGHBOURHOOD * Math.floor(person / NEIGHBOURHOOD);
      for (let n = 0; n < stubs; n++) join(person, random.next() < CLOSE ? block + random.below(NEIGHBOURHOOD) : random.below(PEOPLE));
      HUBS.forEach((share, hub) => {
        if (random.next() < share) join(person, PEOPLE + hub);
      });
    }
    const ordered = Float64Array.from(keys).sort();
    const graph = buildGraph(nodes, {
      a: Int32Array.from(ordered, (key) => Math.floor(key / nodes)),
      b: Int32Array.from(ordered, (key) => key % nodes),
      weight: new Float64Array(ordered.length).fill(1),
    });
    const people = connectedNodes(graph).filter((id) => id < PEOPLE);
    const asked = shuffle(people, random.fork('asked')).slice(0, ASKED).sort();
    const without = new Uint8Array(nodes);
    without.fill(1, PEOPLE);
    const [all, bare] = [measureReach(graph, asked, 2), measureReach(graph, asked, 2, without)].map(
      (hops) => hops[1] as ArrayLike<number>,
    ) as [ArrayLike<number>, ArrayLike<number>];
    const ratios = Array.from(all, (count, i) => count / Math.max(1, bare[i] as number));
    return [
      {
        what: 'within two hops, hubs included',
        unit: 'share',
        published: { value: 0.1, read: 'in a secondary source', better: 'higher' },
        notComparable: 'participants of a study there, a whole population here',
        ours: meanOf(
          Array.from(all, (count) => count / people.length),
          'people',
          random.fork('all'),
        ),
      },
      { what: 'within two hops, without hubs', unit: 'people', ours: meanOf(bare, 'people', random.fork('bare')) },
      {
        what: 'as many times more within two hops by hubs, mean over people',
        unit: '',
        ours: meanOf(ratios, 'people', random.fork('ratio')),
      },
    ];
  },
};
