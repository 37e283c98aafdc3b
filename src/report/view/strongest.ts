import type { Analysis, ReportedFinding, Strength } from '../../model/analysis.ts';

/**
 * How far a finding stands out, for ordering only and never printed: rarer by chance first, then graded
 * answers and estimates, which say how much rather than whether.
 */
function standing(strength: Strength): number {
  switch (strength.kind) {
    case 'test':
      return 10 - Math.log10(Math.max(strength.p, 1e-300));
    case 'graded':
      return { weak: 1, fair: 4, good: 8 }[strength.word];
    case 'estimate':
      return 6;
  }
}

/**
 * The strongest findings. First what the questions say of endpoints that the reader named before looking, for that was asked: of each
 * question the best, in the order of the questions, and of tests only what stands out; then the best of each question, so that one
 * question does not fill the list; then the seconds.
 */
export function strongestFindings(
  { findings, provenance }: Pick<Analysis, 'findings'> & { readonly provenance: Pick<Analysis['provenance'], 'focus'> },
  most: number,
): ReportedFinding[] {
  const standsOut = ({ onlyByFocus, strength }: ReportedFinding) => onlyByFocus && strength.kind === 'test' && strength.q <= 0.05;
  const isOfNamed = ({ rank, subject: [first] }: ReportedFinding) => rank === 1 && first !== undefined && provenance.focus.includes(first);
  const wasAsked = (finding: ReportedFinding) => standsOut(finding) || isOfNamed(finding);
  const order = findings.map((finding, i) => ({ finding, i })).filter(({ finding }) => !finding.onlyByFocus || standsOut(finding));
  order.sort(
    (a, b) =>
      Number(wasAsked(b.finding)) - Number(wasAsked(a.finding)) ||
      (wasAsked(a.finding) ? a.i - b.i : 0) ||
      a.finding.rank - b.finding.rank ||
      standing(b.finding.strength) - standing(a.finding.strength) ||
      a.i - b.i,
  );
  return order.slice(0, most).map(({ finding }) => finding);
}
