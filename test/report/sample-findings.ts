import type { ReportedFinding } from '../../src/model/analysis.ts';
import { MICROS_PER_SECOND } from '../../src/model/event.ts';
import { duration, endpoint, figure, instant, say } from '../../src/model/text.ts';
import type { GraphView } from '../../src/model/views.ts';
import { circles, ties } from './sample-estimates.ts';
import { alternativesOf, type Draft, rowMaker } from './sample-rows.ts';
import { broken, connected } from './sample-tests.ts';
import { EVENT } from './sample-world.ts';

/** About 25 findings of each kind of strength that the first questions give, and one shown by focus alone. */
export function sampleFindings(random: () => number, series: readonly number[][], graph: GraphView): ReportedFinding[] {
  const rows = rowMaker(random, series);
  const drafts: Draft[] = [
    ...Array.from({ length: 13 }, (_, i) => connected(rows, i)),
    ...Array.from({ length: 25 }, (_, i) => ties(rows, graph, i)),
    ...Array.from({ length: 25 }, (_, i) => circles(rows, graph, i)),
    ...Array.from({ length: 12 }, (_, i) => broken(rows, i)),
    {
      question: 'connected-before',
      subject: [44],
      claim: say`${endpoint(44)} connected ${duration(95 * MICROS_PER_SECOND)} before ${instant(EVENT)}, as it does in ${figure(31, 0)}% of such windows.`,
      strength: {
        kind: 'test',
        p: 0.31,
        q: 0.31,
        tested: 1,
        expectedByChance: 0.31,
        dots: { meaning: 'lookalikes', each: 'uninvolved endpoints', filled: 7, of: 20 },
      },
      evidence: [
        {
          kind: 'instants',
          caption: say`Its connection before the event`,
          total: 1,
          rows: [rows.rowAt(44, EVENT - 95 * MICROS_PER_SECOND)],
          span: null,
        },
      ],
      alternatives: alternativesOf('chance'),
      onlyByFocus: true,
    },
  ];
  const order = ['connected-before', 'strongest-ties', 'circles', 'broken-routine'];
  return order.flatMap((question) =>
    drafts
      .filter((draft) => draft.question === question)
      .map(
        (draft, i): ReportedFinding => ({
          measures: [],
          caveats: [],
          onlyByFocus: false,
          ...draft,
          id: `${question}:${draft.subject.join('+')}:${i}`,
          subjectTotal: draft.subject.length,
          rank: i + 1,
        }),
      ),
  );
}
