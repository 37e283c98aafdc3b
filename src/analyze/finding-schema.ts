import { z } from 'zod';
import { NO_SUPPORT, RATIO_WORDS } from '../model/calibration.ts';
import { ALTERNATIVES, type Alternative } from '../model/inference.ts';
import { count, figure, id, instant, kind, micros, share, text } from './schema-parts.ts';

const dots = z.strictObject({
  meaning: z.enum(['lookalikes', 'coverage']),
  each: z.string(),
  filled: count,
  of: z.literal([20, 1000, 10000]),
});
const strength = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('test'), p: share, q: share, tested: count, expectedByChance: z.number(), dots }),
  z.strictObject({
    kind: z.literal('estimate'),
    value: z.number(),
    low: z.number(),
    high: z.number(),
    unit: z.string(),
    level: share,
    measured: z.strictObject({ coverage: share, n: count, set: z.string() }),
    dots,
  }),
  z.strictObject({ kind: z.literal('graded'), word: z.enum(['weak', 'fair', 'good']), reason: z.string() }),
]);

const propositions = z.tuple([text, text]).describe('Hp and Hd');
const ratio = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ratio'),
    propositions,
    log10: z.number().describe('How many times as probable the record is under the first proposition as under the second, as a log10'),
    low: z.number(),
    high: z.number(),
    word: z.enum([NO_SUPPORT, ...RATIO_WORDS.map(({ word }) => word)]),
    calibration: z.strictObject({
      id: z.string(),
      scenario: z.string(),
      related: count,
      unrelated: count,
      cllr: z.number(),
      cllrMin: z.number(),
    }),
    domain: text,
    byChance: z.strictObject({ expected: z.number().nonnegative(), others: count }).optional(),
  }),
  z.strictObject({ kind: z.literal('none'), propositions, why: text }),
]);

const evidence = z.strictObject({
  kind: z.enum(['rows', 'instants', 'absence']),
  caption: text,
  total: count,
  rows: z.array(
    z.strictObject({
      source: z.int().nonnegative().describe('Index into provenance.inputs'),
      line: z.int().positive().describe('Physical line, from 1'),
      at: instant.nullable(),
      kind,
      actor: id,
      peer: id.nullable(),
      via: z.string().nullable(),
      duration: z.number().nullable(),
      keepAlive: z.boolean(),
    }),
  ),
  span: z.strictObject({ from: instant, to: instant, observed: micros }).nullable(),
});

/** One answer, as it is stored. */
export const findingSchema = z.strictObject({
  id: z.string(),
  question: z.string(),
  rank: z.int().positive(),
  subject: z.array(id),
  subjectTotal: count,
  claim: text,
  category: z.string().optional().describe('Of a question that sorts its subjects: which of its categories'),
  strength,
  ratio: ratio.optional(),
  measures: z.array(figure),
  evidence: z.array(evidence).min(1),
  alternatives: z.array(z.strictObject({ type: z.enum(Object.keys(ALTERNATIVES) as [Alternative]), text: z.string() })).min(1),
  caveats: z.array(text),
  onlyByFocus: z.boolean(),
});
