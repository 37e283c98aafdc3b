import type { Random } from '../../model/random.ts';

/** An hour of the day with an evening peak: by rejection, from a von Mises law about 20:30 on a floor by day. */
export function drawEveningHour(random: Random): number {
  for (;;) {
    const hour = 24 * random.next();
    const density = Math.exp(1.4 * Math.cos(((hour - 20.5) * 2 * Math.PI) / 24)) + (hour > 7 ? 0.3 : 0);
    if (random.next() * 4.5 < density) return hour;
  }
}
