import type { LabelSource } from '../labelling.ts';

/** Its figures are counts of what a log shows, held to the published values of another implementation in tests. */
export const routineAndEntropy: LabelSource = {
  label: () => ({
    kind: 'none',
    why: 'it describes what the log shows; which habits are unusual is a matter of the others, not of a truth',
  }),
};
