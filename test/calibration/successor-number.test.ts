import { beforeAll, describe, expect, it } from 'vitest';
import { successorNumber } from '../../src/inferences/identity/successor-number.ts';
import { type Event, MICROS_PER_DAY, MICROS_PER_HOUR } from '../../src/model/event.ts';
import { binomialTail } from '../../src/stats/binomial-tail.ts';
import { benjaminiHochberg } from '../../src/stats/false-discovery.ts';
import type { LookAlikes } from '../../src/stats/look-alikes.ts';
import { createRandom } from '../../src/stats/random.ts';
import alike from '../../src/stats/records/successor-number-alike.json' with { type: 'json' };
import { buildArtifacts } from '../inferences/build-artifacts.ts';
import { contextFor } from '../inferences/simulated-input.ts';
import { countAlike } from './count-alike.ts';
import { ablate, countLeavers, rankSuccessors, SIZE } from './measure-successor.ts';
import { NUMBERS_SCORED_ON, NUMBERS_TESTED_ON, SORT_WORDS } from './number-worlds.ts';
import ablation from './successor-ablation.json' with { type: 'json' };

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

const UPDATE = process.env['UPDATE_CALIBRATION'] !== undefined;
const OBSERVERS = ['server', 'carrier'] as const;
const SET = `simulated burner worlds of ${SIZE.people} people, of whom two in five change their number, over ${SIZE.days} days, seeds ${NUMBERS_SCORED_ON[0]} to ${NUMBERS_SCORED_ON.at(-1)}`;

it.runIf(UPDATE)(
  'look-alikes and what contacts alone would tell are counted anew (npm run update:calibration)',
  { timeout: 7_200_000 },
  async () => {
    const counted: { readonly alike: LookAlikes; readonly ablation: object }[] = [];
    for (const observer of OBSERVERS) {
      const ranked = await rankSuccessors(NUMBERS_SCORED_ON, observer);
      counted.push({
        alike: { ...countAlike(observer, ranked, SET), leavers: countLeavers(ranked) },
        ablation: { observer, set: SET, ...ablate(ranked) },
      });
    }
    const print = (value: unknown) => `${JSON.stringify(value, null, 1)}\n`;
    await expect(print(counted.map(({ alike }) => alike))).toMatchFileSnapshot('../../src/stats/records/successor-number-alike.json');
    await expect(print(counted.map(({ ablation }) => ablation))).toMatchFileSnapshot('./successor-ablation.json');
  },
);

it('what is printed of those who are two is of enough pairs, and wrong no more often than one in twenty of what is reported', () => {
  for (const { set, sorts, reported, leavers } of alike) {
    expect(set).toBe(SET);
    expect(sorts.map(({ who }) => who)).toContain(SORT_WORDS.work);
    for (const { n } of sorts) expect(n).toBeGreaterThanOrEqual(60);
    for (const { right, wrong } of [reported, leavers])
      expect(binomialTail(wrong, right + wrong, 0.05), `${wrong} of ${right + wrong}`).toBeGreaterThan(CHANCE);
  }
  expect(alike.map(({ observer }) => observer)).toEqual([...OBSERVERS]);
});

describe('whom a number is used with, and how', () => {
  const by = ({ parts }: (typeof ablation)[number], ablated: string) => parts.find((part) => part.by === ablated) as (typeof parts)[number];

  it('was counted on enough numbers: rare contacts carry it, use alone finds next to nobody, and together they find more', () => {
    expect(ablation.map(({ observer, set }) => [observer, set])).toEqual(OBSERVERS.map((observer) => [observer, SET]));
    for (const one of ablation) {
      const [whole, contacts, use] = ['contacts and use', 'rare contacts alone', 'use alone'].map((name) => by(one, name)) as [
        ReturnType<typeof by>,
        ReturnType<typeof by>,
        ReturnType<typeof by>,
      ];
      expect(whole.found.n).toBeGreaterThanOrEqual(60);
      expect(contacts.first.low).toBeGreaterThan(use.first.high);
      expect(contacts.found.low).toBeGreaterThan(use.found.high);
      expect(whole.found.value - contacts.found.value).toBeCloseTo(one.added.found.value, 2);
      expect(one.added.found.low).toBeGreaterThan(-0.02);
    }
  });

  it('holds on worlds that nothing was counted on, as does how often what is reported is wrong', { timeout: 600_000 }, async () => {
    const ranked = await rankSuccessors(NUMBERS_TESTED_ON, 'carrier');
    const { parts, added } = ablate(ranked);
    const of = (name: string) => parts.find((part) => part.by === name) as (typeof parts)[number];
    expect(of('contacts and use').found.n).toBeGreaterThan(20);
    expect(of('rare contacts alone').first.low).toBeGreaterThan(of('use alone').first.high);
    expect(added.found.high).toBeGreaterThan(0);
    const { right, wrong } = countAlike('carrier', ranked, SET).reported;
    expect(right).toBeGreaterThan(5);
    expect(binomialTail(wrong, right + wrong, 0.05), `${wrong} of ${right + wrong}`).toBeGreaterThan(CHANCE);
  });
});
