import type { ReportedFinding } from '../model/analysis.ts';
import type { Text } from '../model/text.ts';

/**
 * Numbers the places that findings name by first mention: the numbers of the store follow names, and would tell their order.
 * @returns the findings with their places renumbered from 0, and the store's numbers in that order
 */
export function numberPlaces(findings: readonly ReportedFinding[]): { findings: ReportedFinding[]; places: Int32Array } {
  const numbers = new Map<number, number>();
  const renumber = (text: Text): Text =>
    text.map((part) => {
      if (typeof part === 'string' || !('place' in part)) return part;
      const known = numbers.get(part.place) ?? numbers.size;
      numbers.set(part.place, known);
      return { place: known };
    });
  const renumbered = findings.map((finding) => ({
    ...finding,
    claim: renumber(finding.claim),
    evidence: finding.evidence.map((piece) => ({ ...piece, caption: renumber(piece.caption) })),
    caveats: finding.caveats.map(renumber),
  }));
  return { findings: renumbered, places: Int32Array.from(numbers.keys()) };
}
