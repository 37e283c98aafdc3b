import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ingest } from '../../src/ingest/ingest.ts';
import { dayOf, isWeekend } from '../../src/model/calendar.ts';
import { createReducer } from '../../src/reduce/reduce.ts';
import { type CallRecords, isNight, type Rows, splitWeeks } from '../../src/stats/call-records.ts';
import { LISTS, portionOf, SCALARS } from '../../src/stats/contact-indicators.ts';
import { indexRecords, whereaboutsOf } from '../../src/stats/own-records.ts';
import { binPlaces, churnRates, homeOf, type Locate, PLACE_SCALARS, type Whereabouts } from '../../src/stats/place-indicators.ts';
import { summaryOf } from '../../src/stats/summary-of.ts';

/** bandicoot's own test data, and what it makes of them itself. */
const samples = fileURLToPath(new URL('../../../shared/data/bandicoot/bandicoot/tests/samples', import.meta.url));
const present = existsSync(samples);
if (!present) console.info('skipped: the folder of real logs is not beside the checkout');

interface Person {
  readonly records: CallRecords;
  readonly whereabouts: Whereabouts;
  readonly locate: Locate;
}

const lines = (path: string): string[] => readFileSync(join(samples, path), 'utf8').trim().split(/\r?\n/);

/** A person's file through format, store and artifacts. */
async function readPerson(text: string, name: string, towers: ReadonlyMap<string, readonly [number, number]>): Promise<Person> {
  const folder = mkdtempSync(join(tmpdir(), 'penregister-bandicoot-'));
  try {
    writeFileSync(join(folder, `${name}.csv`), text);
    const { store, calendar } = await ingest([join(folder, `${name}.csv`)], { zone: 'floating' });
    try {
      const reducer = createReducer(store, calendar);
      const { count } = await reducer.get('endpoints');
      const visits = await reducer.get('visits');
      const [ego] = (await store.idsOf([name])) as unknown as [number];
      const places = await store.placeNames(Int32Array.from({ length: visits.places }, (_, i) => i));
      return {
        records: indexRecords(await reducer.get('exchanges'), count, calendar).of(ego),
        whereabouts: whereaboutsOf(visits, ego, calendar),
        locate: (place) => {
          const [lat, lon] = (places[place] as string).split('/').map(Number);
          return lon === undefined ? towers.get(places[place] as string) : [lat as number, lon];
        },
      };
    } finally {
      await store.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const PARTS_OF_WEEK = {
  allweek: () => true,
  weekday: (at: number) => !isWeekend(dayOf(at)),
  weekend: (at: number) => isWeekend(dayOf(at)),
};
const PARTS_OF_DAY = { allday: () => true, day: (at: number) => !isNight(at), night: isNight };
const INTERACTIONS = { call: 1, text: 0, callandtext: undefined };

const rowsWhere = (length: number, is: (row: number) => boolean): Rows => Array.from({ length }, (_, row) => row).filter(is);
/** As bandicoot writes nothing. */
const orNull = (value: number | undefined): number | null => value ?? null;

/** Mean and standard deviation over weeks, of which some have no value. */
function overWeeks(values: readonly (number | undefined)[]): { mean: number | null; std: number | null } {
  const summary = summaryOf(values.filter((value) => value !== undefined));
  return { mean: orNull(summary?.mean), std: orNull(summary?.std) };
}

/** All indicators that a reference names, by its own keys. */
function computeAll({ records, whereabouts, locate }: Person, keys: readonly string[]): Map<string, number | null> {
  const home = homeOf(
    whereabouts,
    rowsWhere(whereabouts.at.length, () => true),
  );
  const found = new Map<string, number | null>();
  for (const key of keys) {
    const [indicator = '', week = '', day = '', ...rest] = key.split('__');
    const part = (at: number): boolean =>
      PARTS_OF_WEEK[week as keyof typeof PARTS_OF_WEEK](at) && PARTS_OF_DAY[day as keyof typeof PARTS_OF_DAY](at);
    if (indicator === 'churn_rate') {
      const rates = churnRates(
        whereabouts,
        rowsWhere(whereabouts.at.length, () => true),
      );
      found.set(key, overWeeks(rates)[week as 'mean' | 'std']);
    } else if (Object.hasOwn(PLACE_SCALARS, indicator)) {
      const measure = PLACE_SCALARS[indicator as keyof typeof PLACE_SCALARS];
      const weeks = splitWeeks(
        whereabouts.at,
        rowsWhere(whereabouts.at.length, (row) => part(whereabouts.at[row] as number)),
      );
      const values = weeks.map((rows) => measure(binPlaces(whereabouts, rows), { home, locate }));
      found.set(key, overWeeks(values)[rest[0] as 'mean' | 'std']);
    } else {
      const call = INTERACTIONS[rest[0] as keyof typeof INTERACTIONS];
      const weeks = splitWeeks(
        records.at,
        rowsWhere(records.at.length, (row) => (call === undefined || records.call[row] === call) && part(records.at[row] as number)),
      );
      if (Object.hasOwn(SCALARS, indicator)) {
        const values = weeks.map((rows) => SCALARS[indicator as keyof typeof SCALARS](portionOf(records, rows)));
        found.set(key, overWeeks(values)[rest[1] as 'mean' | 'std']);
      } else {
        const values = weeks.map((rows) => LISTS[indicator as keyof typeof LISTS](portionOf(records, rows))?.[rest[1] as 'mean']);
        found.set(key, overWeeks(values)[rest[2] as 'mean' | 'std']);
      }
    }
  }
  return found;
}

const OURS = new Set([...Object.keys(SCALARS), ...Object.keys(LISTS), ...Object.keys(PLACE_SCALARS), 'churn_rate']);
/** Of what bandicoot computes, the parts that are about something else than calls, messages and places. */
const ELSEWHERE = /^(name|reporting|attributes|.*recharges|clustering_coefficient.*|assortativity.*)(__|$)/;

function expectPublished(person: Person, reference: Readonly<Record<string, number | null>>, least: number): void {
  const keys = Object.keys(reference).filter((key) => !ELSEWHERE.test(key));
  // Nothing that bandicoot computes of a person's records is left out.
  expect(keys.filter((key) => !OURS.has(key.split('__')[0] as string))).toEqual([]);
  const wrong = [...computeAll(person, keys)].filter(([key, value]) => {
    const published = reference[key] as number | null;
    if (value === null || published === null) return value !== published;
    return Math.abs(value - published) > 1e-9 * Math.max(1e-9, Math.abs(published));
  });
  expect(wrong.map(([key, value]) => [key, value, reference[key]])).toEqual([]);
  expect(keys.filter((key) => reference[key] !== null && reference[key] !== 0).length).toBeGreaterThan(least);
}

const reference = (path: string, name: string): Record<string, number | null> =>
  JSON.parse(readFileSync(join(samples, 'regressions', path), 'utf8'))[name];

describe.skipIf(!present)('bandicoot’s own values, to one part in a thousand million', () => {
  const towers = (): Map<string, readonly [number, number]> =>
    new Map(
      lines('towers.csv')
        .slice(1)
        .map((line) => line.split(',') as [string, string, string])
        .map(([antenna, lat, lon]) => [antenna, [Number(lat), Number(lon)]] as const),
    );

  it('of the person of the manual test', async () => {
    // The person is a contact of their own there, whom this tool leaves out of contacts: under another name nothing is lost.
    const person = await readPerson(lines('manual/A.csv').join('\n'), 'somebody', towers());
    expectPublished(person, reference('manual_a.json', 'A'), 100);
  });

  it('of the same person in the carrier’s eight columns', async () => {
    const rows = lines('manual/A_orange.csv').map((line) => line.replace(/^(\d;\d\d);A_orange;/, '$1;somebody;'));
    const person = await readPerson(rows.join('\n'), 'somebody', towers());
    expectPublished(person, reference('manual_a_orange_network.json', 'A_orange'), 100);
  });

  it('of the person with a network, over five months', async () => {
    // bandicoot leaves out what the other side's file does not confirm: here all of H.
    const rows = lines('network/ego.csv').filter((line) => !line.includes(',H,'));
    expect(rows).toHaveLength(14);
    const person = await readPerson(rows.join('\n'), 'ego', towers());
    expectPublished(person, reference('ego.json', 'ego'), 300);
  });
});
