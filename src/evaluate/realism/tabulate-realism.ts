import { type CompareOptions, compareProfiles, type Distance } from './compare-profiles.ts';
import type { Measure } from './measures/measure.ts';
import { MEASURES } from './measures/registry.ts';
import { type LogProfile, PROFILE_VERSION } from './profile-log.ts';
import { type Summary, summarise } from './statistic.ts';

/** How simulated logs compare with real ones, and real ones with each other, by every measure. JSON-safe. */
export interface RealismTable {
  readonly version: typeof PROFILE_VERSION;
  readonly worlds: readonly LogFacts[];
  readonly realLogs: readonly LogFacts[];
  readonly hoursAligned: boolean;
  readonly rows: readonly RealismRow[];
}

export type LogFacts = Omit<LogProfile, 'version' | 'measures' | 'blank'>;

export interface RealismRow extends Pick<Measure, 'title' | 'describes' | 'source' | 'unit'> {
  readonly measure: string;
  /** What each log shows, worlds first; null for a cycle, and where it does not show it. */
  readonly shown: readonly (Summary | null)[];
  /** All pairs of real logs, by their positions. `alike`: both record the same kind of contact. */
  readonly between: readonly { readonly a: number; readonly b: number; readonly alike: boolean; readonly distance: Distance }[];
  readonly worlds: readonly WorldStanding[];
}

/** Where a world stands by one measure. Only real logs of the same nature count: two of different nature are further apart than any world. */
export interface WorldStanding {
  /** To each real log, in their order, those of another nature included. */
  readonly distances: readonly Distance[];
  /** Position of the nearest real log that counts. */
  readonly nearestTo: number | null;
  readonly nearest: number | null;
  readonly median: number | null;
  /** The nearest distance, were the two from one law. */
  readonly byChance: number | null;
  /** Largest distance between real logs that count, and over how many pairs. */
  readonly betweenReal: number | null;
  readonly pairs: number;
  /** How near the nearest log of pure chance comes to a real log that counts, of those as large as the real logs. */
  readonly blank: number | null;
  readonly verdict: Verdict;
}

export type Verdict =
  /**
   * No further from the nearest real log than real logs are from each other. `telling`: a log of pure chance would have been further;
   * where not, real logs differ so much that the measure tells nothing.
   */
  | { readonly kind: 'within'; readonly telling: boolean }
  /** Further, by so many times; null where real logs do not differ at all. */
  | { readonly kind: 'further'; readonly ratio: number | null }
  | { readonly kind: 'not comparable'; readonly reason: string };

type Known = Extract<Distance, { readonly value: number }>;
const isKnown = (distance: Distance): distance is Known => distance.value !== null;

const round = (value: number): number => Math.round(value * 1e6) / 1e6;

/** @param options hold for all comparisons alike */
export function tabulateRealism(
  worlds: readonly LogProfile[],
  realLogs: readonly LogProfile[],
  options: CompareOptions = {},
): RealismTable {
  const pairs = realLogs.flatMap((one, a) =>
    realLogs.slice(a + 1).map((other, i) => ({
      a,
      b: a + 1 + i,
      nature: one.nature === other.nature ? one.nature : null,
      distances: compareProfiles(one, other, options),
    })),
  );
  const blanks = realLogs.map((one) =>
    realLogs.map((other) => (one.nature === other.nature ? compareProfiles({ ...one, measures: one.blank }, other, options) : [])),
  );
  const compared = worlds.map((world) => realLogs.map((real) => compareProfiles(world, real, options)));
  const rows = MEASURES.map(({ id, title, describes, source, unit }, row): RealismRow => {
    const between = pairs.map(({ a, b, nature, distances }) => ({ a, b, nature, distance: distances[row] as Distance }));
    return {
      measure: id,
      title,
      describes,
      source,
      unit,
      shown: [...worlds, ...realLogs].map(({ measures }) => (measures[id] === undefined ? null : summarise(measures[id]))),
      between: between.map(({ a, b, nature, distance }) => ({ a, b, alike: nature !== null, distance })),
      worlds: worlds.map((world, i) => {
        const distances = (compared[i] as Distance[][]).map((all) => all[row] as Distance);
        const counted = between.filter(({ nature }) => nature === world.nature).map(({ distance }) => distance);
        const chance = realLogs.flatMap(({ nature }, one) =>
          nature === world.nature ? (blanks[one] as Distance[][]).flatMap((all) => all[row] ?? []) : [],
        );
        return judge(world, realLogs, id, distances, counted, chance);
      }),
    };
  });
  return {
    version: PROFILE_VERSION,
    worlds: worlds.map(factsOf),
    realLogs: realLogs.map(factsOf),
    hoursAligned: options.alignHours ?? false,
    rows,
  };
}

const factsOf = ({ version: _version, measures: _measures, blank: _blank, ...facts }: LogProfile): LogFacts => facts;

function judge(
  world: LogProfile,
  realLogs: readonly LogProfile[],
  measure: string,
  distances: readonly Distance[],
  between: readonly Distance[],
  chance: readonly Distance[],
): WorldStanding {
  const alike = realLogs.flatMap(({ nature }, position) => (nature === world.nature ? [position] : []));
  const known = alike.flatMap((position) => {
    const distance = distances[position] as Distance;
    return isKnown(distance) ? [{ position, ...distance }] : [];
  });
  known.sort((one, other) => one.value - other.value || one.position - other.position);
  const [nearest] = known;
  const apart = between.filter(isKnown).map(({ value }) => value);
  const largest = apart.length === 0 ? null : Math.max(...apart);
  const blankest = chance.filter(isKnown).map(({ value }) => value);
  const blank = blankest.length === 0 ? null : Math.min(...blankest);
  const low = known[(known.length - 1) >> 1]?.value;
  const high = known[known.length >> 1]?.value;
  return {
    distances,
    nearestTo: nearest?.position ?? null,
    nearest: nearest?.value ?? null,
    median: low === undefined || high === undefined ? null : round((low + high) / 2),
    byChance: nearest?.byChance ?? null,
    betweenReal: largest,
    pairs: apart.length,
    blank,
    verdict: decide(),
  };

  function decide(): Verdict {
    const not = (reason: string): Verdict => ({ kind: 'not comparable', reason });
    const own = world.measures[measure];
    if (own?.kind === 'unknown') return not(own.reason);
    if (alike.length === 0) return not(`no real log of the same nature (${world.nature})`);
    if (nearest === undefined) return not(reasonOf(distances[alike[0] as number]));
    if (alike.length === 1) return not(`only one real log of the same nature (${world.nature})`);
    if (largest === null) return not(reasonOf(between[0]));
    if (nearest.value <= largest) return { kind: 'within', telling: blank === null || blank > largest };
    return { kind: 'further', ratio: largest === 0 ? null : round(nearest.value / largest) };
  }
}

const reasonOf = (distance: Distance | undefined): string => (distance && 'reason' in distance ? distance.reason : 'nothing to compare');
