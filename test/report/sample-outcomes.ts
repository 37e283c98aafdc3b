import type { Analysis, Outcome } from '../../src/model/analysis.ts';
import { say } from '../../src/model/text.ts';
import type { GraphView } from '../../src/model/views.ts';
import { DAYS, PEOPLE } from './sample-world.ts';

const REFERENCE = {
  authors: 'A. Author and B. Author',
  title: 'A published method',
  venue: 'Journal of Samples',
  year: 2017,
  deviations: 'none',
};

/** One outcome of each kind at the least, in the order of a registry. */
export function sampleOutcomes(findings: Analysis['findings'], graph: GraphView): Outcome[] {
  const head = (id: string, question: string, method: string, asks: Outcome['asks'], subjects: Outcome['subjects']) => ({
    id,
    question,
    method,
    asks,
    subjects,
    references: [REFERENCE],
  });
  const reported = (id: string) => findings.filter(({ question, onlyByFocus }) => question === id && !onlyByFocus).length;
  return [
    {
      ...head(
        'connected-before',
        'Which endpoints connected to the app shortly before the event, and how surprising is that?',
        'For every endpoint the share of ordinary windows of the same length and hour in which it also connected is counted, and compared with the window before the event.',
        'test',
        'endpoints',
      ),
      kind: 'found',
      tested: PEOPLE,
      skipped: [{ count: 3, why: 'fewer than five events' }],
      summary: [{ label: 'Expected by chance', value: 2.4, unit: 'endpoints', low: 0, high: 6 }],
      passed: reported('connected-before'),
      reported: reported('connected-before'),
    },
    {
      ...head(
        'strongest-ties',
        'Whose ties stand out?',
        'Ties are ordered by days of contact, balance between both sides, recency and the share of evenings.',
        'estimate',
        'pairs',
      ),
      kind: 'found',
      tested: graph.totalEdges,
      skipped: [],
      summary: [],
      passed: 61,
      reported: reported('strongest-ties'),
    },
    {
      ...head(
        'daily-rhythm',
        'When is each endpoint quiet, hence likely asleep?',
        'The longest daily stretch without activity is found for every day and its middle is averaged on the circle of 24 hours.',
        'estimate',
        'endpoints',
      ),
      kind: 'not-observable',
      missing: [say`a stated time zone, or ${'`'}--tz floating${'`'}`, say`at least ${14} observed days an endpoint`],
    },
    {
      ...head(
        'circles',
        'Which endpoints form groups?',
        'Groups are drawn so that contact inside them is as dense as possible beyond what the number of contacts explains.',
        'description',
        'groups',
      ),
      kind: 'found',
      tested: 25,
      skipped: [],
      summary: [
        { label: 'Modularity', value: 0.52, unit: '' },
        { label: 'As high in rewired networks', value: 0.005, unit: 'share', n: 200 },
      ],
      passed: 25,
      reported: reported('circles'),
    },
    {
      ...head(
        'reach',
        'How many people lie within one, two and three hops of whom?',
        'Hops are counted over all ties.',
        'description',
        'population',
      ),
      kind: 'failed',
      message: 'the side table names no hub that the log has',
    },
    {
      ...head(
        'broken-routine',
        'On which days did an endpoint depart from its own pattern?',
        'Each day of an endpoint is compared with its other days of the same kind.',
        'test',
        'endpoint-days',
      ),
      kind: 'found',
      tested: 1_612,
      skipped: [{ count: 68, why: 'the log was watching for less than half of the day' }],
      summary: [],
      passed: 12,
      reported: 12,
    },
    {
      ...head(
        'night-calls',
        'Who is called at night more than chance allows?',
        'Calls from 00:00 to 06:00 are compared with shuffled hours.',
        'test',
        'pairs',
      ),
      kind: 'none-found',
      tested: 214,
      skipped: [],
      summary: [],
      smallest: say`a pair with at least ${5} calls in ${DAYS} nights`,
    },
  ];
}
