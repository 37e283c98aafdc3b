import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { Analysis } from '../../../model/analysis.ts';
import type { TimelineView as TimelineColumns } from '../../../model/views.ts';
import { formatCount, formatNumber } from '../../view/format-number.ts';
import { formatInstant } from '../../view/format-time.ts';
import { instantsOf, lowerBound } from '../../view/lane-columns.ts';
import { Name } from '../../view/prose.tsx';
import { useReport } from '../../view/report-context.ts';
import { palette } from '../palette.ts';
import { boundsOf, type UiState } from '../ui-state.ts';
import { AXIS_HEIGHT, drawTimeline, LANE_HEIGHT, type Lane } from './draw-timeline.ts';
import { OverviewStrip } from './overview-strip.tsx';
import { timelineMove } from './timeline-keys.ts';
import { type CanvasSize, useCanvas } from './use-canvas.ts';
import { panSpan, type Span, zoomSpan } from './viewport.ts';

/** Lanes that stand open; the rest on demand. */
const LANES_SHOWN = 16;
/** A click finds an event this near, in pixels. */
const REACH = 8;
/** Time for a screen reader to be told what the view shows only once it rests, ms. */
const SETTLED = 300;

function marksOf({ findings }: Analysis, finding: number | null) {
  const evidence = finding === null ? [] : (findings[finding]?.evidence ?? []);
  return evidence.flatMap(({ rows }) => rows.flatMap(({ at, actor }) => (at === null ? [] : [{ endpoint: actor, at }])));
}

const eventsIn = (lanes: readonly Lane[], { from, to }: Span): number =>
  lanes.reduce((sum, { at }) => sum + lowerBound(at, to) - lowerBound(at, from), 0);

/** Lanes of instants on a canvas, with an overview above; everything also by keyboard, and said in words beneath. */
export function TimelineView({ timeline, state }: { timeline: TimelineColumns; state: UiState }) {
  const { analysis, lexicon } = useReport();
  const bounds = useMemo(() => boundsOf(analysis) as Span, [analysis]);
  const all = useMemo(() => timeline.lanes.map((lane): Lane => ({ endpoint: lane.endpoint, at: instantsOf(lane) })), [timeline]);
  const [unfolded, setUnfolded] = useState(false);
  const span = state.span.value ?? bounds;
  const cursor = state.cursor.value;
  const selected = state.selected.value;
  const finding = state.finding.value;
  const shades = palette.value;
  const wanted = all.findIndex(({ endpoint }) => endpoint === selected);
  const lanes = useMemo(() => {
    if (unfolded) return all;
    const first = all.slice(0, LANES_SHOWN);
    return wanted < LANES_SHOWN ? first : [...first, all[wanted] as Lane];
  }, [all, unfolded, wanted]);
  const setSpan = (next: Span) => {
    state.span.value = next;
  };

  const draw = useCallback(
    (context: CanvasRenderingContext2D, { width, height }: CanvasSize) => {
      const { coverage, provenance } = analysis;
      const scene = { lanes, span, coverage, calendar: lexicon.calendar, events: provenance.events, marked: marksOf(analysis, finding) };
      drawTimeline(context, { ...scene, selected, cursor }, shades, width, height);
    },
    [analysis, lexicon, lanes, span, selected, cursor, finding, shades],
  );
  const canvas = useCanvas(draw);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
    const move = timelineMove(event.key, span, bounds, lanes, cursor);
    if (!move) return;
    event.preventDefault();
    if (move.span) setSpan(move.span);
    if (move.cursor !== undefined) state.cursor.value = move.cursor;
    if (move.choose && cursor) state.selected.value = cursor.endpoint;
  };
  // The page keeps the wheel unless the timeline has the focus or Ctrl is held.
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      const now = state.span.value ?? bounds;
      const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey;
      if (!sideways && !event.ctrlKey && document.activeElement?.id !== 'timeline-view') return;
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const by = sideways ? event.deltaX || event.deltaY : event.deltaY;
      state.span.value = sideways
        ? panSpan(now, bounds, by / box.width)
        : zoomSpan(now, bounds, Math.exp(Math.max(-200, Math.min(200, by)) * 0.002), (event.clientX - box.left) / box.width);
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [canvas, state, bounds]);
  const onClick = (event: MouseEvent) => {
    const box = canvas.current?.getBoundingClientRect();
    const lane = box && lanes[Math.floor((event.clientY - box.top - AXIS_HEIGHT) / LANE_HEIGHT)];
    if (!box || !lane) return;
    const at = span.from + ((event.clientX - box.left) / box.width) * (span.to - span.from);
    const reach = (REACH / box.width) * (span.to - span.from);
    const i = lowerBound(lane.at, at - reach);
    const hit = lane.at[i];
    state.selected.value = lane.endpoint;
    state.cursor.value = hit !== undefined && hit <= at + reach ? { at: hit, endpoint: lane.endpoint } : null;
  };

  const words = cursor
    ? `${lexicon.name(cursor.endpoint)}, ${formatInstant(cursor.at, lexicon.calendar)}`
    : `${formatInstant(Math.round(span.from / 1e6) * 1e6, lexicon.calendar)} to ${formatInstant(Math.round(span.to / 1e6) * 1e6, lexicon.calendar)}: ${formatCount(eventsIn(lanes, span), 'event')} in ${formatCount(lanes.length, 'lane')}`;
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(words), SETTLED);
    return () => clearTimeout(timer);
  }, [words]);

  return (
    <div class="timeline screen-only">
      <div class="timeline-tools">
        <button type="button" onClick={() => setSpan(zoomSpan(span, bounds, 0.5))}>
          Closer
        </button>
        <button type="button" onClick={() => setSpan(zoomSpan(span, bounds, 2))}>
          Further
        </button>
        <button type="button" onClick={() => setSpan(panSpan(span, bounds, -0.5))}>
          Earlier
        </button>
        <button type="button" onClick={() => setSpan(panSpan(span, bounds, 0.5))}>
          Later
        </button>
        <button type="button" onClick={() => setSpan(bounds)}>
          Whole log
        </button>
        <span class="muted" id="timeline-hint">
          Drag in the strip, or focus the lanes: W S A D, arrow keys, wheel
        </span>
      </div>
      <OverviewStrip timeline={timeline} coverage={analysis.coverage} bounds={bounds} span={span} onSpan={setSpan} />
      <div class="lanes">
        <ul class="lane-names">
          {lanes.map(({ endpoint }) => (
            <li>
              <Name id={endpoint} cut="label" />
            </li>
          ))}
        </ul>
        <div
          id="timeline-view"
          class="lane-canvas"
          role="application"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it is operated by keys.
          tabIndex={0}
          aria-label="Timeline of events"
          aria-describedby="timeline-hint"
          onKeyDown={onKeyDown}
        >
          <div aria-hidden="true">
            <canvas ref={canvas} onClick={onClick} style={{ height: `${AXIS_HEIGHT + lanes.length * LANE_HEIGHT}px` }} />
          </div>
        </div>
      </div>
      <p class="timeline-words">{words}</p>
      <p class="unseen" aria-live="polite">
        {said}
      </p>
      {all.length > LANES_SHOWN && (
        <button type="button" onClick={() => setUnfolded(!unfolded)}>
          {unfolded ? `Only the first ${LANES_SHOWN} lanes` : `All ${formatNumber(all.length)} lanes`}
        </button>
      )}
    </div>
  );
}
