import type { LabelSource } from '../labelling.ts';
import { sameSource } from './same-source.ts';

/** Two numbers that one person has at the same time: what places tell here is told by hours there. */
export const secondNumber: LabelSource = { label: sameSource.label };
