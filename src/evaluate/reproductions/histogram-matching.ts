import type { Random } from '../../model/random.ts';
import { drawGamma, drawPoisson } from '../../stats/draw.ts';
import { type Histograms, matchHistograms } from '../../stats/histogram-matching.ts';
import { meanOf } from './figure-of.ts';
import type { Landmark } from './landmark.ts';

const PEOPLE = 150;
const RUNS = 4;
const BINS = 48;
const EVENTS = 60;
/** Concentration of the gamma weights about which people differ: small, very different. */
const EVENNESS = 1.2;

/** Two periods of people whose shares of time by bin are their own, and the same in both. */
function drawPeriods(random: Random): [Histograms, Histograms] {
  const periods = [new Float64Array(PEOPLE * BINS), new Float64Array(PEOPLE * BINS)] as const;
  const common = Array.from({ length: BINS }, () => drawGamma(1, random));
  for (let person = 0; person < PEOPLE; person++) {
    const own = common.map((weight) => weight * drawGamma(EVENNESS, random));
    const all = own.reduce((sum, one) => sum + one, 0);
    for (const counts of periods)
      own.forEach((weight, bin) => {
        counts[person * BINS + bin] = drawPoisson((EVENTS * weight) / all, random) + 1e-3;
      });
  }
  return [
    { counts: periods[0], width: BINS },
    { counts: periods[1], width: BINS },
  ];
}

export const histogramMatching: Landmark = {
  id: 'histogram-matching',
  result: 'Matching all histograms at once finds more people than matching each by itself',
  source: 'F. M. Naini, J. Unnikrishnan, P. Thiran, M. Vetterli, IEEE TIFS 11(2), 2016',
  setUp: `${RUNS} crowds of ${PEOPLE} people with about ${EVENTS} events in ${BINS} bins in each of two periods, at shares of their own about a common rhythm`,
  traps: [
    'All people are in both periods: where some are not, matching all at once forces wrong matches.',
    'Shares of time do not drift between the periods, which real ones do.',
  ],
  run(random: Random) {
    const [alone, together]: [number[], number[]] = [[], []];
    for (let run = 0; run < RUNS; run++) {
      const matched = matchHistograms(...drawPeriods(random.fork(`crowd ${run}`)));
      matched.alone.forEach((found, person) => {
        alone.push(Number(found === person));
      });
      matched.together.forEach((found, person) => {
        together.push(Number(found === person));
      });
    }
    const gained = together.map((one, i) => one - (alone[i] as number));
    return [
      { what: 'found, each by itself', unit: 'share', ours: meanOf(alone, 'people', random.fork('alone')) },
      { what: 'found, all at once', unit: 'share', ours: meanOf(together, 'people', random.fork('together')) },
      { what: 'gained by matching all at once', unit: 'share', ours: meanOf(gained, 'people', random.fork('gained')) },
    ];
  },
};
