// Flow correlation of 500 users by 50 channels by an hour (Bahramali et al., NDSS 2020): ours beside the same in numpy, in one run, on the same
// flows. The peer is flow-correlation.py; it needs a python3 with numpy.
//   npm run build:node && node test/bench/flow-correlation.bench.mjs [python3]
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { drawExponential, drawNormal } from '../../dist/stats/draw.js';
import { correlateEvents, correlateShapes } from '../../dist/stats/flow-correlation.js';
import { createRandom } from '../../dist/stats/random.js';

const [USERS, CHANNELS, HOUR, ROUNDS] = [500, 50, 3_600, 5];
const SETTINGS = { near: 3, most: 10_000, half: 10, slot: 0.4, lags: Array.from({ length: 11 }, (_, i) => i / 2) };

function flow(perHour, random) {
  const events = [];
  for (let t = (drawExponential(random) * HOUR) / perHour; t < HOUR; t += (drawExponential(random) * HOUR) / perHour)
    events.push([t, 2_000 + Math.floor(40_000 * drawExponential(random))]);
  return events;
}
const random = createRandom(8_401);
const channels = Array.from({ length: CHANNELS }, () => flow(30 + 90 * random.next(), random));
// One user in ten is a member of a channel; everybody has traffic of his own.
const users = Array.from({ length: USERS }, (_, u) => {
  const heard = u % 10 === 0 ? channels[(u / 10) % CHANNELS].map(([t, size]) => [t + 1 + 0.2 * drawNormal(random), size]) : [];
  return [...flow(10 + 190 * random.next(), random), ...heard].filter(([t]) => t >= 0 && t < HOUR).sort(([x], [y]) => x - y);
});
const toFlow = (events) => ({ at: Float64Array.from(events, ([t]) => t), size: Float64Array.from(events, ([, size]) => size) });
const [ours, theirs] = [
  { channels: channels.map(toFlow), users: users.map(toFlow) },
  (events) => [events.map(([t]) => t), events.map(([, s]) => s)],
];

/** CPU time, best of several, as of the peer. */
function best(run) {
  let seconds = Infinity;
  let result;
  for (let round = 0; round < ROUNDS; round++) {
    const began = process.cpuUsage();
    result = run();
    const { user, system } = process.cpuUsage(began);
    seconds = Math.min(seconds, (user + system) / 1e6);
  }
  return { seconds, sum: result.reduce((sum, value) => sum + value, 0) };
}
const events = best(() => correlateEvents(ours.channels, ours.users, SETTINGS));
const shape = best(() => correlateShapes(ours.channels, ours.users, SETTINGS));

const job = JSON.stringify({ ...SETTINGS, hour: HOUR, channels: channels.map(theirs), users: users.map(theirs) });
const peers = Array.from({ length: 3 }, () => {
  const script = fileURLToPath(new URL('flow-correlation.py', import.meta.url));
  const { stdout, stderr, status } = spawnSync(process.argv[2] ?? 'python3', [script], {
    input: job,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`the numpy peer failed: ${stderr}`);
  return JSON.parse(stdout);
});
const peer = { events: Math.min(...peers.map((one) => one.events)), shape: Math.min(...peers.map((one) => one.shape)) };

const agree = (mine, other) => Math.abs(mine / other - 1);
if (agree(events.sum, peers[0].rates) > 1e-9) throw new Error('the two disagree about events');
// Theirs rounds bars to slots of 0.4 s.
if (agree(shape.sum, peers[0].scores) > 0.02) throw new Error(`the two disagree about shapes: ${shape.sum} and ${peers[0].scores}`);
const line = (name, mine, other) =>
  console.log(
    `  ${name.padEnd(16)} ${(1000 * mine).toFixed(0).padStart(6)} ms   numpy ${(1000 * other).toFixed(0).padStart(6)} ms   ${(other / mine).toFixed(1).padStart(6)} times as fast`,
  );
console.log(
  `${USERS} users by ${CHANNELS} channels by an hour; ${users.flat().length} and ${channels.flat().length} events, ${SETTINGS.lags.length} lags`,
);
line('by events', events.seconds, peer.events);
line('by shape', shape.seconds, peer.shape);
line('both', events.seconds + shape.seconds, peer.events + peer.shape);
