import { describe, expect, it } from 'vitest';
import { UTC } from '../../src/model/calendar.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../src/model/event.ts';
import { lookAroundEvents } from '../../src/stats/look-around-events.ts';
import { createRandom } from '../../src/stats/random.ts';
import { START, simulateSessions, toInput } from '../calibration/phones.ts';

const DAYS = 30;
const at = (day: number, hour: number) => START + day * MICROS_PER_DAY + hour * MICROS_PER_HOUR;
const { series, coverage } = toInput(simulateSessions(40, DAYS, 3, createRandom(8_737)), DAYS);
const trigger = { chance: 0.5, mean: 90 * MICROS_PER_SECOND, uncertainty: 0 };
const reach = 2 * MICROS_PER_MINUTE;
const look = (events: readonly number[], watched = coverage) =>
  lookAroundEvents(series, events, { coverage: watched, calendar: UTC, reach, trigger });

describe('endpoints beside events', () => {
  it('are looked at beside each event that the log was watching, and that is not near another', () => {
    const found = look([at(-1, 12), at(20, 12), at(20, 14), at(22, 9), at(DAYS + 1, 9)]);
    expect(found).toMatchObject({ watched: 3, near: 1 });
    expect(found.pseudo.map(({ event }) => event)).toEqual([at(20, 12), at(22, 9)]);
    expect(found.compared.every((events) => events.length === 2)).toBe(true);
  });

  it('are not judged by an event with too few comparable days, nor by one of which the window before lies in a gap', () => {
    expect(look([at(2, 12)])).toMatchObject({ watched: 1, near: 0, pseudo: [], ids: new Int32Array(), search: { rounds: 0 } });
    const gap = { ...coverage, gapFrom: Float64Array.of(at(20, 11)), gapTo: Float64Array.of(at(20, 12) - reach / 2) };
    expect(look([at(20, 12)], gap)).toMatchObject({ watched: 0, pseudo: [] });
  });

  it('are the more moments searched the more days there are, and the even spread is over the time before the first event’s day', () => {
    const [early, late] = [look([at(8, 12)]), look([at(27, 12)])];
    expect(late.search.rounds).toBeGreaterThan(early.search.rounds);
    // The textbook formula over the days before that of the event, by hand.
    const evenly = (until: number) =>
      Array.from({ length: 40 }, (_, id) => {
        const before = series.at.slice(series.offsets[id], series.offsets[id + 1]).filter((one) => one < until).length;
        return 1 - Math.exp((-before / (until - START)) * reach);
      }).reduce((sum, share) => sum + share, 0);
    expect(early.even.expected).toBeCloseTo(evenly(at(8, 0)), 6);
    expect(late.even.expected).toBeCloseTo(evenly(at(27, 0)), 6);
  });

  it('take activity for before the event where the clocks may be so far apart', () => {
    const event = at(20, 12);
    const own = Float64Array.from([...Array.from({ length: 20 }, (_, d) => at(d, 18)), event + 3 * MICROS_PER_SECOND]);
    const one = { offsets: Float64Array.of(0, own.length), at: own, setAside: new Uint32Array(1) };
    const lag = (uncertainty: number) =>
      lookAroundEvents(one, [event], { coverage, calendar: UTC, reach, trigger: { ...trigger, uncertainty } }).shortest[0];
    expect(lag(0)).toBe(18 * MICROS_PER_HOUR);
    expect(lag(5 * MICROS_PER_SECOND)).toBe(2 * MICROS_PER_SECOND);
  });
});
