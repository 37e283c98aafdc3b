import { z } from 'zod';
import { OBSERVER_IDS } from '../simulate/scenario.ts';
import { TRUTH_VERSION } from '../simulate/truth.ts';

const texts = z.array(z.string());
const numbers = z.array(z.number());
const flags = z.array(z.boolean());
const instant = z.iso.datetime();

/** What is read of a `truth.json`: a file that somebody may have written or changed. */
export const truthSchema = z.looseObject({
  version: z.literal(TRUTH_VERSION),
  scenario: z.string(),
  title: z.string(),
  related: z.boolean(),
  seed: z.number(),
  zone: z.string(),
  hoursAbroad: z.number(),
  from: instant,
  to: instant,
  days: z.int().min(1),
  observers: z.array(
    z.looseObject({
      id: z.enum(OBSERVER_IDS),
      // A file of the folder, never one elsewhere.
      file: z.string().regex(/^[a-z-]+\.(csv|jsonl|parquet)$/),
      rows: z.int().min(0),
    }),
  ),
  people: z
    .looseObject({
      name: texts,
      household: numbers,
      workplace: numbers,
      club: numbers,
      abroad: flags,
      shift: flags,
      midSleep: numbers,
      sleepHours: numbers,
      sittings: numbers,
      deviceSittings: numbers,
      homeCell: texts,
      workCell: texts,
    })
    .refine((people) => Object.values(people).every((column) => Array.isArray(column) && column.length === people.name.length)),
  otherIdentities: z.array(z.looseObject({ name: z.string(), person: z.int(), kind: z.string() })),
  couples: z.array(z.tuple([z.int(), z.int()])),
  lines: z.array(z.looseObject({ name: z.string(), people: numbers })),
  ties: z
    .looseObject({
      a: numbers,
      b: numbers,
      app: numbers,
      phone: numbers,
      any: numbers,
      opens: numbers,
      focus: texts,
      from: numbers,
      to: numbers,
    })
    .refine((ties) => Object.values(ties).every((column) => Array.isArray(column) && column.length === ties.a.length)),
  roles: z.record(z.string(), z.string()),
  planted: z.looseObject({
    events: z.array(z.looseObject({ at: z.number(), what: z.string() })).optional(),
    lastConnection: z.looseObject({ name: z.string() }).optional(),
    triggered: z.array(z.looseObject({ at: z.number(), related: texts })).optional(),
    rosters: z.array(numbers).optional(),
    introductions: z.array(z.looseObject({ introducer: z.int(), one: z.int(), other: z.int(), day: z.int() })).optional(),
    groupLives: z.array(z.looseObject({ what: z.string(), day: z.int(), members: numbers, parts: z.array(numbers) })).optional(),
    hierarchy: z.looseObject({ members: numbers }).optional(),
    changed: z.looseObject({ at: z.number(), people: z.array(z.looseObject({ person: z.number() })) }).optional(),
    services: z.array(z.looseObject({ name: z.string(), category: z.string() })).optional(),
    needs: z.looseObject({ people: numbers, carers: numbers }).optional(),
    broken: z.looseObject({ person: z.number(), days: numbers }).optional(),
  }),
});
