import type { CoverageView } from '../../model/analysis.ts';
import type { Instant } from '../../model/event.ts';
import type { TimelineView } from '../../model/views.ts';
import { columnCounts, instantsOf } from './lane-columns.ts';
import { useReport } from './report-context.ts';
import { timeTicks } from './time-ticks.ts';

const WIDTH = 1000;
const LEFT = 190;
const LANES = 16;
const LANE_HEIGHT = 20;
const TOP = 84;

/** Where an instant lies across the drawing. */
const across = ({ from, to }: TimelineView, at: Instant): number => LEFT + ((at - from) / Math.max(1, to - from)) * (WIDTH - LEFT);

/** The whole log as an area, in square roots, so that a single event is still seen beside a busy day. */
function Density({ timeline }: { timeline: TimelineView }) {
  const { density } = timeline;
  const most = Math.max(1, ...density.counts);
  const bars = density.counts
    .map((n, i) => {
      if (n === 0) return '';
      const x = across(timeline, timeline.from + i * density.step);
      const width = Math.max(0.6, Math.min(WIDTH, across(timeline, timeline.from + (i + 1) * density.step)) - x - 0.3);
      const height = 2 + Math.sqrt(n / most) * 44;
      return `M${x.toFixed(1)} 54h${width.toFixed(1)}v${(-height).toFixed(1)}h${(-width).toFixed(1)}z`;
    })
    .join('');
  return <path d={bars} class="density" />;
}

/** One lane as marks of three heights: one event, a few, many. */
function lanePath(at: Float64Array, { from, to }: TimelineView, y: number): string {
  const columns = (WIDTH - LEFT) / 2;
  const counts = columnCounts(at, from, to + 1, columns);
  let path = '';
  counts.forEach((n, i) => {
    if (n === 0) return;
    const half = n === 1 ? 3 : n < 5 ? 5 : 7;
    path += `M${LEFT + i * 2 + 1} ${y - half}v${half * 2}`;
  });
  return path;
}

interface Props {
  readonly timeline: TimelineView;
  readonly coverage: CoverageView;
  readonly events: readonly Instant[];
}

/** The timeline as a drawing, for print and where no script runs: the whole log, then the first lanes. */
export function StaticTimeline({ timeline, coverage, events }: Props) {
  const { lexicon } = useReport();
  const lanes = timeline.lanes.slice(0, LANES);
  const height = TOP + lanes.length * LANE_HEIGHT + 8;
  return (
    <svg
      class="timeline-static"
      role="img"
      aria-label="Events over time: the whole log above, endpoints below"
      viewBox={`0 0 ${WIDTH} ${height}`}
    >
      {coverage.gaps.map(({ from, to }) => (
        <rect
          x={across(timeline, from)}
          y={8}
          width={Math.max(1, across(timeline, to) - across(timeline, from))}
          height={height - 12}
          class="not-observed"
        />
      ))}
      <text x={LEFT - 10} y={48} class="axis axis-end">
        whole log
      </text>
      <Density timeline={timeline} />
      {timeTicks(lexicon.calendar, timeline.from, timeline.to, 9).map(({ at, label }) => (
        <>
          <path d={`M${across(timeline, at).toFixed(1)} 54v6`} class="tick" />
          {across(timeline, at) < WIDTH - 24 && (
            <text x={across(timeline, at)} y={72} class="axis axis-middle">
              {label}
            </text>
          )}
        </>
      ))}
      {lanes.map((lane, i) => {
        const y = TOP + i * LANE_HEIGHT + LANE_HEIGHT / 2;
        return (
          <>
            <text x={LEFT - 10} y={y + 4} class="lane-name axis-end">
              {lexicon.label(lane.endpoint)}
            </text>
            <path d={`M${LEFT} ${y}H${WIDTH}`} class="lane-line" />
            <path d={lanePath(instantsOf(lane), timeline, y)} class="lane-marks" />
          </>
        );
      })}
      {events.map((at) => (
        <path d={`M${across(timeline, at).toFixed(1)} 4V${height - 4}`} class="event-line" />
      ))}
    </svg>
  );
}
