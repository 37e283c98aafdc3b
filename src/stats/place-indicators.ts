import { MICROS_PER_MINUTE } from '../model/event.ts';
import { isNight, type Rows, splitWeeks } from './call-records.ts';
import { entropyOf, fewestFor } from './summary-of.ts';

/** Where one person was, ascending by time. Columns in step. */
export interface Whereabouts {
  /** Local µs. */
  readonly at: Float64Array;
  /** Numbers of places; −1 for none, which is a place of its own to bandicoot. */
  readonly place: Int32Array;
}

/** Latitude and longitude of a place, in degrees; undefined where not known. */
export type Locate = (place: number) => readonly [number, number] | undefined;

const BIN = 30 * MICROS_PER_MINUTE;
const MOST = 0.8;
const EARTH_KM = 6371;

const tally = (places: readonly number[]): Map<number, number> => {
  const counts = new Map<number, number>();
  for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  return counts;
};

/** The first of the most frequent. */
function mostFrequent(places: readonly number[]): number | undefined {
  let most: number | undefined;
  const counts = tally(places);
  for (const [place, n] of counts) if (most === undefined || n > (counts.get(most) as number)) most = place;
  return most;
}

/** The most frequent place of each half hour that has a record, so that a flurry of records is one visit. */
export function binPlaces({ at, place }: Whereabouts, rows: Rows): number[] {
  const found: number[] = [];
  for (let from = 0; from < rows.length; ) {
    const binOf = (i: number): number => Math.floor((at[rows[i] as number] as number) / BIN);
    let to = from + 1;
    while (to < rows.length && binOf(to) === binOf(from)) to++;
    found.push(mostFrequent(rows.slice(from, to).map((row) => place[row] as number)) as number);
    from = to;
  }
  return found;
}

/** The place of most half hours at night; undefined of no night. */
export const homeOf = (whereabouts: Whereabouts, rows: Rows): number | undefined =>
  mostFrequent(
    binPlaces(
      whereabouts,
      rows.filter((row) => isNight(whereabouts.at[row] as number)),
    ),
  );

/** Kilometres over a sphere between two points in degrees. */
export function greatCircle([lat1, lon1]: readonly [number, number], [lat2, lon2]: readonly [number, number]): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const chord =
    Math.sin(radians(lat1 - lat2) / 2) ** 2 + Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * Math.sin(radians(lon1 - lon2) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.sqrt(chord));
}

/** Kilometres: root of the mean squared distance from the mean point. */
function radiusOf(places: readonly number[], locate: Locate): number | undefined {
  const points = places.map(locate).filter((point) => point !== undefined);
  if (points.length === 0) return undefined;
  const mean = (axis: 0 | 1): number => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const centre = [mean(0), mean(1)] as const;
  return Math.sqrt(points.reduce((sum, point) => sum + greatCircle(centre, point) ** 2, 0) / points.length);
}

/** What bandicoot's indicators of place are told beside the places themselves. */
export interface Surroundings {
  readonly home: number | undefined;
  readonly locate: Locate;
}

/** bandicoot's indicators of place, over binned places ({@link binPlaces}), by its names and with its definitions. */
export const PLACE_SCALARS = {
  number_of_antennas: (places) => new Set(places).size,
  entropy_of_antennas: (places) => entropyOf(tally(places).values()),
  frequent_antennas: (places) => fewestFor(tally(places).values(), MOST),
  percent_at_home: (places, { home }) =>
    home === undefined || home === -1
      ? undefined
      : places.length === 0
        ? 0
        : places.filter((place) => place === home).length / places.length,
  radius_of_gyration: (places, { locate }) => radiusOf(places, locate),
} satisfies Record<string, (places: readonly number[], surroundings: Surroundings) => number | undefined>;

/** Cosine distances between how half hours were spread over places in one week and in the next: one fewer than weeks with records. */
export function churnRates(whereabouts: Whereabouts, rows: Rows): number[] {
  const weeks = splitWeeks(whereabouts.at, rows).map((week) => tally(binPlaces(whereabouts, week)));
  const norm = (counts: ReadonlyMap<number, number>): number => Math.sqrt([...counts.values()].reduce((sum, n) => sum + n * n, 0));
  return weeks.slice(1).map((week, i) => {
    const before = weeks[i] as ReadonlyMap<number, number>;
    const inner = [...week].reduce((sum, [place, n]) => sum + n * (before.get(place) ?? 0), 0);
    return 1 - inner / (norm(week) * norm(before));
  });
}
