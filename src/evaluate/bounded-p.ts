/**
 * Tests whose p is a bound and not exact, with the reason: where nothing is there it is at most `a` in at most `a` of the cases, but it is
 * not uniform. Every other test gives `pBeyond` for all of its hypotheses, and is held to uniformity.
 */
export const BOUNDED_P: Readonly<Record<string, string>> = {
  'broken-routine':
    'days that no departure makes remarkable count with p = 1, three departures are paid for in full, and of several chances the largest is taken',
};
