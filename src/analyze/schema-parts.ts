import { z } from 'zod';
import { EVENT_KIND_NAMES } from '../model/event.ts';

export const count = z.int().nonnegative();
export const id = z.int().nonnegative();
export const instant = z.number().describe('µs since 1970-01-01T00:00:00Z, or as the clock of the calendar says');
export const micros = z.number().nonnegative().describe('µs');
export const share = z.number().min(0).max(1);
export const kind = z.enum(EVENT_KIND_NAMES as [(typeof EVENT_KIND_NAMES)[number]]);

export const text = z
  .array(
    z.union([
      z.string(),
      z.strictObject({ endpoint: id }),
      z.strictObject({ place: id }),
      z.strictObject({ instant }),
      z.strictObject({ duration: z.number() }),
      z.strictObject({ day: z.int() }),
      z.strictObject({ clock: z.number() }),
      z.strictObject({ number: z.number(), digits: count.optional() }),
    ]),
  )
  .describe('Text in parts; endpoints, instants and figures by reference. Plain strings hold nothing that a log contained.');

export const figure = z.strictObject({
  label: z.string(),
  value: z.number(),
  unit: z.string(),
  low: z.number().optional(),
  high: z.number().optional(),
  n: z.number().optional(),
});
