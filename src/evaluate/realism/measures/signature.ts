import { divergence } from '../../../stats/jensen-shannon.ts';
import { distribution } from '../statistic.ts';
import type { Traffic } from '../traffic.ts';
import { type Measure, requiring } from './measure.ts';
import { sample } from './sample.ts';

/** Contacts that an endpoint must have made in each half. */
const FEWEST_A_HALF = 20;
/** Others that each is compared with; drawn ones, as are the endpoints themselves where there are more. */
const OTHERS = 50;
const MOST_EGOS = 2_000;

type Halves = readonly [number[], number[]];

/** Contacts made with each other endpoint, in each half of the log's time. */
function countByHalf({ ties, directed, endpoints, from, to }: Traffic): readonly Halves[] {
  const middle = from + (to - from) / 2;
  const counted: readonly Halves[] = Array.from({ length: endpoints }, () => [[], []] as const);
  for (let tie = 0; tie < ties.count; tie++) {
    const made = { a: [0, 0] as [number, number], b: [0, 0] as [number, number] };
    for (let i = ties.offsets[tie] as number; i < (ties.offsets[tie + 1] as number); i++) {
      const half = (ties.at[i] as number) < middle ? 0 : 1;
      if (!directed || ties.forth[i] === 1) made.a[half]++;
      if (!directed || ties.forth[i] === 0) made.b[half]++;
    }
    for (const half of [0, 1] as const) {
      if (made.a[half] > 0) counted[ties.a[tie] as number]?.[half].push(made.a[half]);
      if (made.b[half] > 0) counted[ties.b[tie] as number]?.[half].push(made.b[half]);
    }
  }
  return counted;
}

const totalOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** The social signature: shares of attention by rank of the alter. */
export function signatureOf(counts: readonly number[]): number[] {
  const total = totalOf(counts);
  return [...counts].sort((one, other) => other - one).map((count) => count / total);
}

export const signature: Measure = {
  id: 'signature',
  title: 'signature, self/others',
  describes: `How far the shares of an endpoint's attention by rank of its contacts move from the first half of the log to the second, over how far they are from those of ${OTHERS} drawn others: below 1 where the way of dealing out attention is one's own. Endpoints that made ${FEWEST_A_HALF} contacts in each half.`,
  source: 'Saramäki et al., PNAS 111 (2014)',
  unit: 'point',
  measure: requiring({ ties: true, days: 14 }, (traffic, random) => {
    const signatures = countByHalf(traffic)
      .filter((halves) => halves.every((counts) => totalOf(counts) >= FEWEST_A_HALF))
      .map(([early, late]) => [signatureOf(early), signatureOf(late)] as const);
    const egos = sample(Int32Array.from(signatures.keys()), MOST_EGOS, random);
    const ratios: number[] = [];
    for (const ego of egos) {
      const [early, late] = signatures[ego] as (typeof signatures)[number];
      const others = sample(
        egos.filter((other) => other !== ego),
        OTHERS,
        random,
      );
      let reference = 0;
      for (const other of others) {
        const [itsEarly, itsLate] = signatures[other] as (typeof signatures)[number];
        reference += (divergence(early, itsEarly) + divergence(late, itsLate)) / 2;
      }
      const ratio = divergence(early, late) / (reference / others.length);
      if (Number.isFinite(ratio)) ratios.push(ratio);
    }
    return distribution(Float64Array.from(ratios), 'linear', `endpoints with ${FEWEST_A_HALF} contacts in each half`);
  }),
};
