import type { NodeHoverDrawingFunction } from 'sigma/rendering';
import { readPalette } from '../palette.ts';
import type { EdgeLook, NodeLook } from './build-graph.ts';

/** The label of the node under the pointer, on paper of the theme's colour (sigma's own is always white). */
export const drawHover: NodeHoverDrawingFunction<NodeLook, EdgeLook> = (context, data, settings) => {
  const palette = readPalette();
  const label = data.label ?? '';
  context.font = `600 ${settings.labelSize}px ${settings.labelFont}`;
  const width = context.measureText(label).width + 12;
  const x = data.x + data.size + 3;
  context.fillStyle = palette.paper;
  context.strokeStyle = palette.orange;
  context.lineWidth = 1.5;
  context.beginPath();
  context.roundRect(x, data.y - 11, width, 22, 3);
  context.fill();
  context.stroke();
  context.beginPath();
  context.arc(data.x, data.y, data.size + 2, 0, 2 * Math.PI);
  context.stroke();
  context.fillStyle = palette.ink;
  context.textBaseline = 'middle';
  context.fillText(label, x + 6, data.y + 1);
  context.textBaseline = 'alphabetic';
};
