import type { ComponentChildren } from 'preact';
import { ContactsTable } from './contacts-table.tsx';
import { formatCount, formatNumber } from './format-number.ts';
import { StaticGraph } from './graph-static.tsx';
import { useReport } from './report-context.ts';
import { Section } from './section.tsx';

/** `interactive` is put before the drawing, which then stays for print, or for the screen where the interactive one gives up. */
export function ContactsSection({ interactive, drawn = false }: { interactive?: ComponentChildren; drawn?: boolean }) {
  const { analysis } = useReport();
  const { graph } = analysis.views;
  const asks = 'Who is in contact with whom, and who belongs together?';
  if (!graph) {
    return (
      <Section id="contacts" asks={asks} title="The log names no second party">
        <p>A log of this kind shows when people were active, and never with whom. No graph is drawn.</p>
      </Section>
    );
  }
  const circles = new Set(graph.circle.filter((c) => c >= 0)).size;
  const inferred = graph.inferred.some((flag) => flag === 1);
  return (
    <Section
      id="contacts"
      asks={asks}
      title={`${formatCount(graph.totalNodes, 'endpoint')}, ${formatCount(graph.totalEdges, 'tie')}${circles > 0 ? `, ${formatCount(circles, 'circle')}` : ''}`}
    >
      <p class="note">
        {formatNumber(graph.node.length)} of {formatNumber(graph.totalNodes)} endpoints and {formatNumber(graph.source.length)} of{' '}
        {formatNumber(graph.totalEdges)} ties are drawn. Size is contact, width is the weight of a tie.
        {inferred && ' Dashed or paler ties were inferred, not logged.'} Whoever stands in the middle is central here, which is not the same
        as leading.
      </p>
      <div class="beside">
        <div>
          {interactive}
          <figure class={drawn ? 'print-only' : ''}>
            <StaticGraph graph={graph} />
          </figure>
        </div>
        <ContactsTable graph={graph} timed={analysis.calendar.clock !== 'none'} />
      </div>
    </Section>
  );
}
