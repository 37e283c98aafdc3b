import { type Artifacts, row } from '../../model/artifacts.ts';
import type { Calendar } from '../../model/calendar.ts';
import { type Context, defineInference, type Finding } from '../../model/inference.ts';
import type { Random } from '../../model/random.ts';
import { duration, endpoint, figure, instant, say, type Text } from '../../model/text.ts';
import { type Burst, findBursts } from '../../stats/burst-automaton.ts';
import { burstinessOf, memoryOf } from '../../stats/burstiness.ts';
import { shuffle } from '../../stats/draw.ts';
import { createRhythmTime, sittingsByHour, usualDay } from '../../stats/rhythm-time.ts';

const FEWEST_SITTINGS = 30;
/** Sittings of a burst with fewer are an exchange, not a spell. */
const FEWEST_IN_BURST = 5;
/** Orders of its own gaps that a burst is held against. */
const SHUFFLES = 199;
const GOOD = 0.01;
const FAIR = 0.05;

interface Working {
  readonly usual: Float64Array;
  readonly bursts: readonly Burst[];
}

const size = ({ from, to }: Burst): number => to - from + 1;

const heaviest = (bursts: readonly Burst[]): Burst | undefined =>
  bursts
    .filter((burst) => size(burst) >= FEWEST_IN_BURST)
    .reduce<Burst | undefined>((a, b) => (a && a.weight >= b.weight ? a : b), undefined);

/** Gaps between the beginnings of an endpoint's sittings, in time that passes by its own rhythm. */
function rescaledGaps(sessions: Artifacts['sessions'], id: number, usual: Float64Array, calendar: Calendar): Float64Array {
  const at = row(sessions.offsets, sessions.start, id);
  const timeOf = createRhythmTime(sittingsByHour(sessions, id, calendar), usual, calendar);
  const times = at.map(timeOf);
  return Float64Array.from({ length: Math.max(0, at.length - 1) }, (_, i) => (times[i + 1] as number) - (times[i] as number));
}

/** How many random orders of the same gaps have a burst as heavy. */
function countAsHeavy(gaps: Float64Array, weight: number, random: Random): number {
  const order = Int32Array.from(gaps.keys());
  let asHeavy = 0;
  for (let i = 0; i < SHUFFLES; i++) {
    shuffle(order, random);
    const burst = heaviest(findBursts(Float64Array.from(order, (place) => gaps[place] as number)));
    if (burst !== undefined && burst.weight >= weight) asHeavy++;
  }
  return asHeavy;
}

