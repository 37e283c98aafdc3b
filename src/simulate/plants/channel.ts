import type { Random } from '../../model/random.ts';
import { drawExponential, drawNormal } from '../../stats/draw.ts';
import type { Everyday } from '../communication/everyday.ts';
import { HOUR, MINUTE, type Millis } from '../local-days.ts';
import { ACT } from '../protocol/acts.ts';
import { drawMessageSize } from '../protocol/sizes.ts';
import type { Plant } from '../scenario.ts';
import type { Planted, Seedbed } from './plant.ts';

/** Clock hours between which the channel posts. */
const OPENS = 8;
const CLOSES = 22;

/** A broadcast channel: its posts reach many within seconds, some of whom read them soon. */
export function plantChannel(bed: Seedbed, plant: Extract<Plant, { kind: 'channel' }>): Planted {
  const { society, roles, identities, scenario, random } = bed;
  const channel = identities.add(-1, 'channel');
  roles.channel = channel;
  const last = scenario.plants.find((other) => other.kind === 'last-connection');
  // Whether he reads it is just what tells one of the three truths from the others.
  const subscribers = society.people
    .map((_, i) => i)
    .filter((i) => (i === roles.suspect ? last?.truth === 'reader' : random.next() < plant.subscriberShare));
  const event = last ? bed.eventOf(last) - Math.round(last.lagSeconds * 1_000) : -1;
  return {
    truth: { subscribers },
    today(everyday: Everyday, daily: Random) {
      const { messenger, life, startOf } = everyday;
      const posts: Millis[] = [];
      const span = ((CLOSES - OPENS) * HOUR) / plant.postsADay;
      for (
        let at = startOf(life.day) + OPENS * HOUR + span * drawExponential(daily);
        at < startOf(life.day) + CLOSES * HOUR;
        at += span * drawExponential(daily)
      )
        posts.push(Math.floor(at));
      const told = last?.truth === 'reader' && scenario.related && event >= startOf(life.day) && event < startOf(life.day + 1);
      if (told) posts.push(event - 1_400);
      for (const at of posts) {
        const bytes = drawMessageSize(scenario.protocol.paddingBytes, daily);
        for (const reader of subscribers) {
          // The suspect's own copy at the event is part of that plant.
          if (told && reader === roles.suspect && at === event - 1_400) continue;
          if (everyday.people[reader]?.offAtNight && life.isAsleep(reader, at)) continue;
          const arrives = at + 300 + Math.floor(1_500 * drawExponential(daily));
          messenger.acts.add(arrives - 200, ACT.push, reader, -1, 0, -1);
          messenger.acts.add(arrives, ACT.deliver, reader, channel, bytes, -1);
          if (daily.next() > 0.6) continue;
          const read = life.whenAwake(reader, arrives + Math.floor(8 * MINUTE * Math.exp(1.5 * drawNormal(daily))), daily);
          if (read >= 0) messenger.acts.add(read, ACT.read, reader, channel, 20_000, -1);
        }
      }
    },
  };
}
