import { MICROS_PER_DAY, MICROS_PER_MINUTE, MICROS_PER_SECOND } from '../../src/model/event.ts';
import { START, type World } from '../simulated-world.ts';

const phone = (n: number) => `phone-60${n}`;
const DAYS = 30;
const PAIRS = [
  [5, 6],
  [7, 8],
] as const;
const GROUP = [0, 1, 2, 3, 4];

/**
 * Adds ten phones whose messages name nobody but the one who sends, or the one who receives: a group of five, and two pairs who write to
 * each other, on most days. Whoever wrote gets a receipt a little after the message was delivered.
 */
export function addSealed(events: World['events']): World['events'] {
  const added: World['events'][number][] = [];
  const row = (at: number, kind: 'send' | 'receive', n: number) => added.push({ at, kind, actor: phone(n) });
  const post = (at: number, from: number, to: readonly number[]) => {
    row(at, 'send', from);
    to.forEach((one, i) => {
      const handed = at + (400 + 170 * i) * 1_000;
      row(handed, 'receive', one);
      row(handed + 230_000, 'receive', from);
    });
  };
  for (let day = 2; day < 2 + DAYS; day++) {
    const at = (minute: number) => START + day * MICROS_PER_DAY + minute * MICROS_PER_MINUTE + ((day * 7) % 50) * MICROS_PER_SECOND;
    for (let thread = 0; thread < 2; thread++) {
      const from = (day + 2 * thread) % 5;
      post(
        at(600 + 300 * thread + ((day * 53) % 200)),
        from,
        GROUP.filter((one) => one !== from),
      );
    }
    PAIRS.forEach(([one, other], i) => {
      const minute = 620 + 150 * i + ((day * (71 + 12 * i)) % 240);
      post(at(minute), day % 2 === 0 ? one : other, [day % 2 === 0 ? other : one]);
      post(at(minute + 4), day % 2 === 0 ? other : one, [day % 2 === 0 ? one : other]);
    });
    // The tenth writes to anybody, so that somebody has no company of their own.
    if (day % 3 === 0) post(at(900 + ((day * 31) % 100)), 9, [day % 9]);
  }
  return [...events, ...added].sort((a, b) => a.at - b.at);
}
