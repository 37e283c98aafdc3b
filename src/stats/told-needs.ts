import type { Interval } from './interval.ts';
import { clopperPearsonInterval } from './interval-binomial.ts';
import type { Course } from './service-calls.ts';
import counted from './told-needs.json' with { type: 'json' };

/** How many of some people showed each pattern of calls. */
type Counts = Readonly<Record<Course | 'people', number>>;

/** How often simulated people with a need of their own, and others, showed each pattern: made by `npm run update:calibration`. */
export const TOLD_NEEDS: { readonly set: string; readonly needs: Counts; readonly others: Counts } = counted;

const LEVEL = 0.9;

export interface PredictiveValue extends Interval {
  readonly value: number;
}

/**
 * Share of those with a pattern who have a need of their own, by Bayes' rule from the counts, at a stated prevalence.
 * The interval takes the exact 90 % intervals of both rates at their less and more favourable ends, so that it is wider than either.
 * @param prevalence share of people with such a need, in (0, 1)
 */
export function predictiveValue(
  course: Course,
  prevalence: number,
  { needs, others }: { readonly needs: Counts; readonly others: Counts } = TOLD_NEEDS,
): PredictiveValue {
  const rate = ({ people, [course]: shown }: Counts) => ({ value: shown / people, ...clopperPearsonInterval(shown, people, LEVEL) });
  const [hit, miss] = [rate(needs), rate(others)];
  const of = (sensitivity: number, falsely: number) => {
    const right = prevalence * sensitivity;
    const all = right + (1 - prevalence) * falsely;
    return all === 0 ? 0 : right / all;
  };
  return { value: of(hit.value, miss.value), low: of(hit.low, miss.high), high: of(hit.high, miss.low) };
}
