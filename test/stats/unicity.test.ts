import { describe, expect, it } from 'vitest';
import { UTC } from '../../src/model/calendar.ts';
import { type Event, MICROS_PER_HOUR, MICROS_PER_MINUTE } from '../../src/model/event.ts';
import { shuffle } from '../../src/stats/draw.ts';
import { pointsOfContacts, pointsOfPlaces } from '../../src/stats/points.ts';
import { fitPowerDecay } from '../../src/stats/power-decay.ts';
import { createRandom } from '../../src/stats/random.ts';
import { countPoints, groupItems, isSingledOut, pointsNeeded } from '../../src/stats/unicity.ts';
import { measureUnicity } from '../../src/stats/unicity-curve.ts';
import { buildArtifacts } from '../inferences/build-artifacts.ts';

const random = () => createRandom(8_601);

/** Everybody is somewhere and writes to somebody a few times a day. */
function worldOf(people: number, hours: number, rows: number): Event[] {
  const draw = createRandom(8_602);
  return Array.from({ length: rows }, (): Event => {
    const actor = draw.below(people);
    return {
      at: draw.below(hours) * MICROS_PER_HOUR + draw.below(60) * MICROS_PER_MINUTE,
      kind: 'send',
      actor: `p${actor}`,
      peer: `p${(actor + 1 + draw.below(people - 1)) % people}`,
      place: `c${draw.below(4)}`,
    };
  }).sort((x, y) => (x.at as number) - (y.at as number));
}

const events = worldOf(30, 30, 900);
const { artifacts, names } = buildArtifacts(events);
const order = Int32Array.from({ length: names.length }, (_, i) => i);

/** Points as strings, straight from the events. */
function plainly(id: number, group: (item: string) => number, hours: number, placed: boolean): Set<string> {
  const own = new Set<string>();
  for (const { at, actor, peer, place } of events) {
    const hour = Math.floor((at as number) / MICROS_PER_HOUR / hours);
    if (placed) {
      if (actor === names[id]) own.add(`${group(place as string)} ${hour}`);
    } else if (actor === names[id]) own.add(`${group(peer as string)} ${hour}`);
    else if (peer === names[id]) own.add(`${group(actor)} ${hour}`);
  }
  return own;
}

describe.each([false, true])('points, places: %s', (placed) => {
  const index = placed ? pointsOfPlaces(artifacts.visits, UTC) : pointsOfContacts(artifacts.exchanges, names.length, UTC);
  const items = placed ? Int32Array.from([0, 1, 2, 3]) : shuffle(order.slice(), random());
  const numberOf = (item: string) => (placed ? Number(item.slice(1)) : names.indexOf(item));

  it('are those of the rows, each once', () => {
    for (let id = 0; id < names.length; id++) expect(countPoints(index.people, id)).toBe(plainly(id, numberOf, 1, placed).size);
  });

  it.each([
    [1, 1],
    [3, 1],
    [1, 2],
    [4, 4],
  ])('single out whom nobody shares them with, at %i hours and %i items: as counted one by one', (hours, together) => {
    const grouping = groupItems(items, { hours, items: together });
    const sets = names.map((_, id) => plainly(id, (item) => grouping.groupOf(numberOf(item)), hours, placed));
    for (let id = 0; id < names.length; id++) {
      // The same draw by hand: the points in the order of hour, then item, of which one after the other is taken.
      const draw = random().fork(String(id));
      const all: string[] = [];
      for (let i = index.people.offsets[id] as number; i < (index.people.offsets[id + 1] as number); i++) {
        const key = `${grouping.groupOf(index.people.other[i] as number)} ${Math.floor((index.people.hour[i] as number) / hours)}`;
        if (!all.includes(key)) all.push(key);
      }
      let expected = Number.POSITIVE_INFINITY;
      for (let n = 0; n < Math.min(5, all.length); n++) {
        const pick = n + draw.below(all.length - n);
        [all[n], all[pick]] = [all[pick] as string, all[n] as string];
        if (sets.filter((own) => all.slice(0, n + 1).every((point) => own.has(point))).length === 1) {
          expected = n + 1;
          break;
        }
      }
      expect(pointsNeeded(index, id, 5, grouping, random().fork(String(id))).points).toBe(expected);
      for (const known of [1, 2, 4])
        expect(isSingledOut(index, id, known, grouping, random().fork(String(id))), `${id} by ${known}`).toBe(expected <= known);
    }
  });
});

describe('the curve', () => {
  const index = pointsOfPlaces(artifacts.visits, UTC);
  const items = Int32Array.from([0, 1, 2, 3]);

  it('rises with the points, and falls with coarser ones', () => {
    const { curve, byResolution } = measureUnicity(index, items, 0.9, random());
    for (let p = 1; p < curve.length; p++) expect(curve[p]?.share).toBeGreaterThanOrEqual(curve[p - 1]?.share as number);
    expect(byResolution.at(-1)?.share).toBeLessThan(byResolution[0]?.share as number);
  });

  it('is empty where nobody has ten points', () => {
    const few = pointsOfPlaces(buildArtifacts(events.slice(0, 5)).artifacts.visits, UTC);
    expect(measureUnicity(few, items, 0.9, random()).curve).toEqual([]);
  });

  it('is nothing but 0 where everybody has the same points', () => {
    const same = Array.from({ length: 12 }, (_, hour) =>
      ['a', 'b', 'c'].map((actor): Event => ({ at: hour * MICROS_PER_HOUR, kind: 'connect', actor, place: 'x' })),
    ).flat();
    const { curve } = measureUnicity(pointsOfPlaces(buildArtifacts(same).artifacts.visits, UTC), Int32Array.of(0), 0.9, random());
    expect(curve.map(({ share }) => share)).toEqual(new Array(10).fill(0));
  });
});

it('fits the exponent that a curve was made with', () => {
  const x = [1, 2, 4, 8, 16, 64];
  const { alpha, beta } = fitPowerDecay(
    x,
    x.map((one) => 1.97 - one ** 0.141),
  );
  expect(beta).toBeCloseTo(0.141, 5);
  expect(alpha).toBeCloseTo(1.97, 5);
});
