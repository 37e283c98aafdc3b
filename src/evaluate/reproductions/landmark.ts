import type { Random } from '../../model/random.ts';

/** How the published figure was come by; one that nobody read is not printed as published. */
type Reading = 'in the source' | 'in a secondary source' | 'derived';

export interface Published {
  readonly value: number;
  readonly read: Reading;
  /** Which way is better for whoever infers. */
  readonly better: 'higher' | 'lower';
}

/** What our set-up gave, in the unit of the row. The interval is at 90 %, by bootstrap over what varies: people, runs or pairs. */
export interface Ours {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
  /** What n counts. */
  readonly of: string;
}

/** One figure of a published result beside ours. */
export interface ReproducedRow {
  readonly what: string;
  /** `share`, `messages`, `people` and the like; empty for a pure number. */
  readonly unit: string;
  /** Absent where no published figure was checked. */
  readonly published?: Published;
  /** Why the two do not measure the same, where they do not. */
  readonly notComparable?: string;
  readonly ours: Ours;
}

/** A published result with a small set-up of ours under which it should come out again. */
export interface Landmark {
  /** Kebab-case; the name of its file. */
  readonly id: string;
  readonly result: string;
  /** Authors, venue, year. */
  readonly source: string;
  /** What was simulated, with its parameters. */
  readonly setUp: string;
  /** Known traps of this result, and how the set-up keeps out of them. */
  readonly traps: readonly string[];
  run(random: Random): readonly ReproducedRow[];
}

export type Verdict = 'matched' | 'exceeded' | 'fell short' | 'not comparable' | 'no figure checked';

/** Our interval holds the published figure, or lies wholly on one side of it. */
export function judgeRow({ published, notComparable, ours }: Omit<ReproducedRow, 'what' | 'unit'>): Verdict {
  if (!published) return 'no figure checked';
  if (notComparable !== undefined) return 'not comparable';
  if (ours.low <= published.value && published.value <= ours.high) return 'matched';
  return ours.value > published.value === (published.better === 'higher') ? 'exceeded' : 'fell short';
}
