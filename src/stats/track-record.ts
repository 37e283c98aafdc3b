/** How often what a question named was right, counted where the truth was known. */
export interface TrackRecord {
  /** The worlds on which it was counted, in words. */
  readonly set: string;
  /** By observer and by what was named; those with too few cases are left out. */
  readonly observers: readonly {
    readonly observer: string;
    readonly named: string;
    readonly right: number;
    readonly n: number;
  }[];
}

export interface Counted {
  readonly right: number;
  readonly n: number;
}

export const findRecord = (record: TrackRecord, observer: string | undefined, named: string): Counted | undefined =>
  record.observers.find((one) => one.observer === observer && one.named === named);
