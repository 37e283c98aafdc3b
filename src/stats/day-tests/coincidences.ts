import { type DayTest, outcomeOf } from './day-test.ts';
import { coverWindows } from './window-cover.ts';

/**
 * Event coincidence analysis: how many moments of b have one of a near, either way round.
 * Source: J. F. Donges et al., Eur. Phys. J. Spec. Top. 225 (2016), with a chance that leaves each moment in its stretch.
 */
export const coincidences: DayTest = (a, b, nearness) => {
  let matches = 0;
  let expected = 0;
  coverWindows(a, b, nearness, (isNear, share) => {
    if (isNear) matches++;
    expected += share;
  });
  return outcomeOf(matches, expected);
};
