import { MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE } from '../../model/event.ts';
import type { Random } from '../../model/random.ts';
import { drawExponential, drawNormal, drawPoisson } from '../../stats/draw.ts';
import { drawEveningHour } from './evening-hour.ts';
import { meanOf } from './figure-of.ts';
import type { Landmark } from './landmark.ts';

const PEOPLE = 200;
const DAYS = 14;
const MESSAGES_A_DAY = 30;
/** Median of the time to a delivery receipt, seconds, while the screen is on and while the device is idle; log-normal. */
const AWAKE = 0.5;
const IDLE = 1.6;
const SPREAD = 0.5;
/** A receipt sooner than this share of the median is taken for an active device. */
const RULE = 0.9;
/** Messages over which delays are averaged: the rule's own. */
const AVERAGED = 3;

/** How well the rule tells one person's active moments from idle ones: mean of both shares told rightly, undefined without either. */
function watch(random: Random): number | undefined {
  const sittings: { start: number; end: number }[] = [];
  for (let day = 0; day < DAYS; day++)
    for (let left = drawPoisson(25, random); left > 0; left--) {
      const start = day * MICROS_PER_DAY + drawEveningHour(random) * MICROS_PER_HOUR;
      sittings.push({ start, end: start + 6 * MICROS_PER_MINUTE * drawExponential(random) });
    }
  const at: number[] = [];
  for (let day = 0; day < DAYS; day++)
    for (let left = drawPoisson(MESSAGES_A_DAY / 3, random); left > 0; left--) {
      let next = day * MICROS_PER_DAY + drawEveningHour(random) * MICROS_PER_HOUR;
      for (let i = 0; i < AVERAGED; i++) {
        at.push(next);
        next += 0.5 * MICROS_PER_MINUTE * drawExponential(random);
      }
    }
  at.sort((a, b) => a - b);
  const active = at.map((instant) => sittings.some(({ start, end }) => start <= instant && instant < end));
  const delay = active.map((is) => (is ? AWAKE : IDLE) * Math.exp(SPREAD * drawNormal(random)));
  const median = delay.toSorted((a, b) => a - b)[delay.length >> 1] as number;
  const hits: [number, number] = [0, 0];
  const all: [number, number] = [0, 0];
  for (let i = AVERAGED - 1; i < at.length; i++) {
    const mean = delay.slice(i - AVERAGED + 1, i + 1).reduce((sum, one) => sum + one, 0) / AVERAGED;
    const kind = active[i] ? 1 : 0;
    all[kind]++;
    if (Number(mean < RULE * median) === kind) hits[kind]++;
  }
  return all[0] > 0 && all[1] > 0 ? (hits[0] / all[0] + hits[1] / all[1]) / 2 : undefined;
}

export const receiptTiming: Landmark = {
  id: 'receipt-timing',
  result: 'The time to a delivery receipt tells whether the screen is on',
  source: 'G. Gegenhuber et al., Careless Whisper, RAID 2025, whose released script has the rule',
  setUp: `${PEOPLE} people over ${DAYS} days who get about ${MESSAGES_A_DAY} ordinary messages a day in threads of ${AVERAGED}; receipts take ${AWAKE} s (screen on) and ${IDLE} s (idle) at the median, log-normal with ${SPREAD}; active where the mean of ${AVERAGED} is below ${RULE} times the person’s median`,
  traps: [
    'From the receipts of ordinary messages only: nobody is probed, so that there is no reading between messages.',
    'The medians are illustrative; the shares of active and idle moments told rightly count alike, so that saying “idle” always gives 0.5.',
  ],
  run(random) {
    const draw = random.fork('people');
    const shares = Array.from({ length: PEOPLE }, () => watch(draw)).filter((share) => share !== undefined);
    return [
      { what: 'moments told rightly, active and idle ones alike', unit: 'share', ours: meanOf(shares, 'people', random.fork('mean')) },
    ];
  },
};
