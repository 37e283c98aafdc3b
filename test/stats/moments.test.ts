import { expect, it } from 'vitest';
import { row } from '../../src/model/artifacts.ts';
import { UTC } from '../../src/model/calendar.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE } from '../../src/model/event.ts';
import { collectMoments } from '../../src/stats/moments.ts';
import { createRandom } from '../../src/stats/random.ts';
import { START, toInput } from '../calibration/phones.ts';
import { exchangesOf } from '../graph/exchanges.ts';

const DAYS = 6;
const QUIET = 20 * MICROS_PER_MINUTE;
const random = createRandom(8_304);
const second = () => Math.floor((START + random.next() * DAYS * MICROS_PER_DAY) / 1e6);
const acts = [80, 0, 200].map((n) => Array.from({ length: n }, () => second() * 1e6));
/** Of unnamed senders, of named ones, and to nobody that is named. */
const arrivals = Array.from({ length: 240 }, (_, n) => [second(), n % 3 === 0 ? 1 : -1, n % 7 === 0 ? -1 : n % 3] as const);
const moments = collectMoments(toInput(acts, DAYS).series, exchangesOf(arrivals), UTC, QUIET);

it('moments are what an endpoint did and what reached it unnamed, where nothing of it came shortly before', () => {
  let all = 0;
  let kept = 0;
  acts.forEach((own, id) => {
    const shown = [...own, ...arrivals.filter(([, from, to]) => from === -1 && to === id).map(([at]) => at * 1e6)].sort((x, y) => x - y);
    const begin = shown.filter((at) => !shown.some((other) => other < at && at - other <= QUIET) && shown.indexOf(at) >= 0);
    const once = begin.filter((at, i) => at !== begin[i - 1]);
    expect([...row(moments.offsets, moments.at, id)]).toEqual(once);
    all += shown.length;
    kept += once.length;
  });
  expect(kept).toBeGreaterThan(100);
  expect(moments.merged).toBe(all - kept);
});

it('their days begin at four in the morning, and count from the first', () => {
  const days = [...moments.at].map((at) => Math.floor((at - 4 * MICROS_PER_HOUR) / MICROS_PER_DAY));
  const first = Math.min(...days);
  expect([...moments.day]).toEqual(days.map((day) => day - first));
  expect(moments.days).toBe(Math.max(...days) - first + 1);
});

it('a log of nothing has none', () => {
  expect(collectMoments(toInput([[]], DAYS).series, exchangesOf([]), UTC, QUIET)).toMatchObject({ days: 0, merged: 0 });
});
