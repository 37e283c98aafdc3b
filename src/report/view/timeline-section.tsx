import type { ComponentChildren } from 'preact';
import { formatCount, formatNumber } from './format-number.ts';
import { describeClock, formatDuration, formatInstant } from './format-time.ts';
import { useReport } from './report-context.ts';
import { ScrollBox } from './scroll-box.tsx';
import { Section } from './section.tsx';
import { StaticTimeline } from './timeline-static.tsx';

const GAPS_LISTED = 20;

function Gaps() {
  const { analysis, lexicon } = useReport();
  const { gaps } = analysis.coverage;
  if (gaps.length === 0) return null;
  return (
    <details>
      <summary>{formatCount(gaps.length, 'gap')} in the log, where silence says nothing</summary>
      <ul>
        {gaps.slice(0, GAPS_LISTED).map(({ from, to }) => (
          <li>
            {formatInstant(from, lexicon.calendar)} to {formatInstant(to, lexicon.calendar)} ({formatDuration(to - from)})
          </li>
        ))}
      </ul>
      {gaps.length > GAPS_LISTED && <p class="muted">and {formatNumber(gaps.length - GAPS_LISTED)} more</p>}
    </details>
  );
}

/** `interactive` replaces the drawing on the screen; the drawing stays for print. */
export function TimelineSection({ interactive }: { interactive?: ComponentChildren }) {
  const { analysis, lexicon } = useReport();
  const { timeline } = analysis.views;
  const asks = 'What happened, and in which order?';
  if (!timeline) {
    return (
      <Section id="timeline" asks={asks} title="There is no timeline">
        <p>{describeClock(lexicon.calendar)}</p>
      </Section>
    );
  }
  const { lanes, totalLanes, shownEvents, totalEvents } = timeline;
  return (
    <Section id="timeline" asks={asks} title={`${formatCount(totalEvents, 'event')} in ${formatDuration(timeline.to - timeline.from)}`}>
      <p class="note">
        One lane an endpoint: those that answers name first, then the busiest. {formatNumber(lanes.length)} of {formatNumber(totalLanes)}{' '}
        endpoints have a lane, with {formatNumber(shownEvents)} moments; the strip above counts the whole log. Hatched: the log was not
        watching.
      </p>
      {interactive}
      <figure class={interactive ? 'wide print-only' : 'wide'}>
        <ScrollBox label="Timeline">
          <StaticTimeline timeline={timeline} coverage={analysis.coverage} events={analysis.provenance.events} />
        </ScrollBox>
      </figure>
      <Gaps />
    </Section>
  );
}
