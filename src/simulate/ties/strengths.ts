import type { Random } from '../../model/random.ts';
import type { Person } from '../people/person.ts';
import type { Scenario } from '../scenario.ts';
import type { Acquaintance } from './foci.ts';
import type { Focus, Tie } from './tie.ts';

/** What a contact is worth before any advantage has come of it. */
const HEAD_START: Readonly<Record<Focus, number>> = { couple: 6, home: 2, family: 0.8, work: 0.7, club: 0.5, loose: 0.35, planted: 1 };
/** Rounds of the urn, a tie: enough for strengths to settle. */
const ROUNDS = 12;

/**
 * Deals the conversations out to the ties. Each round someone turns to one of their contacts, by head start and by how often they
 * did before: cumulative advantage, which gives every person a few strong ties and many weak ones.
 * Source: G. Iñiguez, S. Heydari, J. Kertész, J. Saramäki, Nature Communications 14, 2023; its effort is the head start here,
 * and a tie's count is shared by its two ends.
 */
export function dealStrengths(
  acquaintances: readonly Acquaintance[],
  people: readonly Person[],
  { ties: { evenness, turnoverAMonth }, talk: { conversations }, days }: Pick<Scenario, 'ties' | 'talk' | 'days'>,
  random: Random,
): Tie[] {
  const counts = Float64Array.from(acquaintances, ({ focus }) => evenness * HEAD_START[focus]);
  const own: number[][] = people.map(() => []);
  acquaintances.forEach(({ a, b }, tie) => {
    own[a]?.push(tie);
    own[b]?.push(tie);
  });
  const worth = own.map((ties) => ties.reduce((sum, tie) => sum + (counts[tie] as number), 0));
  const turns = people.map((person, i) => ((own[i]?.length ?? 0) === 0 ? 0 : person.vigour));
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < people.length; i++) {
      const mine = own[i] as number[];
      for (let turn = Math.round((turns[i] as number) * mine.length); turn > 0; turn--) {
        let left = random.next() * (worth[i] as number);
        let chosen = mine[mine.length - 1] as number;
        for (const tie of mine) {
          left -= counts[tie] as number;
          if (left < 0) {
            chosen = tie;
            break;
          }
        }
        counts[chosen] = (counts[chosen] as number) + 1;
        const { a, b } = acquaintances[chosen] as Acquaintance;
        worth[a] = (worth[a] as number) + 1;
        worth[b] = (worth[b] as number) + 1;
      }
    }
  }
  const total = counts.reduce((sum, count) => sum + count, 0);
  // Two people take part in each conversation.
  const scale = (conversations * people.length) / 2 / Math.max(1, total);
  const month = Math.max(1, days) / 30;
  return acquaintances.map(({ a, b, focus }, tie): Tie => {
    const changes = focus === 'loose' && random.next() < Math.min(1, turnoverAMonth * month);
    const when = random.below(Math.max(1, days));
    const begins = changes && random.next() < 0.5;
    return {
      a,
      b,
      focus,
      rate: (counts[tie] as number) * scale,
      from: begins ? when : 0,
      to: changes && !begins ? when : days,
    };
  });
}
