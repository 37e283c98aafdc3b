import type { Random } from '../../model/random.ts';
import { drawExponential, drawGeometric, drawNormal } from '../../stats/draw.ts';
import { MINUTE, type Millis, SECOND } from '../local-days.ts';
import type { DaysOfLife } from '../people/days-of-life.ts';
import type { HourShape } from '../people/hours.ts';
import type { Person } from '../people/person.ts';
import { type Focus, SHAPE_OF } from '../ties/tie.ts';
import type { Messenger } from './messenger.ts';

/** Messages after the first, on average. */
const MORE = 4;
/** How often the other side takes the turn. */
const TURNS = 0.62;
/** A reply in a running exchange, and one to which its writer comes back later: median and spread on the natural log scale. */
const SOON = { median: 40 * SECOND, spread: 1.3 };
const LATER = { median: 50 * MINUTE, spread: 1.5 };
const LATER_SHARE = 0.22;
/** Conversations never go on for longer. */
const LONGEST = 12 * 60 * MINUTE;
/** Share of conversations that stay one-sided, and the messages of such a one after the first. */
const UNANSWERED = 0.3;
const MONOLOGUE = 0.3;
const ATTEMPTS = 6;

export const shapeOf = (focus: Focus, free: boolean): HourShape => {
  const shape = SHAPE_OF[focus];
  return shape === 'private' ? (free ? 'free' : 'working') : shape;
};

/** Delay until the next message: heavy-tailed, longer where the writer is slow to answer. */
export function drawReplyDelay(slowness: number, random: Random): Millis {
  const { median, spread } = random.next() < LATER_SHARE ? LATER : SOON;
  return 1_000 + Math.floor(median * slowness * Math.exp(spread * drawNormal(random)));
}

/** An instant at which one opens a conversation, preferably while the other is awake. */
export function drawOpening(opener: number, other: number, focus: Focus, life: DaysOfLife, random: Random): Millis {
  const shape = shapeOf(focus, life.isFree(opener));
  let at = -1;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    at = life.drawInstant(opener, shape, random);
    if (at >= 0 && !life.isAsleep(other, at)) break;
  }
  return at;
}

/** The two sides of a conversation: people, and the identities that they use towards each other. */
export interface Sides {
  readonly people: readonly [number, number];
  readonly identities: readonly [number, number];
}

/**
 * A conversation: messages to and fro, with runs of several by one side, and delays with a heavy tail. A message is read just before
 * its reader writes again; what comes in the night waits for the morning.
 * @param more messages after the first, on average
 * @returns the time of the last message
 */
export function converse(
  sides: Sides,
  opens: 0 | 1,
  start: Millis,
  { people, life, messenger }: { people: readonly Person[]; life: DaysOfLife; messenger: Messenger },
  more = MORE,
): Millis {
  const { random } = messenger;
  const at: Millis[] = [start];
  const by: (0 | 1)[] = [opens];
  const answered = random.next() >= UNANSWERED;
  for (let left = drawGeometric(answered ? more : MONOLOGUE, random); left > 0; left--) {
    const before = by[by.length - 1] as 0 | 1;
    const turns = answered && random.next() < TURNS;
    const writer = turns ? ((1 - before) as 0 | 1) : before;
    const person = sides.people[writer];
    const delay = turns
      ? drawReplyDelay((people[person] as Person | undefined)?.slowness ?? 1, random)
      : 2_000 + Math.floor(12 * SECOND * drawExponential(random));
    const next = life.whenAwake(person, (at[at.length - 1] as number) + delay, random);
    if (next < 0 || next - start > LONGEST) break;
    at.push(next);
    by.push(writer);
  }
  for (let i = 0; i < at.length; i++) {
    const writer = by[i] as 0 | 1;
    const reply = by.findIndex((other, j) => j > i && other !== writer);
    const readAt =
      reply < 0 ? undefined : Math.max(at[i] as number, (at[reply] as number) - 2_000 - Math.floor(6 * SECOND * drawExponential(random)));
    messenger.send(sides.identities[writer], sides.identities[1 - writer] as number, at[i] as number, readAt);
  }
  return at[at.length - 1] as number;
}
