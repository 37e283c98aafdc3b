import type { Random } from '../../model/random.ts';
import { drawExponential, drawNormal } from '../../stats/draw.ts';
import type { Everyday } from '../communication/everyday.ts';
import { HOUR, MINUTE, type Millis } from '../local-days.ts';
import { ACT } from '../protocol/acts.ts';
import { drawMessageSize } from '../protocol/sizes.ts';
import type { Plant } from '../scenario.ts';
import { CARRIED } from './last-connection.ts';
import type { Planted, Seedbed } from './plant.ts';

/** Clock hours between which the channel posts. */
const OPENS = 8;
const CLOSES = 22;
/** Share of posts that a reader reads, and the median delay. */
const READ = 0.6;
const READ_AFTER = 8 * MINUTE;

/**
 * A broadcast channel: its posts reach many within seconds, some of whom read them soon. Without relations each reader gets as many
 * posts, at hours that have nothing to do with those of the others.
 */
export function plantChannel(bed: Seedbed, plant: Extract<Plant, { kind: 'channel' }>): Planted {
  const { society, roles, identities, scenario, random } = bed;
  const channel = identities.add(-1, 'channel');
  roles.channel = channel;
  const last = scenario.plants.find((other) => other.kind === 'last-connection');
  // Whether he reads it is just what tells one of the three truths from the others.
  const subscribers = society.people
    .map((_, i) => i)
    .filter((i) => (i === roles.suspect ? last?.truth === 'reader' : random.next() < plant.subscriberShare));
  const told =
    last?.truth === 'reader' && scenario.related
      ? bed.at(scenario.days - last.dayFromEnd, last.clock) - Math.round(last.lagSeconds * 1_000) - CARRIED
      : Number.NaN;

  const span = ((CLOSES - OPENS) * HOUR) / plant.postsADay;
  const drawPosts = ({ life, startOf }: Everyday, daily: Random): Millis[] => {
    const [opens, closes] = [startOf(life.day) + OPENS * HOUR, startOf(life.day) + CLOSES * HOUR];
    const posts: Millis[] = [];
    for (let at = opens + span * drawExponential(daily); at < closes; at += span * drawExponential(daily)) posts.push(Math.floor(at));
    return posts;
  };
  const deliver = (reader: number, at: Millis, bytes: number, everyday: Everyday, daily: Random): void => {
    const { life, people, messenger, identityFor, isHere } = everyday;
    if (!isHere(reader) || (people[reader]?.offAtNight && life.isAsleep(reader, at))) return;
    const number = identityFor(reader, -1);
    const arrives = at + 300 + Math.floor(1_500 * drawExponential(daily));
    messenger.acts.add(arrives - 200, ACT.push, number, -1, 0, -1);
    messenger.acts.add(arrives, ACT.deliver, number, channel, bytes, -1);
    if (daily.next() > READ) return;
    const read = life.whenAwake(reader, arrives + Math.floor(READ_AFTER * Math.exp(1.5 * drawNormal(daily))), daily);
    if (read >= 0) messenger.acts.add(read, ACT.read, number, channel, 20_000, -1);
  };
  return {
    truth: { subscribers },
    today(everyday, daily, meet) {
      const { life, startOf } = everyday;
      const drawSize = () => drawMessageSize(scenario.protocol.paddingBytes, daily);
      if (meet !== undefined) {
        for (const reader of subscribers) for (const at of drawPosts(everyday, daily)) deliver(reader, at, drawSize(), everyday, daily);
        return;
      }
      const posts = drawPosts(everyday, daily);
      if (told >= startOf(life.day) && told < startOf(life.day + 1)) posts.push(told);
      for (const at of posts) {
        const bytes = drawSize();
        // The suspect's own copy of the post before the event is part of that plant.
        for (const reader of subscribers) if (at !== told || reader !== roles.suspect) deliver(reader, at, bytes, everyday, daily);
      }
    },
  };
}
