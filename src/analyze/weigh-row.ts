import type { RatioStatement } from '../model/analysis.ts';
import { type CalibrationMap, type CalibrationSet, wordOfRatio } from '../model/calibration.ts';
import type { AnyInference, Finding, OptionSpecs, Ranking } from '../model/inference.ts';
import { say, type Text } from '../model/text.ts';
import { applyRatio, stepOf } from '../stats/ratio-map.ts';
import { describeDomain, findBreaches, type RowFacts } from './calibration-domain.ts';
import { calibrations } from './calibrations/index.ts';

/** Share of the unrelated cases of a set that came to at least this step; one more is taken to have, so that it is never 0. */
function shareByChance(map: CalibrationMap, raw: number): number {
  const { unrelated } = map;
  const sum = (counts: readonly number[]) => counts.reduce((total, n) => total + n, 0);
  return (1 + sum(unrelated.slice(stepOf(map, raw)))) / (1 + sum(unrelated));
}

/** What a question states of a row, as numbers. */
export const scopeOf = ({ scope = {} }: Ranking, row: number): Record<string, number> =>
  Object.fromEntries(Object.entries(scope).map(([name, value]) => [name, typeof value === 'number' ? value : (value[row] as number)]));

/** No set speaks of the row: says so, or which limits of the nearest set it breaks. */
function explainAbsence(breaches: readonly { readonly id: string; readonly broken: readonly Text[] }[]): Text {
  const [nearest] = breaches.toSorted((a, b) => a.broken.length - b.broken.length);
  if (nearest === undefined)
    return say`there is no calibration set for this question: how often such a ratio would mislead has not been measured.`;
  const [first, ...others] = nearest.broken as [Text, ...Text[]];
  return say`the calibration set ${nearest.id} holds for ${first}${others.flatMap((text) => say`; for ${text}`)}.`;
}

/**
 * Makes a likelihood ratio of a row's raw one, only by a calibration set of the question, and only where the log and the row are within
 * its domain; the first such set counts. Otherwise says why there is none.
 * @returns undefined for a question that gives no raw ratios
 */
export function weighRow(
  inference: AnyInference,
  ranking: Ranking,
  row: number,
  finding: Finding,
  facts: RowFacts,
  sets: readonly CalibrationSet[] = calibrations,
): RatioStatement | undefined {
  const raw = ranking.columns.ratio?.[row];
  if (raw === undefined) return undefined;
  const { propositions } = finding;
  if (!propositions) throw new Error(`${inference.id} gives a ratio and no propositions`);
  const specs = inference.options as OptionSpecs;
  const judged = sets
    .filter(({ question }) => question === inference.id)
    .map((set) => ({ set, id: set.id, broken: findBreaches(set.domain, facts, specs) }));
  const fit = judged.find(({ broken }) => broken.length === 0)?.set;
  if (!fit) return { kind: 'none', propositions, why: explainAbsence(judged) };
  const { id, scenario, test, domain, map } = fit;
  const ratio = applyRatio(map, raw);
  const others = ranking.tested - 1;
  return {
    kind: 'ratio',
    propositions,
    ...ratio,
    word: wordOfRatio(ratio.log10),
    calibration: { id, scenario, ...test },
    domain: describeDomain(domain, facts, specs),
    ...(ratio.log10 > 0 && { byChance: { expected: others * shareByChance(map, raw), others } }),
  };
}
