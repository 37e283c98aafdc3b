import type { CoverageView } from '../../../model/analysis.ts';
import type { Calendar } from '../../../model/calendar.ts';
import { type EndpointId, type Instant, MICROS_PER_DAY } from '../../../model/event.ts';
import { columnCounts, lowerBound } from '../../view/lane-columns.ts';
import { nights, timeTicks } from '../../view/time-ticks.ts';
import type { Palette } from '../palette.ts';
import type { Span } from './viewport.ts';

export const LANE_HEIGHT = 24;
export const AXIS_HEIGHT = 26;

export interface Lane {
  readonly endpoint: EndpointId;
  readonly at: Float64Array;
}

export interface Scene {
  readonly lanes: readonly Lane[];
  readonly span: Span;
  readonly coverage: CoverageView;
  readonly calendar: Calendar;
  /** Instants that the reader asked about. */
  readonly events: readonly Instant[];
  /** Instants of the finding that is pointed out, and whose they are. */
  readonly marked: readonly { readonly endpoint: EndpointId; readonly at: Instant }[];
  readonly selected: EndpointId | null;
  readonly cursor: { readonly at: Instant; readonly endpoint: EndpointId } | null;
}

/** Longest view in which nights are drawn: beyond it they are stripes, not nights. */
const MOST_NIGHTS = 45;

const across = ({ from, to }: Span, width: number, at: Instant): number => ((at - from) / (to - from)) * width;

export function hatch(context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number, colour: string): void {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.beginPath();
  const start = Math.floor((x - height) / 6) * 6;
  for (let at = start; at < x + width; at += 6) {
    context.moveTo(at, y + height);
    context.lineTo(at + height, y);
  }
  context.stroke();
  context.restore();
}

function drawGround(context: CanvasRenderingContext2D, scene: Scene, palette: Palette, width: number, height: number): void {
  const { span, calendar, coverage } = scene;
  if (span.to - span.from < MOST_NIGHTS * MICROS_PER_DAY) {
    context.fillStyle = palette.night;
    for (const { from, to } of nights(calendar, span.from, span.to)) {
      const x = across(span, width, from);
      context.fillRect(x, AXIS_HEIGHT, across(span, width, to) - x, height);
    }
  }
  for (const { from, to } of coverage.gaps) {
    if (to <= span.from || from >= span.to) continue;
    const x = Math.max(0, across(span, width, from));
    hatch(context, x, AXIS_HEIGHT, Math.max(2, Math.min(width, across(span, width, to)) - x), height, palette.line);
  }
  context.font = '11px system-ui, sans-serif';
  context.textAlign = 'center';
  for (const { at, label } of timeTicks(calendar, span.from, span.to, Math.max(2, Math.floor(width / 90)))) {
    const x = Math.round(across(span, width, at)) + 0.5;
    context.strokeStyle = palette.line;
    context.beginPath();
    context.moveTo(x, AXIS_HEIGHT - 6);
    context.lineTo(x, height);
    context.stroke();
    context.fillStyle = palette.muted;
    if (x > 24 && x < width - 24) context.fillText(label, x, AXIS_HEIGHT - 11);
  }
}

/** Step of the ramp for so many events in one pixel. */
const rampStep = (count: number, steps: number): number => Math.min(steps - 1, 2 + Math.floor(Math.log2(count)));

function drawLane(context: CanvasRenderingContext2D, lane: Lane, y: number, scene: Scene, palette: Palette, width: number): void {
  const { span } = scene;
  const chosen = lane.endpoint === scene.selected;
  context.strokeStyle = palette.line;
  context.beginPath();
  context.moveTo(0, y + 0.5);
  context.lineTo(width, y + 0.5);
  context.stroke();
  const columns = Math.max(1, Math.floor(width));
  const low = lowerBound(lane.at, span.from);
  const high = lowerBound(lane.at, span.to);
  if (high - low < columns / 4) {
    context.fillStyle = chosen ? palette.orange : palette.blue;
    for (let i = low; i < high; i++) context.fillRect(across(span, width, lane.at[i] as number) - 1, y - 8, 2, 16);
    return;
  }
  const counts = columnCounts(lane.at, span.from, span.to, columns);
  for (let column = 0; column < columns; column++) {
    const count = counts[column] as number;
    if (count === 0) continue;
    const step = rampStep(count, palette.ramp.length);
    const half = 5 + step * 0.6;
    context.fillStyle = chosen ? palette.orange : (palette.ramp[step] as string);
    context.fillRect(column, y - half, 1.4, half * 2);
  }
}

/** Draws what is in view: each lane costs a search a pixel, or a mark an event, whichever is fewer. */
export function drawTimeline(context: CanvasRenderingContext2D, scene: Scene, palette: Palette, width: number, height: number): void {
  const { span, lanes, cursor } = scene;
  context.clearRect(0, 0, width, height);
  drawGround(context, scene, palette, width, height);
  const middle = (i: number) => AXIS_HEIGHT + i * LANE_HEIGHT + LANE_HEIGHT / 2;
  lanes.forEach((lane, i) => {
    drawLane(context, lane, middle(i), scene, palette, width);
  });
  const laneOf = new Map(lanes.map(({ endpoint }, i) => [endpoint, i]));
  context.fillStyle = palette.orange;
  for (const { endpoint, at } of scene.marked) {
    const i = laneOf.get(endpoint);
    if (i === undefined || at < span.from || at > span.to) continue;
    const x = across(span, width, at);
    context.beginPath();
    context.moveTo(x, middle(i) + 6);
    context.lineTo(x - 4, middle(i) + 12);
    context.lineTo(x + 4, middle(i) + 12);
    context.fill();
  }
  context.strokeStyle = palette.ink;
  context.lineWidth = 1.5;
  for (const at of scene.events) {
    const x = across(span, width, at);
    context.setLineDash([4, 3]);
    context.beginPath();
    context.moveTo(x, AXIS_HEIGHT - 6);
    context.lineTo(x, height);
    context.stroke();
  }
  context.setLineDash([]);
  const row = cursor && laneOf.get(cursor.endpoint);
  if (cursor && row !== undefined && row !== null) {
    context.strokeStyle = palette.orange;
    context.lineWidth = 2;
    context.strokeRect(across(span, width, cursor.at) - 5, middle(row) - 11, 10, 22);
  }
  context.lineWidth = 1;
}
