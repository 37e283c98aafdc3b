import type { LabelSource } from '../labelling.ts';

/** The truth is the log itself. */
export const unicity: LabelSource = {
  label: () => ({
    kind: 'none',
    why: 'it counts who in this very log has the same points; the log is the truth, and its intervals are held against a full count in tests',
  }),
};
