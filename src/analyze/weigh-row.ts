import type { RatioStatement } from '../model/analysis.ts';
import { type CalibrationMap, type CalibrationSet, wordOfRatio } from '../model/calibration.ts';
import type { AnyInference, Finding, OptionSpecs, Ranking } from '../model/inference.ts';
import { say, type Text } from '../model/text.ts';
import { applyRatio, type Ratio, stepOf } from '../stats/ratio-map.ts';
import { type Breach, describeDomain, findBreaches, type RowFacts } from './calibration-domain.ts';
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

/** What the calibration sets of a question say of a row: a ratio, by the first set that holds for it, or where the nearest set ends. */
export type Licence =
  | { readonly kind: 'licensed'; readonly set: CalibrationSet; readonly ratio: Ratio }
  /** `nearest` is missing where the question has no set at all. */
  | { readonly kind: 'none'; readonly nearest?: { readonly id: string; readonly breaches: readonly Breach[] } };

/** Looks for a calibration set within whose domain the log and the row are. */
export function seekLicence(
  inference: AnyInference,
  raw: number,
  facts: RowFacts,
  sets: readonly CalibrationSet[] = calibrations,
): Licence {
  const specs = inference.options as OptionSpecs;
  let nearest: { id: string; breaches: readonly Breach[] } | undefined;
  for (const set of sets) {
    if (set.question !== inference.id) continue;
    const breaches = findBreaches(set.domain, facts, specs);
    if (breaches.length === 0) return { kind: 'licensed', set, ratio: applyRatio(set.map, raw) };
    if (nearest === undefined || breaches.length < nearest.breaches.length) nearest = { id: set.id, breaches };
  }
  return { kind: 'none', ...(nearest && { nearest }) };
}

/** No set speaks of the row: says so, or which limits of the nearest set it breaks. */
function explainAbsence({ nearest }: Extract<Licence, { kind: 'none' }>): Text {
  if (nearest === undefined)
    return say`there is no calibration set for this question: how often such a ratio would mislead has not been measured.`;
  const [first, ...others] = nearest.breaches.map(({ limit, how }) => say`${limit}, and ${how}`) as [Text, ...Text[]];
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
  const licence = seekLicence(inference, raw, facts, sets);
  if (licence.kind === 'none') return { kind: 'none', propositions, why: explainAbsence(licence) };
  const { id, scenario, test, domain, map } = licence.set;
  const { ratio } = licence;
  const others = ranking.tested - 1;
  return {
    kind: 'ratio',
    propositions,
    ...ratio,
    word: wordOfRatio(ratio.log10),
    calibration: { id, scenario, ...test },
    domain: describeDomain(domain, facts, inference.options as OptionSpecs),
    ...(ratio.log10 > 0 && { byChance: { expected: others * shareByChance(map, raw), others } }),
  };
}
