import type { NodeHoverDrawingFunction, NodeLabelDrawingFunction } from 'sigma/rendering';
import { palette } from '../palette.ts';
import type { EdgeLook, NodeLook } from './build-graph.ts';

/** The label of the node under the pointer, on paper of the theme's colour (sigma's own is always white). */
export const drawHover: NodeHoverDrawingFunction<NodeLook, EdgeLook> = (context, data, settings) => {
  const shades = palette.value;
  const label = data.label ?? '';
  context.font = `600 ${settings.labelSize}px ${settings.labelFont}`;
  const width = context.measureText(label).width + 12;
  const x = data.x + data.size + 3;
  context.fillStyle = shades.paper;
  context.strokeStyle = shades.orange;
  context.lineWidth = 1.5;
  context.beginPath();
  context.roundRect(x, data.y - 11, width, 22, 3);
  context.fill();
  context.stroke();
  context.beginPath();
  context.arc(data.x, data.y, data.size + 2, 0, 2 * Math.PI);
  context.stroke();
  context.fillStyle = shades.ink;
  context.textBaseline = 'middle';
  context.fillText(label, x + 6, data.y + 1);
  context.textBaseline = 'alphabetic';
};

/** A name beside its node, with a rim of paper so that it reads over ties and other nodes. */
export const drawLabel: NodeLabelDrawingFunction<NodeLook, EdgeLook> = (context, data, settings) => {
  if (!data.label) return;
  const shades = palette.value;
  context.font = `${settings.labelSize}px ${settings.labelFont}`;
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = shades.paper;
  context.fillStyle = shades.ink;
  const [x, y] = [data.x + data.size + 3, data.y + settings.labelSize / 3];
  context.strokeText(data.label, x, y);
  context.fillText(data.label, x, y);
};
