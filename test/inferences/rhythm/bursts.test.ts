import { describe, expect, it } from 'vitest';
import { bursts } from '../../../src/inferences/rhythm/bursts.ts';
import { UTC } from '../../../src/model/calendar.ts';
import { type Event, MICROS_PER_DAY, MICROS_PER_HOUR } from '../../../src/model/event.ts';
import { drawPoisson } from '../../../src/stats/draw.ts';
import { createRandom } from '../../../src/stats/random.ts';
import { createRhythmTime } from '../../../src/stats/rhythm-time.ts';
import { buildArtifacts } from '../build-artifacts.ts';
import { contextFor } from '../simulated-input.ts';

const context = contextFor({});

/** People active from 8 to 22, by chance; the first of them six times as often from noon of day 20, for a day and a half. */
function simulate(people: number, seed: number, planted: boolean) {
  const random = createRandom(seed);
  const events: Event[] = [];
  for (let n = 0; n < people; n++)
    for (let day = 4; day < 34; day++)
      for (const [from, to] of [
        [8, 12],
        [12, 22],
      ] as const) {
        const busy = planted && n === 0 && ((day === 20 && from === 12) || day === 21);
        for (let i = drawPoisson(0.4 * (to - from) * (busy ? 6 : 1), random); i > 0; i--)
          events.push({
            at: Math.floor(day * MICROS_PER_DAY + (from + (to - from) * random.next()) * MICROS_PER_HOUR),
            kind: 'connect',
            actor: `p${n}`,
          });
      }
  return buildArtifacts(events.sort((x, y) => (x.at as number) - (y.at as number)));
}

describe('bursts', () => {
  it('finds a planted spell first, says when it was, and calls it well supported', () => {
    const { artifacts, names } = simulate(12, 3, true);
    const ranking = bursts.rank(artifacts, context);
    const first = Array.from(ranking.columns.score.keys()).sort(
      (i, j) => (ranking.columns.score[j] as number) - (ranking.columns.score[i] as number),
    )[0];
    expect(names[ranking.subjects.of === 'endpoints' ? (ranking.subjects.id[first as number] as number) : -1]).toBe('p0');
    const { evidence, grade, measures } = bursts.explain(first as number, ranking, artifacts, context);
    const [cited] = evidence;
    if (cited.kind !== 'rows') throw new Error('rows were to be cited');
    expect(Math.abs((cited.from as number) - (20 * 24 + 12) * MICROS_PER_HOUR)).toBeLessThan(3 * MICROS_PER_HOUR);
    // A night is a short time by a rhythm: a sitting or two of the next morning may come with it.
    expect(cited.to).toBeGreaterThan((21 * 24 + 19) * MICROS_PER_HOUR);
    expect(cited.to).toBeLessThan((22 * 24 + 14) * MICROS_PER_HOUR);
    expect(grade?.word).toBe('good');
    expect(measures.find(({ label }) => label.startsWith('pace'))?.value).toBeGreaterThan(3);
  });

  it('takes nights for no gaps: people who are active by chance in the day have no burstiness, and hardly any bursts', () => {
    const { artifacts } = simulate(30, 4, false);
    const ranking = bursts.rank(artifacts, context);
    expect(ranking.columns.score.length).toBeLessThanOrEqual(6);
    expect(ranking.tested).toBe(30);
  });

  it('lets a day be a day long in rescaled time, whatever the rhythm', () => {
    const usual = new Float64Array(24).fill(1 / 24);
    const own = Float64Array.from({ length: 24 }, (_, hour) => (hour > 7 && hour < 20 ? 50 : 0));
    const timeOf = createRhythmTime(own, usual, UTC);
    for (const hour of [0, 3.5, 12]) expect(timeOf((24 + hour) * MICROS_PER_HOUR) - timeOf(hour * MICROS_PER_HOUR)).toBeCloseTo(1, 12);
    // From 20:00 to 8:00 next to nothing passes: half of what was added, a sitting an hour in 24 over 600 and 24.
    expect(timeOf(32 * MICROS_PER_HOUR) - timeOf(20 * MICROS_PER_HOUR)).toBeCloseTo(12 / 624, 9);
  });

  it.each<[string, Event[]]>([
    ['one event', [{ at: 5 * MICROS_PER_DAY, kind: 'connect', actor: 'x' }]],
    ['one instant many times', Array.from({ length: 99 }, () => ({ at: 5 * MICROS_PER_DAY, kind: 'connect', actor: 'x' }))],
    ['a clock', Array.from({ length: 400 }, (_, i) => ({ at: i * MICROS_PER_HOUR, kind: 'connect', actor: 'x' }))],
  ])('finds no burst in %s', (_, events) => {
    expect(bursts.rank(buildArtifacts(events).artifacts, context).columns.score).toHaveLength(0);
  });
});
