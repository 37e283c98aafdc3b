import { describe, expect, it } from 'vitest';
import { MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../src/model/event.ts';
import { arrivalsOf, lookAtLastStretches, type StretchSettings } from '../../src/stats/last-stretches.ts';
import { PROMPT } from '../../src/stats/prompts.ts';
import { exchangesOf } from '../graph/exchanges.ts';

const settings: StretchSettings = {
  window: 2 * MICROS_PER_MINUTE,
  pause: 10 * MICROS_PER_MINUTE,
  before: 30 * MICROS_PER_SECOND,
  after: 2 * MICROS_PER_SECOND,
  many: 4,
};
const MINUTE = 60;
const seconds = (at: number) => at * MICROS_PER_SECOND;

/** Activity by endpoint, in seconds; what reached whom, as [seconds, sender, receiver]. */
function look(
  activity: readonly (readonly number[])[],
  reached: Parameters<typeof exchangesOf>[0],
  events: readonly number[],
  focus: readonly number[] = [],
) {
  const exchanges = exchangesOf(reached, 'deliver');
  const series = {
    offsets: Float64Array.from([0, ...activity.map((_, i) => activity.slice(0, i + 1).flat().length)]),
    at: Float64Array.from(activity.flat(), seconds),
    setAside: new Uint32Array(activity.length),
  };
  return { ...lookAtLastStretches(series, exchanges, { events: events.map(seconds), focus: new Set(focus) }, settings), exchanges };
}

describe('the last stretch of activity before an event', () => {
  const EVENT = 10_000;
  // Stretches of endpoint 0 begin at 1000, 4000 and 9950; a pause of just under ten minutes ends none.
  const own = [1_000, 1_100, 4_000, 4_599, 9_950, 9_990];

  it('began after the last pause, and is held beside how the earlier ones began', () => {
    const { stretches } = look(
      [own, [20_000], [], []],
      [
        [995, 1, 0],
        [9_940, 2, 0],
      ],
      [EVENT],
    );
    expect(stretches).toHaveLength(1);
    const [stretch] = stretches;
    expect(stretch).toMatchObject({ id: 0, event: seconds(EVENT), began: seconds(9_950), last: seconds(9_990) });
    expect(stretch?.found).toMatchObject({ category: PROMPT['one-contact'], exchange: 1 });
    // The first of the two earlier ones began with a contact, the second with nothing.
    expect(stretch?.earlier[PROMPT['one-contact']]).toBe(1);
    expect(stretch?.earlier[PROMPT.nothing]).toBe(1);
    expect(stretch?.earlier.reduce((sum, n) => sum + n, 0)).toBe(2);
  });

  it('is of all who were active within the window, and of those named, who are then said to have been inactive', () => {
    const activity = [own, [EVENT - 2 * MINUTE], [EVENT - 2 * MINUTE - 1], [EVENT + 1], []];
    expect(look(activity, [], [EVENT]).stretches.map(({ id }) => id)).toEqual([0, 1]);
    const named = look(activity, [[EVENT - 2 * MINUTE - 3, 0, 2]], [EVENT], [2, 3, 4]);
    expect(named.stretches.map(({ id, found }) => [id, found.category])).toEqual([
      [0, PROMPT.nothing],
      [1, PROMPT.nothing],
      [2, PROMPT.inactive],
    ]);
    // One was active only afterwards, the other never.
    expect(named.neverActive).toBe(2);
  });

  it('stands before the latest event within whose window it was active, or else before the last', () => {
    const activity = [[5_000, 9_000], [4_950], [9_990], [100]];
    const { stretches } = look(activity, [], [5_060, EVENT], [3]);
    expect(stretches.map(({ id, event }) => [id, event / MICROS_PER_SECOND])).toEqual([
      [0, 5_060],
      [1, 5_060],
      [2, EVENT],
      [3, EVENT],
    ]);
    // What came after that event is not looked at.
    expect(stretches[0]?.last).toBe(seconds(5_000));
  });

  it('has what reached the endpoint, of which those of one sender up to an instant are picked out', () => {
    const { stretches, exchanges } = look(
      [own, [], [], []],
      [
        [995, 1, 0],
        [3_000, 2, 0],
        [3_500, 1, 0],
        [9_940, 1, 0],
        [9_945, 1, 3],
      ],
      [EVENT],
    );
    const [stretch] = stretches as [(typeof stretches)[0]];
    expect(Array.from(stretch.arrivals, (i) => exchanges.at[i])).toEqual([995, 3_000, 3_500, 9_940].map(seconds));
    const from1 = (until: number) => Array.from(arrivalsOf(stretch, exchanges, seconds(until), (i) => exchanges.sender[i] === 1));
    expect(from1(EVENT)).toEqual([995, 3_500, 9_940].map(seconds));
    expect(from1(9_940)).toEqual([995, 3_500].map(seconds));
    expect(from1(0)).toEqual([]);
  });

  it('begins with one of many where the sender wrote to four at once', () => {
    const post = [0, 1, 2, 3].map((to) => [9_945, 4, to] as const);
    const asked = (receivers: number) => look([own, [], [], [], []], post.slice(0, receivers), [EVENT]).stretches[0]?.found.category;
    expect(asked(4)).toBe(PROMPT['one-of-many']);
    expect(asked(3)).toBe(PROMPT['one-contact']);
  });
});
