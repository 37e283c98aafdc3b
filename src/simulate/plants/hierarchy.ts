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
/** One gives an order to several, one after the other, with so much between them on average. */
const BETWEEN = 2 * MINUTE;
const CALL = { mean: 60 * SECOND, share: 0.6 };

/** From, to (places in `members`), and when. */
interface Hop {
  readonly from: number;
  readonly to: number;
  readonly at: Millis;
}

/**
 * A tree of people. Orders run down it, hop by hop, and some reports run up. The chief says little to anyone. Without relations the same
 * people contact anybody, as often on average, on days and at hours of their own.
 */
export function plantHierarchy(bed: Seedbed, plant: Extract<Plant, { kind: 'hierarchy' }>): Planted {
  const { members, parent, level } = chooseTree(bed, plant);
  bed.roles.chief = members[0] as number;
  bed.roles.target ??= members[1] ?? (members[0] as number);
  const below = members.map((_, above) => parent.flatMap((of, i) => (of === above ? [i] : [])));

  function runOrder(start: Millis, everyday: Everyday, random: Random): Hop[] {
    const hops: Hop[] = [];
    const lag = () => Math.floor(plant.lagMinutes * MINUTE * Math.exp(SPREAD * drawNormal(random)));
    const pass = (above: number, at: Millis): void => {
      for (const next of below[above] as number[]) {
        if (random.next() > PASSED) continue;
        const when = everyday.life.whenAwake(members[above] as number, at + Math.floor(BETWEEN * drawExponential(random)), random);
        if (when < 0) continue;
        hops.push({ from: above, to: next, at: when });
        if ((below[next] as number[]).length > 0) pass(next, when + lag());
        else if (random.next() < REPORTED) hops.push({ from: next, to: above, at: when + 4 * lag() });
      }
    };
    pass(0, start);
    return hops;
  }

  /** Contacts that a member makes a day, on average. */
  const hopsOf = (member: number): number => {
    const reached = plant.ordersADay * PASSED ** (level[member] as number);
    const under = (below[member] as number[]).length;
    return under > 0 ? reached * under * PASSED : reached * REPORTED;
  };

  function contact(from: number, to: number, at: Millis, { messenger, identityFor, cellOf }: Everyday, random: Random): void {
    const [one, other] = [identityFor(from, to), identityFor(to, from)];
    if (random.next() >= CALL.share) messenger.send(one, other, at);
    else messenger.acts.add(at, ACT.call, one, other, Math.floor(CALL.mean * drawExponential(random)), -1, cellOf(from, at));
  }

  return {
    truth: { hierarchy: { members, parent } },
    today(everyday, daily, meet) {
      const { life } = everyday;
      if (meet !== undefined) {
        members.forEach((from, member) => {
          for (let n = drawPoisson(hopsOf(member) * (1 - plant.unseenShare), daily); n > 0; n--) {
            const [to, at] = [meet(from), life.drawInstant(from, 'working', daily)];
            if (at >= 0 && to !== from && everyday.isHere(to)) contact(from, to, at, everyday, daily);
          }
        });
        return;
      }
      for (let n = drawPoisson(plant.ordersADay, daily); n > 0; n--) {
        const start = life.drawInstant(members[0] as number, 'working', daily);
        if (start < 0) continue;
        for (const hop of runOrder(start, everyday, daily)) {
          if (daily.next() < plant.unseenShare) continue;
          const from = members[hop.from] as number;
          const at = life.whenAwake(from, hop.at, daily);
          if (at >= 0) contact(from, members[hop.to] as number, at, everyday, daily);
        }
      }
    },
  };
}

/** The chief is somebody with few contacts; the others are anybody. `level` counts hops from the chief. */
function chooseTree(
  bed: Seedbed,
  { depth, branching }: Extract<Plant, { kind: 'hierarchy' }>,
): { members: number[]; parent: number[]; level: number[] } {
  const { people } = bed;
  const degree = new Int32Array(people.length);
  for (const { a, b } of bed.ties) {
    degree[a] = (degree[a] as number) + 1;
    degree[b] = (degree[b] as number) + 1;
  }
  const plain = (i: number) => (people[i]?.abroad || people[i]?.shift ? -1_000 : 0);
  const members = [choosePerson(bed, (i) => plain(i) - (degree[i] as number))];
  const parent = [-1];
  const level = [0];
  for (let hops = 1, first = 0; hops <= depth; hops++) {
    const last = members.length;
    for (let above = first; above < last; above++)
      for (let n = 0; n < branching; n++) {
        members.push(choosePerson(bed, plain));
        parent.push(above);
        level.push(hops);
      }
    first = last;
  }
  return { members, parent, level };
}
