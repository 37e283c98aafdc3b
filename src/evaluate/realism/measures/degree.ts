import { degrees } from '../../../graph/csr.ts';
import { distribution, scaleByMean } from '../statistic.ts';
import { graphOf } from '../traffic.ts';
import { type Measure, requiring } from './measure.ts';

export const degree: Measure = {
  id: 'degree',
  title: 'contacts an endpoint',
  describes:
    'Distinct others that an endpoint was in contact with, over endpoints with any, divided by their mean so that the size of the population and the length of the log matter less; log scale.',
  source: 'Onnela et al., PNAS 104 (2007)',
  unit: 'decade',
  measure: requiring({ ties: true }, (traffic) => {
    const connected = Float64Array.from(degrees(graphOf(traffic, 1))).filter((k) => k > 0);
    return distribution(scaleByMean(connected), 'log', 'endpoints');
  }),
};
