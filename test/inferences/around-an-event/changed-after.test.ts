import { describe, expect, it } from 'vitest';
import { changedAfter } from '../../../src/inferences/around-an-event/changed-after.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR } from '../../../src/model/event.ts';
import type { Ranking } from '../../../src/model/inference.ts';
import { createRandom } from '../../../src/stats/random.ts';
import { START, toInput as seriesOf, simulateSessions } from '../../calibration/phones.ts';
import { contactsOf } from '../../graph/artifacts.ts';
import { exchangesOf } from '../../graph/exchanges.ts';
import { contextFor } from '../simulated-input.ts';

/** Who is in contact with whom, as [instant, one, other]. */
type Contact = readonly [at: number, one: number, other: number];
function toInput(phones: readonly number[][], days: number, contacts: readonly Contact[] = []) {
  const pairs = [...new Set(contacts.map(([, one, other]) => `${Math.min(one, other)} ${Math.max(one, other)}`))]
    .map((pair) => pair.split(' ').map(Number) as [number, number])
    .sort(([a, b], [c, d]) => a - c || b - d);
  return {
    ...seriesOf(phones, days),
    contacts: contactsOf(
      phones.length,
      pairs.map(([a, b]) => [a, b, {}] as const),
    ),
    exchanges: exchangesOf(contacts.map(([at, one, other]) => [Math.floor(at / 1e6), one, other] as const)),
  };
}

const DAY = MICROS_PER_DAY;
const DAYS = 90;
const event = START + 60 * DAY + 15 * MICROS_PER_HOUR;
const options = { span: 14 * DAY };
const others = simulateSessions(40, DAYS, 2, createRandom(11));
/** One who falls silent at the event, and one who is up between two and five from then on. */
const silent = (simulateSessions(1, DAYS, 2, createRandom(12))[0] as number[]).filter((at) => at < event);
const late = [
  ...(simulateSessions(1, DAYS, 2, createRandom(13))[0] as number[]),
  ...Array.from({ length: 3 * 30 }, (_, i) => event - (event % DAY) + Math.floor(i / 3) * DAY + (2 + (i % 3)) * MICROS_PER_HOUR).filter(
    (at) => at > event,
  ),
].filter((at) => at < START + DAYS * DAY);
const input = toInput([...others, silent, late], DAYS);
const [SILENT, LATE] = [others.length, others.length + 1];
const ask = (events: number[], artifacts = input, asked = options) => changedAfter.rank(artifacts, contextFor(asked, { events }));
const ids = ({ subjects }: Ranking) => (subjects.of === 'endpoints' ? [...subjects.id] : []);
const text = (parts: readonly unknown[]) => parts.map((part) => (typeof part === 'string' ? part : '…')).join('');

