import type { RatioStatement } from '../../src/model/analysis.ts';
import { MICROS_PER_DAY, MICROS_PER_HOUR, MICROS_PER_SECOND } from '../../src/model/event.ts';
import { clock, day, duration, endpoint, figure, instant, say } from '../../src/model/text.ts';
import { alternativesOf, type Draft, type RowMaker } from './sample-rows.ts';
import { EVENT, PEOPLE, START } from './sample-world.ts';

export const connected = ({ rowAt, rowsOf }: RowMaker, i: number): Draft => {
  const id = i === 0 ? 0 : i * 2 + 1;
  const p = i === 0 ? 0.00004 : 0.0003 * (i + 1);
  const lag = (20 + i * 4) * MICROS_PER_SECOND;
  const of = p >= 0.025 ? 20 : p >= 0.0005 ? 1000 : 10_000;
  return {
    question: 'connected-before',
    subject: [id],
    claim: say`${endpoint(id)} connected ${duration(lag)} before ${instant(EVENT)}, which it otherwise does in ${figure(p * 100, 2)}% of such windows.`,
    strength: {
      kind: 'test',
      p,
      q: Math.min(0.05, p * 12),
      tested: PEOPLE,
      expectedByChance: p * PEOPLE,
      dots: { meaning: 'lookalikes', each: 'uninvolved endpoints', filled: Math.ceil(p * of), of },
    },
    measures: [
      { label: 'Lag before the event', value: lag, unit: 'µs', low: lag - MICROS_PER_SECOND, high: lag + MICROS_PER_SECOND },
      { label: 'Did the same', value: 4, unit: 'endpoints', n: PEOPLE },
    ],
    evidence: [
      {
        kind: 'instants',
        caption: say`Connections of ${endpoint(id)} in the two minutes before`,
        total: 2,
        rows: [rowAt(id, EVENT - lag), rowAt(id, EVENT - lag + 8 * MICROS_PER_SECOND)],
        span: null,
      },
      {
        kind: 'rows',
        caption: say`Its other connections on ${day(Math.floor(EVENT / MICROS_PER_DAY))}`,
        total: 31,
        rows: rowsOf(id, EVENT - 6 * MICROS_PER_HOUR, 12),
        span: null,
      },
    ],
    alternatives: alternativesOf('chance', 'common-cause', 'automatic-sync', 'event-selection'),
    ...(i < 2 && { ratio: weigh(id, i === 0) }),
    caveats: [say`The clock step of the log is ${duration(MICROS_PER_SECOND)}; the order within a second is unknown.`],
  };
};

/** A calibrated ratio, or why there is none. */
function weigh(id: number, calibrated: boolean): RatioStatement {
  const propositions = [
    say`what led to the event made ${endpoint(id)} connect before it, with a chance of ${0.5}`,
    say`${endpoint(id)} has nothing to do with the event`,
  ] as const;
  if (!calibrated)
    return {
      kind: 'none',
      propositions,
      why: say`the calibration set simulated-town holds for 20 to 90 observed days, and this log has ${12}.`,
    };
  return {
    kind: 'ratio',
    propositions,
    log10: 2.31,
    low: 1.9,
    high: 2.8,
    word: 'moderately strong',
    calibration: { id: 'simulated-town', scenario: 'a town of 1,000', related: 400, unrelated: 4_000, cllr: 0.81, cllrMin: 0.79 },
    domain: say`20 to 90 observed days; one event`,
    byChance: { expected: 0.24, others: PEOPLE - 1 },
  };
}

export const broken = ({ rowsOf }: RowMaker, i: number): Draft => {
  const id = (i * 5 + 2) % PEOPLE;
  const onDay = Math.floor(START / MICROS_PER_DAY) + 12 + (i % 12);
  const from = onDay * MICROS_PER_DAY;
  const p = 0.00001 * 2 ** i;
  const of = p >= 0.025 ? 20 : p >= 0.0005 ? 1000 : 10_000;
  return {
    question: 'broken-routine',
    subject: [id],
    claim: say`On ${day(onDay)} ${endpoint(id)} was silent from ${clock(8.5)} to ${clock(19.25)}, hours in which it is otherwise active on ${17} of ${19} such days.`,
    strength: {
      kind: 'test',
      p,
      q: Math.min(0.05, p * 40),
      tested: 1_612,
      expectedByChance: p * 1_612,
      dots: { meaning: 'lookalikes', each: 'uninvolved endpoints', filled: Math.ceil(p * of), of },
    },
    evidence: [
      {
        kind: 'absence',
        caption: say`No row of ${endpoint(id)} between ${clock(8.5)} and ${clock(19.25)}`,
        total: 2,
        rows: rowsOf(id, from, 2),
        span: { from: from + 8.5 * MICROS_PER_HOUR, to: from + 19.25 * MICROS_PER_HOUR, observed: 10.75 * MICROS_PER_HOUR },
      },
    ],
    alternatives: alternativesOf('unusual-day', 'second-device', 'log-truncation'),
  };
};
