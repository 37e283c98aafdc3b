import { expect, it } from 'vitest';
import type { ReportedFinding } from '../../src/model/analysis.ts';
import { strongestFindings } from '../../src/report/view/strongest.ts';

const graded = (id: string, subject: number[], rank: number, word: 'weak' | 'good'): ReportedFinding =>
  ({ id, rank, subject, onlyByFocus: false, strength: { kind: 'graded', word, reason: '' } }) as unknown as ReportedFinding;

const tested = (id: string, subject: number[], p: number, onlyByFocus: boolean): ReportedFinding =>
  ({ id, rank: 1, subject, onlyByFocus, strength: { kind: 'test', p, q: p } }) as unknown as ReportedFinding;

const findings = [
  tested('named, stands out', [7], 0.01, true),
  graded('about the named one, weak', [7, 3], 1, 'weak'),
  graded('about another, second', [4], 2, 'good'),
  graded('about another, good', [4], 1, 'good'),
  tested('named, does not stand out', [7], 0.4, true),
  tested('named in a later question, stands out', [7], 1e-6, true),
];

const order = (focus: number[], most: number) => strongestFindings({ findings, provenance: { focus } }, most).map(({ id }) => id);

it('puts what is said of those who were named first, in the order of the questions', () => {
  expect(order([7], 4)).toEqual([
    'named, stands out',
    'about the named one, weak',
    'named in a later question, stands out',
    'about another, good',
  ]);
});

it('leaves out tests of named ones that do not stand out, and puts the best of each question before the seconds', () => {
  expect(order([7], 9)).not.toContain('named, does not stand out');
  expect(order([7], 9).at(-1)).toBe('about another, second');
});

it('puts the stronger first where nobody was named', () => {
  const others = findings.filter(({ onlyByFocus }) => !onlyByFocus);
  const ids = strongestFindings({ findings: others, provenance: { focus: [] } }, 3).map(({ id }) => id);
  expect(ids).toEqual(['about another, good', 'about the named one, weak', 'about another, second']);
});
