import { describe, expect, it } from 'vitest';
import type { LogProfile } from '../../../src/evaluate/realism/profile-log.ts';
import { realismJson, renderRealism } from '../../../src/evaluate/realism/render-realism.ts';
import type { Statistic } from '../../../src/evaluate/realism/statistic.ts';
import { tabulateRealism } from '../../../src/evaluate/realism/tabulate-realism.ts';

const scalar = (value: number): Statistic => ({ kind: 'scalar', value, error: 0.01, n: 100 });

/** A profile of one measure, which chance would have at 0.9. */
const logAt = (name: string, turnover: Statistic, more: Partial<LogProfile> = {}): LogProfile => ({
  version: 1,
  name,
  nature: 'messages',
  hours: 'local',
  endpoints: 10,
  contacts: 100,
  ties: 20,
  days: 30,
  cutTo: null,
  measures: { turnover },
  blank: { turnover: scalar(0.9) },
  ...more,
});
const standing = (world: LogProfile, real: readonly LogProfile[]) =>
  tabulateRealism([world], real).rows.find(({ measure }) => measure === 'turnover')?.worlds[0];

describe('the verdict', () => {
  const real = [logAt('one', scalar(0.2)), logAt('two', scalar(0.3)), logAt('three', scalar(0.5))];

  it('is within where the nearest real log is no further than real logs are apart', () => {
    expect(standing(logAt('w', scalar(0.8)), real)).toMatchObject({
      nearest: 0.3,
      nearestTo: 2,
      median: 0.5,
      betweenReal: 0.3,
      pairs: 3,
      blank: 0.4,
      verdict: { kind: 'within', telling: true },
    });
  });

  it('says where chance would be within too', () => {
    const wide = [logAt('one', scalar(0.2)), logAt('two', scalar(0.7))];
    expect(standing(logAt('w', scalar(0.3)), wide)?.verdict).toEqual({ kind: 'within', telling: false });
  });

  it('is further by so many times', () => {
    expect(standing(logAt('w', scalar(0.95)), real)?.verdict).toEqual({ kind: 'further', ratio: 1.5 });
    expect(standing(logAt('w', scalar(0.3)), [logAt('one', scalar(0.2)), logAt('same', scalar(0.2))])?.verdict).toEqual({
      kind: 'further',
      ratio: null,
    });
  });

  it('counts only real logs of the same nature, and says why nothing can be compared', () => {
    const near = logAt('near', scalar(0.21), { nature: 'proximity' });
    expect(standing(logAt('w', scalar(0.21)), [...real, near])).toMatchObject({ nearest: 0.01, nearestTo: 0, pairs: 3 });
    const reason = (world: LogProfile, logs: readonly LogProfile[]) => standing(world, logs)?.verdict;
    const not = (text: string) => ({ kind: 'not comparable', reason: text });
    expect(reason(logAt('w', scalar(0.2)), [near])).toEqual(not('no real log of the same nature (messages)'));
    expect(reason(logAt('w', scalar(0.2)), [real[0] as LogProfile, near])).toEqual(not('only one real log of the same nature (messages)'));
    expect(reason(logAt('w', { kind: 'unknown', reason: 'too short' }), real)).toEqual(not('too short'));
    const blind = logAt('blind', { kind: 'unknown', reason: 'the log observes no time' });
    expect(reason(logAt('w', scalar(0.2)), [blind, real[0] as LogProfile])).toEqual(not('blind: the log observes no time'));
  });

  it('may be asked for without a world: real logs from each other', () => {
    const row = tabulateRealism([], real).rows.find(({ measure }) => measure === 'turnover');
    expect(row?.between.map(({ a, b, distance }) => [a, b, distance.value])).toEqual([
      [0, 1, 0.1],
      [0, 2, 0.3],
      [1, 2, 0.2],
    ]);
  });
});

describe('the table as text', () => {
  const real = Array.from({ length: 6 }, (_, i) => logAt(`real \u001b[31m log ${i}`, scalar(i / 10)));
  const table = tabulateRealism([logAt('world', scalar(0.1)), logAt('other world', { kind: 'unknown', reason: 'too short' })], real);

  it.each([80, 100])('keeps to %i columns, and lets no name steer the terminal', (width) => {
    const text = renderRealism(table, width);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(width);
    expect(text).not.toMatch(/(?!\n)\p{C}/u);
    expect(text).toContain('too short');
  });

  it('is JSON otherwise, and whole', () => {
    expect(JSON.parse(realismJson(table))).toEqual(table);
  });
});
