import { distribution, scaleByMean, share } from '../statistic.ts';
import { strengths } from '../traffic.ts';
import { type Measure, requiring } from './measure.ts';

export const tieStrength: Measure = {
  id: 'tie-strength',
  title: 'contacts a tie',
  describes: 'Contacts of each tie, divided by their mean; log scale.',
  source: 'Onnela et al., PNAS 104 (2007)',
  unit: 'decade',
  measure: requiring({ ties: true }, ({ ties }) => distribution(scaleByMean(strengths(ties)), 'log', 'ties')),
};

export const singleContactTies: Measure = {
  id: 'single-contact-ties',
  title: 'ties with one contact',
  describes: 'Share of ties that were used once.',
  source: 'counting',
  unit: 'point',
  measure: requiring({ ties: true }, ({ ties }) => share(strengths(ties).filter((n) => n === 1).length, ties.count, 'ties')),
};
