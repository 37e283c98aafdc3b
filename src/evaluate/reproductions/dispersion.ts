import type { CsrGraph } from '../../graph/csr.ts';
import { createDispersion, normaliseDispersion } from '../../graph/dispersion.ts';
import type { Random } from '../../model/random.ts';
import { meanOf } from './figure-of.ts';
import type { Landmark } from './landmark.ts';

const EGOS = 400;
const FEWEST_FOCI = 4;
const MOST_FOCI = 8;
const SMALLEST_FOCUS = 8;
const LARGEST_FOCUS = 20;
/** Chance that two of one focus know each other, and two of different ones. */
const WITHIN = 0.3;
const ACROSS = 0.01;
/** The partner knows a focus at all, and then so many of it. */
const KNOWS_FOCUS = 0.7;
const FEWEST_KNOWN = 1;
const MOST_KNOWN = 4;
/** The best friend belongs to one focus, and knows so much of it. */
const KNOWS_OWN = 0.6;

const CHOSEN = 'how far a partner reaches into the foci is a choice here; the order of the measures is the result';

/** The friends of one ego, the first being the partner and the second the best friend, with who of them knows whom. */
function drawFriends(random: Random): Set<number>[] {
  const knows: Set<number>[] = [new Set(), new Set()];
  const join = (a: number, b: number) => {
    if (a === b) return;
    (knows[a] as Set<number>).add(b);
    (knows[b] as Set<number>).add(a);
  };
  const foci = Array.from({ length: FEWEST_FOCI + random.below(MOST_FOCI - FEWEST_FOCI + 1) }, () =>
    Array.from({ length: SMALLEST_FOCUS + random.below(LARGEST_FOCUS - SMALLEST_FOCUS + 1) }, () => knows.push(new Set()) - 1),
  );
  for (const focus of foci) {
    for (const [i, a] of focus.entries()) for (const b of focus.slice(i + 1)) if (random.next() < WITHIN) join(a, b);
    if (random.next() < KNOWS_FOCUS)
      for (let known = FEWEST_KNOWN + random.below(MOST_KNOWN - FEWEST_KNOWN + 1); known > 0; known--)
        join(0, focus[random.below(focus.length)] as number);
  }
  for (const a of foci[0] as number[]) if (random.next() < KNOWS_OWN) join(1, a);
  for (let a = 0; a < knows.length; a++) for (let b = a + 1; b < knows.length; b++) if (random.next() < ACROSS) join(a, b);
  return knows;
}

/** The graph of an ego, node 0, and its friends, from 1 on. */
function graphOf(knows: readonly Set<number>[]): CsrGraph {
  const rows = [
    Array.from(knows, (_, friend) => friend + 1),
    ...knows.map((own) => [0, ...[...own].map((friend) => friend + 1).sort((a, b) => a - b)]),
  ];
  const offsets = new Int32Array(rows.length + 1);
  rows.forEach((row, node) => {
    offsets[node + 1] = (offsets[node] as number) + row.length;
  });
  const neighbour = Int32Array.from(rows.flat());
  return { nodes: rows.length, offsets, neighbour, weight: new Float64Array(neighbour.length).fill(1) };
}

/** 1 where the partner stands alone at the top, a share where others stand beside it there, and 0 otherwise. */
function partnerFirst(scores: readonly number[]): number {
  const best = Math.max(...scores);
  return scores[0] === best ? 1 / scores.filter((score) => score === best).length : 0;
}

export const dispersion: Landmark = {
  id: 'dispersion',
  result: 'A partner is told by the dispersion of the tie rather than by its embeddedness',
  source: 'L. Backstrom, J. Kleinberg, CSCW 2014',
  setUp: `${EGOS} egos with ${FEWEST_FOCI} to ${MOST_FOCI} foci of ${SMALLEST_FOCUS} to ${LARGEST_FOCUS} friends, of whom two of one focus know each other with chance ${WITHIN} and others with ${ACROSS}; the partner knows ${FEWEST_KNOWN} to ${MOST_KNOWN} of a focus, of ${KNOWS_FOCUS * 100} % of them; a best friend knows ${KNOWS_OWN * 100} % of one focus`,
  traps: [
    'How far the partner reaches into the foci is a choice of the set-up: the order of the measures carries over, their level need not.',
  ],
  run(random) {
    const worlds = random.fork('friends');
    const first: { readonly recursive: number[]; readonly normalised: number[]; readonly embeddedness: number[] } = {
      recursive: [],
      normalised: [],
      embeddedness: [],
    };
    for (let ego = 0; ego < EGOS; ego++) {
      const graph = graphOf(drawFriends(worlds));
      const found = createDispersion(graph, graph.nodes)(0);
      if (!found) throw new Error('an ego of a set-up is no hub');
      const embedded = Array.from(found.embeddedness);
      first.recursive.push(partnerFirst(Array.from(found.recursive)));
      first.normalised.push(partnerFirst(embedded.map((common, i) => normaliseDispersion(found.dispersion[i] as number, common))));
      first.embeddedness.push(partnerFirst(embedded));
    }
    const ours = (cases: readonly number[], of: string) => meanOf(cases, 'egos', random.fork(of));
    const read = 'in a secondary source';
    return [
      {
        what: 'partner first by recursive dispersion',
        unit: 'share',
        published: { value: 0.6, read, better: 'higher' },
        notComparable: CHOSEN,
        ours: ours(first.recursive, 'recursive'),
      },
      { what: 'partner first by normalised dispersion', unit: 'share', ours: ours(first.normalised, 'normalised') },
      {
        what: 'partner first by embeddedness',
        unit: 'share',
        published: { value: 0.25, read, better: 'higher' },
        notComparable: CHOSEN,
        ours: ours(first.embeddedness, 'embeddedness'),
      },
    ];
  },
};
