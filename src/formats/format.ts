import type { KnownFailure } from '../model/failure.ts';
import type { Observable } from '../model/vantage.ts';
import type { ReadPlan } from './read-plan.ts';
import type { Sample } from './sample.ts';

export interface DetectOptions {
  /** As `--tz` gave it: an IANA name, 'floating', or nothing. */
  readonly tz: string | undefined;
  /** Name of the file without folder and ending, where it has one: some logs say whose they are only there. */
  readonly file?: string | undefined;
}

export type Detection =
  | {
      readonly kind: 'mine';
      readonly plan: ReadPlan;
      /** In (0, 1]: how sure the plan is. 1 where the file itself states its columns. */
      readonly confidence: number;
    }
  | { readonly kind: 'not-mine' }
  /** A header of this format, and nothing below it that would say how to read it. */
  | { readonly kind: 'no-rows' }
  /** A known log, though not of connections. */
  | { readonly kind: 'other-log'; readonly detail: string }
  /** Of this format, and not to be read before the reader says more. */
  | { readonly kind: 'unclear'; readonly failure: KnownFailure };

/** One log format: how to tell it, and which of its columns become which field of the event. */
export interface Format {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** What it can observe at best; a plan says what this file does. */
  readonly observes: readonly Observable[];
  detect(sample: Sample, options: DetectOptions): Detection;
}

export const NOT_MINE: Detection = { kind: 'not-mine' };
