import { MICROS_PER_SECOND } from '../../../model/event.ts';
import { distribution } from '../statistic.ts';
import { type Measure, requiring } from './measure.ts';

export const tieGaps: Measure = {
  id: 'tie-gaps',
  title: 'gaps in a tie, s',
  describes:
    'Seconds between successive contacts of a tie, either way; less than one second counts as one, since clocks differ; log scale.',
  source: 'Barabási, Nature 435 (2005)',
  unit: 'decade',
  measure: requiring({ ties: true, time: true }, ({ ties }) => {
    const gaps: number[] = [];
    let units = 0;
    for (let tie = 0; tie < ties.count; tie++) {
      const [start, end] = [ties.offsets[tie] as number, ties.offsets[tie + 1] as number];
      for (let i = start + 1; i < end; i++)
        gaps.push(Math.max(1, ((ties.at[i] as number) - (ties.at[i - 1] as number)) / MICROS_PER_SECOND));
      if (end - start > 1) units++;
    }
    return distribution(Float64Array.from(gaps), 'log', 'ties with two contacts', units);
  }),
};
