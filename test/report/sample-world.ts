import { MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../src/model/event.ts';

/** 2017-02-27T00:00:00Z, a Monday. */
export const START = 1_488_153_600_000_000;
export const DAYS = 28;
export const END = START + DAYS * MICROS_PER_DAY;
export const EVENT = START + 23 * MICROS_PER_DAY + 14 * MICROS_PER_HOUR + 40 * MICROS_PER_MINUTE;
export const GAP = { from: START + 9 * MICROS_PER_DAY + 2 * MICROS_PER_HOUR, to: START + 10 * MICROS_PER_DAY + 20 * MICROS_PER_HOUR };
export const PEOPLE = 60;

/** A small linear congruential generator; 2^31 − 1 is prime, so the period is long enough for a sample. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const NAMES = [
  'ana',
  'boris',
  'chloé',
  'dmitri',
  'elif',
  'farid',
  'greta',
  'hamza',
  'ines',
  'jonas',
  'kaja',
  'leila',
  'marek',
  'noor',
  'olga',
  'pavel',
];
export const nameOf = (id: number): string =>
  id === 0 ? 'subject-phone' : id % 7 === 3 ? `+49 151 5550 ${String(100 + id)}` : `${NAMES[id % NAMES.length]}-${id}`;

/** Relative activity by hour: quiet from about 01:00 to 06:00. */
const HOURLY = [3, 1, 0.4, 0.2, 0.2, 0.4, 1, 3, 5, 6, 6, 7, 8, 7, 6, 6, 7, 9, 10, 9, 8, 8, 7, 5];

export function makeSeries(random: () => number): number[][] {
  return Array.from({ length: PEOPLE }, (_, id) => {
    const shift = id % 5 === 0 ? 5 : 0;
    const events = Math.round(960 / (1 + id * 0.09));
    const at: number[] = [];
    while (at.length < events) {
      const d = Math.floor(random() * DAYS);
      const hour = Math.floor(random() * 24);
      if (random() * 10 > (HOURLY[(hour - shift + 24) % 24] as number) * (d % 7 >= 5 ? 0.7 : 1)) continue;
      const instantAt = START + d * MICROS_PER_DAY + hour * MICROS_PER_HOUR + Math.floor(random() * 3600) * MICROS_PER_SECOND;
      if (instantAt >= GAP.from && instantAt < GAP.to) continue;
      at.push(instantAt);
    }
    return at.sort((a, b) => a - b);
  });
}
