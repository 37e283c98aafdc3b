import { describe, expect, it } from 'vitest';
import type { Exchanges } from '../../src/model/artifacts.ts';
import { EVENT_KINDS, type EventKind, MICROS_PER_MINUTE, MICROS_PER_SECOND as S } from '../../src/model/event.ts';
import { gatherArrivals, measureSpread } from '../../src/stats/arrivals.ts';
import { beginnings, CROWD_WITHIN, findPrompt, PROMPTS, usualCrowd } from '../../src/stats/prompts.ts';

const ENDPOINTS = 60;
const settings = { before: 10 * S, after: 2 * S, many: 4 };

type Row = readonly [seconds: number, sender: number, receiver: number, kind?: EventKind];

/** What is found for endpoint 0, whose activity begins at second 1000. */
function find(...rows: readonly Row[]) {
  const ordered = [...rows].sort(([x], [y]) => x - y);
  const exchanges: Exchanges = {
    count: ordered.length,
    at: Float64Array.from(ordered, ([at]) => at * S),
    sender: Int32Array.from(ordered, ([, sender]) => sender),
    receiver: Int32Array.from(ordered, ([, , receiver]) => receiver),
    kind: Uint8Array.from(ordered, ([, , , kind]) => EVENT_KINDS[kind ?? 'deliver'].code),
    duration: new Float64Array(ordered.length).fill(Number.NaN),
  };
  const { index } = gatherArrivals(exchanges, Int32Array.of(0), ENDPOINTS);
  const spread = measureSpread(exchanges, ENDPOINTS, { named: settings.before, unnamed: CROWD_WITHIN });
  const found = findPrompt(1_000 * S, index, exchanges, spread, settings);
  const i = found.exchange;
  return { said: PROMPTS[found.category], from: exchanges.sender[i], at: (exchanges.at[i] as number) / S, arrived: found.arrived };
}

const post = (seconds: number, sender: number, receivers: readonly number[], kind?: EventKind): Row[] =>
  receivers.map((receiver, i): Row => [seconds + i * 0.1, sender, receiver, kind ?? 'deliver']);

describe('what reached an endpoint as its activity began', () => {
  it('is nothing where nothing came within reach', () => {
    expect(find([989.9, 1, 0], [1_002.1, 2, 0], [995, 0, 3], [995, 1, 2]).said).toBe('nothing');
  });

  it('is a contact to it alone, before it or just after, to the bound', () => {
    for (const at of [990, 998.6, 1_000, 1_002]) expect(find([at, 1, 0])).toMatchObject({ said: 'one-contact', from: 1, at });
  });

  it('is still one contact where the sender writes to two more', () => {
    expect(find(...post(998, 1, [0, 2, 3])).said).toBe('one-contact');
    expect(find(...post(998, 1, [0, 2, 3, 4])).said).toBe('one-of-many');
  });

  it('counts the same receiver once, and other senders not at all', () => {
    expect(find(...post(998, 1, [0, 2, 2, 2, 2]), ...post(998, 5, [6, 7, 8, 9])).said).toBe('one-contact');
  });

  it('takes the nearest that has a sender, and what has none only where nothing else is there', () => {
    expect(find([993, 1, 0], [997, 2, 0], [999, -1, 0, 'push'])).toMatchObject({ said: 'one-contact', from: 2, arrived: 3 });
    expect(find([999, -1, 0, 'push'])).toMatchObject({ said: 'unnamed', from: -1 });
  });

  it('takes pushes to many at once for a post to many, unless as many are usual at that hour', () => {
    const crowd = post(999, -1, [0, 1, 2, 3, 4, 5], 'push');
    expect(find(...crowd).said).toBe('one-of-many');
    // Two a second all the hour: twelve within three seconds either way.
    const busy = Array.from({ length: 7_200 }, (_, i): Row => [-800 + i / 2, -1, 10 + (i % 50), 'push']);
    expect(find(...crowd, ...busy).said).toBe('unnamed');
    expect(find(...post(999, -1, [0, 1, 2], 'push')).said).toBe('unnamed');
  });

  it('does not take reading, or its own messages, for something that reached it', () => {
    expect(find([999, 1, 0, 'read'], [999, 0, 1, 'send']).said).toBe('nothing');
  });
});

it('expects of a crowd what the hour around gives in so short a time, the crowd itself aside', () => {
  // One every ten seconds for two hours.
  const even = Float64Array.from({ length: 720 }, (_, i) => i * 10 * S);
  const expected = (2 * CROWD_WITHIN) / (10 * S);
  expect(usualCrowd(even, 3_605 * S)).toBeCloseTo(expected, 2);
  const crowd = Float64Array.from([...even, ...Array.from({ length: 40 }, () => 3_605 * S)]).sort();
  expect(usualCrowd(crowd, 3_605 * S)).toBeCloseTo(expected, 2);
});

it('begins a stretch after a pause, and with the first activity', () => {
  const at = Float64Array.of(0, 10, 59, 119, 180, 181).map((seconds) => seconds * S);
  expect(beginnings(at, MICROS_PER_MINUTE)).toEqual([0, 3, 4]);
  expect(beginnings(new Float64Array(), MICROS_PER_MINUTE)).toEqual([]);
});
