import type { Identity } from './communication/identities.ts';
import type { AgeClass } from './people/person.ts';
import type { PlantTruth } from './plants/plant.ts';
import type { ObserverId, Role } from './scenario.ts';
import type { Focus } from './ties/tie.ts';

export const TRUTH_VERSION = 1;

/** What was true of a world, JSON-safe. People are numbered by their place in `people`; columns of one table are in step. */
export interface Truth {
  readonly version: typeof TRUTH_VERSION;
  readonly scenario: string;
  readonly title: string;
  readonly note: string;
  /** False where every relation was taken out. */
  readonly related: boolean;
  readonly seed: number;
  readonly zone: string;
  /** By how many hours the clocks of people abroad are ahead of the zone's, mean over the days. */
  readonly hoursAbroad: number;
  /** First and last instant of the world, RFC 3339. */
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly observers: readonly {
    readonly id: ObserverId;
    readonly file: string;
    readonly rows: number;
    readonly clockStepMs: number;
    readonly of?: string;
  }[];
  readonly people: {
    /** Main number, as logs name it. */
    readonly name: readonly string[];
    readonly household: readonly number[];
    /** −1 for none. */
    readonly workplace: readonly number[];
    readonly club: readonly number[];
    readonly age: readonly AgeClass[];
    readonly abroad: readonly boolean[];
    readonly shift: readonly boolean[];
    /** Expected middle of sleep over the nights of the world, clock hours of the world's zone; may lie outside [0, 24). */
    readonly midSleep: readonly number[];
    readonly sleepHours: readonly number[];
    readonly keepsAlive: readonly boolean[];
    /** Cells of the home and of the workplace, as logs name them; '' for no workplace. */
    readonly homeCell: readonly string[];
    readonly workCell: readonly string[];
    /** Expected sittings a day: acts over the messenger with less than ten minutes between one and the next; and the same of whatever connects the device but a timer. */
    readonly sittings: readonly number[];
    readonly deviceSittings: readonly number[];
  };
  /** Other numbers, services and channels. */
  readonly otherIdentities: readonly Identity[];
  readonly couples: readonly (readonly [number, number])[];
  /** Homes that share one line, and the line's name. */
  readonly lines: readonly { readonly name: string; readonly people: readonly number[] }[];
  readonly ties: {
    readonly a: readonly number[];
    readonly b: readonly number[];
    readonly focus: readonly Focus[];
    readonly from: readonly number[];
    readonly to: readonly number[];
    /** Expected share of the world's days with contact: over the messenger, by telephone, and by either. */
    readonly app: readonly number[];
    readonly phone: readonly number[];
    readonly any: readonly number[];
    /** Expected share of the tie's conversations that `a` opens. */
    readonly opens: readonly number[];
  };
  readonly groups: readonly { readonly kind: string; readonly members: readonly number[] }[];
  /** Names, by part. */
  readonly roles: Readonly<Partial<Record<Role, string>>>;
  readonly planted: PlantTruth;
}
