import { z } from 'zod';
import { EVALUATION_VERSION, type Evaluation, SCORES, type ScoreName } from '../model/evaluation.ts';
import { KnownFailure } from '../model/failure.ts';
import { count, share } from './schema-parts.ts';

const scoreName = z.enum(Object.keys(SCORES) as [ScoreName]);
const asks = z.enum(['test', 'estimate', 'description']);

const score = z.strictObject({
  name: scoreName,
  value: z.number(),
  low: z.number().optional(),
  high: z.number().optional(),
  n: count,
  unit: z.string().optional(),
});

const threshold = z.strictObject({ label: z.string(), broughtIn: z.number(), wrongly: z.number(), missed: z.number() });

const shareOf = z.strictObject({ value: share, low: share.optional(), high: share.optional(), n: count });
const ratios = z.strictObject({
  related: count,
  unrelated: count,
  none: z.array(z.strictObject({ count, why: z.string() })),
  atLeast: z.array(z.strictObject({ ratio: z.number(), unrelated: shareOf, bound: z.number(), related: shareOf.optional() })),
});

const pValues = z.looseObject({
  levels: z.array(z.looseObject({ level: z.number(), count, n: count, bunching: z.number(), tail: z.number() })),
  bounded: z.string().optional(),
});

const outcome = z.discriminatedUnion('kind', [
  // Loose: what a newer version adds to the details is no reason to refuse what this one reads.
  z.looseObject({
    kind: z.literal('scored'),
    truth: z.string(),
    candidates: count,
    positives: count.optional(),
    level: share.optional(),
    scores: z.array(score),
    ratios: ratios.optional(),
    p: pValues.optional(),
    confusion: z.array(z.strictObject({ truth: z.string(), said: z.string(), n: count })).optional(),
    thresholds: z.array(threshold).optional(),
  }),
  z.strictObject({ kind: z.literal('not-observable'), missing: z.string() }),
  z.strictObject({ kind: z.literal('not-asked'), why: z.string() }),
  z.strictObject({ kind: z.literal('no-truth'), why: z.string() }),
  z.strictObject({ kind: z.literal('failed'), message: z.string() }),
]);

const nothingThere = z.strictObject({ worlds: count.min(1), worldsWithFindings: count, findings: count });
/** A share or an area, or the agreement of two orders, which is below zero where they go against each other. */
const headline = z.number().min(-1).max(1);
const cellHead = { observer: z.string(), nothingThere: nothingThere.optional() };
const summaryCell = z.discriminatedUnion('kind', [
  z.strictObject({
    ...cellHead,
    kind: z.literal('measured'),
    score: scoreName,
    value: headline,
    low: headline.optional(),
    high: headline.optional(),
    n: count.min(1),
    positives: count.optional(),
    scenarios: count.min(1),
    least: headline,
    most: headline,
    level: share.optional(),
    error: z.strictObject({ value: z.number(), unit: z.string() }).optional(),
  }),
  z.strictObject({ ...cellHead, kind: z.enum(['not-observable', 'not-asked', 'no-truth', 'no-case', 'failed']), why: z.string() }),
]);
const summary = z.array(z.strictObject({ question: z.string(), truth: z.string(), cells: z.array(summaryCell) }));

const range = z.strictObject({ least: count, most: count });

/** How well questions did on the built-in worlds, as `measured-questions.json` and every Analysis hold it. */
export const measuredSchema = z.strictObject({
  set: z.strictObject({ scenarios: z.array(z.string()), seeds: z.array(z.int()), worlds: count, people: range, days: range }),
  questions: summary,
});

/** An evaluation as `evaluate` writes it. */
export const evaluationSchema = z.strictObject({
  version: z.literal(EVALUATION_VERSION),
  worlds: z.array(
    z.strictObject({ scenario: z.string(), title: z.string(), related: z.boolean(), seed: z.number(), people: count, days: count }),
  ),
  cells: z.array(
    z.strictObject({
      scenario: z.string(),
      related: z.boolean(),
      question: z.string(),
      asks,
      observer: z.string(),
      worlds: count,
      outcome,
    }),
  ),
  summary,
});

/**
 * Reads an evaluation back from its JSON.
 * @throws KnownFailure 'unreadable' where the text is no JSON, of another version, or of another shape
 */
export function parseEvaluation(json: string, where: string): Evaluation {
  const refuse = (what: string, at = where): never => {
    throw new KnownFailure('unreadable', what, {
      where: at,
      remedy: 'Give an evaluation.json that this version’s `penregister evaluate -o` wrote.',
    });
  };
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return refuse('The evaluation is not JSON');
  }
  const parsed = evaluationSchema.safeParse(value);
  if (parsed.success) return value as Evaluation;
  return refuse(
    `The file is not an evaluation of version ${EVALUATION_VERSION}`,
    `${where}, at ${parsed.error.issues[0]?.path.map(String).join('.') || 'the whole'}`,
  );
}
