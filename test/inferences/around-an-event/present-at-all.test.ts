import { describe, expect, it } from 'vitest';
import { presentAtAll } from '../../../src/inferences/around-an-event/present-at-all.ts';
import type { Artifacts } from '../../../src/model/artifacts.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR } from '../../../src/model/event.ts';
import type { Ranking } from '../../../src/model/inference.ts';
import { createRandom } from '../../../src/stats/random.ts';
import { START, simulateSessions, toInput } from '../../calibration/phones.ts';
import { contextFor } from '../simulated-input.ts';

const DAY = MICROS_PER_DAY;
const DAYS = 63;
const options = { window: 12 * MICROS_PER_HOUR, after: 0, 'in-touch': 0 };
const inTouch = { ...options, 'in-touch': 1 };
/** Six events on Wednesdays at ten, nine days of the week apart. */
const events = [9, 16, 23, 30, 37, 44].map((day) => START + day * DAY + 10 * MICROS_PER_HOUR);
const NO_EXCHANGES: Artifacts['exchanges'] = {
  count: 0,
  at: new Float64Array(),
  sender: new Int32Array(),
  receiver: new Int32Array(),
  kind: new Uint8Array(),
  duration: new Float64Array(),
};
/** Phones used now and then; one that is used six hours before each event, at the first and last moment of the log, and on no other day. */
const others = simulateSessions(30, DAYS, 0.4, createRandom(5));
const regular = [START, ...events.map((at) => at - 6 * MICROS_PER_HOUR), START + DAYS * DAY - MICROS_PER_HOUR];
const input = { ...toInput([...others, regular], DAYS), exchanges: NO_EXCHANGES };
const id = others.length;
const ask = (about: number[], parts = {}, artifacts: typeof input = input, asked = options) =>
  presentAtAll.rank(artifacts, contextFor(asked, { events: about, ...parts }));
const ids = ({ subjects }: Ranking) => (subjects.of === 'endpoints' ? [...subjects.id] : []);
const figures = ({ summary }: Ranking) => Object.fromEntries(summary.map(({ label, value }) => [label, value]));
const text = (parts: readonly unknown[]) => parts.map((part) => (typeof part === 'string' ? part : '…')).join('');

