import { expect, test } from 'vitest';
import { broughtIn } from '../../src/inferences/around-an-event/brought-in.ts';
import { circles } from '../../src/inferences/groups/circles.ts';
import { createRandom } from '../../src/stats/random.ts';
import { analyzeText } from '../contract/analyze-text.ts';

const SIDE = 8;
const name = (side: number, n: number): string => `${'ab'[side]}${n}`;

/** Two sides that write among themselves on ten days, and one tie between them. */
function writeLog(): string {
  const random = createRandom(4);
  const rows: { at: string; kind: string; actor: string; peer: string }[] = [];
  const add = (day: number, actor: string, peer: string) => {
    const at = new Date(Date.UTC(2021, 0, 4 + day, 8, 0, random.below(40_000))).toISOString();
    rows.push({ at, kind: 'send', actor, peer });
  };
  for (let day = 0; day < 10; day++) {
    for (const side of [0, 1])
      for (let one = 0; one < SIDE; one++)
        for (let other = 0; other < one; other++) if (random.below(10) < 7) add(day, name(side, one), name(side, other));
    add(day, name(0, 0), name(1, 0));
  }
  return rows
    .sort((x, y) => (x.at < y.at ? -1 : 1))
    .map((row) => `${JSON.stringify(row)}\n`)
    .join('');
}

test('the circles that are drawn are those of the question of circles, whatever other groups are reported', async () => {
  const analysis = await analyzeText(writeLog(), { inferences: [broughtIn, circles], focus: ['a0'] });
  // Chaining from a0 brings in the whole of its side and b0 with it.
  const brought = analysis.findings.find(({ question }) => question === 'brought-in');
  expect(brought?.subjectTotal).toBe(SIDE + 1);
  const { graph } = analysis.views;
  if (!graph) throw new Error('no graph');
  const nameOf = new Map(analysis.endpoints.id.map((id, i) => [id, analysis.endpoints.name[i] as string]));
  const circleOf = new Map(graph.node.map((id, i) => [nameOf.get(id), graph.circle[i]]));
  const ofSide = [0, 1].map((side) => new Set(Array.from({ length: SIDE }, (_, n) => circleOf.get(name(side, n)))));
  expect(ofSide.map((found) => found.size)).toEqual([1, 1]);
  expect(new Set(ofSide.flatMap((found) => [...found])).size).toBe(2);
  expect([...circleOf.values()]).not.toContain(-1);
});