describe('changed-after', () => {
  const ranking = ask([event]);
  const explain = (id: number) => changedAfter.explain(ids(ranking).indexOf(id), ranking, input, contextFor(options, { events: [event] }));

  it('puts first those whose habits changed, whatever changed about them', () => {
    const { change } = ranking.working;
    const order = [...change.keys()].sort((x, y) => (change[y] as number) - (change[x] as number));
    expect(new Set(order.slice(0, 2).map((r) => ids(ranking)[r]))).toEqual(new Set([SILENT, LATE]));
    // Of some thousand moments none of the others', and none or one beside the event of their own.
    for (const id of [SILENT, LATE]) expect(ranking.columns.p?.[ids(ranking).indexOf(id)]).toBeLessThanOrEqual(2 / 1_200);
    expect(ranking.tested).toBe(42);
  });

  it('says what changed, with both sides counted, and shows the silence', () => {
    const gone = explain(SILENT);
    expect(text(gone.claim)).toContain('days before');
    const [before, after] = gone.measures;
    const inWindow = new Set(silent.map((at) => Math.floor(at / 1e6) * 1e6)).size;
    expect(inWindow).toBeGreaterThan(0);
    const own = input.series.at.subarray(input.series.offsets[SILENT], input.series.offsets[SILENT + 1]);
    const from = START + 46 * DAY;
    expect(before?.value).toBeCloseTo(own.filter((at) => at >= from && at < from + 14 * DAY).length / 14, 9);
    expect(after).toMatchObject({ value: 0, n: 14 });
    expect(gone.evidence[1]).toMatchObject({ kind: 'absence', from: START + 61 * DAY, to: START + 75 * DAY });
    const night = explain(LATE).measures.filter(({ label }) => label.startsWith('the same from 00:00'));
    expect((night[1]?.value as number) - (night[0]?.value as number)).toBeGreaterThan(2);
  });

  it('finds who has other contacts from a day on, though they act as before, and names with whom', () => {
    // Everybody writes to two neighbours by turns; from the event on the first one writes to two others.
    const contacts = others.flatMap((own, id) =>
      own.map((at, n): Contact => {
        const step = (n % 2) + 1;
        return [at, id, (id + (id === 0 && at >= event ? 20 : 0) + step) % others.length];
      }),
    );
    const named = toInput(others, DAYS, contacts);
    const [with0, without] = [ask([event], named), ask([event], toInput(others, DAYS))];
    const row = ids(with0).indexOf(0);
    const p = with0.columns.p as Float64Array;
    expect(p[row]).toBe(Math.min(...p));
    expect(p[row]).toBeLessThan(3 / 1_200);
    expect(without.columns.p?.[ids(without).indexOf(0)]).toBeGreaterThan(0.01);
    const said = changedAfter.explain(row, with0, named, contextFor(options, { events: [event] }));
    expect(text(said.claim)).toContain('not in contact with the same endpoints');
    const mentioned = said.claim.flatMap((part) => (typeof part === 'object' && 'endpoint' in part ? [part.endpoint] : []));
    expect(mentioned[0]).toBe(0);
    expect([1, 2, 21, 22]).toContain(mentioned[1]);
  });

  it('says when many changed at once', () => {
    // Half of them sleep through two weeks.
    const holiday = toInput(
      [...others.map((own, i) => (i % 2 ? own : own.filter((at) => at < event || at > event + 15 * DAY))), silent, late],
      DAYS,
    );
    const ranked = ask([event], holiday);
    const said = changedAfter.explain(ids(ranked).indexOf(SILENT), ranked, holiday, contextFor(options, { events: [event] })).caveats;
    expect(said.map(text).join(' ')).toContain('look for a cause that they share');
    expect(explain(SILENT).caveats.map(text).join(' ')).not.toContain('look for a cause that they share');
  });

  it('cannot be asked at the edges of the log, outside it, or of a log too short', () => {
    for (const at of [START - 10 * DAY, START + 2 * DAY, START + 88 * DAY, START + 200 * DAY]) {
      const ranked = ask([at]);
      expect(ranked.tested).toBe(0);
      expect(ranked.skipped[0]?.why).toContain('fewer than seven whole days');
      expect(text(ranked.smallest)).toContain('days enough');
    }
    const short = toInput(simulateSessions(5, 16, 3, createRandom(1)), 16);
    expect(ask([START + 8 * DAY], short).tested).toBe(0);
    expect(ask([], input).tested).toBe(0);
  });

  it('bears one event, one endpoint, equal instants, a span of nothing and an empty log', () => {
    expect(ask([event], toInput([[event]], DAYS))).toMatchObject({ tested: 0, skipped: [{ count: 1 }] });
    expect(ask([event], toInput([new Array<number>(500).fill(event)], DAYS)).tested).toBe(0);
    const alone = ask([event], toInput([others[0] as number[]], DAYS));
    expect(alone.tested).toBe(1);
    expect(text(alone.smallest)).toMatch(/nobody alone|factor/);
    expect(ask([event], input, { span: 0 }).summary.find(({ unit }) => unit === 'days')?.value).toBe(7);
    expect(ask([event], toInput([], DAYS))).toMatchObject({ tested: 0, skipped: [] });
  });
});
