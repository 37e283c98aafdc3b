import type { LabelSource } from '../labelling.ts';

/** Reach counts the contacts that a log shows, and infers nothing from them. */
export const reach: LabelSource = {
  label: () => ({ kind: 'none', why: 'it counts what the log shows, and claims nothing beyond it' }),
};
