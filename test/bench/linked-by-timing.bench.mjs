// Who talks with whom by timing alone, on 10 million events of 50,000 endpoints: seconds and peak memory, of the question without the reading of
// the log. Beside it, at small scale and in one run: the same over all pairs, without the index.
//   npm run build:node && node test/bench/linked-by-timing.bench.mjs [events] [endpoints] [method]
import { linkedByTiming } from '../../dist/inferences/hidden-links/linked-by-timing.js';
import { UTC } from '../../dist/model/calendar.js';
import { findCoinciding } from '../../dist/stats/coinciding-pairs.js';
import { matchDays } from '../../dist/stats/day-hits.js';
import { DAY_TESTS } from '../../dist/stats/day-tests/registry.js';
import { collectMoments } from '../../dist/stats/moments.js';
import { createRandom } from '../../dist/stats/random.js';

const [DAYS, DAY, SECOND] = [60, 86_400e6, 1e6];
const START = 1_580_688_000e6;

/** Endpoints used between 7 and 23 h, more in the evening; every second one has a partner who shows within two seconds on every third day. */
function simulate(events, endpoints, seed) {
  const random = createRandom(seed);
  const each = Math.floor(events / endpoints);
  const offsets = Float64Array.from({ length: endpoints + 1 }, (_, id) => id * each);
  const at = new Float64Array(endpoints * each);
  for (let id = 0; id < endpoints; id++) {
    const own = at.subarray(id * each, (id + 1) * each);
    for (let i = 0; i < each; i++) {
      const hour = random.next() < 0.4 ? 19 + 3 * random.next() : 7 + 16 * random.next();
      own[i] = START + random.below(DAYS) * DAY + Math.floor(hour * 3_600) * SECOND;
    }
    // Answers to the endpoint before it.
    if (id % 4 === 1) for (let d = 0; d < DAYS / 3; d++) own[d] = at[(id - 1) * each + d] + random.below(3) * SECOND;
    own.sort();
  }
  return { offsets, at, setAside: new Uint32Array(endpoints) };
}
const none = { count: 0, at: new Float64Array(), sender: new Int32Array(), receiver: new Int32Array() };
const options = {
  method: Object.keys(DAY_TESTS).indexOf(process.argv[4] ?? 'coincidences'),
  near: 5 * SECOND,
  around: 600 * SECOND,
  lag: 0,
  size: 0,
};
const seconds = (began) => (performance.now() - began) / 1000;

function rank(series) {
  const context = { calendar: UTC, focus: [], observation: { clockStep: SECOND }, options, random: createRandom(1) };
  return linkedByTiming.rank({ series, exchanges: none, contacts: { count: 0 } }, context);
}

const [events, endpoints] = [Number(process.argv[2] ?? 10e6), Number(process.argv[3] ?? 50_000)];
const series = simulate(events, endpoints, 1);
const before = process.memoryUsage().rss;
let began = performance.now();
const { subjects, columns, tested, summary } = rank(series);
const took = seconds(began);
const peak = Math.round(process.resourceUsage().maxRSS / 1024);
const planted = (a, b) => a % 4 === 0 && b === a + 1;
const order = Array.from(columns.p.keys()).sort((x, y) => columns.p[x] - columns.p[y]);
let passing = 0;
order.forEach((row, i) => {
  if (columns.p[row] * tested <= 0.05 * (i + 1)) passing = i + 1;
});
const found = order.slice(0, passing).filter((row) => planted(subjects.a[row], subjects.b[row])).length;
console.log(
  `${events} events, ${endpoints} endpoints, ${tested} pairs: ${took.toFixed(1)} s, peak ${peak} MB (${Math.round(before / 2 ** 20)} MB of it the log)`,
);
for (const { label, value, unit } of summary) console.log(`  ${label}: ${value} ${unit}`);
console.log(`  planted pairs ${Math.floor(endpoints / 4)}, found ${found}; not planted and reported ${passing - found}`);

const small = collectMoments(simulate(400_000, 2_000, 2), none, UTC, options.near);
const ids = Array.from({ length: 2_000 }, (_, id) => id);
const nearness = { near: options.near, around: options.around, step: SECOND };
const open = ({ a, b }) => Array.from(a, (one, i) => matchDays(small, one, b[i], nearness, DAY_TESTS.coincidences).hits);
began = performance.now();
open(findCoinciding(small, ids, [], options.near, { most: Infinity }));
const all = seconds(began);
began = performance.now();
open(findCoinciding(small, ids, [], options.near, { most: 6_000 }));
const indexed = seconds(began);
console.log(
  `2,000 endpoints, 400,000 events: all pairs ${all.toFixed(1)} s, by the index ${indexed.toFixed(1)} s, ${(all / indexed).toFixed(0)} times as fast`,
);
