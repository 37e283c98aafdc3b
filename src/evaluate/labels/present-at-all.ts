import type { LabelSource } from '../labelling.ts';
import { connectedBefore } from './connected-before.ts';

/** The source who was in touch around each publication; asked of contacts with the journalist, whom the paper names. */
export const presentAtAll: LabelSource = {
  events: (truth) => (truth.planted.events && truth.planted.events.length > 1 ? (connectedBefore.events?.(truth) ?? []) : []),
  focus: ({ roles }) => (roles.journalist === undefined ? [] : [roles.journalist]),
  options: ({ roles }) => (roles.journalist === undefined ? {} : { 'present-at-all.in-touch': 1 }),
  label(log) {
    const labels = connectedBefore.label(log);
    return labels.kind === 'yes-or-no' ? { ...labels, asks: 'is this the one who was in touch before each of the events' } : labels;
  },
};
