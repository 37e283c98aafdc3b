import { describe, expect, it } from 'vitest';
import { MICROS_PER_DAY, MICROS_PER_MINUTE } from '../../src/model/event.ts';
import { type CallRecords, isNight, splitWeeks } from '../../src/stats/call-records.ts';
import { LISTS, portionOf, SCALARS } from '../../src/stats/contact-indicators.ts';
import { byContact, conversationsOf } from '../../src/stats/text-conversations.ts';

/** One contact; a minute a character: I in, O out, C a call that was made, - a minute of nothing. */
function records(pattern: string, contact = 1): CallRecords {
  const rows = [...pattern].flatMap((sign, minute) => (sign === '-' ? [] : [{ sign, minute }]));
  return {
    at: Float64Array.from(rows, ({ minute }) => minute * MICROS_PER_MINUTE),
    contact: Int32Array.from(rows, () => contact),
    out: Uint8Array.from(rows, ({ sign }) => (sign === 'I' ? 0 : 1)),
    call: Uint8Array.from(rows, ({ sign }) => (sign === 'C' ? 1 : 0)),
    duration: Float64Array.from(rows, ({ sign }) => (sign === 'C' ? 60 : Number.NaN)),
  };
}
const all = ({ at }: CallRecords) => Array.from(at, (_, row) => row);
const portion = (pattern: string) => portionOf(records(pattern), all(records(pattern)));
const hour = '-'.repeat(59);

describe('conversations', () => {
  it('end with a call, and with an hour of nothing', () => {
    const of = (pattern: string) => conversationsOf(records(pattern), all(records(pattern)));
    expect(of('IOIO')).toEqual([[0, 1, 2, 3]]);
    expect(of('IOCIO')).toEqual([
      [0, 1],
      [3, 4],
    ]);
    expect(of(`IO${hour}I`)).toEqual([[0, 1], [2]]);
    // One minute less is no hour.
    expect(of(`IO${hour.slice(1)}I`)).toEqual([[0, 1, 2]]);
    expect(of('CC')).toEqual([]);
    expect(of('')).toEqual([]);
  });

  it('of the sequences in bandicoot’s manual are answered at its rate', () => {
    // Four conversations, of which three began with a message that came in, and two of those were answered.
    expect(SCALARS.response_rate_text(portion(['IOIO', 'IIOI', 'IIII', 'OOIO'].join(hour)))).toBeCloseTo(2 / 3, 12);
    expect(SCALARS.percent_initiated_conversations(portion(['IOIO', 'OOIO'].join(hour)))).toBe(0.5);
    expect(SCALARS.response_rate_text(portion('OOO'))).toBeUndefined();
  });

  it('have the delays of answers, from what came in to what went out next', () => {
    expect(LISTS.response_delay_text(portion('I-O--I----O'))).toMatchObject({ min: 120, max: 300, mean: 210 });
    expect(LISTS.response_delay_text(portion('I--II---I-I'))).toBeUndefined();
    expect(LISTS.response_delay_text(portion(`I${hour}O`))).toBeUndefined();
  });
});

describe('indicators of contact', () => {
  it('of identical instants, one record, and none', () => {
    const same: CallRecords = { ...records('IO'), at: Float64Array.of(5, 5) };
    expect(LISTS.interevent_time(portionOf(same, [0, 1]))).toMatchObject({ mean: 0, std: 0 });
    expect(LISTS.response_delay_text(portionOf(same, [0, 1]))).toBeUndefined();
    expect(LISTS.interevent_time(portion('I'))).toBeUndefined();
    const none = portion('');
    expect([SCALARS.active_days(none), SCALARS.number_of_contacts(none), SCALARS.percent_nocturnal(none)]).toEqual([0, 0, 0]);
    expect([SCALARS.entropy_of_contacts(none), SCALARS.percent_pareto_durations(none)]).toEqual([undefined, undefined]);
  });

  it('keeps contacts apart', () => {
    const two: CallRecords = { ...records('IOIO'), contact: Int32Array.of(4, 9, 4, 4) };
    expect([...byContact(two, [0, 1, 2, 3]).entries()]).toEqual([
      [4, [0, 2, 3]],
      [9, [1]],
    ]);
    // A quarter of all records went out to either.
    expect(LISTS.balance_of_contacts(portionOf(two, [0, 1, 2, 3]))).toMatchObject({ min: 0.25, max: 0.25 });
    expect(SCALARS.percent_pareto_interactions(portionOf(two, [0, 1, 2, 3]))).toBe(1);
  });
});

describe('weeks and nights', () => {
  it('weeks begin on Monday, and are left out without records', () => {
    // 1970-01-04 was a Sunday.
    const at = Float64Array.from([3, 3.9, 4, 10.9, 25], (day) => day * MICROS_PER_DAY);
    expect(splitWeeks(at, [0, 1, 2, 3, 4])).toEqual([[0, 1], [2, 3], [4]]);
    expect(splitWeeks(at, [])).toEqual([]);
  });

  it('the night has both its ends', () => {
    const at = (hours: number) => 5 * MICROS_PER_DAY + hours * 60 * MICROS_PER_MINUTE;
    expect([6.99, 7, 7.01, 18.99, 19, 23, 0].map((hours) => isNight(at(hours)))).toEqual([true, true, false, false, true, true, true]);
  });
});
