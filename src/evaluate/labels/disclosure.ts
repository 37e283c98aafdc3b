import type { LabelSource } from '../labelling.ts';

/** No simulated observer sees who sends and who receives without seeing which belongs to which. */
export const disclosure: LabelSource = {
  label: () => ({ kind: 'none', why: 'worlds have no mix: whoever sees both ends of a message in them sees which belong together' }),
};
