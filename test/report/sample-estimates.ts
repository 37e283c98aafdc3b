import { MICROS_PER_DAY } from '../../src/model/event.ts';
import { endpoint, figure, say } from '../../src/model/text.ts';
import type { GraphView } from '../../src/model/views.ts';
import { alternativesOf, type Draft, type RowMaker } from './sample-rows.ts';
import { DAYS, START } from './sample-world.ts';

export const ties = ({ rowsOf }: RowMaker, graph: GraphView, i: number): Draft => {
  const a = graph.source[i * 3] as number;
  const b = graph.target[i * 3] as number;
  const days = 24 - Math.floor(i * 0.7);
  return {
    question: 'strongest-ties',
    subject: [a, b],
    claim: say`${endpoint(a)} and ${endpoint(b)} were in contact on ${days} of ${DAYS} days, ${figure(38 + i, 0)}% of it in the evening, each writing about as often as the other.`,
    strength: {
      kind: 'estimate',
      value: days / DAYS,
      low: Math.max(0.05, days / DAYS - 0.14),
      high: Math.min(0.98, days / DAYS + 0.1),
      unit: 'share',
      level: 0.9,
      measured: { coverage: 0.912, n: 400, set: 'simulated town, 400 ties' },
      dots: { meaning: 'coverage', each: 'intervals', filled: 18, of: 20 },
    },
    measures: [
      { label: 'Messages there and back', value: 412 - i * 9, unit: 'messages' },
      { label: 'Reciprocity', value: 0.47, unit: 'share', low: 0.42, high: 0.52 },
    ],
    evidence: [
      {
        kind: 'rows',
        caption: say`Messages between ${endpoint(a)} and ${endpoint(b)}`,
        total: 412 - i * 9,
        rows: rowsOf(a, START + i * MICROS_PER_DAY, 10, b),
        span: null,
      },
    ],
    alternatives: alternativesOf('role', 'other-channel'),
  };
};

export const circles = ({ rowsOf }: RowMaker, graph: GraphView, i: number): Draft => {
  const members = graph.node.filter((id) => graph.circle[id] === i % 5).slice(0, 11 - Math.floor(i / 5));
  return {
    question: 'circles',
    subject: members,
    claim: say`${members.length} endpoints around ${endpoint(members[0] as number)} and ${endpoint(members[1] as number)} talk among themselves more than outward: ${figure(71 - i, 0)}% of their contact stays inside.`,
    strength: {
      kind: 'graded',
      word: i < 8 ? 'good' : i < 17 ? 'fair' : 'weak',
      reason: `found again in ${20 - Math.floor(i / 2)} of 20 repetitions with other seeds`,
    },
    evidence: [
      {
        kind: 'rows',
        caption: say`Contact inside the group`,
        total: 900 - i * 20,
        rows: rowsOf(members[0] as number, START + i * MICROS_PER_DAY, 6, members[1] as number),
        span: null,
      },
    ],
    alternatives: alternativesOf('drawn-lines', 'hub'),
    caveats: i > 16 ? [say`With another resolution this group splits in two.`] : [],
  };
};
