import { beforeAll, expect, it } from 'vitest';
import { successorNumber } from '../../src/inferences/identity/successor-number.ts';
import { type Event, MICROS_PER_DAY, MICROS_PER_HOUR } from '../../src/model/event.ts';
import { binomialTail } from '../../src/stats/binomial-tail.ts';
import { benjaminiHochberg } from '../../src/stats/false-discovery.ts';
import { createRandom } from '../../src/stats/random.ts';
import { buildArtifacts } from '../inferences/build-artifacts.ts';
import { contextFor } from '../inferences/simulated-input.ts';

const WORLDS = 60;
const DAYS = 30;
const CHANGE = 14;
const CIRCLE = 12;
/** Chance with which a sound question may fail one of these tests. */
const CHANCE = 1e-3;

/**
 * Two circles whose members write to each other at rates and hours of their own. In the first, two give their number up in the middle,
 * and two others, who are friends or colleagues of theirs and nobody's next number, get one then.
 */
function worldOf(seed: number): Event[] {
  const random = createRandom(seed);
  const people = Array.from({ length: 2 * CIRCLE }, () => ({ rate: 0.5 + 2 * random.next(), hour: 9 + 10 * random.next() }));
  const here = (one: number, day: number) => (one < 2 ? day < CHANGE : one < 4 ? day >= CHANGE + (one - 2) : true);
  const events: Event[] = [];
  for (let day = 0; day < DAYS; day++)
    people.forEach(({ rate, hour }, one) => {
      const circle = CIRCLE * Math.floor(one / CIRCLE);
      for (let n = 2 * rate * random.next(); n > 0; n--) {
        const other = circle + ((one - circle + 1 + random.below(CIRCLE / 2)) % CIRCLE);
        if (!here(one, day) || !here(other, day)) continue;
        const at = Math.floor((day + (hour + 4 * random.next()) / 24) * MICROS_PER_DAY);
        events.push({ at, kind: 'send', actor: `p${one}`, peer: `p${other}` });
      }
    });
  return events.sort((x, y) => (x.at as number) - (y.at as number));
}

const first: number[] = [];
let [found, asked] = [0, 0];
beforeAll(() => {
  for (let world = 0; world < WORLDS; world++) {
    const { artifacts } = buildArtifacts(worldOf(8_620_000 + world));
    const context = contextFor({ gap: 7 * 24 * MICROS_PER_HOUR }, { random: createRandom(world) });
    const { columns, tested } = successorNumber.rank(artifacts, context);
    const p = columns.p as Float64Array;
    if (p.length === 0) continue;
    asked++;
    // One pair a world: those of one world share impostors.
    first.push(p[createRandom(world).below(p.length)] as number);
    if (benjaminiHochberg(p, tested).some((q) => q <= 0.05)) found++;
  }
}, 120_000);

it.each([0.05, 0.2])('newcomers of one circle with those who left it look like one person no more often than p says, at %f', (level) => {
  expect(first.length).toBeGreaterThan(WORLDS / 2);
  const low = first.filter((p) => p <= level).length;
  expect(binomialTail(low, first.length, level), `${low} of ${first.length}`).toBeGreaterThan(CHANCE);
});

it('something is reported in no more than one world of twenty', () => {
  expect(binomialTail(found, asked, 0.05), `${found} of ${asked}`).toBeGreaterThan(CHANCE);
});
