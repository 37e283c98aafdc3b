import type { Evidence, ReportedFinding } from '../model/analysis.ts';
import type { EndpointId } from '../model/event.ts';
import type { Text } from '../model/text.ts';
import type { GraphView, TimelineView, WeekView } from '../model/views.ts';

function inText(text: Text): EndpointId[] {
  return text.flatMap((part) => (typeof part === 'object' && 'endpoint' in part ? [part.endpoint] : []));
}

function inEvidence({ caption, rows }: Evidence): EndpointId[] {
  return [...inText(caption), ...rows.flatMap(({ actor, peer }) => (peer === null ? [actor] : [actor, peer]))];
}

function inFinding({ subject, claim, caveats, evidence }: ReportedFinding): EndpointId[] {
  return [...subject, ...inText(claim), ...caveats.flatMap(inText), ...evidence.flatMap(inEvidence)];
}

/** Every endpoint that an analysis mentions, ascending: the ones whose names it must carry. */
export function collectMentions(
  focus: readonly EndpointId[],
  findings: readonly ReportedFinding[],
  views: { week: WeekView | null; timeline: TimelineView | null; graph: GraphView | null },
): EndpointId[] {
  const mentioned = new Set<EndpointId>(focus);
  for (const id of findings.flatMap(inFinding)) mentioned.add(id);
  for (const id of views.week?.endpoints ?? []) mentioned.add(id);
  for (const { endpoint } of views.timeline?.lanes ?? []) mentioned.add(endpoint);
  for (const id of views.graph?.node ?? []) mentioned.add(id);
  return [...mentioned].sort((a, b) => a - b);
}
