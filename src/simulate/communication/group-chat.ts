import type { Random } from '../../model/random.ts';
import { drawGeometric, drawPoisson } from '../../stats/draw.ts';
import type { Millis } from '../local-days.ts';
import type { Group } from '../ties/groups.ts';
import { drawReplyDelay, shapeOf } from './conversations.ts';
import type { Everyday } from './everyday.ts';

/** Posts of a thread after the first, on average. */
export const POSTS = 3;

/** Threads that a group starts today: the mean of the Poisson law. */
export const threadsToday = ({ members, threads }: Group, { life }: Everyday): number =>
  (threads * members.reduce((sum, member) => sum + (life.drive[member] as number), 0)) / members.length;

/**
 * Threads of all chat groups.
 * @param meet in a world without relations: each recipient is anybody, and each post has an hour of its own
 */
export function chatToday(everyday: Everyday, random: Random, meet?: (one: number) => number): void {
  const { life, messenger, people, identityFor } = everyday;
  for (const group of everyday.groups) {
    const { members, kind } = group;
    const focus = kind === 'work' ? 'work' : kind === 'home' ? 'home' : 'loose';
    const anyMember = () => members[random.below(members.length)] as number;
    const drawHour = (writer: number): Millis => life.drawInstant(writer, shapeOf(focus, life.isFree(writer)), random);
    const post = (writer: number, at: Millis): void => {
      if (!everyday.isHere(writer)) return;
      const recipients = meet === undefined ? members.filter((member) => member !== writer) : meetSome(writer, members.length - 1, meet);
      const numbers = recipients.filter((one) => everyday.isHere(one)).map((one) => identityFor(one, -1));
      messenger.post(identityFor(writer, -1), numbers, at);
    };
    for (let n = drawPoisson(threadsToday(group, everyday), random); n > 0; n--) {
      let writer = anyMember();
      let at = drawHour(writer);
      for (let left = drawGeometric(POSTS, random); at >= 0; left--) {
        post(writer, at);
        if (left <= 0) break;
        writer = anyMember();
        at =
          meet === undefined
            ? life.whenAwake(writer, at + drawReplyDelay(people[writer]?.slowness ?? 1, random), random)
            : drawHour(writer);
      }
    }
  }
}

function meetSome(writer: number, count: number, meet: (one: number) => number): number[] {
  const found = new Set<number>();
  for (let tries = 0; found.size < count && tries < 4 * count; tries++) found.add(meet(writer));
  found.delete(writer);
  return [...found].sort((a, b) => a - b);
}
