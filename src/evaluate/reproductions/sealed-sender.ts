import type { Random } from '../../model/random.ts';
import { createEpochContrast } from '../../stats/epoch-contrast.ts';
import { medianOf } from './figure-of.ts';
import type { Landmark } from './landmark.ts';

const USERS = 1_000_000;
/** Receivers in a second, at 50 messages a day each. */
const BACKGROUND = 579;
/** Chance that whoever wrote receives within the epoch, with the median that a plain simulation in another language gave. */
const HITS = [
  { hit: 1, derived: 2 },
  { hit: 0.7, derived: 3 },
  { hit: 0.6, derived: undefined },
  { hit: 0.5, derived: 6 },
  { hit: 0.33, derived: 7 },
] as const;
const RUNS = 60;
const MOST = 200;

/** Messages to the target after which its only correspondent is strictly first. */
export function messagesUntilFirst(hit: number, random: Random): number {
  const contrast = createEpochContrast(USERS);
  const receivers = new Int32Array(BACKGROUND + 1);
  // The correspondent is number 0; the last place of an epoch is theirs if they receive in it.
  const draw = (there: boolean): Int32Array => {
    for (let i = 0; i < BACKGROUND; i++) receivers[i] = 1 + random.below(USERS - 1);
    return there ? receivers : receivers.subarray(0, BACKGROUND);
  };
  for (let messages = 1; messages < MOST; messages++) {
    contrast.addTarget(draw(random.next() < hit));
    contrast.addRandom(draw(false));
    const { above, equal } = contrast.standing(0);
    if (above + equal === 0) return messages;
  }
  return MOST;
}

export const sealedSender: Landmark = {
  id: 'sealed-sender',
  result: 'A sealed sender is found among a million users after as few as five messages',
  source: 'I. Martiny, G. Kaptchuk, A. Aviv, D. Roche, E. Wustrow, Improving Signal’s sealed sender, NDSS 2021',
  setUp: `${USERS} users of whom ${BACKGROUND} receive in any second, at random; one correspondent, who receives in the second after a message to the target with the chance h; as many random seconds; messages until that one is strictly first, median of ${RUNS} runs for each h`,
  traps: [
    'A uniform background without missing receipts gives 2 or 3 messages: five are consistent with h from 0.5 to 0.7, which stands for missing and late receipts and several correspondents.',
    'No user is popular here; whoever receives all the time cancels out.',
  ],
  run(random) {
    return HITS.map(({ hit, derived }) => {
      const draw = random.fork(`runs ${hit}`);
      const runs = Array.from({ length: RUNS }, () => messagesUntilFirst(hit, draw));
      return {
        what: `messages until strictly first, h = ${hit}`,
        unit: 'messages',
        ...(derived !== undefined && { published: { value: derived, read: 'derived', better: 'lower' } as const }),
        ...(hit === 0.6 && {
          published: { value: 5, read: 'in the source', better: 'lower' } as const,
          notComparable: 'the source’s users reply, repeat themselves and miss receipts, at rates that are not one h',
        }),
        ours: medianOf(runs, 'runs', random.fork(`median ${hit}`)),
      };
    });
  },
};
