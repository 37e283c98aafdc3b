import { expect, test } from 'vitest';
import { numberPlaces } from '../../src/analyze/number-places.ts';
import type { Evidence, ReportedFinding } from '../../src/model/analysis.ts';
import { endpoint, place, say } from '../../src/model/text.ts';
import { sampleAnalysis } from '../report/sample-analysis.ts';

test('places are numbered by first mention, in claims, captions and caveats alike', () => {
  const [first] = sampleAnalysis().findings as [ReportedFinding];
  const [piece] = first.evidence as [Evidence];
  const told = {
    ...first,
    claim: say`${endpoint(7)} lives at ${place(9)}, works at ${place(4)}`,
    evidence: [{ ...piece, caption: say`at ${place(4)}` }],
    caveats: [say`near ${place(2)}`],
  };
  const { findings, places } = numberPlaces([told, { ...told, claim: say`at ${place(2)}` }]);
  expect([...places]).toEqual([9, 4, 2]);
  expect(findings[0]?.claim).toEqual(say`${endpoint(7)} lives at ${place(0)}, works at ${place(1)}`);
  expect(findings[0]?.evidence[0]?.caption).toEqual(say`at ${place(1)}`);
  expect(findings[0]?.caveats).toEqual([say`near ${place(2)}`]);
  expect(findings[1]?.claim).toEqual(say`at ${place(2)}`);
  expect(numberPlaces([first]).places).toHaveLength(0);
});
