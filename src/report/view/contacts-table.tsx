import type { GraphView } from '../../model/views.ts';
import { formatNumber } from './format-number.ts';
import { Name } from './prose.tsx';
import { useReport } from './report-context.ts';
import { ScrollBox } from './scroll-box.tsx';

const RANKED = 60;

/** Everyone in the graph by strength, as a list that says the same as the drawing. */
export function ContactsTable({ graph, timed }: { graph: GraphView; timed: boolean }) {
  const { actions, analysis } = useReport();
  const { endpoints } = analysis;
  const place = new Map(endpoints.id.map((id, i) => [id, i]));
  const order = graph.node.map((_, i) => i).sort((a, b) => (graph.strength[b] as number) - (graph.strength[a] as number) || a - b);
  const most = graph.strength.reduce((a, b) => Math.max(a, b), 1);
  const selected = actions?.selected() ?? null;
  return (
    <ScrollBox tall label="Endpoints by strength of contact">
      <table>
        <thead>
          <tr>
            <th scope="col" class="number">
              #
            </th>
            <th scope="col">Endpoint</th>
            <th scope="col">{timed ? 'Contact days' : 'Events'}</th>
            <th scope="col" class="number">
              Partners
            </th>
            <th scope="col" class="number">
              Events
            </th>
            <th scope="col">Circle</th>
          </tr>
        </thead>
        <tbody>
          {order.slice(0, RANKED).map((i, rank) => {
            const id = graph.node[i] as number;
            const row = place.get(id);
            const circle = graph.circle[i] as number;
            return (
              <tr class={id === selected ? 'chosen' : undefined}>
                <td class="number">{rank + 1}</td>
                <td>
                  <Name id={id} />
                </td>
                <td class="bar-cell">
                  <svg aria-hidden="true" width="80" height="10">
                    <rect width={(((graph.strength[i] as number) / most) * 80).toFixed(1)} height="10" class="bar" />
                  </svg>{' '}
                  {formatNumber(graph.strength[i] as number)}
                </td>
                <td class="number">{row === undefined ? '' : formatNumber(endpoints.partners[row] as number)}</td>
                <td class="number">{row === undefined ? '' : formatNumber(endpoints.events[row] as number)}</td>
                <td>{circle < 0 ? '–' : `circle ${circle + 1}`}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollBox>
  );
}
