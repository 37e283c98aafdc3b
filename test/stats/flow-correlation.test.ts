import { describe, expect, it } from 'vitest';
import type { Random } from '../../src/model/random.ts';
import { matchOnce } from '../../src/stats/day-tests/flow-events.ts';
import { shapeScore } from '../../src/stats/day-tests/flow-shape.ts';
import { drawExponential, drawNormal } from '../../src/stats/draw.ts';
import { correlateEvents, correlateShapes, type Flow } from '../../src/stats/flow-correlation.ts';
import { createRandom } from '../../src/stats/random.ts';

const HOUR = 3_600;
const flow = (perHour: number, random: Random): Flow => {
  const at: number[] = [];
  for (let t = (drawExponential(random) * HOUR) / perHour; t < HOUR; t += (drawExponential(random) * HOUR) / perHour) at.push(t);
  return { at: Float64Array.from(at), size: Float64Array.from(at, () => 2_000 + 100_000 * drawExponential(random)) };
};

/** What a member of a channel receives: its posts, up to a second and a half later, among traffic of his own. */
function listen(channel: Flow, own: Flow, random: Random): Flow {
  const events = [
    ...Array.from(own.at, (at, i) => ({ at, size: own.size[i] as number })),
    ...Array.from(channel.at, (at, i) => ({
      at: at + 1 + 0.2 * drawNormal(random),
      size: (channel.size[i] as number) + 500 * random.next(),
    })),
  ].sort((x, y) => x.at - y.at);
  return { at: Float64Array.from(events, ({ at }) => at), size: Float64Array.from(events, ({ size }) => size) };
}

describe('flow correlation of an hour', () => {
  const random = createRandom(8_410);
  const channels = Array.from({ length: 6 }, () => flow(30 + 90 * random.next(), random));
  const others = Array.from({ length: 60 }, () => flow(10 + 190 * random.next(), random));
  const members = channels.map((channel) => listen(channel, flow(60, random), random));
  const users = [...members, ...others];
  const isMember = (channel: number, user: number) => user === channel;

  it.each([
    ['events', correlateEvents(channels, users, { near: 3, most: 10_000 })],
    ['shapes', correlateShapes(channels, users, { half: 10, lags: [0, 0.5, 1, 1.5, 2] })],
  ])('by %s sets members above everybody else', (_, scores) => {
    const of = (wanted: boolean) =>
      Array.from(scores).filter((_, i) => isMember(Math.floor(i / users.length), i % users.length) === wanted);
    expect(Math.min(...of(true))).toBeGreaterThan(Math.max(...of(false)));
  });

  it('by events matches as one channel with one user does', () => {
    const rates = correlateEvents(channels, users, { near: 8, most: 60_000 });
    channels.forEach((channel, c) => {
      users.forEach((user, u) => {
        const matched = matchOnce(
          user.at,
          channel.at,
          8,
          (i, j) => Math.abs((user.size[i] as number) - (channel.size[j] as number)) <= 60_000,
        );
        expect(rates[c * users.length + u]).toBe(matched / channel.at.length);
      });
    });
  });

  it('by shapes of one size is the score of two flows', () => {
    const same = (one: Flow): Flow => ({ ...one, size: one.size.map(() => 7) });
    const scores = correlateShapes(channels.map(same), users.map(same), { half: 10, lags: [0, 3] });
    channels.forEach((channel, c) => {
      users.forEach((user, u) => {
        const best = Math.max(...[0, 3].map((lag) => shapeScore(channel.at, user.at, 10, lag)));
        expect(scores[c * users.length + u]).toBeCloseTo(best, 9);
      });
    });
  });

  it('of nothing is nothing', () => {
    const none: Flow = { at: new Float64Array(), size: new Float64Array() };
    expect(Array.from(correlateEvents([none], [none], { near: 1, most: 1 }))).toEqual([0]);
    expect(Array.from(correlateShapes([none], [none], { half: 1, lags: [0] }))).toEqual([Number.NaN]);
  });
});
