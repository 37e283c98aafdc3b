import { share } from '../statistic.ts';
import { type Measure, requiring } from './measure.ts';

export const turnover: Measure = {
  id: 'turnover',
  title: 'ties that last',
  describes: 'Of ties with a contact in the first half of the time that the log covers, the share with one in the second half.',
  source: 'Hidalgo and Rodríguez-Sickert, Physica A 387 (2008), for persistence',
  unit: 'point',
  measure: requiring({ ties: true, days: 14 }, ({ ties, from, to }) => {
    const middle = from + (to - from) / 2;
    let early = 0;
    let lasting = 0;
    for (let tie = 0; tie < ties.count; tie++) {
      const first = ties.at[ties.offsets[tie] as number] as number;
      const last = ties.at[(ties.offsets[tie + 1] as number) - 1] as number;
      if (!(first < middle)) continue;
      early++;
      if (last >= middle) lasting++;
    }
    return share(lasting, early, 'ties of the first half');
  }),
};
