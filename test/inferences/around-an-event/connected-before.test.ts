import { describe, expect, it } from 'vitest';
import { connectedBefore } from '../../../src/inferences/around-an-event/connected-before.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../../src/model/event.ts';
import { START as start } from '../../simulated-world.ts';
import { contextFor, observe, simulateInput } from '../simulated-input.ts';

const event = start + 37 * MICROS_PER_DAY + 4.5 * MICROS_PER_HOUR;
const lag = 2 * MICROS_PER_MINUTE;
const input = simulateInput({ seed: 77, trigger: { event, lag } });
const id = input.idOf(input.world.triggered);
const options = {
  window: 2 * MICROS_PER_MINUTE,
  'clock-uncertainty': 0,
  'trigger-chance': 0.5,
  'trigger-lag': 90 * MICROS_PER_SECOND,
};
const context = contextFor(options, { events: [event], observation: observe(input.world.events) });
const ranking = connectedBefore.rank(input.artifacts, context);
const ids = ranking.subjects.of === 'endpoints' ? [...ranking.subjects.id] : [];
const best = ids.indexOf(id);

describe('connected-before', () => {
  it('puts the device that was made to connect first, with the least chance that so many days can show', () => {
    const { p, score } = ranking.columns;
    expect(Math.max(...score)).toBe(score[best]);
    // 27 working days before, of which the first was before its own first activity; 31 moments each, none with so short a wait; at the event, and one and two minutes before, there is one.
    expect(p?.[best]).toBeCloseTo(3 / (27 * 31), 12);
  });

  it('counts who else was active, and how many would be by chance', () => {
    const by = Object.fromEntries(ranking.summary.map(({ label, value }) => [label, value]));
    const active = ids.filter((one) => {
      const at = input.artifacts.series.at.subarray(input.artifacts.series.offsets[one], input.artifacts.series.offsets[one + 1]);
      return at.some((instant) => instant <= event + 1_000 && instant > event - lag - 1_001);
    });
    expect(by['endpoints active in the window before']).toBe(active.length);
    expect(by['expected by chance']).toBeLessThan(1);
    expect(by['comparable earlier days']).toBe(27);
  });

  it('says what it found with its interval, evidence and explanations', () => {
    const finding = connectedBefore.explain(best, ranking, input.artifacts, context);
    const [wait, chance] = finding.measures;
    expect(wait?.value).toBe(lag);
    expect(chance?.low).toBeLessThanOrEqual(chance?.value ?? 0);
    // No day of 26 had a hit: what 26 days exclude at one side of 90 %.
    expect(chance?.high).toBeCloseTo(1 - 0.05 ** (1 / 26), 6);
    expect(finding.evidence[0]).toMatchObject({ kind: 'instants', endpoint: [id], at: [event - lag] });
    expect(finding.alternatives).toContain('reverse-causation');
  });

  it('takes in more where the clocks are uncertain', () => {
    const unsure = contextFor({ ...options, 'clock-uncertainty': MICROS_PER_MINUTE }, { events: [event], observation: observe([]) });
    const windows = [context, unsure].map(
      (one) => connectedBefore.rank(input.artifacts, one).summary.find(({ label }) => label.startsWith('window'))?.value,
    );
    expect(windows).toEqual([lag + 2 * 1_000, lag + 2 * (MICROS_PER_MINUTE + 1_000)]);
  });

  it('counts what was seen, on how many days, and calls activity after the event by its name', () => {
    const { measures, claim } = connectedBefore.explain(best, ranking, input.artifacts, context);
    expect(measures.find(({ label }) => label.startsWith('how often') && label.endsWith('same clock time'))?.value).toBe(0);
    expect(claim.slice(-6)).toEqual([
      { number: 0, digits: 1 },
      ' % of the comparable moments, which lie on ',
      { number: 0 },
      ' of ',
      { number: 26 },
      ' earlier days.',
    ]);

    const early = event - 6 * MICROS_PER_MINUTE;
    const unsure = contextFor({ ...options, 'clock-uncertainty': 5 * MICROS_PER_MINUTE }, { events: [early], observation: observe([]) });
    const late = connectedBefore.rank(input.artifacts, unsure);
    const finding = connectedBefore.explain(
      [...(late.subjects.of === 'endpoints' ? late.subjects.id : [])].indexOf(id),
      late,
      input.artifacts,
      unsure,
    );
    expect(finding.claim.slice(0, 4)).toEqual([{ endpoint: id }, ' was active ', { duration: 4 * MICROS_PER_MINUTE }, ' after ']);
    expect(finding.measures[0]).toEqual({
      label: 'activity after the event, within the uncertainty of the clocks',
      value: 4 * MICROS_PER_MINUTE,
      unit: 'µs',
    });
  });

  it('says when nobody could have been found among so many', () => {
    const text = (smallest: readonly unknown[]) => smallest.filter((part) => typeof part === 'string').join('');
    // 60 endpoints at 1 / 868 each.
    expect(text(ranking.smallest)).toContain('nobody alone');
    const more = [0, 1, 2].map((days) => event - days * MICROS_PER_DAY).reverse();
    expect(text(connectedBefore.rank(input.artifacts, contextFor(options, { events: more, observation: observe([]) })).smallest)).toContain(
      'active before all of the ',
    );
  });

  it('weighs the wait by the stated model, absence included, and a connection by a timer is none', () => {
    const { ratio } = ranking.columns;
    expect(Math.max(...(ratio ?? []))).toBe(ratio?.[best]);
    // Clocks in steps of a millisecond: 1 − π F(W), F(W) = 1 − exp(−120 s / 90 s), nearly.
    const absent = 1 - 0.5 * (1 - Math.exp(-4 / 3));
    const others = Array.from(ratio ?? []).filter((_, r) => ranking.columns.p?.[r] === 1);
    expect(others.length).toBeGreaterThan(40);
    for (const one of others) expect(10 ** one).toBeCloseTo(absent, 4);
    // Set aside, as a keep-alive is, the same connection counts for nothing on either side.
    const { series, coverage } = input.artifacts;
    const from = series.offsets[id] as number;
    const drop = from + series.at.subarray(from, series.offsets[id + 1]).indexOf(event - lag);
    const without = {
      ...series,
      at: Float64Array.from(series.at.filter((_, i) => i !== drop)),
      offsets: series.offsets.map((offset, i) => (i > id ? offset - 1 : offset)),
    };
    expect(10 ** (connectedBefore.rank({ series: without, coverage }, context).columns.ratio?.[best] ?? 0)).toBeCloseTo(absent, 4);
    // One hit in 27 half hours, none but its own: at least the density of a trigger over one in 27 half hours, by half.
    const density = Math.exp(-4 / 3) / 90;
    expect(10 ** (ratio?.[best] ?? 0)).toBeGreaterThan(0.5 * density * 26 * 1_800 * 0.9);
    expect(10 ** (ratio?.[best] ?? 0)).toBeLessThan(1 + 0.5 * density * 28 * 1_900);
  });

  it('states what the ratio weighs, model included, and of how many comparable days it is', () => {
    const asked = contextFor(
      { ...options, 'trigger-chance': 0.8, 'trigger-lag': MICROS_PER_MINUTE },
      { events: [event], observation: observe([]) },
    );
    const [one, other] =
      connectedBefore.explain(best, connectedBefore.rank(input.artifacts, asked), input.artifacts, asked).propositions ?? [];
    expect(one).toContainEqual({ number: 0.8 });
    expect(one).toContainEqual({ duration: MICROS_PER_MINUTE });
    expect(one).toContainEqual({ endpoint: id });
    expect(other).toContainEqual({ endpoint: id });
    const { events, 'comparable days': days } = ranking.scope as Record<string, Float64Array>;
    expect([events?.[best], days?.[best]]).toEqual([1, 26]);
  });

  it('says which way round it is, by the same statistic on both sides', () => {
    const { measures, caveats } = connectedBefore.explain(best, ranking, input.artifacts, context);
    const figures = (of: typeof measures) => Object.fromEntries(of.map(({ label, value }) => [label.split(':')[0] as string, value]));
    const { 'chance of a wait as short, same clock time': before, 'chance of a next activity as soon, same clock time': after } =
      figures(measures);
    expect(figures(measures)['which way round']).toBeCloseTo((after as number) / (before as number), 12);
    expect(caveats.flat().filter((part) => typeof part === 'string' && part.includes('caused'))).toEqual([]);

    // Asked about an instant just before the same connection, it comes after.
    const earlier = event - lag - 30 * MICROS_PER_SECOND;
    const turned = contextFor(options, { events: [earlier], observation: observe([]) });
    const mirrored = connectedBefore.explain(best, connectedBefore.rank(input.artifacts, turned), input.artifacts, turned);
    expect(figures(mirrored.measures)['which way round']).toBeLessThan(1);
    expect(mirrored.caveats.flat()).toContainEqual(expect.stringContaining('The other way round fits better'));
    // At the very instant of the event, by clocks that may be a minute apart, it is as likely on either side.
    const open = contextFor({ ...options, 'clock-uncertainty': MICROS_PER_MINUTE }, { events: [event - lag], observation: observe([]) });
    const unsure = connectedBefore.explain(best, connectedBefore.rank(input.artifacts, open), input.artifacts, open);
    expect(figures(unsure.measures)['which way round']).toBeCloseTo(1, 9);
    expect(unsure.caveats.flat()).toContainEqual(expect.stringContaining('leave open'));
  });

  it('says how good the best of all looks by chance, but not of one that was named beforehand', () => {
    const said = (focus: number[]) => connectedBefore.explain(best, ranking, input.artifacts, { ...context, focus }).caveats.flat();
    expect(said([])).toContainEqual(expect.stringContaining('of 100 comparable moments'));
    expect(said([id])).not.toContainEqual(expect.stringContaining('of 100 comparable moments'));
    const figure = ranking.summary.find(({ label }) => label.startsWith('moments without an event'));
    expect(figure?.n).toBeGreaterThan(100);
    expect(figure?.value).toBeGreaterThan(1 / ((figure?.n ?? 0) + 2));
  });

  it('takes events close to each other for one', () => {
    const near = contextFor(options, { events: [event, event + MICROS_PER_MINUTE], observation: observe(input.world.events) });
    const ranked = connectedBefore.rank(input.artifacts, near);
    expect(ranked.columns.p).toEqual(ranking.columns.p);
    expect(ranked.summary.at(-1)).toMatchObject({ value: 1, unit: 'events' });
    expect(connectedBefore.explain(best, ranked, input.artifacts, near).caveats.flat()).toContainEqual(
      expect.stringContaining('such events count as one'),
    );
  });

  it('says why, where nothing can be compared', () => {
    const early = contextFor(options, { events: [start + 2 * MICROS_PER_DAY], observation: observe([]) });
    const ranked = connectedBefore.rank(input.artifacts, early);
    expect(ranked.tested).toBe(0);
    expect(ranked.skipped).toEqual([{ count: 60, why: 'fewer than 3 comparable days before the event' }]);

    const { coverage, series } = input.artifacts;
    const gap = { ...coverage, gapFrom: Float64Array.of(event - MICROS_PER_HOUR), gapTo: Float64Array.of(event + MICROS_PER_HOUR) };
    expect(connectedBefore.rank({ series, coverage: gap }, context).skipped).toEqual([
      { count: 60, why: 'the log was not watching at the event' },
    ]);
  });
});
