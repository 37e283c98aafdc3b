import type { Random } from '../../model/random.ts';
import { drawExponential, drawNormal, drawPoisson } from '../../stats/draw.ts';
import type { Everyday } from '../communication/everyday.ts';
import { MINUTE, type Millis, SECOND } from '../local-days.ts';
import { ACT } from '../protocol/acts.ts';
import type { Plant } from '../scenario.ts';
import { choosePerson, type Planted, type Seedbed } from './plant.ts';

/** Spread of a hop's delay on the natural log scale. */
const SPREAD = 0.7;
/** Share of orders that a member passes on to each of those below, and share of those carried out that are reported. */
const PASSED = 0.8;
const REPORTED = 0.5;
const CALL = { mean: 60 * SECOND, share: 0.6 };

/** A tree of people. Orders run down it, hop by hop, and some reports run up. The chief says little to anyone. */
export function plantHierarchy(bed: Seedbed, plant: Extract<Plant, { kind: 'hierarchy' }>): Planted {
  const { society, roles, scenario } = bed;
  const degree = new Int32Array(society.people.length);
  for (const { a, b } of bed.ties) {
    degree[a] = (degree[a] as number) + 1;
    degree[b] = (degree[b] as number) + 1;
  }
  const plain = (i: number) => (society.people[i]?.abroad || society.people[i]?.shift ? -1_000 : 0);
  const members = [choosePerson(bed, (i) => plain(i) - (degree[i] as number))];
  const parent = [-1];
  for (let level = 1, first = 0; level <= plant.depth; level++) {
    const last = members.length;
    for (let above = first; above < last; above++)
      for (let n = 0; n < plant.branching; n++) {
        const next = choosePerson(bed, plain);
        if (next < 0) continue;
        members.push(next);
        parent.push(above);
      }
    first = last;
  }
  roles.chief = members[0] as number;
  roles.target ??= members[1] ?? (members[0] as number);
  const below = members.map((_, above) => parent.flatMap((of, i) => (of === above ? [i] : [])));

  /** Hops of one order: from, to (places in `members`) and when. */
  function runOrder(start: Millis, everyday: Everyday, random: Random): { from: number; to: number; at: Millis }[] {
    const hops: { from: number; to: number; at: Millis }[] = [];
    const lag = () => Math.floor(plant.lagMinutes * MINUTE * Math.exp(SPREAD * drawNormal(random)));
    const pass = (above: number, at: Millis): void => {
      for (const next of below[above] as number[]) {
        if (random.next() > PASSED) continue;
        const when = everyday.life.whenAwake(members[above] as number, at + Math.floor(2 * MINUTE * drawExponential(random)), random);
        if (when < 0) continue;
        hops.push({ from: above, to: next, at: when });
        if ((below[next] as number[]).length > 0) pass(next, when + lag());
        else if (random.next() < REPORTED) hops.push({ from: next, to: above, at: when + 4 * lag() });
      }
    };
    pass(0, start);
    return hops;
  }

  return {
    truth: { hierarchy: { members, parent } },
    today(everyday: Everyday, daily: Random, meet) {
      const { life, messenger, identityFor, cellOf } = everyday;
      for (let n = drawPoisson(plant.ordersADay, daily); n > 0; n--) {
        const start = life.drawInstant(members[0] as number, 'working', daily);
        if (start < 0) continue;
        for (const hop of runOrder(start, everyday, daily)) {
          if (daily.next() < plant.unseenShare) continue;
          const from = members[hop.from] as number;
          // Without relations: as many calls by the same people, at hours of their own, to anybody.
          const to = meet === undefined ? (members[hop.to] as number) : meet(from);
          const at = meet === undefined ? life.whenAwake(from, hop.at, daily) : life.drawInstant(from, 'working', daily);
          if (at < 0 || to === from) continue;
          if (daily.next() < CALL.share)
            messenger.acts.add(
              at,
              ACT.call,
              identityFor(from, to),
              identityFor(to, from),
              Math.floor(CALL.mean * drawExponential(daily)),
              -1,
              cellOf(from, at),
            );
          else messenger.send(identityFor(from, to), identityFor(to, from), at);
        }
      }
      void scenario;
    },
  };
}