export const bursts = defineInference({
  id: 'bursts',
  question: 'When was an endpoint far busier than usual for a while?',
  method:
    'An automaton with a usual state and faster ones, each twice as fast as the one before, is laid over the gaps between sittings; going up has a price, so that a few short gaps do not make a burst. Time passes by the endpoint’s own rhythm: nights are no gaps, and busy evenings no bursts. The weight of a burst is how much better its gaps fit the faster states.',
  asks: 'description',
  subjects: 'endpoints',
  needs: ['sessions', 'coverage'],
  side: [],
  needsEvents: false,
  vantage: { observes: ['actor', 'time', 'hours'], minWindowDays: 7 },
  references: [
    {
      authors: 'J. Kleinberg',
      title: 'Bursty and hierarchical structure in streams',
      venue: 'Proceedings of the ACM Conference on Knowledge Discovery and Data Mining',
      year: 2002,
      deviations: 'Six states, scale 2, γ 1. Sittings are the events, and gaps are in time that passes by the endpoint’s rhythm.',
    },
    {
      authors: 'E.-K. Kim, H.-H. Jo',
      title: 'Measuring burstiness for finite event sequences',
      venue: 'Physical Review E 94',
      year: 2016,
      deviations: 'none',
    },
    {
      authors: 'H.-H. Jo, M. Karsai, J. Kertész, K. Kaski',
      title: 'Circadian pattern and burstiness in mobile phone communication',
      venue: 'New Journal of Physics 14',
      year: 2012,
      deviations: 'Only the daily rhythm is taken out, not the weekly one, and a day of all endpoints is added to that of each.',
    },
  ],
  options: {},
  minSupport: FEWEST_IN_BURST,

  rank({ sessions }, { calendar }: Context) {
    const usual = usualDay(sessions, calendar);
    const endpoints = sessions.offsets.length - 1;
    const ids: number[] = [];
    const found: Burst[] = [];
    let few = 0;
    let steady = 0;
    for (let id = 0; id < endpoints; id++) {
      if ((sessions.offsets[id + 1] as number) - (sessions.offsets[id] as number) < FEWEST_SITTINGS) {
        few++;
        continue;
      }
      const burst = heaviest(findBursts(rescaledGaps(sessions, id, usual, calendar)));
      if (burst === undefined) {
        steady++;
        continue;
      }
      ids.push(id);
      found.push(burst);
    }
    return {
      subjects: { of: 'endpoints', id: Int32Array.from(ids) },
      columns: { score: Float64Array.from(found, ({ weight }) => weight), support: Float64Array.from(found, size) },
      tested: endpoints - few,
      skipped: few > 0 ? [{ count: few, why: `fewer than ${FEWEST_SITTINGS} sittings` }] : [],
      summary: [{ label: 'endpoints without any burst', value: steady, unit: 'endpoints', n: endpoints - few }],
      smallest: say`${FEWEST_IN_BURST} sittings in a row, so much faster than usual that a faster state explains them better`,
      working: { usual, bursts: found } satisfies Working,
    };
  },

  explain(r, { subjects, working }, { sessions, coverage }, { calendar, random }): Finding {
    const id = subjects.of === 'endpoints' ? (subjects.id[r] as number) : 0;
    const burst = working.bursts[r] as Burst;
    const starts = row(sessions.offsets, sessions.start, id);
    const ends = row(sessions.offsets, sessions.end, id);
    const [from, to] = [starts[burst.from] as number, ends[burst.to] as number];
    const gaps = rescaledGaps(sessions, id, working.usual, calendar);
    const inside = gaps.subarray(burst.from, burst.to).reduce((sum, gap) => sum + gap, 0);
    const usual = (inside * gaps.length) / gaps.reduce((sum, gap) => sum + gap, 0);
    const asHeavy = countAsHeavy(gaps, burst.weight, random.fork(`bursts ${id}`));
    const share = (asHeavy + 1) / (SHUFFLES + 1);
    const all = findBursts(gaps);
    const caveats: Text[] = [say`The heaviest burst of each endpoint is shown, the heaviest first: some are so by chance.`];
    if (coverage.gapFrom.some((gap, i) => gap < to && (coverage.gapTo[i] as number) > (starts[0] as number)))
      caveats.push(say`The log has gaps, in which an endpoint seems to have paused.`);
    return {
      claim: say`From ${instant(from)} on, for ${duration(to - from)}, ${endpoint(id)} was in use in ${size(burst)} sittings, where its usual pace at those hours makes about ${figure(usual + 1, 1)}.`,
      measures: [
        { label: 'weight of the burst (ln of how much better the faster states fit)', value: burst.weight, unit: '', n: size(burst) },
        { label: 'pace over the usual one', value: (size(burst) - 1) / usual, unit: 'times', n: size(burst) },
        { label: 'highest state (each doubles the pace)', value: burst.level, unit: '' },
        { label: 'random orders of its gaps with a burst as heavy', value: asHeavy, unit: 'orders', n: SHUFFLES },
        { label: 'bursts in all', value: all.length, unit: 'bursts', n: starts.length },
        { label: 'burstiness (−1 a clock, 0 chance, 1 bursts), its rhythm taken out', value: burstinessOf(gaps), unit: '', n: gaps.length },
        { label: 'memory (correlation of a gap with the next), its rhythm taken out', value: memoryOf(gaps), unit: '', n: gaps.length },
      ],
      evidence: [{ kind: 'rows', endpoints: [id], active: true, from, to, limit: 20, caption: say`what it did in those sittings` }],
      alternatives: ['unusual-day', 'chance', 'automatic-sync', 'common-cause', 'shared-device'],
      caveats,
      grade: {
        word: share <= GOOD ? 'good' : share <= FAIR ? 'fair' : 'weak',
        reason: `of ${SHUFFLES} random orders of the same gaps, ${asHeavy} had a burst as heavy`,
      },
    };
  },
});
