/** Pairs that a stratum must have before its own average is believed. */
const ENOUGH = 20;

/** Short spells move the ends too little to be seen in them; at 1, nine intervals in ten held the truth of simulated ties 86 times in a hundred. */
const LEAST = 1.5;

/** Of how many independent spells the contact days of a stratum seem to be made, over the number of days. */
interface Stratum {
  readonly pairs: number;
  readonly days: number;
  readonly span: number;
}

const NONE: Stratum = { pairs: 0, days: 0, span: 0 };

/**
 * How much less `days` occurrences say than as many independent ones would, estimated from many series at once:
 * the first and the last of k independent moments lie (k − 1)/(k + 1) of the period apart on average, so series whose k
 * occurrences span a share s of it behave as if they had (1 + s)/(1 − s). Pooled over series with about as many occurrences
 * (a factor of two), neighbouring strata being joined until they hold twenty, and read between the middles of the strata on
 * a line in log2(k), as far as more occurrences never come to fewer independent ones.
 * @param days occurrences of each series
 * @param spans share of the period between its first and last one, in [0, 1]
 * @returns the design effect for a series of so many occurrences, in [1, occurrences]
 */
export function estimateDesignEffect(days: ArrayLike<number>, spans: ArrayLike<number>): (days: number) => number {
  const strata: Stratum[] = [];
  for (let i = 0; i < days.length; i++) {
    const k = days[i] as number;
    if (k < 3) continue;
    const s = Math.floor(Math.log2(k));
    const was = strata[s] ?? NONE;
    strata[s] = { pairs: was.pairs + 1, days: was.days + k, span: was.span + (spans[i] as number) };
  }
  const effectOf = (stratum: number): number => {
    let { pairs, days: occurrences, span } = strata[stratum] ?? NONE;
    for (let away = 1; pairs < ENOUGH && away < 32; away++) {
      for (const other of [strata[stratum - away], strata[stratum + away]]) {
        if (other === undefined) continue;
        pairs += other.pairs;
        occurrences += other.days;
        span += other.span;
      }
    }
    if (pairs === 0) return 1;
    const mean = span / pairs;
    const spells = (1 + mean) / Math.max(1e-9, 1 - mean);
    return Math.max(LEAST, occurrences / pairs / spells);
  };
  const between = (k: number): number => {
    const place = Math.log2(k) - 0.5;
    const below = Math.max(0, Math.floor(place));
    const share = Math.max(0, place - below);
    return Math.min(k, (1 - share) * effectOf(below) + share * effectOf(below + 1));
  };
  // Effective occurrences k / effect, each at least as many as those of one fewer.
  const effective: number[] = [0];
  return (k) => {
    const whole = Math.max(1, Math.ceil(k));
    for (let n = effective.length; n <= whole; n++) effective[n] = Math.max(effective[n - 1] as number, n / between(n));
    return Math.max(1, whole / (effective[whole] as number));
  };
}
