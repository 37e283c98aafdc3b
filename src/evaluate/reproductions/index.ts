import { disclosureFamily } from './disclosure.ts';
import { dispersion } from './dispersion.ts';
import { flowCorrelation } from './flow-correlation.ts';
import { groupRoster } from './group-roster.ts';
import { histogramMatching } from './histogram-matching.ts';
import { hopReach } from './hop-reach.ts';
import type { Landmark } from './landmark.ts';
import { partnerByCount } from './partner-by-count.ts';
import { presencePairs } from './presence-pairs.ts';
import { reIdentification } from './re-identification.ts';
import { receiptTiming } from './receipt-timing.ts';
import { sameSource } from './same-source.ts';
import { sealedSender } from './sealed-sender.ts';
import { secondNumber } from './second-number.ts';
import { singleCoincidence } from './single-coincidence.ts';
import { unicity } from './unicity.ts';

/** Every published result that is held beside a set-up of ours, in the order in which they are printed. */
export const landmarks: readonly Landmark[] = [
  flowCorrelation,
  presencePairs,
  partnerByCount,
  dispersion,
  receiptTiming,
  sameSource,
  singleCoincidence,
  hopReach,
  unicity,
  reIdentification,
  histogramMatching,
  secondNumber,
  sealedSender,
  disclosureFamily,
  groupRoster,
];
