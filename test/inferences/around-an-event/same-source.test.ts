import { describe, expect, it } from 'vitest';
import { sameSource } from '../../../src/inferences/around-an-event/same-source.ts';
import { UTC } from '../../../src/model/calendar.ts';
import { MICROS_PER_DAY, MICROS_PER_MINUTE } from '../../../src/model/event.ts';
import type { Ranking } from '../../../src/model/inference.ts';
import { buildSessions } from '../../../src/reduce/sessions.ts';
import { pairDays, sortByDay } from '../../../src/stats/paired-days.ts';
import { createRandom } from '../../../src/stats/random.ts';
import { START, simulateSessions, toInput } from '../../calibration/phones.ts';
import { contactsOf } from '../../graph/artifacts.ts';
import { contextFor } from '../simulated-input.ts';

const DAYS = 42;
const options = { near: 10 * MICROS_PER_MINUTE };
const others = simulateSessions(20, DAYS, 4, createRandom(21));
/** Phone 20 is taken up five minutes after each of phone 3's events in twenty or so. */
const second = (others[3] as number[]).filter((_, i) => i % 25 === 0).map((at) => at + 5 * MICROS_PER_MINUTE);

function toArtifacts(phones: readonly number[][], inContact: readonly [number, number][] = []) {
  const { series, coverage } = toInput(phones, DAYS);
  const contacts = contactsOf(
    phones.length,
    inContact.map(([a, b]) => [a, b, { forth: 1, days: 1 }] as const),
  );
  return { series, coverage, contacts, sessions: buildSessions(series) };
}
const input = toArtifacts([...others, second]);
const ask = (of = input, parts = {}, asked = options) => sameSource.rank(of, contextFor(asked, parts));
const pairs = ({ subjects }: Ranking) =>
  subjects.of === 'pairs' ? Array.from(subjects.a, (a, i) => [a, subjects.b[i] as number] as const) : [];
const best = (ranking: Ranking) => ranking.columns.score.indexOf(Math.max(...ranking.columns.score));
const text = (parts: readonly unknown[]) => parts.map((part) => (typeof part === 'string' ? part : '…')).join('');

describe('same-source', () => {
  const ranking = ask();

  it('puts first the two that are used in step, of all pairs', () => {
    expect(pairs(ranking)[best(ranking)]).toEqual([3, 20]);
    expect(ranking.tested).toBe((21 * 20) / 2);
    expect((ranking.columns.p?.[best(ranking)] as number) * ranking.tested).toBeLessThan(1e-3);
  });

  it('says how often, how often by chance, and by the published measures, with their chances', () => {
    const finding = sameSource.explain(best(ranking), ranking, input, contextFor(options));
    const [matches, usual] = finding.measures;
    expect(matches?.value).toBeGreaterThan(1.5 * (usual?.value as number));
    const figure = (start: string) => finding.measures.find(({ label }) => label.startsWith(start));
    expect(figure('share of redrawn series that are as little')).toMatchObject({
      value: 1 / ((figure('share of redrawn series that are as little')?.n ?? 0) + 1),
    });
    expect(figure('segregation')?.n).toBe(input.series.at.length - (others.length - 1 > 0 ? otherEvents() : 0));
    expect(finding.caveats.map(text).join(' ')).toContain('Couples, colleagues');
    const [evidence] = finding.evidence;
    expect(evidence).toMatchObject({ kind: 'instants' });
    // Five minutes after an event of the first there may be another.
    if (evidence.kind === 'instants')
      for (let i = 0; i < evidence.at.length; i += 2)
        expect(Math.abs((evidence.at[i + 1] as number) - (evidence.at[i] as number))).toBeLessThanOrEqual(5 * MICROS_PER_MINUTE);
  });

  it('weighs one person against two by how many standard deviations the matches lie above those of exchanged days, and says between what', () => {
    const byDay = sortByDay(input.sessions, input.coverage, UTC);
    pairs(ranking).forEach(([a, b], row) => {
      const { matches, expected, deviation, days } = pairDays(byDay, a, b, options.near) as NonNullable<ReturnType<typeof pairDays>>;
      expect(ranking.columns.ratio?.[row]).toBeCloseTo((matches - expected) / deviation, 9);
      expect((ranking.scope as { 'days together': Float64Array })['days together'][row]).toBe(days);
    });
    const { propositions } = sameSource.explain(best(ranking), ranking, input, contextFor(options));
    expect(propositions?.map(text)).toEqual([expect.stringContaining('one person'), expect.stringContaining('two people')]);
  });

  /** Events of all but the two within the time that the two were there together. */
  function otherEvents(): number {
    const row = (id: number) => input.series.at.subarray(input.series.offsets[id], input.series.offsets[id + 1]);
    const [x, y] = [row(3), row(20)];
    const [from, to] = [Math.max(x[0] as number, y[0] as number), Math.min(x.at(-1) as number, y.at(-1) as number)];
    const within = [x, y].reduce((sum, at) => sum + at.filter((one) => one >= from && one <= to).length, 0);
    return input.series.at.length - within;
  }

  it('leaves out those who are in contact, and counts them all the same', () => {
    const talking = ask(
      toArtifacts(
        [...others, second],
        [
          [0, 1],
          [3, 20],
        ],
      ),
    );
    expect(pairs(talking)).not.toContainEqual([3, 20]);
    expect(talking.tested).toBe(ranking.tested);
    expect(talking.skipped).toContainEqual({ count: 2, why: expect.stringContaining('in contact with each other') });
  });

  it('cannot be told from a log of which one endpoint is party to nearly all: others are seen there only where they touch it', () => {
    const observation = { ...contextFor(options).observation, events: 100, parties: { endpoints: 21, most: 97 } };
    expect(ask(input, { observation }).unseen).toHaveLength(1);
    expect(ask(input, { observation: { ...observation, parties: { endpoints: 21, most: 30 } } }).unseen).toBeUndefined();
  });

  it('bears one endpoint, none, equal instants, endpoints without overlap and a reach of nothing', () => {
    expect(ask(toArtifacts([others[0] as number[]]))).toMatchObject({ tested: 0 });
    expect(ask(toArtifacts([]))).toMatchObject({ tested: 0, skipped: [] });
    const equal = new Array<number>(400).fill(START + 3 * MICROS_PER_DAY);
    expect(ask(toArtifacts([equal, equal])).tested).toBe(0);
    const early = (others[0] as number[]).filter((at) => at < START + 15 * MICROS_PER_DAY);
    const late = (others[1] as number[]).filter((at) => at > START + 20 * MICROS_PER_DAY);
    const apart = ask(toArtifacts([early, late]));
    expect(apart).toMatchObject({ tested: 1, skipped: [{ count: 1, why: expect.stringContaining('not there together') }] });
    expect(text(apart.smallest)).toContain('no pair');
    // The same phone twice: in step at every instant.
    const twice = ask(toArtifacts([others[0] as number[], others[0] as number[]]), {}, { near: 0 });
    expect(twice.columns.p?.[0]).toBeLessThan(1e-6);
  });

  it('says how many matches would have been found', () => {
    expect(ranking.smallest.filter((part) => typeof part === 'object' && 'number' in part)).toHaveLength(3);
    expect(text(ranking.smallest)).toContain('matches where … would be usual');
  });
});
