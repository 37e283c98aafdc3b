/**
 * Tests whose p is a bound and not exact, with the reason: where nothing is there it is at most `a` in at most `a` of the cases, but it is
 * not uniform. Every other test gives `pBeyond` for all of its hypotheses, and is held to uniformity.
 */
export const BOUNDED_P: Readonly<Record<string, string>> = {
  'broken-routine':
    'days that no departure makes remarkable count with p = 1, three departures are paid for in full, and of several chances the largest is taken',
  'present-at-all':
    'of two tails the larger is taken, one of which has events whose stretches hang together count for less; and few values can come out',
  'tie-change':
    'the least of fifteen tails is paid for by a bound unless it is small, effective days are rounded down, and the spread of days is taken with a margin',
};
