import type { AnyInference } from '../model/inference.ts';
import { connectedBefore } from './around-an-event/connected-before.ts';
import { circles } from './groups/circles.ts';
import { reach } from './groups/reach.ts';

/** The table of contents: every question, in the order in which they are asked and reported. */
export const inferences: readonly AnyInference[] = [connectedBefore, circles, reach];
