import type { LabelSource } from '../labelling.ts';

export const bursts: LabelSource = {
  label: () => ({ kind: 'none', why: 'worlds plant no bursts: people are busier for a while by chance, which is in no truth' }),
};
