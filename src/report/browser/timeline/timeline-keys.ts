import { lowerBound } from '../../view/lane-columns.ts';
import type { UiState } from '../ui-state.ts';
import type { Lane } from './draw-timeline.ts';
import { clampSpan, panSpan, type Span, zoomSpan } from './viewport.ts';

/** What the keys do, as the help shows it. */
export const TIMELINE_KEYS = [
  ['W / S', 'closer, further'],
  ['A / D', 'earlier, later'],
  ['Left / Right', 'event before, event after'],
  ['Up / Down', 'lane above, lane below'],
  ['Home / End', 'first event, last event'],
  ['Enter', 'select the endpoint of the lane'],
  ['0', 'the whole log'],
] as const;

type Cursor = UiState['cursor']['value'];

export interface TimelineMove {
  readonly span?: Span;
  readonly cursor?: Cursor;
  /** Select the endpoint of the cursor. */
  readonly choose?: true;
}

/** The cursor on a lane at the event nearest to an instant. */
function nearest({ endpoint, at }: Lane, wanted: number): Cursor {
  if (at.length === 0) return null;
  const i = lowerBound(at, wanted);
  const after = at[Math.min(i, at.length - 1)] as number;
  const before = at[Math.max(i - 1, 0)] as number;
  return { endpoint, at: Math.abs(after - wanted) <= Math.abs(wanted - before) ? after : before };
}

/** The view follows the cursor when it leaves it. */
function follow(cursor: Cursor, span: Span, bounds: Span): TimelineMove {
  if (!cursor || (cursor.at >= span.from && cursor.at <= span.to)) return { cursor };
  const half = (span.to - span.from) / 2;
  return { cursor, span: clampSpan({ from: cursor.at - half, to: cursor.at + half }, bounds) };
}

/** What a key asks for, or null where it is none of the timeline's. */
export function timelineMove(key: string, span: Span, bounds: Span, lanes: readonly Lane[], cursor: Cursor): TimelineMove | null {
  const middle = (span.from + span.to) / 2;
  const place = lanes.findIndex(({ endpoint }) => endpoint === cursor?.endpoint);
  const lane = lanes[Math.max(0, place)];
  const to = (index: number): TimelineMove => {
    const at = lane?.at[index];
    return lane && at !== undefined ? follow({ endpoint: lane.endpoint, at }, span, bounds) : {};
  };
  switch (key.length === 1 ? key.toLowerCase() : key) {
    case 'w':
      return {
        span: zoomSpan(span, bounds, 0.6, cursor ? Math.min(1, Math.max(0, (cursor.at - span.from) / (span.to - span.from))) : 0.5),
      };
    case 's':
      return { span: zoomSpan(span, bounds, 1 / 0.6) };
    case 'a':
      return { span: panSpan(span, bounds, -0.2) };
    case 'd':
      return { span: panSpan(span, bounds, 0.2) };
    case '0':
      return { span: bounds };
    case 'Enter':
      return cursor ? { choose: true } : {};
    case 'Home':
      return to(0);
    case 'End':
      return to((lane?.at.length ?? 0) - 1);
    case 'ArrowUp':
    case 'ArrowDown': {
      const next = lanes[Math.min(lanes.length - 1, Math.max(0, place + (key === 'ArrowUp' ? -1 : 1)))];
      return next ? follow(nearest(next, cursor?.at ?? middle), span, bounds) : {};
    }
    case 'ArrowLeft':
    case 'ArrowRight': {
      if (!lane) return {};
      if (place < 0 || !cursor) return follow(nearest(lane, middle), span, bounds);
      // Several events may share one instant: step over all of them.
      return key === 'ArrowLeft' ? to(lowerBound(lane.at, cursor.at) - 1) : to(lowerBound(lane.at, cursor.at + 1));
    }
    default:
      return null;
  }
}
