/**
 * Tests whose p is a bound, with the reason: where nothing is there it is at most `a` in at most `a` of the cases, to which they are
 * held, but it need not be uniform. Every other test gives `pBeyond` for all of its hypotheses, and is held to uniformity.
 */
export const BOUNDED_P: Readonly<Record<string, string>> = {
  'broken-routine':
    'days that no departure makes remarkable count with p = 1, three departures are paid for in full, and of several chances the largest is taken',
  'present-at-all':
    'of two tails the larger is taken, one of which has events whose stretches hang together count for less; and few values can come out',
  'linked-by-timing':
    'days and hits come in whole numbers, their tail is bounded by a Poisson law, and pairs that an index of common moments did not propose count with p = 1',
  'same-source': 'pairs in contact, or that an index of common sessions did not propose, count with p = 1',
  'circle-life': 'rounds stop early where the answer is plain, and moments at which no circle was proposed count with p = 1',
  'changed-after':
    'over several events the least chance is multiplied by their number, and moments of endpoints that differ in steadiness are ranked together',
  'changed-routine':
    'the largest of many steps is paid for by an asymptotic tail that bounds small chances from above and says little of large ones',
  'group-roster': 'only groups are given, with the largest chance of any of their pairs and thirds; all other pairs count with p = 1',
  'sealed-sender-partner':
    'pairs that met on few days count with p = 1, of two rates the higher is taken, company by chance is counted beside them, and of two directions the smaller chance counts twice',
  introducers:
    'moments of other days are taken where both were active, at which either is met rather more often than by chance; and thirds that are never in contact with both count with p = 1',
  relays: 'of the chances by two comparisons the larger is taken',
  'successor-number':
    'pairs without a common contact, or of which one fits another number better, count with p = 1, and places among impostors come in whole numbers',
  'second-number':
    'two people are taken to be together more than they are, and pairs in contact, too seldom compared or apart as often as that count with p = 1',
  'tie-change':
    'the least of fifteen tails is paid for by a bound unless it is small, effective days are rounded down, and the spread of days is taken with a margin',
};
