import { z } from 'zod';
import { SCORES, type ScoreName } from '../model/evaluation.ts';
import { KnownFailure } from '../model/failure.ts';

const bounds = { min: z.number().optional(), max: z.number().optional() };

const run = z.strictObject({
  /** File of the folder. */
  log: z.string(),
  tz: z.string().optional(),
  /** Instants, or @events for those of the truth. */
  events: z.array(z.string()).optional(),
  /** Options of questions, as `--option` takes them: question.option=value. */
  options: z.array(z.string()).optional(),
  /** Endpoints by name, or by the part that they play in the truth, such as @suspect. */
  focus: z.array(z.string()).optional(),
  only: z.array(z.string()).optional(),
  /** What each question must come to. */
  outcomes: z.record(z.string(), z.enum(['found', 'none-found', 'not-observable'])).optional(),
  /** Findings that must be there. */
  findings: z
    .array(
      z.strictObject({
        question: z.string(),
        /** Names or parts, in any order; of a group those that must be in it. */
        about: z.array(z.string()),
        rank: z.strictObject(bounds).optional(),
        p: z.strictObject(bounds).optional(),
        /** Of a question that sorts: the category in which it is. */
        category: z.string().optional(),
        /** How many endpoints the finding is about. */
        size: z.strictObject(bounds).optional(),
      }),
    )
    .optional(),
  rows: z.strictObject({ kept: z.int().optional(), rejected: z.int().optional() }).optional(),
});

const scored = z.strictObject({
  question: z.string(),
  observer: z.string(),
  score: z.enum(Object.keys(SCORES) as [ScoreName, ...ScoreName[]]),
  ...bounds,
});

/** What a sample is expected to show: `expect.json` of its folder. */
const expectationsSchema = z.strictObject({
  about: z.string(),
  runs: z.array(run).optional(),
  /** Scores against the truth of the folder's world. */
  scores: z.array(scored).optional(),
});

export type Expectations = z.infer<typeof expectationsSchema>;
export type ExpectedRun = z.infer<typeof run>;

/** @throws KnownFailure 'usage' where the text is no expectations */
export function parseExpectations(text: string, where: string): Expectations {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new KnownFailure('usage', 'The expectations are not JSON', {
      where,
      remedy: 'See fixtures/*/expect.json for what they look like.',
    });
  }
  const result = expectationsSchema.safeParse(json);
  if (result.success) return result.data;
  const { path, message } = result.error.issues[0] as { path: PropertyKey[]; message: string };
  throw new KnownFailure('usage', `The expectations are not right: ${path.map(String).join('.') || 'the whole'}: ${message}`, {
    where,
    remedy: 'See fixtures/*/expect.json for what they look like.',
  });
}

/** One thing that was expected, and what came. */
export interface Checked {
  readonly what: string;
  readonly expected: string;
  readonly came: string;
  readonly met: boolean;
}

/** A number held against bounds. `undefined` meets none. */
export function checkBounds(
  what: string,
  value: number | undefined,
  { min, max }: { min?: number | undefined; max?: number | undefined },
): Checked {
  const expected = [min === undefined ? '' : `at least ${min}`, max === undefined ? '' : `at most ${max}`]
    .filter((text) => text !== '')
    .join(', ');
  return {
    what,
    expected: expected === '' ? 'a value' : expected,
    came: value === undefined ? 'none' : String(Math.round(value * 1e4) / 1e4),
    met: value !== undefined && (min === undefined || value >= min) && (max === undefined || value <= max),
  };
}