describe('present-at-all', () => {
  const ranking = ask(events);
  const best = ids(ranking).indexOf(id);

  it('puts first who was there each time and at no other, with the chance that counting gives', () => {
    const { score, p } = ranking.columns;
    expect(score[best]).toBe(Math.max(...score));
    // 45 working days, of which 6 are events’ and the first began before the log: 38 others. Six present among 44, and all six are the events’.
    let chance = 1;
    for (let i = 0; i < 6; i++) chance *= (6 - i) / (44 - i);
    expect(p?.[best]).toBeCloseTo(chance, 15);
  });

  it('draws the curve of those who are left, and at moved events', () => {
    const present = (at: number, phone: number[]) =>
      phone.some((one) => Math.floor(one / 1e6) * 1e6 >= at - options.window && Math.floor(one / 1e6) * 1e6 <= at);
    let left = [...others, regular];
    events.forEach((at, e) => {
      left = left.filter((phone) => present(at, phone));
      expect(figures(ranking)[`left after ${e + 1} of 6 events`]).toBe(left.length);
    });
    const moved = ranking.summary.filter(({ label }) => label.endsWith('at moved events'));
    expect(moved).toHaveLength(6);
    for (const [k, { value, low = Number.NaN, high = Number.NaN, n = 0 }] of moved.entries()) {
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(low);
      expect(high).toBeGreaterThan(value - 1);
      expect(n).toBeGreaterThan(40);
      expect(value).toBeLessThanOrEqual(moved[Math.max(0, k - 1)]?.value ?? 0);
    }
  });

  it('says what it found, and cites the activity nearest to each event', () => {
    const finding = presentAtAll.explain(best, ranking, input, contextFor(options, { events }));
    expect(text(finding.claim)).toContain('before each of the … events');
    expect(finding.measures[0]).toMatchObject({ value: 6, n: 6 });
    expect(finding.evidence[0]).toMatchObject({ kind: 'instants', at: events.map((at) => at - 6 * MICROS_PER_HOUR) });
  });

  it('looks after the events as well, where that is asked', () => {
    const late = {
      ...toInput([...others, [START, ...events.map((at) => at + 5 * MICROS_PER_HOUR), START + DAYS * DAY - 1]], DAYS),
      exchanges: NO_EXCHANGES,
    };
    const before = ask(events, {}, late);
    const after = ask(events, {}, late, { ...options, window: MICROS_PER_HOUR, after: 12 * MICROS_PER_HOUR });
    expect(before.columns.p?.[ids(before).indexOf(id)]).toBe(1);
    expect(after.columns.p?.[ids(after).indexOf(id)]).toBeLessThan(1e-6);
  });

  it('asks for contact with a focus, either way, and not for activity, where that is asked', () => {
    const at = Float64Array.from(regular);
    const n = at.length;
    const exchanges = {
      count: n,
      at,
      sender: Int32Array.from(at, (_, i) => (i % 2 === 0 ? 3 : 7)),
      receiver: Int32Array.from(at, (_, i) => (i % 2 === 0 ? 7 : 3)),
      kind: new Uint8Array(n),
      duration: new Float64Array(n),
    };
    const asked = { ...input, exchanges };
    const context = contextFor(inTouch, { events, focus: [7] });
    const found = presentAtAll.rank(asked, context);
    expect(ids(found)).toEqual([3]);
    expect(found.columns.p?.[0]).toBeCloseTo(ranking.columns.p?.[best] as number, 15);
    const finding = presentAtAll.explain(0, found, asked, context);
    expect(finding.claim).toContainEqual({ endpoint: 7 });
    expect(finding.evidence[0]).toMatchObject({ kind: 'rows', endpoints: [3, 7], between: true });
    // A log that names nobody falls back on activity.
    expect(ids(ask(events, { focus: [7] }, input, inTouch))).toEqual(ids(ranking));
    expect(ids(ask(events, { focus: [7] }, asked))).toEqual(ids(ranking));
  });

  it('takes events that one stretch reaches for one, and needs two', () => {
    const near = ask([events[0] as number, (events[0] as number) + MICROS_PER_HOUR]);
    expect(near.tested).toBe(0);
    expect(near.skipped[0]?.why).toContain('the question needs two');
    expect(ask([events[0] as number]).skipped[0]?.why).toContain('one event only');
    expect(ask([]).skipped[0]?.why).toContain('no event');
    expect(figures(ask([...events, (events[5] as number) + MICROS_PER_HOUR]))['events that could be used']).toBe(6);
  });

  it('leaves out events whose window the log did not watch', () => {
    const outside = [START - DAY, START + 5 * MICROS_PER_HOUR, START + 2 * DAYS * DAY];
    expect(ask(outside).skipped[0]?.why).toContain('no event');
    const { series, coverage, exchanges } = input;
    const gap = {
      ...coverage,
      gapFrom: Float64Array.of((events[2] as number) - 2 * DAY),
      gapTo: Float64Array.of((events[2] as number) - 1),
    };
    expect(figures(ask(events, {}, { series, exchanges, coverage: gap }))['events that could be used']).toBe(5);
  });

  it('bears a window of nothing, an endpoint of one instant, equal instants, and nobody at all', () => {
    expect(ask(events, {}, input, { ...options, window: 0 }).columns.p?.every((p) => p === 1)).toBe(true);
    const one = { ...toInput([[events[0] as number]], DAYS), exchanges: NO_EXCHANGES };
    expect(ask(events, {}, one)).toMatchObject({ tested: 0, skipped: [{ count: 1 }] });
    const equal = {
      ...toInput([new Array<number>(50).fill(events[0] as number), regular.flatMap((at) => [at, at, at])], DAYS),
      exchanges: NO_EXCHANGES,
    };
    const ranked = ask(events, {}, equal);
    expect(ranked.columns.p?.[ids(ranked).indexOf(1)]).toBeCloseTo(ranking.columns.p?.[best] as number, 15);
    expect(ask(events, {}, { ...toInput([], DAYS), exchanges: NO_EXCHANGES })).toMatchObject({ tested: 0, skipped: [] });
  });

  it('says who could have been found', () => {
    expect(text(ranking.smallest)).toContain('active around all … events');
    // Two of 44 windows present: 1 of C(44, 2) = 946 pairs. Among 31 that is .033, and of three present 3 of 946 would be .098.
    expect(ask(events.slice(0, 2)).smallest).toContainEqual({ number: 0, digits: 0 });
    const crowd = { ...toInput(simulateSessions(80, DAYS, 0.4, createRandom(6)), DAYS), exchanges: NO_EXCHANGES };
    expect(text(ask(events.slice(0, 2), {}, crowd).smallest)).toContain('nobody');
  });
});
