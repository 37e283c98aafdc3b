import type { Artifacts } from '../../src/model/artifacts.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR } from '../../src/model/event.ts';
import { drawExponential, drawGamma, drawGeometric, drawNormal, drawPoisson } from '../../src/stats/draw.ts';
import { createRandom } from '../../src/stats/random.ts';

/** People whose days are independent of each other. */
export interface DailyWorld {
  readonly seed: number;
  readonly endpoints: number;
  readonly days: number;
  /** Events a day, on average. */
  readonly mean: number;
  /** Day rates are lognormal with this σ, or gamma of this whole shape. */
  readonly sigma?: number;
  readonly gamma?: number;
  /** Rate of a weekend day over that of a working day. */
  readonly weekend?: number;
  /** Mean events of a sitting. */
  readonly burst?: number;
  /** What the first endpoint does on {@link PLANTED}. */
  readonly plant?: 'silent' | 'tenfold' | 'night';
}

/** Monday, 1970-01-05. */
const FIRST = 4;
/** A Friday. */
export const PLANTED = FIRST + 18;

export function simulateDays(world: DailyWorld): Pick<Artifacts, 'series' | 'coverage'> {
  const { seed, endpoints, days, mean, sigma = 0, gamma, weekend = 1, burst = 1, plant } = world;
  const random = createRandom(seed);
  const rows = Array.from({ length: endpoints }, (_, id) => {
    const at: number[] = [];
    const add = (day: number, hour: number) => hour < 24 && at.push(Math.floor(day * MICROS_PER_DAY + hour * MICROS_PER_HOUR));
    for (let day = FIRST; day < FIRST + days; day++) {
      const planted = id === 0 && day === PLANTED ? plant : undefined;
      if (planted === 'silent') continue;
      const law = Math.exp(sigma * drawNormal(random) - sigma ** 2 / 2) * (gamma === undefined ? 1 : drawGamma(gamma, random));
      const rate = mean * law * ((day - FIRST) % 7 >= 5 ? weekend : 1) * (planted === 'tenfold' ? 10 : 1);
      for (let sittings = drawPoisson(rate / burst, random); sittings > 0; sittings--) {
        // One sitting in a hundred falls into the night.
        let hour = random.next() < 0.01 ? 7 * random.next() : 8 + 7.5 * (random.next() + random.next());
        for (let left = 1 + drawGeometric(burst - 1, random); left > 0; left--, hour += 0.05 * drawExponential(random)) add(day, hour);
      }
      if (planted === 'night') for (let i = 0; i < 15; i++) add(day, 1 + i / 3 + random.next() / 3);
    }
    return Float64Array.from(at).sort();
  });
  const offsets = new Float64Array(endpoints + 1);
  rows.forEach((row, id) => {
    offsets[id + 1] = (offsets[id] as number) + row.length;
  });
  const all = new Float64Array(offsets[endpoints] as number);
  rows.forEach((row, id) => {
    all.set(row, offsets[id]);
  });
  const [from, to] = [FIRST * MICROS_PER_DAY, (FIRST + days) * MICROS_PER_DAY];
  return {
    series: { offsets, at: all, setAside: new Uint32Array(endpoints) },
    coverage: {
      from,
      to,
      gapFrom: new Float64Array(),
      gapTo: new Float64Array(),
      observed: to - from,
      days: Int32Array.from({ length: days }, (_, i) => FIRST + i),
      dayShare: new Float64Array(days).fill(1),
    },
  };
}
