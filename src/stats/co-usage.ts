/** Where a phone was at some instants, ascending. */
export interface Registrations {
  readonly at: ArrayLike<number>;
  readonly place: ArrayLike<number>;
}

/** Two registrations that follow each other, one of each phone. */
export interface Switch {
  readonly at: number;
  readonly place: number;
  /** The later one, and whether it is of the first phone. */
  readonly later: number;
  readonly laterPlace: number;
  readonly toFirst: boolean;
}

/** Visits the switches from one phone to the other: each two registrations of both together that follow each other within `near`, one of each phone. */
export function eachSwitch(a: Registrations, b: Registrations, near: number, visit: (one: Switch) => void): void {
  let [i, j] = [0, 0];
  let last: { at: number; place: number; first: boolean } | undefined;
  while (i < a.at.length || j < b.at.length) {
    const first = j >= b.at.length || (i < a.at.length && (a.at[i] as number) <= (b.at[j] as number));
    const at = (first ? a.at[i] : b.at[j]) as number;
    const place = (first ? a.place[i] : b.place[j]) as number;
    if (first) i++;
    else j++;
    if (last !== undefined && last.first !== first && at - last.at <= near)
      visit({ at: last.at, place: last.place, later: at, laterPlace: place, toFirst: first });
    last = { at, place, first };
  }
}

/**
 * How much the switches from one phone to the other speak for one carrier of both: for each the log of how rare the place is where both
 * are in one place, and a penalty where they are not.
 * After: W. Bosma and others, Establishing phone-pair
 * co-usage by comparing mobility patterns, Science & Justice 60(2) (2020), who take the distance, and the rarest switch alone.
 * @param rarity of a place: natural log of how many times rarer than all it is
 * @returns the mean over switches; NaN where there is none
 */
export function scoreSwitches(
  a: Registrations,
  b: Registrations,
  near: number,
  rarity: (place: number) => number,
  penalty: number,
): number {
  let [sum, switches] = [0, 0];
  eachSwitch(a, b, near, ({ place, laterPlace }) => {
    switches++;
    sum += place === laterPlace ? rarity(place) : -penalty;
  });
  return switches === 0 ? Number.NaN : sum / switches;
}
