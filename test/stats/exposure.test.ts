import { describe, expect, it } from 'vitest';
import { UTC } from '../../src/model/calendar.ts';
import { type Event, MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_SECOND } from '../../src/model/event.ts';
import { describeBehaviour, FEATURES, profileAll } from '../../src/stats/behaviour.ts';
import { binomialTail } from '../../src/stats/binomial-tail.ts';
import { drawNormal } from '../../src/stats/draw.ts';
import { measureExposure } from '../../src/stats/exposure.ts';
import { findAgain, learnScale } from '../../src/stats/find-again.ts';
import { indexRecords } from '../../src/stats/own-records.ts';
import { createRandom } from '../../src/stats/random.ts';
import { buildArtifacts } from '../inferences/build-artifacts.ts';

const DAYS = 28;

/** People who write by rates and at hours of their own, or all alike, to somebody of their circle of ten. */
function worldOf(people: number, own: boolean, seed = 8_606): Event[] {
  const random = createRandom(seed);
  const events: Event[] = [];
  for (let one = 0; one < people; one++) {
    const traits = random.fork(`traits ${one}`);
    const rate = own ? 1.5 + 6 * traits.next() : 4;
    const middle = own ? 8 + 12 * traits.next() : 14;
    for (let day = 0; day < DAYS; day++)
      for (let n = 0; n < rate; n++) {
        const hour = (middle + 1.5 * drawNormal(random) + 24) % 24;
        const other = 10 * Math.floor(one / 10) + ((one + 1 + random.below(9)) % 10);
        events.push({ at: day * MICROS_PER_DAY + Math.floor(hour * MICROS_PER_HOUR), kind: 'send', actor: `p${one}`, peer: `p${other}` });
      }
  }
  return events.sort((x, y) => (x.at as number) - (y.at as number));
}

function exposureOf(events: readonly Event[]) {
  const { artifacts, names } = buildArtifacts(events);
  const index = indexRecords(artifacts.exchanges, names.length, UTC);
  return measureExposure(index, names.length, [0, DAYS * MICROS_PER_DAY], 0.9, createRandom(1));
}

describe('behaviour', () => {
  const at = (day: number, hour: number, second = 0) => day * MICROS_PER_DAY + hour * MICROS_PER_HOUR + second * MICROS_PER_SECOND;
  // A Thursday: in from 1, answered after 60 s; out to 2; on Saturday a call out to 1.
  const records = {
    at: Float64Array.of(at(0, 9), at(0, 9, 60), at(0, 13), at(2, 21)),
    contact: Int32Array.of(1, 1, 2, 1),
    out: Uint8Array.of(0, 1, 1, 1),
    call: Uint8Array.of(0, 0, 0, 1),
    duration: new Float64Array(4),
  };

  it('is as counted by hand', () => {
    const into = new Float64Array(FEATURES);
    describeBehaviour(records, into);
    const gaps = [60, 4 * 3_600 - 60, 56 * 3_600].map(Math.log1p);
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / 3;
    const spread = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / 3);
    const entropy = -(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25));
    const expected = [
      Math.log(4),
      Math.log(2),
      0.25,
      0.25,
      Math.log(2),
      entropy,
      0.75,
      mean,
      spread,
      Math.log(61),
      0.25,
      0,
      0,
      0.5,
      0.25,
      0,
      0.25,
    ];
    expected.forEach((value, f) => {
      expect(into[f], `feature ${f}`).toBeCloseTo(value, 9);
    });
  });

  it('of contacts is their mean, by how much one has to do with each', () => {
    const { artifacts, names } = buildArtifacts([
      ...[1, 2, 3].map((hour): Event => ({ at: at(0, hour), kind: 'send', actor: 'a', peer: 'b' })),
      { at: at(0, 4), kind: 'send', actor: 'a', peer: 'c' },
      { at: at(0, 5), kind: 'send', actor: 'd', peer: 'c' },
    ]);
    const { values, width } = profileAll(indexRecords(artifacts.exchanges, names.length, UTC), names.length, [0, MICROS_PER_DAY], 1);
    const [a, b, c] = ['a', 'b', 'c'].map((name) => names.indexOf(name) * width) as [number, number, number];
    for (let f = 0; f < FEATURES; f++)
      expect(values[a + FEATURES + f]).toBeCloseTo(0.75 * (values[b + f] as number) + 0.25 * (values[c + f] as number), 12);
  });
});

