import type { Score, Threshold } from '../model/evaluation.ts';
import { clopperPearsonInterval } from '../stats/interval-binomial.ts';
import type { Labels, RankedLog } from './labelling.ts';

/** Over the worlds: whom each setting of a rule brings in, rightly, wrongly, or fails to. */
export interface ThresholdCases {
  readonly steps: { label: string; broughtIn: number; wrongly: number; missed: number }[];
}

export const noThresholdCases = (): ThresholdCases => ({ steps: [] });

const INTERVAL = 0.9;
const round = (value: number): number => Math.round(value * 1e4) / 1e4;

export function addThresholds(
  { steps }: ThresholdCases,
  { involved, positives }: Extract<Labels, { kind: 'brought-in' }>,
  { ranking }: RankedLog,
): void {
  for (const { label, members } of ranking.thresholds ?? []) {
    let step = steps.find((one) => one.label === label);
    if (step === undefined) {
      step = { label, broughtIn: 0, wrongly: 0, missed: 0 };
      steps.push(step);
    }
    const rightly = members.filter(involved).length;
    step.broughtIn += members.length;
    step.wrongly += members.length - rightly;
    step.missed += positives - rightly;
  }
}

/** How many of those whom the loosest setting brings in have nothing to do with it. */
export function scoreThresholds({ steps: [loosest] }: ThresholdCases): Score[] {
  if (loosest === undefined || loosest.broughtIn === 0) return [];
  const { broughtIn, wrongly } = loosest;
  const { low, high } = clopperPearsonInterval(wrongly, broughtIn, INTERVAL);
  return [{ name: 'wrongly', value: round(wrongly / broughtIn), low: round(low), high: round(high), n: broughtIn }];
}

export const tabulateThresholds = ({ steps }: ThresholdCases): readonly Threshold[] => steps;
