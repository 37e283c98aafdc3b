import { drawTies } from '../../graph/draw.ts';
import { joinTies } from '../../graph/ties.ts';
import type { EndpointId } from '../../model/event.ts';
import type { Random } from '../../model/random.ts';
import type { GraphView } from '../../model/views.ts';
import type { Reducer } from '../../reduce/reduce.ts';
import type { Answer } from '../ask.ts';

/** The question whose groups are drawn. Others are about groups too: whom chaining brings in, or who gets the same messages, is no circle. */
const DRAWN = 'circles';

/** Circle of each endpoint, by the groups that are reported; −1 outside all. */
function circlesOf(answers: readonly Answer[], endpoints: number): Int32Array | undefined {
  const answer = answers.find(({ inference }) => inference.id === DRAWN);
  if (answer?.ranking?.subjects.of !== 'groups') return undefined;
  const { offsets, member } = answer.ranking.subjects;
  const circle = new Int32Array(endpoints).fill(-1);
  answer.findings.forEach(({ selected: { row } }, i) => {
    for (let j = offsets[row] as number; j < (offsets[row + 1] as number); j++) circle[member[j] as number] = i;
  });
  return circle;
}

/** The part of the contact graph that is drawn, the endpoints of findings first. Null where the log shows no contacts. */
export async function viewGraph(
  reducer: Reducer,
  answers: readonly Answer[],
  first: readonly EndpointId[],
  random: Random,
): Promise<GraphView | null> {
  const contacts = await reducer.get('contacts');
  const links = await reducer.get('links');
  if (contacts.count + links.count === 0) return null;
  return drawTies(joinTies(contacts, links), first, circlesOf(answers, contacts.endpoints), random);
}