describe('finding again', () => {
  const random = createRandom(8_607);
  const draw = () => Float64Array.from({ length: 40 * 3 }, () => drawNormal(random));
  const [before, after] = [draw(), draw()];
  const all = Array.from({ length: 40 }, (_, i) => i);
  const scale = Float64Array.of(1, 2, 0.5);

  it('ranks by the cosine of what is centred and scaled', () => {
    const rowsOf = (values: Float64Array) => {
      const mean = [0, 1, 2].map((f) => all.reduce((sum, id) => sum + (values[id * 3 + f] as number) / 40, 0));
      return all.map((id) => mean.map((m, f) => ((values[id * 3 + f] as number) - m) * (scale[f] as number)));
    };
    const cosine = (x: number[], y: number[]) =>
      x.reduce((sum, v, f) => sum + v * (y[f] as number), 0) / Math.hypot(...x) / Math.hypot(...y);
    const [known, fresh] = [rowsOf(before), rowsOf(after)];
    const expected = all.map((id) => {
      const right = cosine(known[id] as number[], fresh[id] as number[]);
      return 1 + fresh.filter((row, other) => other !== id && cosine(known[id] as number[], row) > right).length;
    });
    expect(Array.from(findAgain({ values: before, width: 3 }, { values: after, width: 3 }, all, all, scale, 3))).toEqual(expected);
  });

  it('takes the right one as the last of those who look the same', () => {
    const same = { values: new Float64Array(5).fill(1), width: 1 };
    expect(Array.from(findAgain(same, same, [0, 1, 2, 3, 4], [0, 4], Float64Array.of(1), 1))).toEqual([5, 5]);
  });

  it('stretches by what varies within a person, and drops what does not vary', () => {
    const rows = { values: Float64Array.of(0, 7, 10, 7, 20, 7, 30, 7), width: 2 };
    const later = { values: Float64Array.of(2, 7, 12, 7, 22, 7, 32, 7), width: 2 };
    const learned = learnScale(rows, [0, 1, 2, 3], [rows, later]);
    expect(learned[0]).toBeCloseTo(1 / Math.sqrt(2), 12);
    expect(learned[1]).toBe(0);
    expect(learnScale(rows, [0, 1, 2, 3])[0]).toBeCloseTo(1 / Math.sqrt(125), 12);
  });
});

describe('the exposure of a log', () => {
  it('is large where people have habits of their own', () => {
    const exposure = exposureOf(worldOf(100, true));
    expect(exposure?.people).toBe(100);
    const [[alone] = [], , [circle] = []] = exposure?.byHops ?? [];
    expect(alone?.share).toBeGreaterThan(0.3);
    expect(circle?.share).toBeGreaterThan(alone?.share as number);
    expect(exposure?.byGap.map(({ weeks }) => weeks)).toEqual([1, 2]);
    // Hours alone tell people of so different ones apart, where chance would give one in a hundred.
    expect(exposure?.byHours.alone.share).toBeGreaterThan(0.1);
    expect(exposure?.byHours.together.share).toBeGreaterThan(0.1);
  });

  it('is what chance gives where nobody has', () => {
    const { byHops = [], byHours, asked = 0 } = exposureOf(worldOf(100, false)) ?? {};
    for (const share of [byHops[0]?.[0]?.share, byHours?.alone.share, byHours?.together.share]) {
      const found = Math.round((share as number) * asked);
      expect(binomialTail(found, asked, 1 / 100), `${found} of ${asked}`).toBeGreaterThan(1e-3);
    }
  });

  it('is not measured of few', () => {
    expect(exposureOf(worldOf(10, true))).toBeUndefined();
    expect(exposureOf([])).toBeUndefined();
    expect(exposureOf(Array.from({ length: 40 }, (): Event => ({ at: 0, kind: 'send', actor: 'a', peer: 'b' })))).toBeUndefined();
  });
});
